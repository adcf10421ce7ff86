import type { Review } from '../model/state';

/** How far ahead of UTC the furthest zones are: a week begins there this much earlier. */
const mostAheadMs = 14 * 3_600_000;

/** Whether a text is the date of a Monday, such as `2026-03-02`. */
export function isMonday(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const atMs = Date.parse(text);
  // a day that the calendar does not have is read as one of the next month
  return (
    !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(text) && new Date(atMs).getUTCDay() === 1
  );
}

/** Whether a week has begun somewhere on earth. */
export function hasBegun(week: string, nowMs: number): boolean {
  return Date.parse(week) - mostAheadMs <= nowMs;
}

/**
 * The review decision in force after a new one. A decision for an older week, as from the link of an old mail, does not
 * replace that of a newer week. A week that has not begun does not count as newer.
 */
export function effectiveReview(before: Review | undefined, made: Review): Review {
  return before && before.week > made.week && hasBegun(before.week, made.atMs) ? before : made;
}
