import { z } from 'zod';
import { calendarKeySchema, lineSchema, localDateSchema } from './directory';
import { datesBetween, weekday } from '../../domain/calendar/working-days';

/** Tables of working days, each for a country or a site of the company. */

/** Enough for every list of a year. */
const mostDays = 366;
const mostShutdowns = 50;
const mostYears = 30;

const namedDaySchema = z.strictObject({
  date: localDateSchema,
  name: lineSchema.meta({ description: 'What the day is called' }),
});

/** What can be wrong with a day of a calendar, as a code: pages say it in their own words. */
export const calendarFaults = [
  'outside',
  'twice',
  'off-too',
  'closed-too',
  'works-anyway',
  'ends-early',
] as const;
export type CalendarFault = (typeof calendarFaults)[number];

const shutdownSchema = z
  .strictObject({
    from: localDateSchema.meta({ description: 'First day' }),
    to: localDateSchema.meta({ description: 'Last day' }),
    name: lineSchema,
  })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    error: 'must not be before "from"',
    params: { fault: 'ends-early' satisfies CalendarFault },
  });

export const yearStatusSchema = z.enum(['announced', 'provisional']).meta({
  description: '`provisional`: the days are worked out by rule and not announced yet',
});

const yearFields = z.strictObject({
  year: z.int().min(2000).max(2100),
  status: yearStatusSchema,
  daysOff: z
    .array(namedDaySchema)
    .max(mostDays)
    .default([])
    .meta({ description: 'Public holidays and days off in their stead; weekends need not be named' }),
  makeUpDays: z
    .array(namedDaySchema)
    .max(mostDays)
    .default([])
    .meta({ description: 'Working days on a weekend, or on a day off of the base' }),
  shutdowns: z.array(shutdownSchema).max(mostShutdowns).default([]).meta({
    description:
      'Days on which the company is closed, the first and the last included; split one that spans two years',
  }),
});

export type CalendarYear = z.infer<typeof yearFields>;

/** A problem with one entry: its place in the year, what is wrong, and its code. */
type YearProblem = readonly [path: (string | number)[], message: string, fault: CalendarFault];

const calendarYearSchema = yearFields.superRefine((year, context) => {
  for (const [path, message, fault] of [...outside(year), ...doubled(year), ...contrary(year)]) {
    context.addIssue({ code: 'custom', path, message, params: { fault } });
  }
});

function outside({ year, daysOff, makeUpDays, shutdowns }: CalendarYear): YearProblem[] {
  const check = (path: (string | number)[], date: string): YearProblem[] =>
    date.startsWith(`${year}-`) ? [] : [[path, `must lie in ${year}`, 'outside']];
  return [
    ...daysOff.flatMap(({ date }, index) => check(['daysOff', index, 'date'], date)),
    ...makeUpDays.flatMap(({ date }, index) => check(['makeUpDays', index, 'date'], date)),
    ...shutdowns.flatMap(({ from, to }, index) => [
      ...check(['shutdowns', index, 'from'], from),
      ...check(['shutdowns', index, 'to'], to),
    ]),
  ];
}

function doubled({ daysOff, makeUpDays }: CalendarYear): YearProblem[] {
  return Object.entries({ daysOff, makeUpDays }).flatMap(([list, days]) =>
    days.flatMap(({ date }, index): YearProblem[] => {
      const first = days.findIndex((day) => day.date === date);
      if (first === index) return [];
      return [[[list, index, 'date'], `stands there already: it is day ${first}`, 'twice']];
    }),
  );
}

function contrary({ daysOff, makeUpDays, shutdowns }: CalendarYear): YearProblem[] {
  const off = new Set(daysOff.map(({ date }) => date));
  const closed = new Map(
    shutdowns.flatMap(({ from, to, name }) =>
      from <= to && to < `${Number(from.slice(0, 4)) + 1}`
        ? datesBetween(from, to).map((date) => [date, name])
        : [],
    ),
  );
  return makeUpDays.flatMap(({ date }, index): YearProblem[] => {
    const path = ['makeUpDays', index, 'date'];
    if (off.has(date)) return [[path, 'is a day off too: it can be one of both', 'off-too']];
    const shutdown = closed.get(date);
    return shutdown === undefined ? [] : [[path, `is within the shutdown "${shutdown}"`, 'closed-too']];
  });
}

const weekendSchema = z
  .array(z.int().min(1).max(7))
  .max(6)
  .refine((days) => new Set(days).size === days.length, 'must not name a day twice')
  .meta({ uniqueItems: true })
  .nullable()
  .default(null)
  .meta({
    description: 'Weekdays that are off: 1 is Monday, 7 is Sunday. null: those of the base',
  });

/** The fields of a calendar, without the checks of the whole. */
export const calendarFields = z.strictObject({
  key: calendarKeySchema,
  name: z.strictObject({ en: lineSchema, 'zh-TW': lineSchema }),
  base: calendarKeySchema
    .nullable()
    .default(null)
    .meta({ description: 'The calendar that this one extends, such as the country of a site' }),
  weekend: weekendSchema,
  years: z
    .array(calendarYearSchema)
    .max(mostYears)
    .meta({ description: 'Years without an entry have no holidays but those of the base' }),
});

/** A table of working days, as people edit it. */
export type Calendar = z.infer<typeof calendarFields>;

/** Checks a calendar as a whole. Whether its base exists is for the store to check. */
export function checkCalendar(
  { key, base, weekend, years }: Omit<Calendar, 'key' | 'name'> & { key?: string | undefined },
  context: z.RefinementCtx,
): void {
  const problem = (path: (string | number)[], message: string, fault?: CalendarFault): void =>
    context.addIssue({ code: 'custom', path, message, ...(fault && { params: { fault } }) });
  if (base !== null && base === key) problem(['base'], 'must be another calendar');
  if (base === null && weekend === null) problem(['weekend'], 'must be given, since there is no base');
  years.forEach(({ year, daysOff, makeUpDays }, index) => {
    const first = years.findIndex((each) => each.year === year);
    if (first !== index) problem(['years', index, 'year'], `stands there already: it is entry ${first}`);
    if (base !== null || weekend === null) return;
    const off = new Set(daysOff.map(({ date }) => date));
    makeUpDays.forEach(({ date }, day) => {
      // mostly a typing error: nothing has to be made up on a day on which people work anyway
      const isNeeded = weekend.includes(weekday(date)) || off.has(date);
      if (!isNeeded) {
        problem(['years', index, 'makeUpDays', day, 'date'], 'is a working day anyway', 'works-anyway');
      }
    });
  });
}

/** A table that is consistent in itself. */
export const calendarSchema = calendarFields.superRefine(checkCalendar);
