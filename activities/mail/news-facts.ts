import { taskName } from '../../domain/explain/explain';
import type { Bilingual } from '../../domain/playbook/playbook';
import { stageRule } from '../../domain/playbook/playbook';
import { rungAhead } from '../../domain/project/evolve/ladders';
import type { MailEffect } from '../../domain/project/react';
import type { Deal, Task } from '../../domain/project/model/state';
import { openTasks, wakesAtMs } from '../../domain/project/model/state';
import { textsIn } from '../../domain/explain/texts-by-language';
import type {
  EndedMail,
  HeldMail,
  HoldEndedMail,
  MailCommon,
  MailEnding,
  OverdueMail,
  ReturnedMail,
} from '../../mail/model/model';
import type { Store } from '../../store/store';
import type { Facts } from './mail-facts';
import { actorName, daysSince, mention } from './mail-facts';

/** The email about a task left undone. */
export function overdueMail(facts: Facts, common: MailCommon, task: Task): OverdueMail {
  const { deal, language } = facts;
  const { dueAtMs } = task;
  const ahead = rungAhead(deal, task);
  return {
    ...common,
    kind: 'overdue',
    taskName: taskName(deal, task, language),
    holder: mention(facts, task.personId ?? deal.ownerId),
    dueAtMs,
    daysLate: dueAtMs === null ? 0 : Math.max(0, daysSince(facts, dueAtMs)),
    next: ahead && { step: ahead.step, atMs: ahead.atMs },
  };
}

/** Between which stages a project went back, and which tasks of the recipient that closed. */
export async function returnedMail(
  store: Store,
  facts: Facts,
  common: MailCommon,
  { revision }: MailEffect,
): Promise<ReturnedMail> {
  const { state, deal, language } = facts;
  const [event] = await store.ledger.read(state.projectId, { afterRevision: revision - 1, limit: 1 });
  if (event?.type !== 'stageReturned') {
    throw new Error(`Event ${revision} of ${state.projectId} is no return to a stage.`);
  }
  const { from, stage, cause, actor, atMs, noteId } = event;
  const note = noteId === undefined ? undefined : (await store.notes.texts([noteId])).get(noteId);
  const stageName = (key: string): string => stageRule(deal.playbook, key).name[language];
  const isOfReturn = (task: Task): boolean => task.closedReason === 'stage-returned';
  return {
    ...common,
    kind: 'stage-returned',
    returnedAtMs: atMs,
    from: stageName(from),
    to: stageName(stage),
    cause,
    byName: actorName(facts, actor),
    ...(note !== undefined && { note }),
    closedTasks: closedAt(facts, atMs, isOfReturn),
  };
}

/** Why a project is on hold and until when, and which tasks of the recipient wait until then. */
export async function heldMail(store: Store, facts: Facts, common: MailCommon): Promise<HeldMail> {
  const { state, deal, meantId, language } = facts;
  const { hold } = deal;
  if (!hold) throw new Error(`Project ${state.projectId} is not on hold.`);
  const { reason, sinceMs, actor, noteId } = hold;
  const note = noteId === undefined ? undefined : (await store.notes.texts([noteId])).get(noteId);
  const waiting = openTasks(deal).filter(({ personId }) => personId === meantId);
  return {
    ...common,
    kind: 'project-held',
    reason: textsIn(language).holdReasons[reason],
    heldAtMs: sinceMs,
    wakesAtMs: wakesAtMs(hold),
    byName: actorName(facts, actor),
    ...(note !== undefined && { note }),
    waitingTasks: waiting.map((task) => taskName(deal, task, language)),
  };
}

/** What ended a hold before its date, and where to set it again. */
export function holdEndedMail(facts: Facts, common: MailCommon, publicUrl: string): HoldEndedMail {
  const { state, deal, language } = facts;
  const { lastHold } = deal;
  const ended = lastHold?.ended;
  if (!lastHold || !ended) throw new Error(`No hold of project ${state.projectId} has ended.`);
  return {
    ...common,
    kind: 'hold-ended',
    cause: ended.cause === 'milestone' ? 'milestone' : 'contact',
    wokenAtMs: ended.atMs,
    untilMs: wakesAtMs(lastHold),
    reason: textsIn(language).holdReasons[lastHold.reason],
    byName: actorName(facts, ended.actor),
    holdUrl: `${publicUrl}/my/projects/${encodeURIComponent(state.projectId)}/hold`,
  };
}

/** The email about the end of a project. */
export function endedMail(facts: Facts, common: MailCommon): EndedMail {
  const { outcome } = facts.deal;
  if (!outcome) throw new Error(`Project ${facts.state.projectId} has not ended.`);
  const { atMs, actor } = outcome;
  return {
    ...common,
    kind: 'ended',
    endedAtMs: atMs,
    byName: actorName(facts, actor),
    ending: ending(facts, outcome),
    cancelledTasks: closedAt(facts, atMs, ({ status }) => status === 'cancelled'),
  };
}

/** Names of the tasks that were closed with an event: at the same instant. */
function closedAt(
  { deal, meantId, language }: Facts,
  atMs: number,
  matches: (task: Task) => boolean,
): string[] {
  return Object.values(deal.tasks)
    .filter((task) => task.personId === meantId && task.closedAtMs === atMs && matches(task))
    .map((task) => taskName(deal, task, language));
}

function ending(facts: Facts, outcome: NonNullable<Deal['outcome']>): MailEnding {
  const { state, deal, language } = facts;
  const named = (list: Readonly<Record<string, Bilingual>>): string =>
    list[outcome.reason]?.[language] ?? outcome.reason;
  if (state.status === 'won') {
    const { deliveryManagerId } = outcome;
    return { outcome: 'won', deliveryManager: deliveryManagerId ? mention(facts, deliveryManagerId) : null };
  }
  if (state.status === 'lost') {
    const { competitor } = outcome;
    return { outcome: 'lost', reason: named(deal.playbook.lossReasons), ...(competitor && { competitor }) };
  }
  return { outcome: 'dropped', reason: named(deal.playbook.dropReasons) };
}
