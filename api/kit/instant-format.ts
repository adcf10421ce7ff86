import { z } from 'zod';
import { canonicalTimeZone, nearestTimeZone } from '../../contracts/wire/time-zones';
import { Problem } from './problems/problems';

/** The zone in which a reader wants instants; UTC by default. `readTimeZone` checks that it exists. */
export const timeZoneQuerySchema = z
  .string()
  .max(64)
  .optional()
  .meta({
    description:
      'Time zone for the instants in the text, by area and location as in the tz database; by default UTC. Capitals do ' +
      'not matter',
    example: 'Asia/Taipei',
  });

/**
 * The listed zone that a query names.
 *
 * @throws Problem with the nearest match when it names none
 */
export function readTimeZone(given: string): string {
  const known = canonicalTimeZone(given);
  if (known !== undefined) return known;
  const detail = `There is no time zone "${given}"; the nearest one is "${nearestTimeZone(given)}".`;
  throw new Problem('unknown-time-zone', detail, { errors: [{ parameter: 'timeZone', detail }] });
}

/** Formats instants for a zone, to the minute: `2026-03-17 09:00 Asia/Taipei`. */
export function instantFormat(timeZone: string): (atMs: number) => string {
  // Swedish dates have the ISO 8601 form
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (atMs) => `${format.format(atMs)} ${timeZone}`;
}
