import pLimit from 'p-limit';
import { z } from 'zod';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import type { Person } from '../../contracts/wire/directory';
import { todayOf } from '../../queries/my-work/today';
import type { MyTask, TodayEntry } from '../../queries/my-work/today';
import { performAction } from '../act/act';
import type { Access } from '../act/answers';
import type { TaskActionContext } from '../act/action-context';
import { eligibilityOf } from '../act/eligibility';
import { formOf } from '../act/forms';
import { isOwnForm } from '../act/signed-in-actions';
import { actTexts } from '../kit/act-texts-by-language';
import type { Field, Texts } from '../kit/fields';
import { readFields } from '../kit/fields';
import { pageAnswer } from '../kit/page-answer';
import { formFields, onPages, page, signInFirst } from '../kit/page-responses';
import type { Session } from '../kit/session';
import { formKey, idOfFormKey, sessionOf } from '../kit/session';
import { elsewherePage, hasWords, sessionEndedPage } from '../sign-in/sign-in-page';
import { redirect, toSignIn } from '../sign-in/routes';
import type { GroupAction } from './decision-entry';
import { groupActions } from './decision-entry';
import { decidePage, nothingToDecide } from './decide-page';
import { backTo, longestPlace, taskPlace } from './today-address';
import { todayTexts } from './today-texts';

/** Several decisions who goes on, made with one form. */

/** How many projects are told at the same time. */
const atOnce = 4;

/** More decisions than one entry has. */
const longestItems = 20_000;

const params = z.strictObject({
  action: z.enum(groupActions).meta({ description: 'What is decided about all of them' }),
});
const place = {
  from: z.string().max(longestPlace).catch('').default('').meta({ description: 'The place in the list' }),
};
const { personId, dueOn, note } = formFields;

