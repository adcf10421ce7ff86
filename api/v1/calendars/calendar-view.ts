import { isDeepStrictEqual } from 'node:util';
import type { Calendar } from '../../../contracts/wire/calendars';
import { toInstant } from '../../../contracts/wire/wire';
import { datesBetween, isWorkingDay, workingDaysOf } from '../../../domain/calendar/working-days';
import type { DayRule } from '../../../domain/calendar/working-days';
import type { CalendarVersion } from '../../../store/calendars';

/** Calendars as the API answers with them. */

export function calendarView(version: CalendarVersion) {
  return { ...version.calendar, ...madeBy(version) };
}

export function calendarSummary({ calendar, ...version }: CalendarVersion) {
  const { key, name, base, years } = calendar;
  const shortYears = years.map(({ year, status }) => ({ year, status }));
  return { key, name, base, years: shortYears, ...madeBy(version) };
}

function madeBy({ version, changedAtMs, changedBy }: Omit<CalendarVersion, 'calendar'>) {
  return { version, changedAt: toInstant(changedAtMs), changedBy };
}

/** Who made a version, and what it changed; the first version changes nothing. */
export function versionView(version: CalendarVersion, before: CalendarVersion | undefined) {
  const change = before
    ? {
        days: changedDays(before.calendar, version.calendar),
        also: changedParts(before.calendar, version.calendar),
      }
    : { days: [], also: [] };
  return { ...madeBy(version), ...change };
}

function changedDays(before: Calendar, after: Calendar) {
  const [old, fresh] = [workingDaysOf([before]).days, workingDaysOf([after]).days];
  const dates = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return dates
    .map((date) => ({ date, before: ruleView(old.get(date)), after: ruleView(fresh.get(date)) }))
    .filter((day) => !isDeepStrictEqual(day.before, day.after));
}

function ruleView(rule: DayRule | undefined) {
  return rule ? { working: rule.isWorking, name: rule.name } : null;
}

function changedParts(before: Calendar, after: Calendar): ('name' | 'base' | 'weekend' | 'years')[] {
  const years = ({ years }: Calendar) => years.map(({ year, status }) => `${year} ${status}`).sort();
  const parts = ['name', 'base', 'weekend'] as const;
  return [
    ...parts.filter((part) => !isDeepStrictEqual(before[part], after[part])),
    ...(isDeepStrictEqual(years(before), years(after)) ? [] : (['years'] as const)),
  ];
}

/**
 * Every day of a period, with what a calendar says about it.
 *
 * @param line the calendar and the calendars it is based on
 */
export function workingDaysView(
  line: readonly [CalendarVersion, ...CalendarVersion[]],
  from: string,
  to: string,
) {
  const table = workingDaysOf(line.map(({ calendar }) => calendar));
  const days = datesBetween(from, to).map((date) => {
    const rule = table.days.get(date);
    return {
      date,
      working: isWorkingDay(table, date),
      name: rule?.name ?? null,
      calendar: rule?.calendar ?? null,
    };
  });
  const [{ calendar, version }] = line;
  const workingDays = days.filter(({ working }) => working).length;
  return { key: calendar.key, version, from, to, workingDays, days };
}
