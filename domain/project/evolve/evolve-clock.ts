import { followedUpClock, pausedClock, plannedAnew, startClock, wokenClock } from './clocks';
import type { ProjectEvent } from '../model/events';
import type { Deal, Hold, LadderPlace, Task } from '../model/state';
import { isOpenTask, openTasks } from '../model/state';

type Of<T extends ProjectEvent['type']> = Extract<ProjectEvent, { type: T }>;

/** How holds, meetings and changes of the rule change a deal; part of `evolve`. */

export function held(deal: Deal, event: Of<'projectHeld'>): Deal {
  return { ...deal, hold: holdOf(event, event.atMs), clock: pausedClock(deal.clock, event) };
}

export function holdChanged(deal: Deal, event: Of<'holdChanged'>): Deal {
  if (!deal.hold) return deal;
  const { revision: planRevision, atMs: notBeforeMs } = event;
  const clock = { ...deal.clock, planRevision, notBeforeMs };
  return { ...deal, hold: holdOf(event, deal.hold.sinceMs), clock };
}

function holdOf(event: Of<'projectHeld' | 'holdChanged'>, sinceMs: number): Hold {
  const { reason, wakeOnMs, revision, actor, noteId } = event;
  return {
    reason,
    sinceMs,
    wakeOnMs,
    wakeAtMs: null,
    revision,
    actor,
    ...(noteId !== undefined && { noteId }),
  };
}

/** Clock, due dates and ladders go on with the time they had left. */
export function woken(deal: Deal, event: Of<'projectWoken'>): Deal {
  const { hold } = deal;
  if (!hold) return deal;
  const tasks = Object.values(deal.tasks).map((task): [string, Task] => [
    task.id,
    isOpenTask(task) ? laterTask(task, hold, event) : task,
  ]);
  return {
    ...withoutHold(deal, event.atMs),
    lastHold: { ...hold, ended: { cause: event.cause, actor: event.actor, atMs: event.atMs } },
    tasks: Object.fromEntries(tasks),
    clock: wokenClock(deal.clock, event.heldMs, event),
  };
}

/** The deal without its hold, whose time is added up; unchanged when there is none. */
export function withoutHold(deal: Deal, atMs: number): Deal {
  const { hold, ...others } = deal;
  if (!hold) return deal;
  const heldMs = atMs - hold.sinceMs;
  const path = deal.path.map((visit, index) =>
    index === deal.path.length - 1 ? { ...visit, heldMs: (visit.heldMs ?? 0) + heldMs } : visit,
  );
  const heldSpans = [...(deal.heldSpans ?? []), { sinceMs: hold.sinceMs, untilMs: atMs }];
  return { ...others, lastHold: hold, heldMs: (deal.heldMs ?? 0) + heldMs, heldSpans, path };
}

/**
 * A task after a hold: its due date moves by the time that it stood still. A date picked during the hold stays: whoever
 * picked it knew of the hold.
 */
function laterTask(given: Task, { sinceMs }: Hold, { atMs, revision }: Of<'projectWoken'>): Task {
  const { dueSetAtMs, ...task } = given;
  const { dueAtMs, ladder, openedAtMs, dueIsChosen, dueFromMs = openedAtMs } = task;
  const setAtMs = dueSetAtMs ?? openedAtMs;
  const stays = dueIsChosen && setAtMs >= sinceMs;
  const heldMs = stays ? 0 : atMs - Math.max(sinceMs, setAtMs);
  const due =
    dueAtMs === null
      ? { dueFromMs: dueFromMs + heldMs }
      : stays && dueAtMs > atMs
        ? {}
        : { dueAtMs: null, dueDays: 0, dueFromMs: dueAtMs + heldMs };
  return {
    ...task,
    ...due,
    ...(stays && { notBeforeMs: atMs }),
    ...(ladder && { ladder: laterLadder(ladder, sinceMs, { atMs, revision }) }),
  };
}

/** A ladder that restarted during the hold stood still from then on. */
function laterLadder(
  ladder: LadderPlace,
  sinceMs: number,
  { atMs, revision }: { readonly atMs: number; readonly revision: number },
): LadderPlace {
  const { fired } = ladder;
  const heldMs = atMs - Math.max(sinceMs, ladder.sinceMs);
  return {
    ...ladder,
    atMs: null,
    revision,
    sinceMs: ladder.sinceMs + heldMs,
    ...(fired && { fired: { atMs: fired.atMs + heldMs, plannedAtMs: fired.plannedAtMs + heldMs } }),
    ...(ladder.fromMs !== undefined && { fromMs: ladder.fromMs + heldMs }),
  };
}

export function meetingConfirmed(deal: Deal, event: Of<'meetingConfirmed'>): Deal {
  const { kind, meetingAtMs, evidence, revision, actor, noteId } = event;
  const meeting = {
    kind,
    atMs: meetingAtMs,
    evidence,
    revision,
    actor,
    ...(noteId !== undefined && { noteId }),
  };
  // a judgement that was asked for is answered by it
  const clock = deal.clock.phase === 'judging' ? followedUpClock(deal.clock) : deal.clock;
  return { ...deal, meeting, clock: plannedAnew(clock, event) };
}

