import type { z } from 'zod';
import type { newCalendarSchema } from '../../contracts/wire/calendar-wire';

/** The examples' site: closed for a week in summer, and working the Saturday before it. */
export const exampleCalendar = {
  key: 'plant-taoyuan',
  name: { en: 'Plant in Taoyuan', 'zh-TW': '桃園廠' },
  base: 'tw',
  weekend: null,
  years: [
    {
      year: 2026,
      status: 'announced',
      daysOff: [],
      makeUpDays: [{ date: '2026-07-18', name: 'Works in advance' }],
      shutdowns: [{ from: '2026-07-20', to: '2026-07-24', name: 'Summer maintenance' }],
    },
  ],
} satisfies z.input<typeof newCalendarSchema>;

const madeBy = { version: 1, changedAt: '2026-03-02T08:00:00.000Z', changedBy: 'key:admin' };

export const exampleCalendarAnswer = { ...exampleCalendar, ...madeBy };

/** The same years with one more day off. */
export const exampleYears = exampleCalendar.years.map((year) => ({
  ...year,
  daysOff: [{ date: '2026-07-17', name: 'Company trip' }],
}));
export const exampleChangedAnswer = { ...exampleCalendarAnswer, years: exampleYears, version: 2 };

export const exampleCalendarList = {
  company: 'tw',
  items: [
    {
      key: exampleCalendar.key,
      name: exampleCalendar.name,
      base: exampleCalendar.base,
      years: [{ year: 2026, status: 'announced' }],
      ...madeBy,
    },
  ],
};

export const exampleVersions = {
  items: [
    {
      ...madeBy,
      version: 2,
      days: [{ date: '2026-07-17', before: null, after: { working: false, name: 'Company trip' } }],
      also: [],
    },
    { ...madeBy, days: [], also: [] },
  ],
  nextCursor: null,
  next: null,
};

export const exampleWorkingDays = {
  key: exampleCalendar.key,
  version: 2,
  from: '2026-07-17',
  to: '2026-07-20',
  workingDays: 1,
  days: [
    { date: '2026-07-17', working: false, name: 'Company trip', calendar: exampleCalendar.key },
    { date: '2026-07-18', working: true, name: 'Works in advance', calendar: exampleCalendar.key },
    { date: '2026-07-19', working: false, name: null, calendar: null },
    { date: '2026-07-20', working: false, name: 'Summer maintenance', calendar: exampleCalendar.key },
  ],
};
