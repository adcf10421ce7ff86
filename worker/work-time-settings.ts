import type { Logger } from 'pino';
import { usualWorkdayStart } from '../domain/calendar/local-dates';
import type { CalendarChangeDeps } from './housekeeping/calendar-changes';
import { createCalendarChanges } from './housekeeping/calendar-changes';

/** The settings that a worker plans by. */
export interface PlannedBy {
  readonly workdayStart?: string;
  readonly companyTimeZone: string;
  readonly companyCalendar?: string;
}

/**
 * Called at the start of a worker, since workers plan: when the working-time settings differ from those that deadlines
 * were last planned by, running projects replan what is ahead. With the same settings nothing happens. Of several
 * workers that start together one records the change, and one workflow spreads it; while Temporal does not accept that,
 * the API retries each minute.
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
