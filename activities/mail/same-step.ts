import type { Task } from '../../domain/project/model/state';
import { isOpenTask } from '../../domain/project/model/state';
import type { MailEffect } from '../../domain/project/react';
import { mailKey, react } from '../../domain/project/react';
import type { Store } from '../../store/store';
import type { Unaddressed } from './addressed';

/**
 * Tasks that one step opens for one person are one email: the first that leaves has all that are open by then, and names
 * the emails of the others, which end since they find themselves named. When it does not get through, the next one
 * takes its place.
 */

/** A follow-up goes with those of other projects; a judgement is asked for on its own. */
const alone: readonly Task['kind'][] = ['follow-up', 'judge'];

/** More events than one step has before or after one of them. */
const mostEvents = 100;

/** The emails about other open tasks of the same person that the same step asked for, in order. */
export async function othersOfStep(store: Store, mail: Unaddressed): Promise<MailEffect[]> {
  const { state, effect } = mail;
  if (!isOneOfSeveral(mail, effect)) return [];
  const { projectId } = state;
  const { revision } = effect;
  const afterRevision = Math.max(0, revision - mostEvents);
  const events = await store.ledger.read(projectId, { afterRevision, limit: 2 * mostEvents });
  const cause = events.find((event) => event.revision === revision);
  const key = mailKey(projectId, effect);
  return events
    .filter(({ commandId, atMs }) => commandId === cause?.commandId && atMs === cause.atMs)
    .flatMap(react)
    .filter((other) => mailKey(projectId, other) !== key && isSameReader(other, effect))
    .filter((other) => isOneOfSeveral(mail, other));
}

/** Whether somebody was told of a task in the email about another one of its step. */
export async function isToldInStep(store: Store, mail: Unaddressed, readerId: string): Promise<boolean> {
  const others = await othersOfStep(store, mail);
  const { projectId } = mail.state;
  const key = mailKey(projectId, mail.effect);
  const rows = await Promise.all(others.map((other) => store.outbox.read(mailKey(projectId, other))));
  return rows.some(
    (row) => row?.status === 'accepted' && row.personId === readerId && row.names.includes(key),
  );
}

function isOneOfSeveral({ state: { deal } }: Unaddressed, { mail, taskId, to }: MailEffect): boolean {
  const task = deal?.tasks[taskId ?? ''];
  if (mail !== 'task' || !task || !isOpenTask(task) || alone.includes(task.kind)) return false;
  return 'personId' in to && task.personId === to.personId;
}

function isSameReader({ to }: MailEffect, effect: MailEffect): boolean {
  return 'personId' in to && 'personId' in effect.to && to.personId === effect.to.personId;
}
