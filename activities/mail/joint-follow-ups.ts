import type { MailLater, MailReport, SendMailRequest } from '../../contracts/sandbox/activities';
import type { Task } from '../../domain/project/model/state';
import { heldSinceMs, isOpenTask } from '../../domain/project/model/state';
import type { DueTogether } from '../../queries/my-work/due-together';
import { dueTogether, togetherDays } from '../../queries/my-work/due-together';
import { latestState } from '../../store/projects/latest-state';
import type { OutboxMail, OutboxRow, OutboxStatus } from '../../store/outbox';
import type { Addressed } from './addressed';
import { addressOf } from './addressed';
import type { MailDeps } from './mail-deps';
import { nowOf } from './mail-deps';
import { looked, overtaken, tryAgain } from './mail-failures';
import { endAsTold, toldInDigest, toldSince, toldTogether } from './told-elsewhere';

/**
 * Follow-ups of one customer that one person has within a week are one task for them. The email of the first names all
 * of them, and the others stay back for as long as its task stands. When that one is done without them, goes to
 * somebody else or is put off, or its email bounces, their own leave: each is looked at again every day, by the timer
 * of its project. Reminders of one day are one, too.
 */

/** How long (ms) an email waits for another one to the same reader about the same customer. */
const turnPauseMs = 2_000;

/** A follow-up whose person has others with the same customer. */
interface JointFollowUp {
  readonly task: Task;
  readonly addressed: Addressed;
  /** Those that have been asked for by now, too. */
  readonly others: readonly (DueTogether & { readonly task: Task })[];
  /** What two emails about this customer to this reader cannot have at once. */
  readonly turn: string;
  readonly nowMs: number;
}

/**
 * Sends the email of a follow-up, unless its reader has been told in that of another one. Emails to one reader about
 * one customer go one after the other, so of two at once the second finds what the first has said.
 *
 * @param send sends it on its own
 */
export async function sendOrJoin(
  deps: MailDeps,
  request: SendMailRequest,
  mail: OutboxMail,
  send: () => Promise<MailReport>,
): Promise<MailReport | MailLater> {
  const { mailTurns } = deps.store;
  const { key } = mail;
  const joint = await looked(jointFollowUp(deps, request), key);
  if (!joint) return send();
  if (!(await looked(mailTurns.take(joint.turn, key), key)))
    throw tryAgain(
      'mail-of-same-talk',
      `Another email about the customer is sent before ${key}.`,
      turnPauseMs,
    );
  try {
    return (await looked(stayBack(deps, request, mail, joint), key)) ?? (await send());
  } finally {
    // a turn that cannot be given back ends by itself
    await mailTurns.end(joint.turn, key).catch(() => undefined);
  }
}

/** What an email is about, when other emails may say it too; null when it stands alone or is not wanted any more. */
async function jointFollowUp(
  deps: MailDeps,
  { projectId, effect }: SendMailRequest,
): Promise<JointFollowUp | null> {
  const { store, settings } = deps;
  if (effect.mail !== 'task' && effect.mail !== 'reminder') return null;
  const state = await latestState(store, projectId);
  const task = state?.deal?.tasks[effect.taskId ?? ''];
  if (!state?.deal || task?.kind !== 'follow-up' || !isOpenTask(task)) return null;
  const nowMs = await nowOf(deps);
  const addressed = await addressOf(store, { state, effect, nowMs });
  if ('status' in addressed || addressed.meant.id !== task.personId) return null;
  const { customerId } = state.deal;
  const { dayMs } = settings;
  const personIds = new Set([addressed.meant.id]);
  const due = await dueTogether(store, { customerId, projectId, personIds, nowMs, dayMs });
  const others = due.flatMap((other) => (other.task ? [{ ...other, task: other.task }] : []));
  if (others.length === 0) return null;
  // customers that are linked as the same share a turn
  const [customer = customerId] = (await store.customerLinks.allOf(customerId)).sort();
  const turn = `${addressed.reader.person.id}:${customer}`;
  return { task, addressed, others, turn, nowMs };
}

/** An email in these can stay back: the mail server has not had it, and it has not ended. */
const unsent: readonly OutboxStatus[] = ['pending', 'sending', 'deferred', 'joined'];

/** How an email stays back; null when it has to leave. */
async function stayBack(
  deps: MailDeps,
  { projectId, effect }: SendMailRequest,
  mail: OutboxMail,
  joint: JointFollowUp,
): Promise<MailReport | MailLater | null> {
  const { store, settings } = deps;
  const { outbox } = store;
  const now = new Date();
  const row = await outbox.claim(mail, now);
  if (!unsent.includes(row.status)) return null;
  if (row.status === 'joined' && (await isReminded(store, projectId, joint)))
    return endAsTold(deps, row, { reason: toldSince, personId: row.personId }, now);
  const told = await toldIn(store, { projectId, row, joint, forMs: tellingMs(effect.mail, settings.dayMs) });
  if (!told) return null;
  const { personId } = told;
  if (personId === null) return null;
  if (!(await outbox.join(row, { key: told._id, personId }, now))) throw overtaken(row._id);
  // the next rung of its ladder reminds again
  if (effect.mail === 'reminder') return endAsTold(deps, row, { reason: toldTogether, personId }, now);
  const { nowMs } = joint;
  const untilMs = (told.namedAtMs ?? nowMs) + togetherDays * settings.dayMs;
  return { status: 'later', notBeforeMs: Math.max(nowMs + 1, Math.min(nowMs + settings.dayMs, untilMs)) };
}

/** For how long an email tells of the projects that it names, milliseconds. */
function tellingMs(mail: string, dayMs: number): number {
  return mail === 'reminder' ? dayMs / 2 : togetherDays * dayMs;
}

interface Asked {
  readonly projectId: string;
  readonly row: OutboxRow;
  readonly joint: JointFollowUp;
  readonly forMs: number;
}

/** The email about another project that has told the reader of this one, and whose task is still theirs. */
async function toldIn(
  { outbox }: MailDeps['store'],
  { projectId, row, joint, forMs }: Asked,
): Promise<OutboxRow | undefined> {
  const { task, addressed, others, nowMs } = joint;
  const { meant, reader } = addressed;
  // whoever was told before they went away has been told
  const readers = row.status === 'joined' ? [reader.person.id, meant.id] : [reader.person.id];
  // what somebody has passed on is news, whatever its reader knew before
  const heldMs = heldSinceMs(task);
  const sinceMs = heldMs > task.openedAtMs ? heldMs : 0;
  const standing = new Set(others.map((other) => `${other.projectId}:${other.task.id}`));
  const naming = await outbox.naming(
    projectId,
    others.map((other) => other.projectId),
  );
  return naming.find(
    (other) =>
      (row.mail === 'task' || other.mail === row.mail) &&
      standing.has(`${other.projectId}:${other.taskId}`) &&
      readers.includes(other.personId ?? '') &&
      (other.namedAtMs ?? 0) >= sinceMs &&
      nowMs < (other.namedAtMs ?? 0) + forMs,
  );
}

/** Whether somebody has been reminded of a task on its own or in a digest: nothing is left to be told. */
async function isReminded(
  { outbox }: MailDeps['store'],
  projectId: string,
  { task }: JointFollowUp,
): Promise<boolean> {
  const rows = await outbox.ofProject(projectId);
  return rows.some(
    ({ mail, taskId, status, reason }) =>
      mail === 'reminder' && taskId === task.id && (status === 'accepted' || reason === toldInDigest),
  );
}
