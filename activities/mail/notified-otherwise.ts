import type { StandIn } from '../../people/presence';
import { activeManagerOf, standInFor } from '../../people/presence';
import type { MailEffect } from '../../domain/project/react';
import { mailKey, react } from '../../domain/project/react';
import type { Deal, Task } from '../../domain/project/model/state';
import { openTasks } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import type { MailToWrite } from './mail-to-write';
import { causeOf } from './pointless';

type Unaddressed = Omit<MailToWrite, 'reader'>;

/** Finds who would read an email now; null when nobody would. */
export type FindReader = (mail: Unaddressed) => Promise<StandIn | null>;

/**
 * Whether an email's reader gets another one that says the same: one person may have two roles, or be notified and also
 * stand in for somebody who is. One of such emails is sent: preferably the reader's own rather than one they get for
 * somebody else, otherwise the first.
 *
 * @param reader who would read this email
 */
export async function isNotifiedOtherwise(
  store: Store,
  mail: Unaddressed,
  reader: StandIn,
  findReader: FindReader,
): Promise<boolean> {
  const { state, effect } = mail;
  const task = effect.taskId === undefined ? undefined : state.deal?.tasks[effect.taskId];
  if (state.deal && task?.kind === 'judge' && effect.mail !== 'overdue') {
    return isAskedOtherwise(store, mail, { deal: state.deal, task, reader });
  }
  if (effect.mail === 'task') return false;
  const cause = await causeOf(store, mail);
  const effects = cause ? react(cause) : [];
  const key = mailKey(state.projectId, effect);
  const place = effects.findIndex((each) => mailKey(state.projectId, each) === key);
  for (const [index, other] of effects.entries()) {
    if (place === -1 || index === place || !saysTheSame(other, effect)) continue;
    const otherReader = await findReader({ ...mail, effect: other });
    if (otherReader?.person.id !== reader.person.id) continue;
    // somebody who is asked to do something need not be told that it is undone
    const isFirst = index < place;
    if (other.mail !== effect.mail ? isFirst : comesFirst(otherReader, reader, isFirst)) return true;
  }
  return false;
}

function saysTheSame(a: MailEffect, b: MailEffect): boolean {
  const isAboutTask = ({ mail }: MailEffect): boolean => mail === 'reminder' || mail === 'overdue';
  return a.mail === b.mail || (isAboutTask(a) && isAboutTask(b) && a.taskId === b.taskId);
}

/** Owner and manager give the same judgement: somebody who reads for both is asked once. */
async function isAskedOtherwise(
  store: Store,
  { nowMs }: Unaddressed,
  { deal, task, reader }: { readonly deal: Deal; readonly task: Task; readonly reader: StandIn },
): Promise<boolean> {
  const judgements = openTasks(deal).filter(({ kind }) => kind === 'judge');
  const place = judgements.findIndex(({ id }) => id === task.id);
  for (const [index, other] of judgements.entries()) {
    if (index === place) continue;
    // the manager's task has nobody for the moment in which the ledger looks up the manager
    const holderId = other.personId ?? (await activeManagerOf(store, deal.ownerId))?.id;
    const otherReader = holderId === undefined ? null : await standInFor(store, holderId, nowMs);
    if (otherReader?.person.id !== reader.person.id) continue;
    if (comesFirst(otherReader, reader, index < place)) return true;
  }
  return false;
}

function comesFirst(other: StandIn, own: StandIn, isFirst: boolean): boolean {
  const isTheirs = ({ insteadOf }: StandIn): boolean => insteadOf === null;
  return isTheirs(other) === isTheirs(own) ? isFirst : isTheirs(other);
}
