import { Temporal } from 'temporal-polyfill';
import type { ClockRequest, PlanRequest } from '../domain/clocks';
import { realDayMs } from '../domain/clocks';
import type { DeadlinePlan } from '../domain/project/events';

/** Deadlines fall on this hour of the person's morning: a reminder is read at the start of the day. */
const deadlineHour = 9;

/** How long a day is, and in which zones people work. */
export interface CalendarOptions {
  /** Milliseconds. Anything but a real day turns zones and working days off. */
  readonly dayMs: number;
  /** IANA zone of a person; of the company when nobody is given or known. */
  readonly zoneOf: (personId: string | null) => string;
}

/**
 * Turns days into instants: 09:00 of the person's zone, on the given day after the start or on the next working day.
 * Only activities do this, since the zone data of a host may differ when a workflow is replayed.
 */
export function planDeadlines(request: PlanRequest, options: CalendarOptions): DeadlinePlan {
  const tasks = Object.fromEntries(
    request.tasks.map((task) => [
      task.taskId,
      deadlineMs(task.fromMs, task.days, options.dayMs, options.zoneOf(task.personId ?? request.ownerId)),
    ]),
  );
  return {
    ...(request.clock && { clock: planClock(request.clock, request.ownerId, options) }),
    ...(request.tasks.length > 0 && { tasks }),
  };
}

function planClock(
  request: ClockRequest,
  ownerId: string,
  { dayMs, zoneOf }: CalendarOptions,
): NonNullable<DeadlinePlan['clock']> {
  const zone = zoneOf(ownerId);
  const { revision, fromMs } = request;
  if (request.kind === 'grace') {
    return { revision, dropAtMs: workingDeadlineMs(fromMs, request.workingDays, dayMs, zone) };
  }
  const judgeAtMs = deadlineMs(fromMs, request.judgeDays, dayMs, zone);
  if (request.followUpDays === null) return { revision, judgeAtMs };
  return { revision, judgeAtMs, followUpAtMs: deadlineMs(fromMs, request.followUpDays, dayMs, zone) };
}

/**
 * The morning of the day that comes `days` days after an instant, or of the next working day.
 *
 * @returns epoch milliseconds
 */
export function deadlineMs(fromMs: number, days: number, dayMs: number, zone: string): number {
  if (dayMs !== realDayMs) return fromMs + days * dayMs;
  let date = dateOf(fromMs, zone).add({ days });
  while (!isWorkingDay(date)) date = date.add({ days: 1 });
  return morningMs(date, zone);
}

/**
 * The morning after `workingDays` working days have passed since an instant.
 *
 * @returns epoch milliseconds
 */
export function workingDeadlineMs(fromMs: number, workingDays: number, dayMs: number, zone: string): number {
  if (dayMs !== realDayMs) return fromMs + workingDays * dayMs;
  let date = dateOf(fromMs, zone);
  for (let passed = 0; passed < workingDays;) {
    date = date.add({ days: 1 });
    if (isWorkingDay(date)) passed += 1;
  }
  return morningMs(date, zone);
}

function dateOf(atMs: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDate();
}

/** A morning that a clock change skips starts when the clock is back; of one that comes twice the first counts. */
function morningMs(date: Temporal.PlainDate, zone: string): number {
  const morning = date.toPlainDateTime({ hour: deadlineHour });
  return morning.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** Monday to Friday. */
function isWorkingDay(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= 5;
}
