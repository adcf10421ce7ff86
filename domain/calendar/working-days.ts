import { dateOf, numberOf } from './day-count';
import { usualWorkdayStart } from './local-dates';

/**
 * Decides which dates are working days from a table and the weekday alone. It needs no zone data, so every host gives
 * the same answer. No zod here at run time.
 */

/** What a table says about one date. */
export interface DayRule {
  readonly isWorking: boolean;
  /** The day's name in the table. */
  readonly name: string;
  /** The calendar that the rule comes from. */
  readonly calendar: string;
}

interface NamedDay {
  readonly date: string;
  readonly name: string;
}

interface TableYear {
  readonly year: number;
  readonly status: 'announced' | 'provisional';
  readonly daysOff: readonly NamedDay[];
  readonly makeUpDays: readonly NamedDay[];
  /** Days on which the company is closed, both ends included. */
  readonly shutdowns: readonly { readonly from: string; readonly to: string; readonly name: string }[];
}

/** A table of working days, as a country announces it or a site adds to it. */
export interface CalendarTable {
  readonly key: string;
  /** Null: that of its base. */
  readonly weekend: readonly number[] | null;
  readonly years: readonly TableYear[];
}

/** A calendar merged with everything it is based on. */
export interface WorkingDays {
  /** Weekdays that are off, Monday is 1 and Sunday is 7 (ISO 8601). */
  readonly weekend: readonly number[];
  /** Dates that differ from their weekday or carry a name, as `YYYY-MM-DD`. */
  readonly days: ReadonlyMap<string, DayRule>;
}

/** The fallback when no table is known. */
export const mondayToFriday: WorkingDays = { weekend: [6, 7], days: new Map() };

/**
 * The working days of a calendar.
 *
 * @param line the calendar, then what it is based on, and so on. The nearer one decides: a site may work on a holiday
 * of its country, or have a day off of its own
 */
export function workingDaysOf(line: readonly CalendarTable[]): WorkingDays {
  const weekend = line.find((calendar) => calendar.weekend !== null)?.weekend;
  const days = new Map<string, DayRule>();
  for (const { key: calendar, years } of [...line].reverse()) {
    for (const { daysOff, makeUpDays, shutdowns } of years) {
      for (const { from, to, name } of shutdowns) {
        for (const date of datesBetween(from, to)) days.set(date, { isWorking: false, name, calendar });
      }
      // a holiday within a shutdown keeps its own name
      for (const { date, name } of daysOff) days.set(date, { isWorking: false, name, calendar });
      for (const { date, name } of makeUpDays) days.set(date, { isWorking: true, name, calendar });
    }
  }
  return { weekend: weekend ?? mondayToFriday.weekend, days };
}

/** Whether a date (`YYYY-MM-DD`) is a working day. */
export function isWorkingDay({ weekend, days }: WorkingDays, date: string): boolean {
  return days.get(date)?.isWorking ?? !weekend.includes(weekday(date));
}

/** The weekday of a date, from 1 for Monday to 7 for Sunday. */
export function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** Every date from one to another, both included. */
export function datesBetween(from: string, to: string): string[] {
  const first = numberOf(from);
  return Array.from({ length: Math.max(0, numberOf(to) - first + 1) }, (_, days) => dateOf(first + days));
}

/** Dates in order, or `every-day` when the two calendars have different weekends. */
export type DaysThatDiffer = readonly string[] | 'every-day';

/** The dates that are working days in only one of two calendars: only these move deadlines. */
export function differences(before: WorkingDays, after: WorkingDays): DaysThatDiffer {
  const week = [1, 2, 3, 4, 5, 6, 7];
  if (week.some((day) => before.weekend.includes(day) !== after.weekend.includes(day))) return 'every-day';
  const named = [...new Set([...before.days.keys(), ...after.days.keys()])].sort();
  return named.filter((date) => isWorkingDay(before, date) !== isWorkingDay(after, date));
}

/** A year that a calendar does not know for certain, and the calendar of the line that lacks it. */
export interface UncertainYear {
  readonly calendar: string;
  readonly year: number;
  /** `missing`: the table has nothing for it. `provisional`: the days are not announced yet. */
  readonly status: 'missing' | 'provisional';
}

/**
 * What a calendar does not know for certain about a year; null when it knows the year. A calendar based on another need
 * not have the year itself, but what it has may be provisional.
 */
export function uncertainYear(line: readonly CalendarTable[], year: number): UncertainYear | null {
  const own = line.map(({ key, years }) => ({ key, entry: years.find((each) => each.year === year) }));
  const unsure = own.find(({ entry }) => entry?.status === 'provisional');
  if (unsure) return { calendar: unsure.key, year, status: 'provisional' };
  const root = own.at(-1);
  return root && !root.entry ? { calendar: root.key, year, status: 'missing' } : null;
}

/** When and where somebody works. */
export interface WorkTime {
  /** IANA zone. */
  readonly zone: string;
  /** Local time at which a working day begins, such as `09:00`: deadlines fall on it. */
  readonly startsAt: string;
  readonly calendar: WorkingDays;
}

/** The fallback: Monday to Friday from 09:00. */
export function officeHours(zone: string): WorkTime {
  return { zone, startsAt: usualWorkdayStart, calendar: mondayToFriday };
}
