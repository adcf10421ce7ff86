import type { ClockDays } from '../../playbook/playbook';
import { clockDays } from '../../playbook/playbook';
import type { ProjectEvent } from '../model/events';
import type { Deal, ProjectState } from '../model/state';
import type { ClockStart, RunningClock } from '../model/clock';
import type { Clock } from '../model/clock';
import { isOpen } from '../model/state';
import { nextRungs } from './ladders';

/**
 * The 15-30 clock (process.md, section 3). The domain says from when and for how many days; the instants depend on a
 * person's zone and working days and come back as a `DeadlinePlan`.
 */

/** A real day in milliseconds. */
export const realDayMs = 86_400_000;

/** A clock that starts with a contact or the opening, and waits for its deadlines to be planned. */
export function startClock(startedAtMs: number, startedBy: ClockStart): Clock {
  const planRevision = startedBy.revision;
  return { phase: 'watching', startedAtMs, startedBy, planRevision, followUpAtMs: null, judgeAtMs: null };
}

/** A project's clock days: its own where it has some, else the strictest of its class and its stage. */
export function daysOf(deal: Pick<Deal, 'playbook' | 'customerClass' | 'stage' | 'ownDays'>): ClockDays {
  return { ...clockDays(deal.playbook, deal.customerClass, deal.stage), ...deal.ownDays };
}

/**
 * The clock after a change of stage: unchanged when the stage's days are the same, else replanned from the same start.
 */
export function clockInStage(deal: Deal, stage: string, event: Changed): Clock {
  const before = daysOf(deal);
  const after = daysOf({ ...deal, stage });
  const same = before.followUpDays === after.followUpDays && before.judgeDays === after.judgeDays;
  return same ? deal.clock : replannedClock(deal.clock, event);
}

type Changed = Pick<ProjectEvent, 'revision' | 'atMs'>;

/**
 * The clock after a change in what its deadlines were computed from: replanned from the same start. A check that has
 * fired does not fire again, a judgement already asked for keeps its grace, the date of a `keep` stays, and what the
 * change makes overdue comes on the next working morning.
 */
export function replannedClock(clock: Clock, { revision, atMs }: Changed): Clock {
  if (clock.phase === 'asking-again' || clock.phase === 'kept') return clock;
  return plannedAnew(clock, { revision, atMs });
}

/**
 * The clock after a change of working days or of a confirmed meeting. These also move the date of a `keep` and a
 * judgement that is asked for again: unlike other days, they say when it is possible, not how long it may take.
 */
export function plannedAnew(clock: Clock, { revision, atMs }: Changed): Clock {
  if (clock.phase === 'judging') return clock;
  return { ...clock, planRevision: revision, notBeforeMs: atMs, followUpAtMs: null, judgeAtMs: null };
}

/** The clock once the follow-up has been asked for; judgement comes next. */
export function followedUpClock(clock: Clock): Clock {
  return { ...basisOf(clock), phase: 'followed-up' };
}

/** The clock once judgement is asked for; the days of grace count from here. */
export function judgingClock(clock: Clock, { revision, atMs }: Changed): Clock {
  const { notBeforeMs: _, ...basis } = basisOf(clock);
  return { ...basis, phase: 'judging', judgedAtMs: atMs, dropAtMs: null, planRevision: revision };
}

/** The clock of a project that was judged and kept until a date, to be judged on that day's working morning. */
export function keptClock(clock: Clock, { revision, atMs, nextAtMs }: Changed & { nextAtMs: number }): Clock {
  return {
    ...basisOf(clock),
    phase: 'kept',
    judgeAtMs: nextAtMs,
    isPlanned: false,
    untilMs: nextAtMs,
    keptAtMs: atMs,
    notBeforeMs: atMs,
    planRevision: revision,
  };
}

