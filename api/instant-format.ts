import { timeZoneSchema } from '../contracts/directory';

/** The zone in which a reader wants instants; by default they are in UTC. */
export const timeZoneQuerySchema = timeZoneSchema.optional().meta({
  description: 'IANA time zone for the instants in the text; by default UTC',
});

/**
 * Puts instants into words for a zone, to the minute: `2026-03-17 09:00 Asia/Taipei`.
 */
export function instantFormat(timeZone: string): (atMs: number) => string {
  // Sweden writes dates as ISO 8601 does
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (atMs) => `${format.format(atMs)} ${timeZone}`;
}
