import type { ClockDays } from './playbook';
import { clockDays } from './playbook';
import type { DeadlinePlan, ProjectEvent } from './project/events';
import type { Clock, ClockStart, Deal, ProjectState, Task } from './project/state';
import { isOpen, isOpenTask, openTasks } from './project/state';
import { asksAnew } from './project/evolve-clock';
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
      /** No check before the first working morning from here. */
      readonly notBeforeMs?: number;
      /** A meeting that the customer has confirmed: no check before the first working morning after its day. */
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
      /** When a judgement is asked for again that a hold has interrupted. */
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
  /** The due date when it is known: then only the rung is asked for. */
  readonly dueAtMs: number | null;
  /** Neither due date nor rung before the first working morning from here. */
  readonly notBeforeMs?: number;
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

/** The days that hold for a project: its own where it has some, else the strictest of its class and its stage. */
export function daysOf(deal: Pick<Deal, 'playbook' | 'customerClass' | 'stage' | 'ownDays'>): ClockDays {
  return { ...clockDays(deal.playbook, deal.customerClass, deal.stage), ...deal.ownDays };
}

/**
 * The clock after its stage changed: unchanged when the stage's days are the same, else planned anew from the same
 * start.
 */
export function clockInStage(deal: Deal, stage: string, event: Changed): Clock {
  const before = daysOf(deal);
  const after = daysOf({ ...deal, stage });
  const same = before.followUpDays === after.followUpDays && before.judgeDays === after.judgeDays;
  return same ? deal.clock : replannedClock(deal.clock, event);
}

type Changed = Pick<ProjectEvent, 'revision' | 'atMs'>;

/**
 * The clock after something has changed that its deadlines were worked out from: they are planned anew from the same
 * start. A check that has fired does not fire again, a judgement that was asked for keeps its grace, the date of a
 * `keep` stays, and what is overdue by the change comes on the next working morning.
 */
export function replannedClock(clock: Clock, { revision, atMs }: Changed): Clock {
  if (clock.asksAgain || clock.keptUntilMs !== undefined) return clock;
  return plannedAnew(clock, { revision, atMs });
}

/**
 * The clock after its working days or a confirmed meeting have changed, which count for the date of a `keep` and for a
 * judgement that is asked for again as well: unlike other days, they say when it can be, not how long it may take.
 */
export function plannedAnew(clock: Clock, { revision, atMs }: Changed): Clock {
  if (clock.phase === 'judging') return clock;
  return { ...clock, planRevision: revision, notBeforeMs: atMs, followUpAtMs: null, judgeAtMs: null };
}

/** The clock once judgement is asked for; the grace counts from here. */
export function judgingClock(clock: Clock, { revision, atMs }: Changed): Clock {
  const { asksAgain: _, wokenAtMs: _woken, notBeforeMs: _before, ...asked } = clock;
  const { keptUntilMs: _until, keptAtMs: _at, isProvisional: _date, ...others } = asked;
  return { ...others, phase: 'judging', judgedAtMs: atMs, dropAtMs: null, planRevision: revision };
}

/** The clock of a project that was judged and kept until a date: it is judged on the working morning of that day. */
export function keptClock(clock: Clock, { revision, atMs, nextAtMs }: Changed & { nextAtMs: number }): Clock {
  return {
    ...clock,
    phase: 'followed-up',
    judgedAtMs: null,
    judgeAtMs: nextAtMs,
    isProvisional: true,
    dropAtMs: null,
    keptUntilMs: nextAtMs,
    keptAtMs: atMs,
    notBeforeMs: atMs,
    planRevision: revision,
  };
}

/** The clock of a project that is put on hold. A judgement that was asked for is asked for again when it wakes. */
export function pausedClock(clock: Clock, { revision: planRevision, atMs: notBeforeMs }: Changed): Clock {
  if (clock.phase !== 'judging') return { ...clock, planRevision, notBeforeMs };
  return {
    ...clock,
    phase: 'followed-up',
    planRevision,
    notBeforeMs,
    judgedAtMs: null,
    dropAtMs: null,
    asksAgain: true,
  };
}

