import type { DayCount } from './clock-plan';
import { addDays, localDate, morningMs } from './local-dates';
import type { WorkTime } from './working-days';
import { isWorkingDay } from './working-days';
import { realDayMs } from '../project/evolve/clocks';

/** How long a day is, and when people work. */
export interface CalendarOptions {
  /** Milliseconds. Anything but a real day (24 h) turns zones and working days off. */
  readonly dayMs: number;
  /** When a person works; the company's hours when there is no person or nothing is known of them. */
  readonly workTimeOf: (personId: string | null) => WorkTime;
}

/** How days become instants for a person. */
export function dayCount(personId: string, { dayMs, workTimeOf }: CalendarOptions): DayCount {
  const workTime = workTimeOf(personId);
  return {
    hasMornings: dayMs === realDayMs,
    after: (fromMs, days) => deadlineMs(fromMs, days, dayMs, workTime),
    afterWorking: (fromMs, workingDays) => workingDeadlineMs(fromMs, workingDays, dayMs, workTime),
  };
}

/**
 * The morning of the day that comes `days` days after an instant, or of the next working day. With negative `days` it
 * counts back, and a day off is left for the working day before it: a reminder must not come after what it reminds of.
 *
 * @returns epoch milliseconds
 */
export function deadlineMs(fromMs: number, days: number, dayMs: number, workTime: WorkTime): number {
  if (dayMs !== realDayMs) return fromMs + days * dayMs;
  const date = addDays(localDate(fromMs, workTime.zone), days);
  return workingMorning(date, days < 0 ? -1 : 1, workTime).atMs;
}

/**
 * The morning after `workingDays` working days have passed since an instant.
 *
 * @returns epoch milliseconds
 */
export function workingDeadlineMs(
  fromMs: number,
  workingDays: number,
  dayMs: number,
  workTime: WorkTime,
): number {
  if (dayMs !== realDayMs) return fromMs + workingDays * dayMs;
  const from = localDate(fromMs, workTime.zone);
  let morning = { date: from, atMs: morningMs(from, workTime.zone, workTime.startsAt) };
  for (let passed = 0; passed < workingDays; passed += 1) {
    morning = workingMorning(addDays(morning.date, 1), 1, workTime);
  }
  return morning.atMs;
}

/**
 * The first working day from a date on, or back, and its morning. A date that the zone has skipped is none: nobody can
 * work on it.
 */
function workingMorning(
  from: string,
  step: 1 | -1,
  { calendar, zone, startsAt }: WorkTime,
): { readonly date: string; readonly atMs: number } {
  for (let date = from; ; date = addDays(date, step)) {
    if (!isWorkingDay(calendar, date)) continue;
    const atMs = morningMs(date, zone, startsAt);
    if (localDate(atMs, zone) === date) return { date, atMs };
  }
}
