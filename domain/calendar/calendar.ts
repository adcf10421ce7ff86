import type { DayCount } from './clock-plan';
import type { Days } from './day-count';
import { countIn, dateOf, evenDays, numberOf } from './day-count';
import { localDate, morningMs } from './local-dates';
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
  return dayMs === realDayMs ? countIn(daysOf(workTimeOf(personId))) : evenDays(dayMs);
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
  return dayCount('', { dayMs, workTimeOf: () => workTime }).afterWorking(fromMs, workingDays);
}

function daysOf({ calendar, zone, startsAt }: WorkTime): Days {
  return {
    at: (atMs) => numberOf(localDate(atMs, zone)),
    morningMs: (number) => morningMs(dateOf(number), zone, startsAt),
    isWorking(number) {
      const date = dateOf(number);
      return isWorkingDay(calendar, date) && localDate(morningMs(date, zone, startsAt), zone) === date;
    },
  };
}