/** The clock of a project that wakes: it goes on with the time that it had left. */
export function wokenClock(clock: Clock, heldMs: number, { revision, atMs }: Changed): Clock {
  const { keptUntilMs } = clock;
  return {
    ...clock,
    planRevision: revision,
    heldMs: (clock.heldMs ?? 0) + heldMs,
    notBeforeMs: atMs,
    followUpAtMs: null,
    judgeAtMs: null,
    ...(clock.asksAgain && { wokenAtMs: atMs }),
    ...(keptUntilMs !== undefined && { keptUntilMs: keptUntilMs + heldMs }),
  };
}

/** What waits for a plan in this state, or null when nothing does. */
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
  const { planRevision: revision, notBeforeMs, keptUntilMs, heldMs = 0 } = clock;
  const floor = notBeforeMs !== undefined && { notBeforeMs };
  if (hold)
    return hold.wakeAtMs === null ? { kind: 'wake', revision, fromMs: hold.wakeOnMs, ...floor } : null;
  if (clock.phase === 'judging') {
    if (clock.dropAtMs !== null || clock.judgedAtMs === null) return null;
    return { kind: 'grace', revision, fromMs: clock.judgedAtMs, workingDays, ...floor };
  }
  if (clock.judgeAtMs !== null && !clock.isProvisional) return null;
  const around = { ...floor, ...(meeting && { meetingAtMs: meeting.atMs }) };
  if (clock.asksAgain) {
    const fromMs = clock.wokenAtMs ?? notBeforeMs ?? clock.startedAtMs;
    return { kind: 'judge-again', revision, fromMs, workingDays, ...around };
  }
  if (keptUntilMs !== undefined) {
    return { kind: 'checks', revision, fromMs: keptUntilMs, followUpDays: null, judgeDays: 0, ...around };
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
  const { isProvisional, ...others } = clock;
  return {
    ...others,
    ...(isProvisional && planned.judgeAtMs === undefined && { isProvisional }),
    followUpAtMs: planned.followUpAtMs ?? clock.followUpAtMs,
    judgeAtMs: planned.judgeAtMs ?? clock.judgeAtMs,
    dropAtMs: planned.dropAtMs ?? clock.dropAtMs,
  };
}

/** The check that comes next, or null while its instant is not planned or the project does not run. */
export function nextCheck(
  state: ProjectState,
): { check: 'follow-up' | 'judge' | 'drop' | 'wake'; atMs: number } | null {
  if (!isOpen(state)) return null;
  const { hold } = state.deal;
  if (hold) return hold.wakeAtMs === null ? null : { check: 'wake', atMs: hold.wakeAtMs };
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

/**
 * The clock after an exchange with the customer. One that happened before the last one does not turn it back, and one
 * that happened before the project was kept leaves the date of the `keep`. Of the time since then, what the project was
 * on hold does not count.
 */
export function clockAfterContact(
  { clock, heldSpans = [] }: Pick<Deal, 'clock' | 'heldSpans'>,
  event: ProjectEvent,
  occurredAtMs: number,
  cause: ClockStart['cause'],
): Clock {
  if (occurredAtMs < clock.startedAtMs) return clock;
  const startedBy = { cause, revision: event.revision, actor: event.actor };
  if (occurredAtMs < (clock.keptAtMs ?? 0)) return { ...clock, startedAtMs: occurredAtMs, startedBy };
  const heldMs = heldSpans.reduce(
    (sum, { sinceMs, untilMs }) => sum + Math.max(0, untilMs - Math.max(sinceMs, occurredAtMs)),
    0,
  );
  return {
    ...startClock(occurredAtMs, startedBy),
    ...(heldMs > 0 && { heldMs }),
    // one that is reported late may be overdue already
    ...(occurredAtMs < event.atMs && { notBeforeMs: event.atMs }),
  };
}
