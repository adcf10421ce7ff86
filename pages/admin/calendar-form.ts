import { z } from 'zod';
import type { Calendar, CalendarFault, CalendarYear } from '../../contracts/wire/calendars';
import { calendarFaults, calendarSchema } from '../../contracts/wire/calendars';
import { isLocalDate } from '../../domain/calendar/local-dates';

/** The days of one year of a calendar, as a form has them: a line for each day. */

export const dayLists = ['daysOff', 'makeUpDays', 'shutdowns'] as const;
export type DayList = (typeof dayLists)[number];

export type TypedYear = Readonly<Record<DayList, string>> & { readonly status: string };

/** What is wrong with a line, as a code. */
export type LineFault = CalendarFault | 'no-date' | 'no-end' | 'no-name' | 'too-long' | 'too-many';

/** A line with a mistake, counted from 1 as people count; null: it is not about one line. */
export interface LineMistake {
  readonly list: DayList;
  readonly line: number | null;
  readonly fault: LineFault;
}

/** The fewest and the latest year that a calendar may have, as its schema says. */
export const calendarYears = { first: 2000, last: 2100 } as const;

/** How a form shows a year; a calendar that has not the year has no days of it. */
export function typedYear({ years }: Calendar, year: number): TypedYear {
  const found = years.find((each) => each.year === year);
  const linesOf = (days: readonly { date: string; name: string }[] = []): string =>
    days.map(({ date, name }) => `${date} ${name}`).join('\n');
  return {
    status: found?.status ?? 'announced',
    daysOff: linesOf(found?.daysOff),
    makeUpDays: linesOf(found?.makeUpDays),
    shutdowns: (found?.shutdowns ?? []).map(({ from, to, name }) => `${from} ${to} ${name}`).join('\n'),
  };
}

/**
 * The calendar with a year as it was typed, checked as a whole; a year without any line is taken out.
 *
 * @returns what is wrong in which line, where something is
 */
export function withYear(
  calendar: Calendar,
  year: number,
  typed: TypedYear,
): { readonly calendar: Calendar } | { readonly mistakes: readonly LineMistake[] } {
  const mistakes: LineMistake[] = [];
  const read = {
    daysOff: readLines('daysOff', typed.daysOff, 1, mistakes),
    makeUpDays: readLines('makeUpDays', typed.makeUpDays, 1, mistakes),
    shutdowns: readLines('shutdowns', typed.shutdowns, 2, mistakes),
  };
  if (mistakes.length > 0) return { mistakes };
  const dayOf = ({ dates: [date = ''], name }: ReadLine) => ({ date, name });
  const entry: CalendarYear = {
    year,
    status: typed.status === 'provisional' ? 'provisional' : 'announced',
    daysOff: read.daysOff.map(dayOf),
    makeUpDays: read.makeUpDays.map(dayOf),
    shutdowns: read.shutdowns.map(({ dates: [from = '', to = ''], name }) => ({ from, to, name })),
  };
  const others = calendar.years.filter((each) => each.year !== year);
  const isEmpty = dayLists.every((list) => read[list].length === 0);
  const years = [...others, ...(isEmpty ? [] : [entry])].sort((a, b) => a.year - b.year);
  const checked = calendarSchema.safeParse({ ...calendar, years });
  if (checked.success) return { calendar: checked.data };
  const place = years.indexOf(entry);
  return { mistakes: checked.error.issues.map((issue) => mistakeOf(issue, place, read)) };
}

interface ReadLine {
  /** Where it stands, from 1. */
  readonly line: number;
  readonly dates: readonly string[];
  readonly name: string;
}

/** Years first, however the parts are divided and wide: as tables of governments and spreadsheets have them. */
const datePattern =
  /^(\p{Nd}{4})[-/.年－／．](\p{Nd}{1,2})[-/.月－／．](\p{Nd}{1,2})日?(?=$|[\s,，、~～–—-])[\s,，、~～–—-]*/u;

function readLines(list: DayList, text: string, dates: number, mistakes: LineMistake[]): ReadLine[] {
  return text.split(/\r\n|\r|\n/).flatMap((given, index): ReadLine[] => {
    let rest = given.trim();
    if (rest === '') return [];
    const line = index + 1;
    const found: string[] = [];
    while (found.length < dates) {
      const match = datePattern.exec(rest);
      if (!match) break;
      const [whole, ...parts] = match;
      const [year = '', month = '', day = ''] = parts.map((part) => part.normalize('NFKC'));
      found.push(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
      rest = rest.slice(whole.length);
    }
    const name = rest.trim();
    const fault = lineFault(found, dates, name);
    if (fault === null) return [{ line, dates: found, name }];
    mistakes.push({ list, line, fault });
    return [];
  });
}

function lineFault(found: readonly string[], dates: number, name: string): LineFault | null {
  if (found.length === 0 || !found.every(isLocalDate)) return 'no-date';
  if (found.length < dates) return 'no-end';
  return name === '' ? 'no-name' : null;
}

function mistakeOf(
  issue: z.core.$ZodIssue,
  place: number,
  read: Readonly<Record<DayList, readonly ReadLine[]>>,
): LineMistake {
  const [, at, list, entry] = issue.path;
  const inList = dayLists.find((each) => each === list);
  if (at !== place || inList === undefined) throw new z.core.$ZodError([issue]);
  if (typeof entry !== 'number') return { list: inList, line: null, fault: 'too-many' };
  const line = read[inList][entry]?.line ?? null;
  const told = issue.code === 'custom' ? (issue.params?.['fault'] as unknown) : undefined;
  return { list: inList, line, fault: calendarFaults.find((fault) => fault === told) ?? 'too-long' };
}
