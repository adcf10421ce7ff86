import { keyPageRoutes } from './keys-routes';
import { mendRoutes } from './mend-routes';
import { peoplePageRoutes } from './people-routes';

/** The pages of the administration. */
export const adminRoutes = [...mendRoutes, ...peoplePageRoutes, ...keyPageRoutes];
