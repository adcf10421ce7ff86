import { addDays, localDate, startOfDayMs } from '../../domain/calendar/local-dates';
import { addWeeks, weekOf } from '../../domain/calendar/review-times';

/** The parts of a day's list, in order. */
export const dueSections = ['overdue', 'today', 'week', 'later'] as const;
export type DueSection = (typeof dueSections)[number];

/**
 * In which part of somebody's list a due date belongs at an instant, by the calendar of their zone; weeks begin on
 * Mondays. What has no due date yet comes later.
 */
export function dueSectionIn(timeZone: string, nowMs: number): (dueAtMs: number | null) => DueSection {
  const tomorrowMs = startOfDayMs(addDays(localDate(nowMs, timeZone), 1), timeZone);
  const nextWeekMs = startOfDayMs(addWeeks(weekOf(nowMs, timeZone), 1), timeZone);
  return (dueAtMs) => {
    if (dueAtMs === null) return 'later';
    if (dueAtMs < nowMs) return 'overdue';
    if (dueAtMs < tomorrowMs) return 'today';
    return dueAtMs < nextWeekMs ? 'week' : 'later';
  };
}

/** Whether it is to be done today: what the number in the header counts. */
export function isForToday(section: DueSection): boolean {
  return section === 'overdue' || section === 'today';
}
