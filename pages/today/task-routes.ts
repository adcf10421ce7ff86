import { z } from 'zod';
import { taskActions } from '../../domain/project/model/task-actions';
import { projectIdSchema, taskIdSchema } from '../../contracts/wire/wire';
import { entryOf } from '../../domain/playbook/playbook';
import type { Store } from '../../store/store';
import { exampleProjectId } from '../../api/examples/example-project';
import { taskAddress } from './task-actions';
import { backTo, longestPlace, taskPlace } from './today-address';
import { defineRoute } from '../../api/context/context';
import { onPages, actResponses, page } from '../kit/page-responses';
import { redirect } from '../sign-in/routes';
import type { Wanted } from '../act/signed-in-actions';
import { performForSignedIn, showToSignedIn, signedInForm } from '../act/signed-in-actions';

const responses = {
  ...actResponses,
  303: page('Done: back to the list; or nobody is signed in', 'Location', 'Set-Cookie'),
} as const;

const params = z.strictObject({
  projectId: projectIdSchema,
  taskId: taskIdSchema,
  action: z.enum(taskActions).meta({ description: 'What is done about the task' }),
});
const exampleParams = { projectId: exampleProjectId, taskId: 't3', action: 'complete' } as const;

const query = z.strictObject({
  from: z.string().max(longestPlace).optional().catch(undefined).meta({
    description: 'The place in the list of today to which a finished form leads back',
  }),
});

/** The pages on which somebody who has signed in acts on a task. */
export const myTaskRoutes = [
  defineRoute({
    operationId: 'getMyTaskPage',
    method: 'get',
    path: '/my/tasks/{projectId}/{taskId}/{action}',
    ...onPages,
    summary: 'The page to do something about a task, for somebody who has signed in',
    params,
    query,
    responses,
    example: { params: exampleParams, status: 303, answer: '' },
    handler: ({ params: asked, query: { from }, browser }, deps) =>
      showToSignedIn(deps, browser, wantedTask(deps.store, { ...asked, from })),
  }),
  defineRoute({
    operationId: 'actOnMyTask',
    method: 'post',
    path: '/my/tasks/{projectId}/{taskId}/{action}',
    ...onPages,
    summary: 'Do something about a task, for somebody who has signed in',
    description: 'A form acts once; sent again, it answers who did what and when.',
    params,
    query,
    body: signedInForm,
    responses,
    example: {
      params: exampleParams,
      body: { requestId: '' },
      status: 303,
      answer: '',
    },
    handler: async ({ params: asked, query: { from }, body, browser }, deps) => {
      const answer = await performForSignedIn(
        deps,
        browser,
        body,
        wantedTask(deps.store, { ...asked, from }),
      );
      if (from === undefined || answer.status !== 200) return answer;
      const { projectId, taskId, action } = asked;
      return redirect(backTo(from, action, taskPlace({ projectId, task: { id: taskId } })));
    },
  }),
];

/** The address names a task; whose it is now is looked up here, and whether the reader may act for them later. */
function wantedTask(
  { projects }: Pick<Store, 'projects'>,
  { projectId, taskId, action, from }: z.output<typeof params> & z.output<typeof query>,
): Wanted {
  return {
    address: taskAddress(projectId, taskId, action, from),
    projectId,
    subjectFor: async (reader) => {
      const state = await projects.read(projectId);
      const task = entryOf(state?.deal?.tasks ?? {}, taskId);
      return { kind: 'task', projectId, taskId, action, holderId: task?.personId ?? reader.id };
    },
  };
}
