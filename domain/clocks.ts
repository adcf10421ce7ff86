import { clockDays } from './playbook';
import type { DeadlinePlan, ProjectEvent } from './project/events';
import type { Clock, ClockStart, Deal, ProjectState, Task } from './project/state';
import { isOpen, openTasks } from './project/state';
import { ladderOf, nextRungs, plannedPlace } from './project/ladders';

/**
 * The 15-30 clock (process.md, section 3). The domain says from when and how many days; the instants themselves
 * depend on a person's zone and working days and come back as a `DeadlinePlan`.
 */

/** A real day in milliseconds. */
export const realDayMs = 86_400_000;

/** What the ledger has to work out: instants for days. Empty when nothing waits for a plan. */
export interface PlanRequest {
  /** Whose zone and working days count for the clock. */
  readonly ownerId: string;
  readonly clock: ClockRequest | null;
  readonly tasks: readonly TaskRequest[];
}

export type ClockRequest =
  | {
      readonly kind: 'checks';
      readonly revision: number;
      readonly fromMs: number;
      readonly followUpDays: number | null;
      readonly judgeDays: number;
    }
  | {
      readonly kind: 'grace';
      readonly revision: number;
      readonly fromMs: number;
      readonly workingDays: number;
    };

export interface TaskRequest {
  readonly taskId: string;
  readonly personId: string | null;
  readonly fromMs: number;
  readonly days: number;
  /** The due date when it is known: then only the rung is asked for. */
  readonly dueAtMs: number | null;
  readonly rung?: RungRequest;
}

/** Which rung of a task's ladder fires next, and when. */
export interface RungRequest {
  readonly revision: number;
  /** The first rung that may be it, from 0. */
  readonly next: number;
  /** Days from the due date of every rung of the ladder. */
  readonly days: readonly number[];
  /** Rungs that would have been due by then are left out. */
  readonly sinceMs: number;
  /** The rung before, if one has fired. */
  readonly before?: {
    readonly firedAtMs: number;
    /** When it was to fire. Absent of those that fired before this was kept. */
    readonly plannedAtMs?: number;
    /** `LadderPlace.fromMs`. */
    readonly fromMs?: number;
  };
}

/** A clock that starts with a contact (or the opening) and waits for its deadlines to be planned. */
export function startClock(startedAtMs: number, startedBy: ClockStart): Clock {
  return {
    phase: 'watching',
    startedAtMs,
    startedBy,
    planRevision: startedBy.revision,
    judgedAtMs: null,
    followUpAtMs: null,
    judgeAtMs: null,
    dropAtMs: null,
  };
}

/**
 * The clock after its stage changed: unchanged when the stage's days are the same, else planned anew from the same
 * start. A check that has fired does not fire again.
 */
export function clockInStage(deal: Deal, stage: string, revision: number): Clock {
  const { clock, playbook, customerClass } = deal;
  const before = clockDays(playbook, customerClass, deal.stage);
  const after = clockDays(playbook, customerClass, stage);
  const same = before.followUpDays === after.followUpDays && before.judgeDays === after.judgeDays;
  if (same || clock.phase === 'judging') return clock;
  return { ...clock, planRevision: revision, followUpAtMs: null, judgeAtMs: null };
}

/** What waits for a plan in this state, or null when nothing does. */
export function planRequest(state: ProjectState): PlanRequest | null {
  if (!isOpen(state)) return null;
  const { deal } = state;
  const clock = clockRequest(deal);
  const tasks = openTasks(deal)
    .map((task) => taskRequest(deal, task))
    .filter((request) => request.dueAtMs === null || request.rung !== undefined);
  return clock || tasks.length > 0 ? { ownerId: deal.ownerId, clock, tasks } : null;
}

function clockRequest(deal: Deal): ClockRequest | null {
  const { clock } = deal;
  const days = clockDays(deal.playbook, deal.customerClass, deal.stage);
  const revision = clock.planRevision;
  if (clock.phase === 'judging') {
    if (clock.dropAtMs !== null || clock.judgedAtMs === null) return null;
    return { kind: 'grace', revision, fromMs: clock.judgedAtMs, workingDays: days.graceWorkingDays };
  }
  if (clock.judgeAtMs !== null) return null;
  const followUpDays = clock.phase === 'watching' ? days.followUpDays : null;
  return { kind: 'checks', revision, fromMs: clock.startedAtMs, followUpDays, judgeDays: days.judgeDays };
}

