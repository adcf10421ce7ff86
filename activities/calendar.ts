import { addDays, isWorkingDay, localDate, morningMs } from '../contracts/local-dates';
import type { PlanRequest } from '../domain/clocks';
import { realDayMs } from '../domain/clocks';
import type { DeadlinePlan } from '../domain/project/events';
import { planClock } from './clock-plan';
import { planTasks } from './ladder-plan';

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
  return {
    ...(request.clock && { clock: planClock(request.clock, request.ownerId, options) }),
    ...planTasks(request.tasks, request.ownerId, options),
  };
}

/**
 * The morning of the day that comes `days` days after an instant, or of the next working day. With negative `days` it
 * counts back, and a day off is left for the working day before it: a reminder must not come after what it reminds of.
 *
 * @returns epoch milliseconds
 */
export function deadlineMs(fromMs: number, days: number, dayMs: number, zone: string): number {
  if (dayMs !== realDayMs) return fromMs + days * dayMs;
  const step = days < 0 ? -1 : 1;
  let date = addDays(localDate(fromMs, zone), days);
  while (!isWorkingDay(date)) date = addDays(date, step);
  return morningMs(date, zone);
}

/**
 * The morning after `workingDays` working days have passed since an instant.
 *
 * @returns epoch milliseconds
 */
export function workingDeadlineMs(fromMs: number, workingDays: number, dayMs: number, zone: string): number {
  if (dayMs !== realDayMs) return fromMs + workingDays * dayMs;
  let date = localDate(fromMs, zone);
  for (let passed = 0; passed < workingDays;) {
    date = addDays(date, 1);
    if (isWorkingDay(date)) passed += 1;
  }
  return morningMs(date, zone);
}
