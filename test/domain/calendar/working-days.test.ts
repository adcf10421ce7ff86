import { describe, expect, it } from '@jest/globals';
import type { Calendar } from '../../../contracts/wire/calendars';
import { calendarSchema } from '../../../contracts/wire/calendars';
import {
  differences,
  isWorkingDay,
  mondayToFriday,
  uncertainYear,
  weekday,
  workingDaysOf,
} from '../../../domain/calendar/working-days';

type Year = Calendar['years'][number];

const year = (number: number, more: Partial<Year> = {}): Year => ({
  year: number,
  status: 'announced',
  daysOff: [],
  makeUpDays: [],
  shutdowns: [],
  ...more,
});
const calendar = (more: Partial<Calendar>): Calendar => ({
  key: 'land',
  name: { en: 'Land', 'zh-TW': '國' },
  base: null,
  weekend: [6, 7],
  years: [],
  ...more,
});
const day = (date: string) => ({ date, name: `Day ${date}` });

const land = calendar({
  years: [
    year(2026, { daysOff: [day('2026-01-01'), day('2026-05-01')], makeUpDays: [day('2026-05-09')] }),
    year(2028, { status: 'provisional', daysOff: [day('2028-02-29')] }),
  ],
});
const plant = calendar({
  key: 'plant-1',
  base: 'land',
  weekend: null,
  years: [
    year(2026, {
      daysOff: [day('2026-05-09')],
      makeUpDays: [day('2026-05-01'), day('2026-07-18')],
      shutdowns: [
        { from: '2026-07-20', to: '2026-07-31', name: 'Summer' },
        { from: '2026-12-24', to: '2026-12-31', name: 'Year end' },
      ],
    }),
    year(2027, { shutdowns: [{ from: '2027-01-01', to: '2027-01-03', name: 'Year end' }] }),
  ],
});

describe('a calendar', () => {
  it.each([
    ['2026-01-01', false],
    ['2026-05-01', false],
    ['2026-05-08', true],
    ['2026-05-09', true],
    ['2026-05-10', false],
    ['2028-02-28', true],
    ['2028-02-29', false],
    ['2028-03-01', true],
  ])('of a country: do people work on %s? %s', (date, works) => {
    expect(isWorkingDay(workingDaysOf([land]), date)).toBe(works);
  });

  it.each([
    // what a site says goes before what its country says, both ways
    ['2026-05-01', true],
    ['2026-05-09', false],
    ['2026-01-01', false],
    // the weekend is that of the country
    ['2026-07-11', false],
    ['2026-07-18', true],
    // a shutdown, with its first and last day
    ['2026-07-17', true],
    ['2026-07-20', false],
    ['2026-07-31', false],
    ['2026-08-03', true],
    // over the end of a year
    ['2026-12-23', true],
    ['2026-12-24', false],
    ['2026-12-31', false],
    ['2027-01-01', false],
    ['2027-01-04', true],
    ['2028-02-29', false],
  ])('of a site: do people work on %s? %s', (date, works) => {
    expect(isWorkingDay(workingDaysOf([plant, land]), date)).toBe(works);
  });

  it('that is not there means Monday to Friday', () => {
    const week = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'];
    expect([...week, '2026-03-07', '2026-03-08'].map((date) => isWorkingDay(mondayToFriday, date))).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(workingDaysOf([])).toEqual(mondayToFriday);
    expect(['1970-01-01', '2024-02-29', '2028-02-29'].map(weekday)).toEqual([4, 4, 2]);
  });

  it('may have another weekend', () => {
    const days = workingDaysOf([calendar({ weekend: [5, 6] })]);
    expect(
      ['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08'].map((date) => isWorkingDay(days, date)),
    ).toEqual([true, false, false, true]);
  });
});

describe('a change of a calendar', () => {
  const before = workingDaysOf([land]);
  const changed = (more: Partial<Year>) =>
    differences(
      before,
      workingDaysOf([{ ...land, years: [{ ...land.years[0]!, ...more }, land.years[1]!] }]),
    );

  it('matters on the days that differ', () => {
    const daysOff = [day('2026-01-01'), day('2026-05-01')];
    expect(changed({})).toEqual([]);
    expect(changed({ daysOff: [day('2026-10-09'), ...daysOff] })).toEqual(['2026-10-09']);
    expect(changed({ daysOff: [day('2026-01-01'), day('2026-06-19')] })).toEqual([
      '2026-05-01',
      '2026-06-19',
    ]);
    expect(changed({ makeUpDays: [] })).toEqual(['2026-05-09']);
    // a holiday on a Saturday makes no difference
    expect(changed({ daysOff: [...daysOff, day('2026-10-10')] })).toEqual([]);
  });

  it('of its weekend matters every day', () => {
    expect(differences(before, workingDaysOf([{ ...land, weekend: [7] }]))).toBe('every-day');
    expect(differences(before, workingDaysOf([{ ...land, weekend: [7, 6] }]))).toEqual([]);
  });
});

