import type { DayCount } from './clock-plan';
import { localDate } from './local-dates';

/** When somebody's daily digests are. Never for workflows: zone data of hosts differ. */

/** A digest: the day it is of, and when it is due, epoch milliseconds. */
export interface DigestTime {
  /** `2026-03-02`; in a time lapse the number of the day, such as `d17`. */
  readonly day: string;
  readonly atMs: number;
}

export interface DigestTimes {
  /** Today's, once it is due; null before that and on days off. */
  readonly latest: DigestTime | null;
  readonly next: DigestTime;
}

/** How long after the start of a working day it is: what is due that morning has been asked for by then. */
const afterMorningMs = 15 * 60_000;

/** The digests around an instant of somebody in a zone: one each working morning, or each day of a time lapse. */
export function digestTimes(nowMs: number, days: DayCount, zone: string, dayMs: number): DigestTimes {
  if (!days.hasMornings) {
    const number = Math.floor(nowMs / dayMs);
    const at = (day: number): DigestTime => ({ day: `d${day}`, atMs: day * dayMs });
    return { latest: at(number), next: at(number + 1) };
  }
  const of = (morningMs: number): DigestTime => ({
    day: localDate(morningMs, zone),
    atMs: morningMs + afterMorningMs,
  });
  const first = of(days.after(nowMs, 0));
  const isDue = first.day === localDate(nowMs, zone) && first.atMs <= nowMs;
  return isDue ? { latest: first, next: of(days.after(nowMs, 1)) } : { latest: null, next: first };
}
