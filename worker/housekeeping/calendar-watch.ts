import type { Logger } from 'pino';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { uncertaintyText } from '../../people/calendar-years';
import type { CalendarChanges } from './calendar-changes';
import type { CalendarYears } from './calendar-years';
import { repeatedly } from './repeatedly';

const minuteMs = 60_000;

/**
 * Looks after calendars from now on: each minute, projects are told of changes that they have not heard of; once a day,
 * the log warns of years that are not announced or missing.
 *
 * @returns ends it, once running work is done
 */
export function watchCalendars(
  { changes, years }: { readonly changes: Pick<CalendarChanges, 'begin'>; readonly years: CalendarYears },
  log: Logger,
  every: { readonly changesMs: number; readonly warningsMs: number } = {
    changesMs: minuteMs,
    warningsMs: realDayMs,
  },
): () => Promise<void> {
  const warn = async (): Promise<void> => {
    for (const each of await years.uncertain()) log.warn({ ...each }, uncertaintyText(each));
  };
  const failed = (err: unknown): void => {
    log.error({ err }, 'calendars could not be looked after: they are again at the next look');
  };
  const ends = [
    repeatedly(() => changes.begin(log), every.changesMs, failed),
    repeatedly(warn, every.warningsMs, failed),
  ];
  return async () => {
    await Promise.all(ends.map((end) => end()));
  };
}
