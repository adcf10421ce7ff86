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

/** Who would read a mail now; null: nobody. */
export type FindReader = (mail: Unaddressed) => Promise<StandIn | null>;

/**
 * Whether the reader of a mail gets another one that says the same: two roles may fall on one person, and somebody may
 * stand in for one of those who are told and be another. Of such mails one is sent: their own rather than one that they
 * get for somebody else, and else the first.
 *
 * @param reader who would read this mail
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
    // who is asked to do something need not be told that it is not done
    const isFirst = index < place;
    if (other.mail !== effect.mail ? isFirst : comesFirst(otherReader, reader, isFirst)) return true;
  }
  return false;
}

function saysTheSame(a: MailEffect, b: MailEffect): boolean {
  const isAboutTask = ({ mail }: MailEffect): boolean => mail === 'reminder' || mail === 'overdue';
  return a.mail === b.mail || (isAboutTask(a) && isAboutTask(b) && a.taskId === b.taskId);
}

/** Owner and manager judge the same: whoever reads for both is asked once. */
async function isAskedOtherwise(
  store: Store,
  { nowMs }: Unaddressed,
  { deal, task, reader }: { readonly deal: Deal; readonly task: Task; readonly reader: StandIn },
): Promise<boolean> {
  const judgements = openTasks(deal).filter(({ kind }) => kind === 'judge');
  const place = judgements.findIndex(({ id }) => id === task.id);
  for (const [index, other] of judgements.entries()) {
    if (index === place) continue;
    // the manager's has nobody for the moment in which the ledger looks who that is
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
