import type { ClockDays } from '../../playbook/playbook';
import { clockDays } from '../../playbook/playbook';
import type { ProjectEvent } from '../model/events';
import type { Clock, ClockStart, Deal, ProjectState } from '../model/state';
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
  if (clock.asksAgain || clock.keptUntilMs !== undefined) return clock;
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

/** The clock once judgement is asked for; the days of grace count from here. */
export function judgingClock(clock: Clock, { revision, atMs }: Changed): Clock {
  const { asksAgain: _, wokenAtMs: _woken, notBeforeMs: _before, ...asked } = clock;
  const { keptUntilMs: _until, keptAtMs: _at, isProvisional: _date, ...others } = asked;
  return { ...others, phase: 'judging', judgedAtMs: atMs, dropAtMs: null, planRevision: revision };
}

/** The clock of a project that was judged and kept until a date, to be judged on that day's working morning. */
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

/** The clock of a project put on hold. A judgement under way is asked for again when it wakes. */
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

/** The clock of a project that wakes: it goes on with the time it had left. */
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

/** The next check; null while its instant is not planned or the project is not running. */
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
