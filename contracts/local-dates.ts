import { Temporal } from 'temporal-polyfill';

/**
 * Dates as people read them off a calendar: `YYYY-MM-DD`, without a zone. Never for workflows: the zone data of a host
 * may differ when one is replayed.
 */

/** The hour at which a working day begins: what falls on a day is told at its start. */
const morningHour = 9;

/** The date in a zone at an instant. */
export function localDate(atMs: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/**
 * 09:00 of a date in a zone. A morning that a clock change skips starts when the clock is back; of one that comes twice
 * the first counts.
 *
 * @returns epoch milliseconds
 */
export function morningMs(date: string, zone: string): number {
  const morning = Temporal.PlainDate.from(date).toPlainDateTime({ hour: morningHour });
  return morning.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** The date some days later; earlier, when `days` is negative. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Monday to Friday. */
export function isWorkingDay(date: string): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek <= 5;
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
