import type { MailReport, SendMailRequest } from '../contracts/activities';
import { mayRead } from '../directory/access';
import type { StandIn } from '../directory/presence';
import { activeManagerOf, standInFor } from '../directory/presence';
import type { MailEffect, Recipient } from '../domain/project/react';
import { isOpenTask } from '../domain/project/state';
import { renderMail } from '../mail/render';
import type { Store } from '../store/store';
import type { MailDeps } from './delivery';
import { deliver, nowOf } from './delivery';
import type { MailToWrite } from './mail-model';
import { buildMailModel } from './mail-model';

/**
 * Sends one mail to one person, unless it has been sent before or is pointless by now. Who it is for, whether they are
 * there and whether their task is still open is read anew at each attempt: a mail may wait for days, and nothing goes
 * to somebody who has left, nor about a task that was closed or given to somebody else.
 *
 * @throws a retryable failure when the mail server cannot take it now
 */
export async function sendMail(deps: MailDeps, { projectId, effect }: SendMailRequest): Promise<MailReport> {
  const { key, mail, taskId = null } = effect;
  return deliver(deps, { key, projectId, mail, taskId }, async (attempt) => {
    const { store } = attempt;
    const nowMs = await nowOf(attempt);
    const state = await store.projects.read(projectId);
    if (!state) throw new Error(`Mail ${key} has no project.`);
    const found = await findReader(store, { state, effect, nowMs });
    return 'status' in found ? found : write(attempt, { state, effect, reader: found, nowMs });
  });
}

async function write(deps: MailDeps, mail: MailToWrite) {
  const { model, replyToken } = await buildMailModel(deps, mail);
  return {
    recipient: mail.reader.person,
    threadKey: mail.state.projectId,
    rendered: renderMail(model),
    replyToken,
  };
}

/** A mail of which it is not known yet who reads it. */
type Unaddressed = Omit<MailToWrite, 'reader'>;

/** Who reads a mail now, or why nobody needs to. */
async function findReader(store: Store, mail: Unaddressed): Promise<StandIn | MailReport> {
  const { to } = mail.effect;
  const meantId = await meantPerson(store, to);
  if (meantId === null) return skipped('nobody-else-to-tell', null);
  const meant = await store.people.read(meantId);
  if (!meant) return { status: 'failed', personId: meantId, reason: 'unknown-person' };
  const reader = await standInFor(store, meantId, mail.nowMs);
  if (!reader) return skipped('inactive', meantId);
  if ('unless' in to && to.unless.includes(reader.person.id)) {
    return skipped('nobody-else-to-tell', reader.person.id);
  }
  const reason = await whyPointless(store, mail, meantId);
  if (reason !== null) return skipped(reason, reader.person.id);
  // somebody who hands a project over must not be told of it any more; who stands in for a reader may read as they may
  const isNews = ['drift', 'overdue', 'reminder', 'project-held'].includes(mail.effect.mail);
  const mayKnow = !isNews || (await mayRead(store, mail.state, meant, mail.nowMs));
  return mayKnow ? reader : skipped('not-concerned', reader.person.id);
}

function skipped(reason: string, personId: string | null): MailReport {
  return { status: 'skipped', personId, reason };
}

/** Whom a mail is for; null when there is nobody above, or the manager has been told in another way. */
async function meantPerson(store: Store, to: Recipient): Promise<string | null> {
  if ('personId' in to) return to.personId;
  const manager = await activeManagerOf(store, to.managerOf);
  return manager && !to.unless.includes(manager.id) ? manager.id : null;
}

/** Why a mail about a hold or a task has no point any more, as a code. */
async function whyPointless(
  store: Store,
  { state, effect, nowMs }: Unaddressed,
  meantId: string,
): Promise<string | null> {
  const { taskId, mail } = effect;
  if (mail === 'project-held' && !state.deal?.hold) return 'hold-ended';
  if (taskId === undefined) return null;
  const task = state.deal?.tasks[taskId];
  if (!task || !isOpenTask(task)) return 'task-closed';
  if (mail !== 'overdue') return task.personId === meantId ? null : 'task-reassigned';
  if (task.personId !== (await holderAt(store, state.projectId, effect))) return 'task-reassigned';
  return task.dueAtMs !== null && task.dueAtMs > nowMs ? 'task-postponed' : null;
}

/** Who had the task when the rung fired that a manager is to be told of. */
async function holderAt(store: Store, projectId: string, { revision }: MailEffect): Promise<string | null> {
  const [event] = await store.ledger.read(projectId, { afterRevision: revision - 1, limit: 1 });
  return event?.type === 'rungReached' ? event.personId : null;
}
