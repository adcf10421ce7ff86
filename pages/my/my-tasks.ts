import { z } from 'zod';
import type { Person } from '../../contracts/wire/directory';
import { taskActions } from '../../domain/project/model/task-actions';
import { projectIdSchema, taskIdSchema } from '../../contracts/wire/wire';
import { entryOf } from '../../domain/playbook/playbook';
import type { Store } from '../../store/store';
import { pageAnswer } from '../kit/page-answer';
import { exampleProjectId } from '../../api/examples/example-project';
import { mostTasks, tasksFor } from '../../queries/my-work/my-tasks';
import { myTasksPage, taskAddress } from './my-tasks-page';
import { defineRoute } from '../../api/context/context';
import { sessionOf } from '../kit/session';
import { onPages, actResponses, page, signInFirst } from '../kit/page-responses';
import { toSignIn } from '../sign-in/routes';
import type { Wanted } from '../act/signed-in-actions';
import { performForSignedIn, showToSignedIn, signedInForm } from '../act/signed-in-actions';

const responses = { ...actResponses, 303: signInFirst } as const;

const params = z.strictObject({
  projectId: projectIdSchema,
  taskId: taskIdSchema,
  action: z.enum(taskActions).meta({ description: 'What is done about the task' }),
});
const exampleParams = { projectId: exampleProjectId, taskId: 't3', action: 'complete' } as const;

/** The pages of somebody who has signed in. */
export const myTaskRoutes = [
  defineRoute({
    operationId: 'getMyTasks',
    method: 'get',
    path: '/today',
    ...onPages,
    summary: "Everything that waits for the browser's person",
    responses: { 200: page('The page'), 303: signInFirst },
    example: { status: 303, answer: '' },
    handler: async ({ browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      const nowMs = Date.now();
      const reader = session.person;
      const tasks = await tasksFor(deps.store, reader, nowMs);
      return pageAnswer(200, myTasksPage({ reader, tasks, most: mostTasks, nowMs }));
    },
  }),
  defineRoute({
    operationId: 'getMyTaskPage',
    method: 'get',
    path: '/my/tasks/{projectId}/{taskId}/{action}',
    ...onPages,
    summary: 'The page to do something about a task, for somebody who has signed in',
    params,
    responses,
    example: { params: exampleParams, status: 303, answer: '' },
    handler: ({ params: asked, browser }, deps) =>
      showToSignedIn(deps, browser, ({ person }) => wantedTask(deps.store, person, asked)),
  }),
  defineRoute({
    operationId: 'actOnMyTask',
    method: 'post',
    path: '/my/tasks/{projectId}/{taskId}/{action}',
    ...onPages,
    summary: 'Do something about a task, for somebody who has signed in',
    description: 'A form acts once; sent again, it answers who did what and when.',
    params,
    body: signedInForm,
    responses,
    example: {
      params: exampleParams,
      body: { requestId: '' },
      status: 303,
      answer: '',
    },
    handler: ({ params: asked, body, browser }, deps) =>
      performForSignedIn(deps, browser, body, ({ person }) => wantedTask(deps.store, person, asked)),
  }),
];

/** The address names a task; whose it is now is looked up here, and whether the reader may act for them later. */
async function wantedTask(
  { projects }: Pick<Store, 'projects'>,
  reader: Person,
  { projectId, taskId, action }: z.output<typeof params>,
): Promise<Wanted> {
  const state = await projects.read(projectId);
  const task = entryOf(state?.deal?.tasks ?? {}, taskId);
  return {
    subject: { kind: 'task', projectId, taskId, action, holderId: task?.personId ?? reader.id },
    address: taskAddress(projectId, taskId, action),
  };
}