function taskRequest(deal: Deal, task: Task): TaskRequest {
  const { id: taskId, personId, openedAtMs, dueFromMs = openedAtMs, dueDays: days, dueAtMs } = task;
  const rung = rungRequest(deal, task);
  return { taskId, personId, fromMs: dueFromMs, days, dueAtMs, ...(rung && { rung }) };
}

/** A task that nobody holds yet has nobody to remind. */
function rungRequest(deal: Deal, task: Task): RungRequest | undefined {
  const { ladder, personId } = task;
  const days = ladderOf(deal, task).map((rung) => rung.days);
  if (!ladder || personId === null || ladder.atMs !== null || ladder.next >= days.length) return undefined;
  const { revision, next, sinceMs, firedAtMs, plannedAtMs, fromMs } = ladder;
  if (firedAtMs === undefined) return { revision, next, days, sinceMs };
  const before = {
    firedAtMs,
    ...(plannedAtMs !== undefined && { plannedAtMs }),
    ...(fromMs !== undefined && { fromMs }),
  };
  return { revision, next, days, sinceMs, before };
}

/**
 * The state with deadlines that the ledger worked out. A plan for a clock that was started anew since then is out of
 * date and changes nothing.
 */
export function plan(state: ProjectState, planned: DeadlinePlan | undefined): ProjectState {
  const { deal } = state;
  if (!planned || !deal) return state;
  const tasks = { ...deal.tasks };
  for (const [taskId, dueAtMs] of Object.entries(planned.tasks ?? {})) {
    const task = tasks[taskId];
    // a task that was given another date in the meantime keeps it
    if (task && (task.dueAtMs === null || !task.ladder)) tasks[taskId] = { ...task, dueAtMs };
  }
  for (const [taskId, rung] of Object.entries(planned.rungs ?? {})) {
    const task = tasks[taskId];
    if (task?.ladder) tasks[taskId] = { ...task, ladder: plannedPlace(task.ladder, rung) };
  }
  return { ...state, deal: { ...deal, tasks, clock: plannedClock(deal.clock, planned.clock) } };
}

function plannedClock(clock: Clock, planned: DeadlinePlan['clock']): Clock {
  if (planned?.revision !== clock.planRevision) return clock;
  return {
    ...clock,
    followUpAtMs: planned.followUpAtMs ?? clock.followUpAtMs,
    judgeAtMs: planned.judgeAtMs ?? clock.judgeAtMs,
    dropAtMs: planned.dropAtMs ?? clock.dropAtMs,
  };
}

/** The check that comes next, or null while its instant is not planned or the project does not run. */
export function nextCheck(
  state: ProjectState,
): { check: 'follow-up' | 'judge' | 'drop'; atMs: number } | null {
  if (!isOpen(state)) return null;
  const { phase, followUpAtMs, judgeAtMs, dropAtMs } = state.deal.clock;
  if (phase === 'judging') return dropAtMs === null ? null : { check: 'drop', atMs: dropAtMs };
  if (phase === 'watching' && followUpAtMs !== null && followUpAtMs < (judgeAtMs ?? Infinity)) {
    return { check: 'follow-up', atMs: followUpAtMs };
  }
  return judgeAtMs === null ? null : { check: 'judge', atMs: judgeAtMs };
}

/**
 * The nearest instant at which the project has to act by itself, epoch milliseconds; null when it has none: a check of
 * the clock, or a rung of a task's ladder.
 */
export function nextDeadlineMs(state: ProjectState): number | null {
  if (!isOpen(state)) return null;
  const instants = nextRungs(state.deal).map(({ atMs }) => atMs);
  const check = nextCheck(state);
  if (check) instants.push(check.atMs);
  return instants.length > 0 ? Math.min(...instants) : null;
}

/** The clock after an exchange with the customer. One that happened before the last one does not turn it back. */
export function clockAfterContact(
  clock: Clock,
  event: ProjectEvent,
  occurredAtMs: number,
  cause: ClockStart['cause'],
) {
  if (occurredAtMs < clock.startedAtMs) return clock;
  return startClock(occurredAtMs, { cause, revision: event.revision, actor: event.actor });
}
