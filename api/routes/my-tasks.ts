import { z } from 'zod';
import { taskActions } from '../../contracts/link-targets';
import { projectIdSchema, taskIdSchema } from '../../contracts/wire';
import { entryOf } from '../../domain/playbook';
import type { Store } from '../../store/store';
import { performAction, showAction } from '../act/act';
import type { Access } from '../act/answers';
import { pageAnswer } from '../act/answers';
import type { Subject } from '../act/scene';
import { isFromOwnPage } from '../browser';
import { exampleProjectId } from '../example-project';
import { mostTasks, tasksFor } from '../my-tasks';
import { myTasksPage, taskAddress } from '../pages/my-tasks-page';
import { elsewherePage } from '../pages/sign-in-page';
import { defineRoute } from '../route';
import type { Session } from '../session';
import { formKey, idOfFormKey, sessionOf } from '../session';
import { actResponses, formFields, page, signInFirst } from './page-responses';
import { toSignIn } from './sign-in';

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
    path: '/my/tasks',
    tag: 'Pages',
    scope: null,
    page: true,
    summary: "Everything that waits for the browser's person",
    responses: { 200: page('The page'), 303: signInFirst },
    example: { status: 303, answer: '' },
    handler: async ({ browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      const nowMs = Date.now();
      const reader = session.person;
      const tasks = await tasksFor(deps.store, reader, nowMs);
      const isManager = (await deps.store.people.managedByAny([reader.id])).length > 0;
      const signOutKey = formKey(session);
      return pageAnswer(200, myTasksPage({ reader, tasks, most: mostTasks, signOutKey, nowMs, isManager }));
    },
  }),
  defineRoute({
    operationId: 'getMyTaskPage',
    method: 'get',
    path: '/my/tasks/{projectId}/{taskId}/{action}',
    tag: 'Pages',
    scope: null,
    page: true,
    summary: 'The page to do something about a task, for somebody who has signed in',
    params,
    responses,
    example: { params: exampleParams, status: 303, answer: '' },
    handler: async ({ params: asked, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      const requestId = formKey(session);
      const subject = await subjectOf(deps.store, session, asked);
      return showAction(deps, accessOf(session, subject, requestId), subject);
    },
  }),
  defineRoute({
    operationId: 'actOnMyTask',
    method: 'post',
    path: '/my/tasks/{projectId}/{taskId}/{action}',
    tag: 'Pages',
    scope: null,
    page: true,
    summary: 'Do something about a task, for somebody who has signed in',
    description: 'A form acts once; sent again, it answers who did what and when.',
    params,
    body: z.object({
      requestId: z.string().default('').meta({ description: 'The key of the form, from the page' }),
      ...formFields,
    }),
    responses,
    example: {
      params: exampleParams,
      body: { requestId: '', note: 'Signed off.' },
      status: 303,
      answer: '',
    },
    handler: async ({ params: asked, body, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      const { requestId, ...typed } = body;
      if (!isFromOwnPage(browser, deps.publicUrl) || idOfFormKey(session, requestId) === null) {
        return pageAnswer(403, elsewherePage(session.person.language));
      }
      const subject = await subjectOf(deps.store, session, asked);
      return performAction(deps, accessOf(session, subject, requestId), subject, typed);
    },
  }),
];

type TaskSubject = Extract<Subject, { kind: 'task' }>;

/** The address names a task; whose it is at this moment is looked up, and whether the reader may act for them later. */
async function subjectOf(
  { projects }: Pick<Store, 'projects'>,
  { person }: Session,
  { projectId, taskId, action }: z.output<typeof params>,
): Promise<TaskSubject> {
  const state = await projects.read(projectId);
  const task = entryOf(state?.deal?.tasks ?? {}, taskId);
  return { kind: 'task', projectId, taskId, action, holderId: task?.personId ?? person.id };
}

function accessOf(session: Session, { projectId, taskId, action }: TaskSubject, requestId: string): Access {
  return {
    reader: session.person,
    commandId: `page-${session.person.id}-${idOfFormKey(session, requestId)}`,
    address: taskAddress(projectId, taskId, action),
    hidden: { requestId },
    token: null,
  };
}