/** The clock of a project put on hold. A judgement under way is asked for again when it wakes. */
export function pausedClock(clock: Clock, { revision: planRevision, atMs: notBeforeMs }: Changed): Clock {
  const changed = { planRevision, notBeforeMs };
  if (clock.phase !== 'judging') return { ...clock, ...changed };
  return { ...basisOf(clock), ...changed, phase: 'asking-again', wokenAtMs: null };
}

/** The clock of a project that wakes: it goes on with the time it had left. */
export function wokenClock(clock: Clock, heldMs: number, { revision, atMs }: Changed): Clock {
  const woken = {
    planRevision: revision,
    heldMs: (clock.heldMs ?? 0) + heldMs,
    notBeforeMs: atMs,
    followUpAtMs: null,
    judgeAtMs: null,
  };
  switch (clock.phase) {
    case 'kept':
      return { ...clock, ...woken, untilMs: clock.untilMs + heldMs };
    case 'asking-again':
      return { ...clock, ...woken, wokenAtMs: atMs };
    default:
      return { ...clock, ...woken };
  }
}

/** When a project is dropped unless somebody judges it, epoch milliseconds; null when that is not ahead or not planned. */
export function dropAtMs(clock: Clock): number | null {
  return clock.phase === 'judging' ? clock.dropAtMs : null;
}

/** Until when a project was kept, epoch milliseconds; null when it is not kept. */
export function keptUntilMs(clock: Clock): number | null {
  return clock.phase === 'kept' ? clock.untilMs : null;
}

/** What a clock keeps when its phase changes. */
function basisOf(clock: Clock): Omit<RunningClock, 'phase'> {
  const { startedAtMs, startedBy, planRevision, followUpAtMs, judgeAtMs, heldMs, notBeforeMs } = clock;
  return {
    startedAtMs,
    startedBy,
    planRevision,
    followUpAtMs,
    judgeAtMs,
    ...(heldMs !== undefined && { heldMs }),
    ...(notBeforeMs !== undefined && { notBeforeMs }),
  };
}

/** The next check; null while its instant is not planned or the project is not running. */
export function nextCheck(
  state: ProjectState,
): { check: 'follow-up' | 'judge' | 'drop' | 'wake'; atMs: number } | null {
  if (!isOpen(state)) return null;
  const { hold } = state.deal;
  if (hold) return hold.wakeAtMs === null ? null : { check: 'wake', atMs: hold.wakeAtMs };
  const { clock } = state.deal;
  if (clock.phase === 'judging') {
    return clock.dropAtMs === null ? null : { check: 'drop', atMs: clock.dropAtMs };
  }
  const { phase, followUpAtMs, judgeAtMs } = clock;
  if (phase === 'watching' && followUpAtMs !== null && followUpAtMs < (judgeAtMs ?? Infinity)) {
    return { check: 'follow-up', atMs: followUpAtMs };
  }
  return judgeAtMs === null ? null : { check: 'judge', atMs: judgeAtMs };
}

/**
 * The nearest instant at which the project acts on its own, epoch milliseconds: a check of the clock or a rung of a
 * task's ladder. Null when there is none.
 */
export function nextDeadlineMs(state: ProjectState): number | null {
  if (!isOpen(state)) return null;
  const instants = nextRungs(state.deal).map(({ atMs }) => atMs);
  const check = nextCheck(state);
  if (check) instants.push(check.atMs);
  return instants.length > 0 ? Math.min(...instants) : null;
}

/**
 * The clock after an exchange with the customer. One older than the last does not turn it back, and one older than the
 * keeping of the project leaves the date of the `keep`. Time on hold since the exchange does not count.
 */
export function clockAfterContact(
  { clock, heldSpans = [] }: Pick<Deal, 'clock' | 'heldSpans'>,
  event: ProjectEvent,
  occurredAtMs: number,
  cause: ClockStart['cause'],
): Clock {
  if (occurredAtMs < clock.startedAtMs) return clock;
  const startedBy = { cause, revision: event.revision, actor: event.actor };
  if (clock.phase === 'kept' && occurredAtMs < clock.keptAtMs)
    return { ...clock, startedAtMs: occurredAtMs, startedBy };
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