export function meetingCancelled(deal: Deal, event: Of<'meetingCancelled'>): Deal {
  const { meeting: _, ...others } = deal;
  return { ...others, clock: plannedAnew(deal.clock, event) };
}

/** Replans everything still ahead, because what it was planned from has changed. */
export function deadlinesReplanned(deal: Deal, event: Changed): Deal {
  const tasks = openTasks(deal).map((task): [string, Task] => [task.id, replannedTask(task, event)]);
  return { ...clockReplanned(deal, event), tasks: { ...deal.tasks, ...Object.fromEntries(tasks) } };
}

/**
 * The deal after a change of owner or of holders of tasks: what is ahead follows the mornings of the new person, who
 * may have another zone or calendar. The old instants hold until the ledger has replanned; for somebody with the same
 * hours they stay the same.
 */
export function heldByOthers(
  deal: Deal,
  { atMs }: ProjectEvent,
  taken: { owner: boolean; taskIds: readonly string[] },
): Deal {
  if (deal.outcome) return deal;
  const isMeant = ({ id, personId }: Task): boolean =>
    taken.taskIds.includes(id) || (taken.owner && personId === null);
  const taskIds = openTasks(deal)
    .filter((task) => isMeant(task) && isAhead(task, atMs))
    .map(({ id }) => id);
  if (!taken.owner && taskIds.length === 0) return deal;
  return { ...deal, replan: { atMs, owner: taken.owner, taskIds } };
}

/** The deal as it asks for a plan: what is to be replanned for others is open, under the revision that asked. */
export function asksAnew(deal: Deal): Deal {
  const { replan, clock } = deal;
  if (!replan) return deal;
  const { atMs, owner, taskIds } = replan;
  const tasks = taskIds.flatMap((taskId): [string, Task][] => {
    const task = deal.tasks[taskId];
    if (!task || !isOpenTask(task)) return [];
    return [[taskId, replannedTask(task, { atMs, revision: task.ladder?.revision ?? 0 })]];
  });
  const asking = owner ? clockReplanned(deal, { atMs, revision: clock.planRevision }) : deal;
  return { ...asking, tasks: { ...deal.tasks, ...Object.fromEntries(tasks) } };
}

type Changed = Pick<ProjectEvent, 'atMs' | 'revision'>;

function clockReplanned(deal: Deal, { atMs, revision }: Changed): Deal {
  const { hold, clock } = deal;
  const changed = { planRevision: revision, notBeforeMs: atMs };
  if (hold) return { ...deal, hold: { ...hold, wakeAtMs: null }, clock: { ...clock, ...changed } };
  if (clock.phase === 'judging' && clock.dropAtMs !== null && clock.dropAtMs > atMs) {
    return { ...deal, clock: { ...clock, ...changed, dropAtMs: null } };
  }
  return { ...deal, clock: plannedAnew(clock, { atMs, revision }) };
}

/** Whether a task has a rung, or a due date that nobody picked, after an instant. */
function isAhead(task: Task, atMs: number): boolean {
  return movesDue(task, atMs) || movesRung(task, atMs);
}

function movesDue({ dueAtMs, dueIsChosen }: Task, atMs: number): boolean {
  return dueAtMs !== null && dueAtMs > atMs && !dueIsChosen;
}

function movesRung({ ladder }: Task, atMs: number): boolean {
  return ladder?.atMs != null && ladder.atMs > atMs;
}

/** Its next rung and its due date, unless a person picked it, are replanned if still ahead. */
function replannedTask(task: Task, { atMs, revision }: Changed): Task {
  const { ladder } = task;
  if (!isAhead(task, atMs)) return task;
  return {
    ...task,
    notBeforeMs: atMs,
    ...(movesDue(task, atMs) && { dueAtMs: null }),
    ...(ladder && movesRung(task, atMs) && { ladder: { ...ladder, atMs: null, revision } }),
  };
}

export function reopened(deal: Deal, event: Of<'projectReopened'>): Deal {
  // agreements of the last attempt do not hold for the new one
  const { ownDays: _, heldMs: _held, heldSpans: _spans, meeting: _meeting, ...kept } = deal;
  const { outcome, openedAtMs, reopenedAtMs, ...others } = kept;
  const { atMs, revision, actor, from } = event;
  const attempt = outcome && { status: from, outcome, startedAtMs: reopenedAtMs ?? openedAtMs };
  return {
    ...others,
    openedAtMs,
    reopenedAtMs: atMs,
    outcome: null,
    drifting: false,
    attempts: [...(deal.attempts ?? []), ...(attempt ? [attempt] : [])],
    clock: startClock(atMs, { cause: 'reopened', revision, actor }),
  };
}
