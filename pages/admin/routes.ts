import { keyPageRoutes } from './keys-routes';
import { mendRoutes } from './mend-routes';

/** The pages of the administration. */
export const adminRoutes = [...mendRoutes, ...keyPageRoutes];
