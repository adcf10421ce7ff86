import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';

/**
 * Dates as people read them off a calendar: `YYYY-MM-DD`, without a zone. Never for workflows: the zone data of a host
 * may differ when one is replayed.
 */

/** When a working day begins unless the company sets another hour: anything due on a day is announced then. */
export const usualWorkdayStart = '09:00';

/** The mornings of a few years in all zones of a company: each command of a project asks for the same few. */
const mornings = new LRUCache<string, number>({ max: 20_000 });

/** The date in a zone at an instant. */
export function localDate(atMs: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/**
 * The instant at which a working day begins on a date in a zone. When a clock change skips that hour, it comes as much
 * later as was skipped; when the hour comes twice, the first counts. For a date that the zone skips altogether, the
 * same hour of the next date.
 *
 * @param startsAt such as `09:00`
 * @returns epoch milliseconds
 */
export function morningMs(date: string, zone: string, startsAt: string = usualWorkdayStart): number {
  const key = `${date} ${startsAt} ${zone}`;
  const known = mornings.get(key);
  if (known !== undefined) return known;
  const morning = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(startsAt));
  const atMs = morning.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
  mornings.set(key, atMs);
  return atMs;
}

/** When a date begins in a zone, epoch milliseconds: at midnight, or when the clock change is over that skips it. */
export function startOfDayMs(date: string, zone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Whether a text is a date that is in the calendar, written as `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch (error) {
    // the 30th of February is what is asked about; anything else is a fault
    if (error instanceof RangeError) return false;
    throw error;
  }
}
