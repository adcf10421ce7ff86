import { Temporal } from 'temporal-polyfill';
import { localDate, morningMs } from './local-dates';

/** When weekly reviews are, and which week one belongs to. Never for workflows: zone data of hosts differ. */

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

/** A time of the week, in local time. */
export interface WeekTime {
  readonly weekday: Weekday;
  /** `08:00`. */
  readonly time: string;
}

/** When reviews are held unless the company says otherwise: at the start of the week. */
export const usualReviewTime: WeekTime = { weekday: 'monday', time: '08:00' };

/** When reps see what they will be asked: early enough to act on it the same day. */
export const mirrorTime: WeekTime = { weekday: 'friday', time: '15:00' };

/** The review time in a manager's record. */
interface OwnReviewTime {
  readonly review?: { readonly [Part in keyof WeekTime]?: WeekTime[Part] | null } | undefined;
}

/** When a manager's review is: as their record says, else as the company says. */
export function reviewTimeOf({ review }: OwnReviewTime, usual: WeekTime): WeekTime {
  return { weekday: review?.weekday ?? usual.weekday, time: review?.time ?? usual.time };
}

/** The Monday of the week that an instant falls in, in a zone: `2026-03-02`. */
export function weekOf(atMs: number, zone: string): string {
  const date = Temporal.PlainDate.from(localDate(atMs, zone));
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

/** The Monday `count` weeks later, or earlier when `count` is negative. */
export function addWeeks(week: string, count: number): string {
  return Temporal.PlainDate.from(week).add({ weeks: count }).toString();
}

/** The same local time in a zone, one week earlier; epoch milliseconds. */
export function weekEarlierMs(atMs: number, zone: string): number {
  const time = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  return time.subtract({ weeks: 1 }).epochMilliseconds;
}

/** When the review of a week is, epoch milliseconds: the same local time every week, across clock changes. */
export function reviewAtMs(week: string, { weekday, time }: WeekTime, zone: string): number {
  const date = Temporal.PlainDate.from(week).add({ days: weekdays.indexOf(weekday) });
  return morningMs(date.toString(), zone, time);
}
