import { Temporal } from 'temporal-polyfill';

/** Minutes as a wall clock shows them: `YYYY-MM-DDTHH:MM`, without a zone, as forms have them. */

/** The minute that a clock in a zone shows at an instant. */
export function localMinute(atMs: number, zone: string): string {
  const time = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDateTime();
  return time.toString({ smallestUnit: 'minute' });
}

/**
 * When a clock in a zone shows a minute. One that a clock change skips is read with the offset before the change; of
 * one that comes twice the first counts.
 *
 * @returns epoch milliseconds
 */
export function minuteMs(minute: string, zone: string): number {
  return Temporal.PlainDateTime.from(minute).toZonedDateTime(zone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

/** The start of a date in UTC (epoch milliseconds), for formats set to UTC: a date has no zone of its own. */
export function dateMs(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
