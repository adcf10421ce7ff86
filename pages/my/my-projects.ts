import { z } from 'zod';
import { projectIdSchema } from '../../contracts/wire/wire';
import { pageAnswer } from '../kit/page-answer';
import { projectActions } from '../../domain/project/model/project-actions';
import { exampleProjectId } from '../../api/examples/example-project';
import { projectsOf } from '../../queries/my-work/my-projects';
import { myProjectsPage } from './my-projects-page';
import { projectActionAddress } from '../act/project-action-list';
import { defineRoute } from '../../api/context/context';
import { sessionOf } from '../kit/session';
import { onPages, actResponses, page, signInFirst } from '../kit/page-responses';
import { toSignIn } from '../sign-in/routes';
import type { Wanted } from '../act/signed-in-actions';
import { performForSignedIn, showToSignedIn, signedInForm } from '../act/signed-in-actions';

const responses = { ...actResponses, 303: signInFirst } as const;

const params = z.strictObject({
  projectId: projectIdSchema,
  action: z.enum(projectActions).meta({ description: 'What is done about the project' }),
});
const exampleParams = { projectId: exampleProjectId, action: 'wake' } as const;

/** The projects of somebody who has signed in, and what they can do about a project without being asked by a task. */
export const myProjectRoutes = [
  defineRoute({
    operationId: 'getMyProjects',
    method: 'get',
    path: '/my/projects',
    ...onPages,
    summary: "The projects that the browser's person leads",
    responses: { 200: page('The page'), 303: signInFirst },
    example: { status: 303, answer: '' },
    handler: async ({ browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      const { person } = session;
      return pageAnswer(200, myProjectsPage(person, await projectsOf(deps.store, person, Date.now())));
    },
  }),
  defineRoute({
    operationId: 'getMyProjectPage',
    method: 'get',
    path: '/my/projects/{projectId}/{action}',
    ...onPages,
    summary: 'The page to do something about a project, for somebody who has signed in',
    description:
      'For the owner, whoever stands in for them, and the managers above them; days of the clock and the class are for ' +
      'those managers alone. It changes nothing.',
    params,
    query: z.strictObject({
      milestone: z
        .string()
        .max(80)
        .optional()
        .meta({ description: 'Of the form for milestones: the one that is chosen at first' }),
    }),
    responses,
    example: { params: exampleParams, status: 303, answer: '' },
    handler: ({ params: asked, query: { milestone }, browser }, deps) =>
      showToSignedIn(deps, browser, wantedProject(asked), milestone === undefined ? {} : { milestone }),
  }),
  defineRoute({
    operationId: 'actOnMyProject',
    method: 'post',
    path: '/my/projects/{projectId}/{action}',
    ...onPages,
    summary: 'Do something about a project, for somebody who has signed in',
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
      performForSignedIn(deps, browser, body, wantedProject(asked)),
  }),
];

function wantedProject(asked: z.output<typeof params>): Wanted {
  const { projectId, action } = asked;
  return {
    address: projectActionAddress(projectId, action),
    projectId,
    subjectFor: () => ({ kind: 'project', ...asked }),
  };
}
