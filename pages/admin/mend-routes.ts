import { z } from 'zod';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import { cursorsOf } from '../../api/kit/cursors';
import { idSchema } from '../../contracts/wire/directory';
import { namesOf } from '../../people/remembered-people';
import type { AdminAct, AdminActKind } from '../../store/admin-acts';
import type { OutboxStatus } from '../../store/outbox';
import { pageAnswer } from '../kit/page-answer';
import { onPages } from '../kit/page-responses';
import type { Session } from '../kit/session';
import { formKey } from '../kit/session';
import { redirect } from '../sign-in/routes';
import { adminTexts } from './admin-texts';
import {
  adminResponses,
  forAdministrators,
  forAdministratorsForm,
  isUnreachable,
  noSuch,
  readResponses,
} from './for-administrators';
import type { MendPage } from './mend-page';
import { mendPage } from './mend-page';
import { adminAddresses } from './parts';

const path = adminAddresses.mend;
const cursors = cursorsOf(z.strictObject({ updatedAtMs: z.number(), _id: z.string() }));

/** What has not arrived, as far as is known; what is deferred is tried again by itself. */
const undelivered: readonly OutboxStatus[] = ['failed', 'unconfirmed', 'deferred'];
const mailsOnPage = 50;
const shownFindings = 100;

export const requestIdSchema = z
  .string()
  .default('')
  .meta({ description: 'The key of the form, from the page' });
export const cursorSchema = z.string().max(1000).optional().meta({ description: 'Where the page begins' });

/** What has failed, and having it mended. */
export const mendRoutes = [
  defineRoute({
    operationId: 'getAdminPage',
    method: 'get',
    path,
    ...onPages,
    summary: 'Emails that have not arrived, and projects that stand still or are behind',
    description: 'For administrators. It changes nothing.',
    query: z.strictObject({
      cursor: cursorSchema,
      done: z
        .enum(['mail', 'project', 'all'])
        .optional()
        .catch(undefined)
        .meta({ description: 'What was just done' }),
    }),
    responses: readResponses,
    example: { status: 303, answer: '' },
    handler: ({ query, browser }, deps) =>
      forAdministrators(deps, browser, 'mend', async (session) =>
        pageAnswer(200, await shown(deps, session, query)),
      ),
  }),
  defineRoute({
    operationId: 'retryMailByForm',
    method: 'post',
    path: '/admin/mails/retry',
    ...onPages,
    summary: 'Have an email sent again that has not arrived',
    description:
      'For administrators. One that has arrived meanwhile, or that nobody needs any more, is left alone.',
    body: z.object({
      requestId: requestIdSchema,
      key: z.string().max(500).default('').meta({ description: 'Which email, from the form' }),
    }),
    responses: adminResponses,
    example: { body: { key: 'x' }, status: 303, answer: '' },
    handler: ({ body: { requestId, key }, browser }, deps) =>
      forAdministratorsForm(deps, { browser, right: 'mend', requestId }, (session, formId) =>
        mending(deps, session, async () => {
          const outcome = await deps.mending.retryMail(key);
          if (outcome.kind === 'unknown') return noSuch(session, 'mend');
          if (outcome.kind === 'started')
            await noteAct(deps, session, { formId, kind: 'mail-retried', subject: key });
          return redirect(`${path}?done=mail`);
        }),
      ),
  }),
  defineRoute({
    operationId: 'repairByForm',
    method: 'post',
    path: '/admin/repairs',
    ...onPages,
    summary: 'Have a project, or everything, looked at and repaired',
    description: 'For administrators. It is `milepost reconcile --fix`, carried out by a worker.',
    body: z.object({
      requestId: requestIdSchema,
      projectId: idSchema.optional().catch(undefined).meta({ description: 'Absent: everything' }),
    }),
    responses: adminResponses,
    example: { body: {}, status: 303, answer: '' },
    handler: ({ body: { requestId, projectId }, browser }, deps) =>
      forAdministratorsForm(deps, { browser, right: 'mend', requestId }, (session, formId) =>
        mending(deps, session, async () => {
          if (projectId !== undefined && !(await isKnown(deps, projectId))) return noSuch(session, 'mend');
          await deps.mending.repair(projectId ?? null);
          const act = projectId === undefined ? ({ kind: 'all-repaired', subject: '' } as const) : null;
          await noteAct(deps, session, {
            formId,
            ...(act ?? { kind: 'project-repaired', subject: projectId ?? '' }),
          });
          return redirect(`${path}?done=${projectId === undefined ? 'all' : 'project'}`);
        }),
      ),
  }),
];

/** Does it; the page once more while Temporal cannot be reached. */
async function mending<Answered>(deps: RouteDeps, session: Session, mend: () => Promise<Answered>) {
  try {
    return await mend();
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    const alert = adminTexts(session.person.language).notNow;
    return pageAnswer(503, await shown(deps, session, { alert }));
  }
}

/** Whether there is a project, or a finding about what only Temporal knows of one. */
async function isKnown({ store }: Pick<RouteDeps, 'store'>, projectId: string): Promise<boolean> {
  const projectIds = [projectId];
  if ((await store.projects.readMany(projectIds)).length > 0) return true;
  return (await store.findings.list({ projectIds, limit: 1 })).length > 0;
}

/** Notes what an administrator did, once for each form. */
export async function noteAct(
  { store }: Pick<RouteDeps, 'store'>,
  { person: { id: actorId } }: Session,
  act: {
    readonly formId: string;
    readonly kind: AdminActKind;
    readonly subject: string;
    readonly name?: string;
  },
): Promise<void> {
  const { formId, kind, subject, name = '' } = act;
  const noted: AdminAct = {
    id: `${formId}:${kind}:${subject}`,
    atMs: Date.now(),
    actorId,
    kind,
    subject,
    name,
  };
  await store.adminActs.note(noted);
}

async function shown(
  { store, workflowUrl }: Pick<RouteDeps, 'store' | 'workflowUrl'>,
  session: Session,
  asked: { readonly cursor?: string | undefined } & Pick<MendPage, 'done' | 'alert'>,
): Promise<string> {
  const after = cursors.read(asked.cursor, path);
  const [found, findings, counts] = await Promise.all([
    store.outbox.list(undelivered, { ...(after && { after }), limit: mailsOnPage + 1 }),
    store.findings.list({ limit: shownFindings }),
    store.findings.counts(),
  ]);
  const mails = found.slice(0, mailsOnPage);
  const last = found.length > mailsOnPage ? mails.at(-1) : undefined;
  const about = findings.map(({ projectId, subject }) => projectId ?? subject);
  const acts = await store.adminActs.latest([...new Set([...mails.map(({ _id }) => _id), ...about])]);
  const projectIds = [...mails, ...findings].flatMap(({ projectId }) => projectId ?? []);
  const projects = await store.projects.readMany([...new Set(projectIds)]);
  const people = await store.people.readMany([
    ...new Set([
      ...mails.flatMap(({ personId }) => personId ?? []),
      ...[...acts.values()].map(({ actorId }) => actorId),
    ]),
  ]);
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return mendPage({
    ...{ reader: session.person, mails, findings, acts, done: asked.done, alert: asked.alert },
    next: last ? cursors.write({ updatedAtMs: last.updatedAtMs, _id: last._id }, path) : null,
    isFirst: asked.cursor === undefined,
    moreFindings: Math.max(0, all - findings.length),
    titles: new Map(projects.flatMap(({ projectId, deal }) => (deal ? [[projectId, deal.title]] : []))),
    personName: namesOf(people),
    workflowUrl,
    formKey: formKey(session),
  });
}
