import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Calendar } from '../../../contracts/wire/calendars';
import type { WorkingDays } from '../../../domain/calendar/working-days';
import {
  datesBetween,
  isWorkingDay,
  mondayToFriday,
  weekday,
  workingDaysOf,
} from '../../../domain/calendar/working-days';
import { loadCalendarFiles } from '../../../store/calendar-files';

/** The tables that Milepost comes with, against dates that were written down by hand from what was announced. */
let tables: ReadonlyMap<string, Calendar>;

beforeAll(async () => {
  tables = new Map((await loadCalendarFiles()).map((calendar) => [calendar.key, calendar]));
});

const daysOf = (key: string): WorkingDays => workingDaysOf([tables.get(key)!]);

/** Dates of a year in which a calendar is other than Monday to Friday, as `MM-DD`. */
function exceptions(key: string, year: number): { off: string[]; working: string[] } {
  const days = daysOf(key);
  const all = datesBetween(`${year}-01-01`, `${year}-12-31`);
  const other = all.filter((date) => isWorkingDay(days, date) !== isWorkingDay(mondayToFriday, date));
  const short = (works: boolean): string[] =>
    other.filter((date) => isWorkingDay(days, date) === works).map((date) => date.slice(5));
  return { off: short(false), working: short(true) };
}

/** A stretch of days as announcements have it, such as `01-28..02-04`; weekends in it are off anyway. */
function weekdaysIn(year: number, stretches: readonly string[]): string[] {
  return stretches
    .flatMap((stretch) => {
      const [from, to = from] = stretch.split('..');
      return datesBetween(`${year}-${from}`, `${year}-${to}`);
    })
    .filter((date) => weekday(date) <= 5)
    .map((date) => date.slice(5));
}

/** Every weekday off and every working weekend of a year: what is not named is as on any other day of its week. */
const years: readonly [string, number, string, readonly string[], readonly string[]][] = [
  [
    'tw',
    2025,
    'Directorate-General of Personnel Administration, calendar of ROC year 114 and the act of May 2025',
    [
      '01-01',
      '01-27..01-31',
      '02-28',
      '04-03',
      '04-04',
      '05-30',
      '09-29',
      '10-06',
      '10-10',
      '10-24',
      '12-25',
    ],
    ['02-08'],
  ],
  [
    'tw',
    2026,
    'Directorate-General of Personnel Administration, calendar of ROC year 115',
    [
      '01-01',
      '02-16..02-20',
      '02-27',
      '04-03',
      '04-06',
      '05-01',
      '06-19',
      '09-25',
      '09-28',
      '10-09',
      '10-26',
      '12-25',
    ],
    [],
  ],
  [
    'cn',
    2025,
    'State Council, notice of November 2024',
    ['01-01', '01-28..02-04', '04-04..04-06', '05-01..05-05', '05-31..06-02', '10-01..10-08'],
    ['01-26', '02-08', '04-27', '09-28', '10-11'],
  ],
  [
    'cn',
    2026,
    'State Council, notice of November 2025',
    [
      '01-01..01-03',
      '02-15..02-23',
      '04-04..04-06',
      '05-01..05-05',
      '06-19..06-21',
      '09-25..09-27',
      '10-01..10-07',
    ],
    ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  ],
  [
    'hk',
    2026,
    'Government of Hong Kong, general holidays',
    [
      '01-01',
      '02-17..02-19',
      '04-03',
      '04-06',
      '04-07',
      '05-01',
      '05-25',
      '06-19',
      '07-01',
      '10-01',
      '10-19',
      '12-25',
    ],
    [],
  ],
  [
    'jp',
    2026,
    'Cabinet Office: with the substitute of 3 May, and the day between two holidays in September',
    [
      '01-01',
      '01-12',
      '02-11',
      '02-23',
      '03-20',
      '04-29',
      '05-04..05-06',
      '07-20',
      '08-11',
      '09-21..09-23',
      '10-12',
      '11-03',
      '11-23',
    ],
    [],
  ],
  [
    'sg',
    2026,
    'Ministry of Manpower',
    ['01-01', '02-17', '02-18', '04-03', '05-01', '05-27', '06-01', '08-10', '11-09', '12-25'],
    [],
  ],
  [
    'us',
    2026,
    'Office of Personnel Management',
    ['01-01', '01-19', '02-16', '05-25', '06-19', '07-03', '09-07', '10-12', '11-11', '11-26', '12-25'],
    [],
  ],
  ['de', 2026, 'law', ['01-01', '04-03', '04-06', '05-01', '05-14', '05-25', '12-25'], []],
  ['fr', 2026, 'law', ['01-01', '04-06', '05-01', '05-08', '05-14', '05-25', '07-14', '11-11', '12-25'], []],
  ['gb', 2026, 'bank holidays', ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'], []],
];

describe('the tables of working days', () => {
  it('are of ten countries, each for three years', () => {
    expect([...tables.keys()]).toEqual(['cn', 'de', 'fr', 'gb', 'hk', 'jp', 'kr', 'sg', 'tw', 'us']);
    for (const { years: each } of tables.values()) {
      expect(each.map(({ year }) => year)).toEqual([2025, 2026, 2027]);
    }
  });

  it.each(years)('%s has the days off of %i and no other (%s)', (key, year, _source, off, working) => {
    expect(exceptions(key, year)).toEqual({ off: weekdaysIn(year, off), working });
  });

  it('has more than sixty dates that were checked by hand', () => {
    const checked = years.flatMap(([, year, , off, working]) => [...weekdaysIn(year, off), ...working]);
    expect(checked.length).toBeGreaterThan(100);
  });

  it.each([
    ['kr', '2026-02-18', false],
    // the substitutes of 1 March, 24 May, 15 August and 3 October, which fell on a weekend
    ['kr', '2026-03-02', false],
    ['kr', '2026-05-25', false],
    ['kr', '2026-08-17', false],
    ['kr', '2026-10-05', false],
    ['kr', '2026-09-24', false],
    ['kr', '2026-09-28', true],
    // years that the table does not have go by their weekdays
    ['tw', '2024-12-31', true],
    ['tw', '2028-02-29', true],
    ['tw', '2028-12-31', false],
  ])('%s on %s: people work? %s', (key, date, works) => {
    expect(isWorkingDay(daysOf(key), date)).toBe(works);
  });

  it('say which years are not announced yet', () => {
    const provisional = [...tables.values()].flatMap(({ key, years: each }) =>
      each.filter(({ status }) => status === 'provisional').map(({ year }) => `${key} ${year}`),
    );
    expect(provisional).toEqual(['cn 2027', 'hk 2027', 'kr 2027', 'tw 2027']);
  });

  it('know holidays on a weekend, for sites that work then', () => {
    const site: Calendar = {
      key: 'plant-1',
      name: { en: 'Plant 1', 'zh-TW': '一廠' },
      base: 'cn',
      weekend: [7],
      years: [],
    };
    const days = workingDaysOf([site, tables.get('cn')!]);
    // an ordinary Saturday, one within a holiday, one that is made up for
    expect(['2026-03-07', '2026-01-03', '2026-02-28'].map((date) => isWorkingDay(days, date))).toEqual([
      true,
      false,
      true,
    ]);
  });
});
