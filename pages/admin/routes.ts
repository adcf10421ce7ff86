import { calendarPageRoutes } from './calendar-routes';
import { customersPageRoutes } from './customers-routes';
import { keyPageRoutes } from './keys-routes';
import { mendRoutes } from './mend-routes';
import { peoplePageRoutes } from './people-routes';
import { readingPageRoutes } from './reading-routes';
import { webhookPageRoutes } from './webhooks-routes';

/** The pages of the administration. */
export const adminRoutes = [
  ...mendRoutes,
  ...peoplePageRoutes,
  ...customersPageRoutes,
  ...keyPageRoutes,
  ...webhookPageRoutes,
  ...readingPageRoutes,
  ...calendarPageRoutes,
];
