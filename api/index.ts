import type { Route } from './context/context';
import { actRoutes } from '../pages/act/routes';
import { changeProjectRoute } from './v1/projects/change-project';
import { bulkMilestoneRoutes } from './v1/projects/bulk-milestones';
import { calendarRoutes } from './v1/calendars/calendars';
import { cloudEventRoutes } from './v1/projects/cloud-events';
import { eventRoutes } from './v1/events/events';
import { webhookRoutes } from './v1/webhooks/webhooks';
import { customerDuplicateRoutes } from './v1/customers/customer-duplicates';
import { customerContactRoutes } from './v1/customers/customer-contacts';
import { customerPersonRoutes } from './v1/customers/customer-people';
import { customerFormRoutes } from '../pages/customer/edit/routes';
import { duplicatePageRoutes } from '../pages/duplicates/routes';
import { importPageRoutes } from '../pages/imports/routes';
import { customerReadingRoutes } from '../pages/customer/reading-routes';
import { customerRoutes } from './v1/customers/customers';
import { erasureRoutes } from './v1/customers/erasures';
import { archiveBundleRoutes } from './v1/customers/archive-bundle';
import { retentionRoutes } from './v1/customers/retention';
import { potentialRoutes } from './v1/customers/potentials';
import { personalFactRoutes } from './v1/customers/personal-facts';
import { docsRoutes } from '../pages/docs/routes';
import { inboundMailRoutes } from './v1/inbound-mail/inbound-mail';
import { importMappingRoutes } from './v1/imports/import-mappings';
import { importRoutes } from './v1/imports/imports';
import { keyRoutes } from './v1/keys/keys';
import { myProjectRoutes } from '../pages/my/my-projects';
import { decisionRoutes } from '../pages/today/decisions';
import { myTaskRoutes } from '../pages/today/task-routes';
import { todayRoutes } from '../pages/today/today';
import { handOverPageRoutes } from '../pages/hand-over/hand-over-pages';
import { handOverRoutes } from './v1/hand-overs/hand-overs';
import { operationRoutes } from './operations';
import { pageRoutes } from '../pages/project/pages';
import { newProjectRoutes } from '../pages/projects/new-project-routes';
import { numbersRoutes } from '../pages/numbers/routes';
import { projectsRoutes } from '../pages/projects/routes';
import { teamRoutes } from '../pages/team/routes';
import { teamHandOverRoutes } from '../pages/team/hand-over-routes';
import { peopleRoutes } from './v1/people/people';
import { playbookRoutes } from './v1/playbooks/playbooks';
import { commandOperationRoutes } from './v1/projects/operations';
import { parkedReportRoutes } from './v1/projects/parked-reports';
import { projectRoutes } from './v1/projects/projects';
import { referenceRoutes } from './v1/projects/references';
import { reportRoutes } from './v1/projects/reports';
import { reviewPageRoutes } from '../pages/review/review-pages';
import { reviewRoutes } from './v1/reviews/reviews';
import { ruleRoutes } from './v1/projects/rule';
import { companyRoutes } from '../pages/sign-in/company-routes';
import { signInRoutes } from '../pages/sign-in/routes';
import { adminRoutes } from '../pages/admin/routes';
import { settingsRoutes } from '../pages/settings/settings';
import { searchRoutes } from '../pages/search/search';
import { taskRoutes } from './v1/projects/tasks';
import { unsubscribeRoutes } from '../pages/unsubscribe/unsubscribe';
import { whatIfRoutes } from './v1/playbooks/what-if';

/** Every route of the API: what Express serves and what the document describes. */
export const routes: readonly Route[] = [
  ...projectRoutes,
  changeProjectRoute,
  ...referenceRoutes,
  ...reportRoutes,
  ...eventRoutes,
  ...webhookRoutes,
  ...bulkMilestoneRoutes,
  ...cloudEventRoutes,
  ...parkedReportRoutes,
  ...taskRoutes,
  ...ruleRoutes,
  ...commandOperationRoutes,
  ...reviewRoutes,
  ...handOverRoutes,
  ...peopleRoutes,
  ...customerRoutes,
  ...customerDuplicateRoutes,
  ...customerContactRoutes,
  ...potentialRoutes,
  ...customerPersonRoutes,
  ...personalFactRoutes,
  ...importMappingRoutes,
  ...importRoutes,
  ...erasureRoutes,
  ...archiveBundleRoutes,
  ...retentionRoutes,
  ...playbookRoutes,
  ...whatIfRoutes,
  ...calendarRoutes,
  ...keyRoutes,
  ...inboundMailRoutes,
  // before the pages of projects: `list` and `new` are none
  ...projectsRoutes,
  ...teamRoutes,
  ...teamHandOverRoutes,
  ...numbersRoutes,
  ...newProjectRoutes,
  ...pageRoutes,
  ...handOverPageRoutes,
  ...reviewPageRoutes,
  ...actRoutes,
  ...signInRoutes,
  ...companyRoutes,
  ...decisionRoutes,
  ...todayRoutes,
  ...myTaskRoutes,
  ...myProjectRoutes,
  ...searchRoutes,
  ...settingsRoutes,
  ...adminRoutes,
  ...customerReadingRoutes,
  ...customerFormRoutes,
  ...duplicatePageRoutes,
  ...importPageRoutes,
  ...unsubscribeRoutes,
  ...operationRoutes,
  ...docsRoutes,
];
