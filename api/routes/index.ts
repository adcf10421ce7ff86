import type { Route } from '../context';
import { actRoutes } from './act';
import { calendarRoutes } from './calendars';
import { customerRoutes } from './customers';
import { inboundMailRoutes } from './inbound-mail';
import { myProjectRoutes } from './my-projects';
import { myTaskRoutes } from './my-tasks';
import { handOverPageRoutes } from './hand-over-pages';
import { handOverRoutes } from './hand-overs';
import { operationRoutes } from './operations';
import { pageRoutes } from './pages';
import { peopleRoutes } from './people';
import { playbookRoutes } from './playbooks';
import { projectRoutes } from './projects';
import { reportRoutes } from './reports';
import { reviewPageRoutes } from './review-pages';
import { reviewRoutes } from './reviews';
import { ruleRoutes } from './rule';
import { signInRoutes } from './sign-in';
import { taskRoutes } from './tasks';
import { unsubscribeRoutes } from './unsubscribe';
import { whatIfRoutes } from './what-if';

/** Every route of the API: what Express serves and what the document describes. */
export const routes: readonly Route[] = [
  ...projectRoutes,
  ...reportRoutes,
  ...taskRoutes,
  ...ruleRoutes,
  ...reviewRoutes,
  ...handOverRoutes,
  ...peopleRoutes,
  ...customerRoutes,
  ...playbookRoutes,
  ...whatIfRoutes,
  ...calendarRoutes,
  ...inboundMailRoutes,
  ...pageRoutes,
  ...handOverPageRoutes,
  ...reviewPageRoutes,
  ...actRoutes,
  ...signInRoutes,
  ...myTaskRoutes,
  ...myProjectRoutes,
  ...unsubscribeRoutes,
  ...operationRoutes,
];
