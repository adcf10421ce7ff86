import { z } from 'zod';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import { exampleProjectId } from '../../api/examples/example-project';
import { projectIdSchema, taskIdSchema } from '../../contracts/wire/wire';
import type { Person } from '../../contracts/wire/directory';
import { taskName } from '../../domain/explain/explain';
import { mayRead } from '../../people/access';
import { myDrafts } from '../../queries/customer/my-drafts';
import { nextCheckOf, reviewDueOf } from '../../queries/my-work/comes-next';
import { todayOf } from '../../queries/my-work/today';
import { filteredToday } from '../../queries/my-work/today-filter';
import type { Store } from '../../store/store';
import { actTexts } from '../kit/act-texts-by-language';
import { pageAnswer } from '../kit/page-answer';
import { actResponses, onPages, page, signInFirst } from '../kit/page-responses';
import { formKey, sessionOf } from '../kit/session';
import { elsewherePage } from '../sign-in/sign-in-page';
import { toSignIn } from '../sign-in/routes';
import { isOwnForm } from '../act/signed-in-actions';
import { doInPlace, placeActions } from './in-place';
import type { Place } from './today-address';
import { longestPlace, placeSchema, readTaskPlace } from './today-address';
import { todayPage } from './today-page';
import { todayTexts } from './today-texts';

const backToList = page('Done: back to the list; or nobody is signed in', 'Location', 'Set-Cookie');

const doneResponses = { ...actResponses, 303: backToList } as const;

/** What somebody has to do, on one page: what needs no words is done there. */
export const todayRoutes = [
  defineRoute({
    operationId: 'getToday',
    method: 'get',
    path: '/today',
    ...onPages,
    summary: "What the browser's person has to do: overdue, today, this week and later",
    description:
      'By the clock and the calendar of their zone. Follow-ups of one customer are one entry, and so are decisions about ' +
      'one person or in one project; the number beside Today in the header counts the entries that are overdue or due ' +
      'today. It changes nothing.',
    query: placeSchema,
    responses: { 200: page('The page'), 303: signInFirst },
    example: { query: { q: '冷卻' }, status: 303, answer: '' },
    handler: async ({ query: place, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      return pageAnswer(200, await showToday(deps.store, session.person, place, formKey(session)));
    },
  }),
  defineRoute({
    operationId: 'doInToday',
    method: 'post',
    path: '/today/{projectId}/{taskId}/{action}',
    ...onPages,
    summary: 'Complete or accept a task where it stands in the list',
    description:
      'For what needs no words. A form acts once; sent again, it leads back to the list just the same.',
    params: z.strictObject({
      projectId: projectIdSchema,
      taskId: taskIdSchema,
      action: z.enum(placeActions).meta({ description: 'What is done about the task' }),
    }),
    body: z.object({
      requestId: z.string().default('').meta({ description: 'The key of the page, from the form' }),
      from: z.string().max(longestPlace).catch('').default('').meta({
        description: 'The place in the list, from the form',
      }),
    }),
    responses: doneResponses,
    example: {
      params: { projectId: exampleProjectId, taskId: 't3', action: 'complete' },
      body: { requestId: '' },
      status: 303,
      answer: '',
    },
    handler: async ({ params, body: { requestId, from }, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      if (!isOwnForm(deps, browser, session, requestId)) {
        return pageAnswer(403, elsewherePage(session.person.language));
      }
      return doInPlace(deps, session, { ...params, requestId, from });
    },
  }),
];

async function showToday(
  store: RouteDeps['store'],
  reader: Person,
  place: Place,
  requestId: string,
): Promise<string> {
  const nowMs = Date.now();
  const [all, reviewDue, notice, drafts] = await Promise.all([
    todayOf(store, reader, nowMs),
    reviewDueOf(store, reader, nowMs),
    noticeOf(store, reader, place, nowMs),
    myDrafts(store, reader, nowMs),
  ]);
  const shown = filteredToday(all, place, reader.language);
  const nextCheck = all.length === 0 ? await nextCheckOf(store, reader) : null;
  return todayPage({ reader, place, all, shown, notice, nextCheck, reviewDue, drafts, requestId, nowMs });
}

/** What has just been done, in words. An address can be typed: it tells nobody of tasks that they may not read. */
async function noticeOf(
  store: Store,
  reader: Person,
  { did, of }: Place,
  nowMs: number,
): Promise<string | null> {
  if (did === undefined) return null;
  const { language } = reader;
  const texts = todayTexts(language);
  if (did === 'decide') return /^\d{1,4}$/.test(of) ? texts.decide.done(Number(of)) : null;
  const done = did === 'accept' ? texts.acceptedNotice : actTexts(language).done[did];
  const named = readTaskPlace(of);
  const state = named && (await store.projects.read(named.projectId));
  const task = state?.deal?.tasks[named?.taskId ?? ''];
  if (!state?.deal || !task || !(await mayRead(store, state, reader, nowMs))) return done;
  const said = did === 'complete' && task.kind === 'reassign' ? actTexts(language).left : done;
  return `${said}: ${taskName(state.deal, task, language)} · ${state.deal.title}`;
}
