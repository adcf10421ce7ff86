import type { MailReport, SendMailRequest } from '../contracts/activities';
import { mayRead } from '../directory/access';
import type { StandIn } from '../directory/presence';
import { activeManagerOf, standInFor } from '../directory/presence';
import type { MailEffect, Recipient } from '../domain/project/react';
import type { ProjectState } from '../domain/project/state';
import { isOpenTask } from '../domain/project/state';
import { renderMail } from '../mail/render';
import type { Store } from '../store/store';
import type { MailDeps } from './delivery';
import { handToServer, nowOf, settle, settledReport } from './delivery';
import type { MailToWrite } from './mail-model';
import { buildMailModel } from './mail-model';

/**
 * Sends one mail to one person, unless it has been sent before or is pointless by now: the task is read again right
 * before sending, so nothing goes out for a task that was closed or given to somebody else, nor to a person who is
 * not active.
 *
 * @throws a retryable failure when the mail server cannot take it now
 */
export async function sendMail(deps: MailDeps, { projectId, effect }: SendMailRequest): Promise<MailReport> {
  const { store } = deps;
  const { key, mail, taskId = null } = effect;
  const row = await store.outbox.claim({ key, projectId, mail, taskId }, new Date());
  const settled = settledReport(row);
  if (settled) return settle(deps, key, settled);

  const nowMs = await nowOf(deps);
  const state = await store.projects.read(projectId);
  if (!state) throw new Error(`Mail ${key} has no project.`);
  const found = await findReader(store, state, effect, nowMs);
  if ('status' in found) return settle(deps, key, found);
  return write(deps, { state, effect, reader: found, nowMs });
}

/** Who reads a mail now, or why nobody needs to: tasks, people and projects move on while mails wait. */
async function findReader(
  store: Store,
  state: ProjectState,
  effect: MailEffect,
  nowMs: number,
): Promise<StandIn | MailReport> {
  const { to, mail, taskId } = effect;
  const skipped = (reason: string, personId: string | null): MailReport => ({
    status: 'skipped',
    personId,
    reason,
  });
  const meantId = await meantPerson(store, to);
  if (meantId === null) return skipped('nobody-else-to-tell', null);
  if (!(await store.people.read(meantId))) {
    return { status: 'failed', personId: meantId, reason: 'unknown-person' };
  }
  const reader = await standInFor(store, meantId, nowMs);
  if (!reader) return skipped('inactive', meantId);
  const readerId = reader.person.id;
  if ('unless' in to && to.unless.includes(readerId)) return skipped('nobody-else-to-tell', readerId);
  if (taskId !== undefined) {
    const task = state.deal?.tasks[taskId];
    if (!task || !isOpenTask(task)) return skipped('task-closed', readerId);
    if (mail !== 'overdue' && task.personId !== meantId) return skipped('task-reassigned', readerId);
  }
  const isNews = mail === 'drift' || mail === 'overdue';
  if (isNews && !(await mayRead(store, state, reader.person, nowMs)))
    return skipped('not-concerned', readerId);
  return reader;
}

/** Whom a mail is for; null when there is nobody above, or the manager has been told in another way. */
async function meantPerson(store: Store, to: Recipient): Promise<string | null> {
  if ('personId' in to) return to.personId;
  const manager = await activeManagerOf(store, to.managerOf);
  return manager && !to.unless.includes(manager.id) ? manager.id : null;
}

async function write(deps: MailDeps, mail: MailToWrite): Promise<MailReport> {
  const { state, effect, reader } = mail;
  const { model, replyToken } = await buildMailModel(deps, mail);
  return handToServer(deps, {
    key: effect.key,
    recipient: reader.person,
    threadKey: state.projectId,
    rendered: await renderMail(model),
    replyToken,
  });
}