describe('a year of a calendar', () => {
  it('is certain, provisional or missing; a site may leave it to its country', () => {
    expect(uncertainYear([land], 2026)).toBeNull();
    expect(uncertainYear([land], 2027)).toEqual({ calendar: 'land', year: 2027, status: 'missing' });
    expect(uncertainYear([land], 2028)).toEqual({ calendar: 'land', year: 2028, status: 'provisional' });
    expect(uncertainYear([plant, land], 2026)).toBeNull();
    expect(uncertainYear([plant, land], 2027)).toEqual({ calendar: 'land', year: 2027, status: 'missing' });
    expect(uncertainYear([plant, land], 2028)).toEqual({
      calendar: 'land',
      year: 2028,
      status: 'provisional',
    });
    const unsure = { ...plant, years: [year(2026, { status: 'provisional' })] };
    expect(uncertainYear([unsure, land], 2026)).toEqual({
      calendar: 'plant-1',
      year: 2026,
      status: 'provisional',
    });
  });
});

describe('the schema of a calendar', () => {
  const problemsOf = (given: unknown): string[] => {
    const read = calendarSchema.safeParse(given);
    return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  };
  const ofYear = (more: Partial<Year>): string[] => problemsOf(calendar({ years: [year(2026, more)] }));

  it('takes what is sound', () => {
    expect(problemsOf(land)).toEqual([]);
    expect(problemsOf(plant)).toEqual([]);
    expect(problemsOf({ key: 'a', name: land.name, base: 'land', years: [] })).toEqual([]);
  });

  it('says which date is wrong and why', () => {
    expect(ofYear({ daysOff: [day('2027-01-01')] })).toEqual(['years.0.daysOff.0.date: must lie in 2026']);
    expect(ofYear({ makeUpDays: [day('2025-01-04')] })).toEqual([
      'years.0.makeUpDays.0.date: must lie in 2026',
    ]);
    expect(ofYear({ shutdowns: [{ from: '2026-12-24', to: '2027-01-03', name: 'Year end' }] })).toEqual([
      'years.0.shutdowns.0.to: must lie in 2026',
    ]);
    expect(ofYear({ daysOff: [day('2026-05-01'), day('2026-06-19'), day('2026-05-01')] })).toEqual([
      'years.0.daysOff.2.date: stands there already: it is day 0',
    ]);
    expect(ofYear({ daysOff: [day('2026-05-09')], makeUpDays: [day('2026-05-09')] })).toEqual([
      'years.0.makeUpDays.0.date: is a day off too: it can be one of both',
    ]);
    expect(
      ofYear({
        makeUpDays: [day('2026-07-25')],
        shutdowns: [{ from: '2026-07-20', to: '2026-07-31', name: 'Summer' }],
      }),
    ).toEqual(['years.0.makeUpDays.0.date: is within the shutdown "Summer"']);
    expect(ofYear({ shutdowns: [{ from: '2026-07-20', to: '2026-07-19', name: 'Summer' }] })).toEqual([
      'years.0.shutdowns.0.to: must not be before "from"',
    ]);
    expect(ofYear({ daysOff: [day('2026-02-29')] })).toEqual([
      'years.0.daysOff.0.date: must be a date of the calendar such as "2026-03-02"',
    ]);
    expect(ofYear({ makeUpDays: [day('2026-05-11')] })).toEqual([
      'years.0.makeUpDays.0.date: is a working day anyway',
    ]);
  });

  it('says what is wrong with the calendar as a whole', () => {
    expect(problemsOf(calendar({ base: 'land' }))).toEqual(['base: must be another calendar']);
    expect(problemsOf(calendar({ weekend: null }))).toEqual([
      'weekend: must be given, since there is no base',
    ]);
    expect(problemsOf(calendar({ weekend: [6, 6] }))).toEqual(['weekend: must not name a day twice']);
    expect(problemsOf(calendar({ weekend: [1, 2, 3, 4, 5, 6, 7] }))).toHaveLength(1);
    expect(problemsOf(calendar({ years: [year(2026), year(2026)] }))).toEqual([
      'years.1.year: stands there already: it is entry 0',
    ]);
    expect(problemsOf({ ...land, holidays: [] })).toHaveLength(1);
  });
});