export const decisionRoutes = [
  defineRoute({
    operationId: 'getDecisionsPage',
    method: 'get',
    path: '/today/decisions/{action}',
    ...onPages,
    summary: 'The form to decide several times at once who goes on',
    params,
    query: z.strictObject({
      of: z.string().max(200).catch('').default('').meta({ description: 'One of the decisions' }),
      ...place,
    }),
    responses: {
      200: page('The page'),
      303: signInFirst,
      409: page('Nothing is left to decide'),
    },
    example: { params: { action: 'pass-on' }, status: 303, answer: '' },
    handler: async ({ params: { action }, query: { of, from }, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      const { person: reader } = session;
      const entries = await todayOf(deps.store, reader, Date.now());
      const entry = entries.find(
        ({ tasks, joinedBy }) => joinedBy !== 'customer' && tasks.some((each) => taskPlace(each) === of),
      );
      const asked = { action, from, requestId: formKey(session) };
      return (await form(deps, session, asked, decisionsOf(entry))) ?? gone(reader);
    },
  }),
  defineRoute({
    operationId: 'decideTogether',
    method: 'post',
    path: '/today/decisions/{action}',
    ...onPages,
    summary: 'Decide several times at once who goes on',
    description:
      'About the tasks that the form has shown, and no others. Each project decides on its own: what one of them refuses ' +
      'stays, and the page says so. A form acts once.',
    params,
    body: z.object({
      requestId: z.string().default('').meta({ description: 'The key of the form, from the page' }),
      items: z
        .string()
        .max(longestItems)
        .default('')
        .meta({ description: 'The decisions that the form has shown, with their tasks' }),
      ...place,
      ...{ personId, dueOn, note },
    }),
    responses: {
      303: page('Done: back to the list; or nobody is signed in', 'Location', 'Set-Cookie'),
      403: page('The form is not from a page of this browser'),
      409: page('Not all of it could be done: the form once more with what is left, or nothing is left'),
      422: page('The form once more, with what is wrong in it'),
    },
    example: { params: { action: 'pass-on' }, body: { requestId: '' }, status: 303, answer: '' },
    handler: async ({ params: { action }, body, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      const { requestId, items, from, ...typed } = body;
      if (!session) {
        return hasWords(typed)
          ? pageAnswer(403, sessionEndedPage(browser.language, body))
          : toSignIn(browser, deps);
      }
      const { person: reader } = session;
      if (!isOwnForm(deps, browser, session, requestId))
        return pageAnswer(403, elsewherePage(reader.language));
      return decide(deps, session, { action, from, requestId }, { items, typed });
    },
  }),
];

interface Asked {
  readonly action: GroupAction;
  readonly from: string;
  readonly requestId: string;
}

/** One of the decisions of a form, with the tasks that it has shown. */
interface Decision {
  readonly projectId: string;
  readonly taskId: string;
  readonly decides: readonly string[];
}

function gone({ language }: Person) {
  return pageAnswer(409, nothingToDecide(language));
}

function decisionsOf(entry: TodayEntry | undefined): MyTask[] {
  return (entry?.tasks ?? []).filter(({ task }) => task.kind === 'reassign');
}

/** The form for some decisions; null when none of them is left for the reader. */
async function form(
  deps: RouteDeps,
  session: Session,
  { action, from, requestId }: Asked,
  decisions: readonly MyTask[],
  again: {
    readonly typed?: Texts;
    readonly errors?: Readonly<Record<string, string>>;
    readonly alert?: string;
  } = {},
) {
  const [first] = decisions;
  if (!first) return null;
  const fields = await fieldsOf(deps, session.person, action, first);
  const items = decisions.map(
    ({ projectId, task }) => `${projectId}:${task.id}:${(task.aboutTasks ?? []).join(',')}`,
  );
  const { typed = {}, errors = {}, alert } = again;
  const body = decidePage({
    ...{ reader: session.person, action, decisions, from, alert, nowMs: Date.now() },
    form: {
      ...{ address: `/today/decisions/${action}`, fields: fields ?? [], typed, errors },
      hidden: { requestId, from, items: items.join(' ') },
    },
  });
  return fields === null ? null : pageAnswer(200, body);
}

/** What the form asks for, by the first of the decisions; null when the reader may not make it. */
async function fieldsOf(
  { store, workdayStart }: RouteDeps,
  reader: Person,
  action: GroupAction,
  { projectId, task }: Pick<MyTask, 'projectId' | 'task'>,
): Promise<Field[] | null> {
  const holderId = task.personId ?? reader.id;
  const subject = { kind: 'task', projectId, taskId: task.id, action, holderId } as const;
  const request = { reader, subject, commandId: '-', nowMs: Date.now(), workdayStart };
  const eligibility = await eligibilityOf(store, request);
  return eligibility.kind === 'task' ? formOf(store, eligibility.context satisfies TaskActionContext) : null;
}

async function decide(
  deps: RouteDeps,
  session: Session,
  asked: Asked,
  { items, typed }: { readonly items: string; readonly typed: Texts },
) {
  const { store } = deps;
  const { person: reader } = session;
  const { action, from, requestId } = asked;
  const wanted = items.split(' ').flatMap(decisionIn);
  const found = async (): Promise<MyTask[]> =>
    (await todayOf(store, reader, Date.now()))
      .flatMap(({ tasks }) => tasks)
      .filter((each) => wanted.some(({ projectId, taskId }) => taskPlace(each) === `${projectId}:${taskId}`));
  const base = `page-${reader.id}-${idOfFormKey(session, requestId)}`;
  const isDone = async ({ projectId, taskId }: Decision): Promise<boolean> =>
    (await store.ledger.revisionOf(projectId, `${base}-${taskId}`)) !== null;

  const before = await found();
  const fields = before[0] ? await fieldsOf(deps, reader, action, before[0]) : [];
  const { faults } = readFields(fields ?? [], typed);
  if (Object.keys(faults).length > 0) {
    const texts = actTexts(reader.language);
    const errors = Object.fromEntries(
      Object.entries(faults).map(([name, fault]) => [name, texts.faults[fault]]),
    );
    const shown = await form(deps, session, asked, before, { typed, errors, alert: texts.checkFields });
    return shown ? pageAnswer(422, shown.body) : gone(reader);
  }
  const done = await pLimit(atOnce).map(wanted, async (decision) => {
    const { projectId, taskId, decides } = decision;
    const holder = before.find((each) => taskPlace(each) === `${projectId}:${taskId}`)?.task.personId;
    const access: Access = {
      ...{ reader, commandId: `${base}-${taskId}`, hidden: {}, token: null },
      address: `/today/decisions/${action}`,
    };
    const subject = { kind: 'task', projectId, taskId, action, holderId: holder ?? reader.id } as const;
    const { status } = await performAction(deps, access, subject, { ...typed, decides: decides.join(' ') });
    return status === 200 || status === 202 || (status === 409 && (await isDone(decision)));
  });
  const made = done.filter(Boolean).length;
  const left = wanted.filter((_, index) => !done[index]);
  if (left.length === 0 && made > 0) return redirect(backTo(from, 'decide', String(made)));
  const isLeft = ({ projectId, task }: MyTask): boolean =>
    left.some((each) => each.projectId === projectId && each.taskId === task.id);
  const again = { ...asked, requestId: formKey(session) };
  const alert = todayTexts(reader.language).decide.partly(made, left.length);
  const shown = await form(deps, session, again, (await found()).filter(isLeft), { typed, alert });
  if (shown) return pageAnswer(409, shown.body);
  return made > 0 ? redirect(backTo(from, 'decide', String(made))) : gone(reader);
}

function decisionIn(text: string): Decision[] {
  const [projectId = '', taskId = '', decides = ''] = text.split(':');
  return projectId === '' || taskId === ''
    ? []
    : [{ projectId, taskId, decides: decides.split(',').filter(Boolean) }];
}
