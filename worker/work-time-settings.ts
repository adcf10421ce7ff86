import type { Logger } from 'pino';
import { usualWorkdayStart } from '../domain/calendar/local-dates';
import type { CalendarChangeDeps } from './housekeeping/calendar-changes';
import { createCalendarChanges } from './housekeeping/calendar-changes';

/** What a worker plans by. */
export interface PlannedBy {
  readonly workdayStart?: string;
  readonly companyTimeZone: string;
  readonly companyCalendar?: string;
}

/**
 * At the start of a worker, since workers plan: when the settings of working times are others than deadlines were planned
 * by before, the running projects plan anew what is ahead. With the same settings nothing happens. Of several workers
 * that start together one notes the change, and one workflow tells it; while Temporal does not take it, the API tries
 * each minute.
 */
export async function planByTheseSettings(
  deps: CalendarChangeDeps,
  { workdayStart = usualWorkdayStart, companyTimeZone, companyCalendar }: PlannedBy,
  log: Logger,
): Promise<void> {
  await deps.store.workTimeSettings.note({
    ...{ workdayStart, companyTimeZone },
    companyCalendar: companyCalendar ?? null,
  });
  await createCalendarChanges(deps).beginSettings(log);
}
