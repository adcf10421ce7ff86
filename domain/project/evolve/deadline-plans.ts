import type { DeadlinePlan } from '../model/events';
import { daysOf } from './clocks';
import { asksAnew } from './evolve-clock';
import { ladderOf, plannedPlace } from './ladders';
import type { Deal, FiredRung, LadderPlace, ProjectState, Task } from '../model/state';
import type { Clock } from '../model/clock';
import { isOpen, isOpenTask, openTasks } from '../model/state';

/** What a project asks the ledger to plan, and how the answer gets into its state. */

/** Days that the ledger has to turn into instants. Empty when nothing waits for a plan. */
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
      /** No check before the first working morning after this. */
      readonly notBeforeMs?: number;
      /** A meeting confirmed by the customer: no check before the first working morning after its day. */
      readonly meetingAtMs?: number;
    }
  | {
      /** When the project is dropped. */
      readonly kind: 'grace';
      readonly revision: number;
      readonly fromMs: number;
      readonly workingDays: number;
      readonly notBeforeMs?: number;
    }
  | {
      /** A judgement that a hold interrupted is asked for again. */
      readonly kind: 'judge-again';
      readonly revision: number;
      readonly fromMs: number;
      readonly workingDays: number;
      readonly notBeforeMs?: number;
      readonly meetingAtMs?: number;
    }
  | {
      /** The working morning on which a hold ends. */
      readonly kind: 'wake';
      readonly revision: number;
      readonly fromMs: number;
      readonly notBeforeMs?: number;
    };

export interface TaskRequest {
  readonly taskId: string;
  readonly personId: string | null;
  readonly fromMs: number;
  readonly days: number;
  /** The due date if it is known; only the rung is asked for then. */
  readonly dueAtMs: number | null;
  /** Neither due date nor rung before the first working morning after this. */
  readonly notBeforeMs?: number;
  readonly rung?: RungRequest;
}

/** Which rung of a task's ladder fires next, and when. */
export interface RungRequest {
  readonly revision: number;
  /** The first rung, from 0, that can be next. */
  readonly next: number;
  /** Days from the due date, for every rung of the ladder. */
  readonly days: readonly number[];
  /** Rungs that would have been due by then are skipped. */
  readonly sinceMs: number;
  /** The previous rung, if one has fired. */
  readonly before?: FiredRung & Pick<LadderPlace, 'fromMs'>;
}

/** What waits for a plan in this state; null when nothing does. */
export function planRequest(state: ProjectState): PlanRequest | null {
  if (!isOpen(state)) return null;
  const deal = asksAnew(state.deal);
  const clock = clockRequest(deal);
  const tasks = openTasks(deal)
    .map((task) => taskRequest(deal, task))
    .filter((request) => request.dueAtMs === null || request.rung !== undefined);
  return clock || tasks.length > 0 ? { ownerId: deal.ownerId, clock, tasks } : null;
}

function clockRequest(deal: Deal): ClockRequest | null {
  const { clock, hold, meeting } = deal;
  const { followUpDays, judgeDays, graceWorkingDays: workingDays } = daysOf(deal);
  const { planRevision: revision, notBeforeMs, heldMs = 0 } = clock;
  const floor = notBeforeMs !== undefined && { notBeforeMs };
  if (hold)
    return hold.wakeAtMs === null ? { kind: 'wake', revision, fromMs: hold.wakeOnMs, ...floor } : null;
  if (clock.phase === 'judging') {
    if (clock.dropAtMs !== null) return null;
    return { kind: 'grace', revision, fromMs: clock.judgedAtMs, workingDays, ...floor };
  }
  if (clock.judgeAtMs !== null && (clock.phase !== 'kept' || clock.isPlanned)) return null;
  const around = { ...floor, ...(meeting && { meetingAtMs: meeting.atMs }) };
  if (clock.phase === 'asking-again') {
    const fromMs = clock.wokenAtMs ?? notBeforeMs ?? clock.startedAtMs;
    return { kind: 'judge-again', revision, fromMs, workingDays, ...around };
  }
  if (clock.phase === 'kept') {
    return { kind: 'checks', revision, fromMs: clock.untilMs, followUpDays: null, judgeDays: 0, ...around };
  }
  return {
    kind: 'checks',
    revision,
    fromMs: clock.startedAtMs + heldMs,
    followUpDays: clock.phase === 'watching' ? followUpDays : null,
    judgeDays,
    ...around,
  };
}

function taskRequest(deal: Deal, task: Task): TaskRequest {
  const { id: taskId, personId, openedAtMs, dueFromMs = openedAtMs, dueDays: days, dueAtMs } = task;
  const { notBeforeMs } = task;
  const floor = notBeforeMs !== undefined && { notBeforeMs };
  const rung = rungRequest(deal, task);
  return { taskId, personId, fromMs: dueFromMs, days, dueAtMs, ...floor, ...(rung && { rung }) };
}

/** A task that nobody holds yet has nobody to remind. */
function rungRequest(deal: Deal, task: Task): RungRequest | undefined {
  const { ladder, personId } = task;
  // ladders stand still during a hold
  if (deal.hold) return undefined;
  const days = ladderOf(deal, task).map((rung) => rung.days);
  if (!ladder || personId === null || ladder.atMs !== null || ladder.next >= days.length) return undefined;
  const { revision, next, sinceMs, fired, fromMs } = ladder;
  const before = fired && { ...fired, ...(fromMs !== undefined && { fromMs }) };
  return { revision, next, days, sinceMs, ...(before && { before }) };
}

/**
 * The state with the deadlines that the ledger planned. A plan for a clock that has since been restarted is out of date
 * and changes nothing.
 */
export function plan(state: ProjectState, planned: DeadlinePlan | undefined): ProjectState {
  if (!planned || !state.deal) return state;
  const { replan, ...deal } = state.deal;
  const tasks = { ...deal.tasks };
  for (const [taskId, dueAtMs] of Object.entries(planned.tasks ?? {})) {
    const task = tasks[taskId];
    // a task that was given another date in the meantime keeps it, as one does that was closed after it
    const isOpenToPlan = task?.dueAtMs === null || replan?.taskIds.includes(taskId) === true;
    if (task && (isOpenToPlan || (isOpenTask(task) && !task.ladder))) tasks[taskId] = { ...task, dueAtMs };
  }
  for (const [taskId, rung] of Object.entries(planned.rungs ?? {})) {
    const task = tasks[taskId];
    if (task?.ladder) tasks[taskId] = { ...task, ladder: plannedPlace(task.ladder, rung) };
  }
  const wakeAtMs = planned.clock?.revision === deal.clock.planRevision ? planned.clock.wakeAtMs : undefined;
  return {
    ...state,
    deal: {
      ...deal,
      tasks,
      clock: plannedClock(deal.clock, planned.clock),
      ...(deal.hold && wakeAtMs !== undefined && { hold: { ...deal.hold, wakeAtMs } }),
    },
  };
}

function plannedClock(clock: Clock, planned: DeadlinePlan['clock']): Clock {
  if (planned?.revision !== clock.planRevision) return clock;
  const checks = {
    followUpAtMs: planned.followUpAtMs ?? clock.followUpAtMs,
    judgeAtMs: planned.judgeAtMs ?? clock.judgeAtMs,
  };
  switch (clock.phase) {
    case 'judging':
      return { ...clock, ...checks, dropAtMs: planned.dropAtMs ?? clock.dropAtMs };
    case 'kept':
      return { ...clock, ...checks, isPlanned: clock.isPlanned || planned.judgeAtMs !== undefined };
    default:
      return { ...clock, ...checks };
  }
}
