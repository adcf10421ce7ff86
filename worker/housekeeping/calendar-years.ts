import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { Gauge } from 'prom-client';
import type { UncertainYear } from '../../domain/calendar/working-days';
import { uncertainYears } from '../../people/calendar-years';
import type { WorkTimeSettings } from '../../people/work-time';
import type { Store } from '../../store/store';

/** Years of calendars in use that are not announced yet, or missing: for metrics, readiness and the log. */
export interface CalendarYears {
  /** The finding of the last minute; while the database is away, the last one there was. */
  uncertain(): Promise<readonly UncertainYear[]>;
}

export interface CalendarYearDeps {
  readonly store: Pick<Store, 'people' | 'calendars'>;
  readonly settings: WorkTimeSettings;
  readonly logger: Logger;
  readonly now: () => number;
}

const minuteMs = 60_000;

export function createCalendarYears({ store, settings, logger, now }: CalendarYearDeps): CalendarYears {
  let found: readonly UncertainYear[] = [];
  let askedAtMs = -Infinity;
  let asking: Promise<void> = Promise.resolve();
  const ask = async (): Promise<void> => {
    try {
      found = await uncertainYears(store, settings, now());
    } catch (err) {
      // metrics and readiness must not fail with the database; they report its trouble themselves
      logger.warn({ err }, 'the years of the calendars could not be read');
    }
  };
  return {
    async uncertain() {
      if (now() - askedAtMs >= minuteMs) {
        askedAtMs = now();
        asking = ask();
      }
      await asking;
      return found;
    },
  };
}

/** One series for each calendar and year that needs attention; none when all is well. */
export function gaugeCalendarYears(registry: Registry, years: CalendarYears): void {
  new Gauge({
    name: 'milepost_calendar_year_missing',
    help: 'Years of calendars in use that are not announced yet, or missing: this one, and from November on the next',
    labelNames: ['calendar', 'year', 'status'] as const,
    registers: [registry],
    async collect() {
      this.reset();
      for (const each of await years.uncertain()) this.set({ ...each, year: String(each.year) }, 1);
    },
  });
}
