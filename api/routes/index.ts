import type { Route } from '../route';
import { customerRoutes } from './customers';
import { operationRoutes } from './operations';
import { pageRoutes } from './pages';
import { peopleRoutes } from './people';
import { playbookRoutes } from './playbooks';
import { projectRoutes } from './projects';
import { reportRoutes } from './reports';
import { taskRoutes } from './tasks';

/** Every route of the API: what Express serves and what the document describes. */
export const routes: readonly Route[] = [
  ...projectRoutes,
  ...reportRoutes,
  ...taskRoutes,
  ...peopleRoutes,
  ...customerRoutes,
  ...playbookRoutes,
  ...pageRoutes,
  ...operationRoutes,
];
