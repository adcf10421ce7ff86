import { beforeAll, describe, expect, it } from '@jest/globals';
import { dayCount, workingDeadlineMs } from '../../../domain/calendar/calendar';
import type { WorkTime } from '../../../domain/calendar/working-days';
import { officeHours, workingDaysOf } from '../../../domain/calendar/working-days';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { loadCalendarFiles } from '../../../store/calendar-files';

const deadlineMs = (fromMs: number, days: number, dayMs: number, workTime: WorkTime): number =>
  dayCount('', { dayMs, workTimeOf: () => workTime }).after(fromMs, days);

const at = (text: string): number => Date.parse(text);
const taipei = officeHours('Asia/Taipei');

describe('deadlines', () => {
  it.each([
    // from, days, zone, expected
    ['2026-03-02T01:00:00Z', 15, 'Asia/Taipei', '2026-03-17T01:00:00Z'],
    // the sixteenth day is a Saturday: Monday morning
    ['2026-03-05T15:00:00Z', 16, 'Asia/Taipei', '2026-03-23T01:00:00Z'],
    // late in the evening in UTC it is the next day in Taipei
    ['2026-03-02T23:30:00Z', 1, 'Asia/Taipei', '2026-03-04T01:00:00Z'],
    ['2026-03-02T23:30:00Z', 1, 'America/New_York', '2026-03-03T14:00:00Z'],
    // 09:00 local before and after the clocks change (29 March 2026 in Berlin, 8 March in New York)
    ['2026-03-20T10:00:00Z', 7, 'Europe/Berlin', '2026-03-27T08:00:00Z'],
    ['2026-03-20T10:00:00Z', 10, 'Europe/Berlin', '2026-03-30T07:00:00Z'],
    ['2026-03-05T10:00:00Z', 4, 'America/New_York', '2026-03-09T13:00:00Z'],
    // over the end of a year, and a leap day
    ['2026-12-28T10:00:00Z', 7, 'Asia/Taipei', '2027-01-04T01:00:00Z'],
    ['2028-02-28T01:00:00Z', 1, 'Asia/Taipei', '2028-02-29T01:00:00Z'],
    // half an hour off the full one
    ['2026-06-01T10:00:00Z', 1, 'America/St_Johns', '2026-06-02T11:30:00Z'],
  ])('from %s, %i days later in %s: the morning of %s', (from, days, zone, expected) => {
    expect(new Date(deadlineMs(at(from), days, realDayMs, officeHours(zone))).toISOString()).toBe(
      new Date(expected).toISOString(),
    );
  });

  it.each([
    ['2026-04-01T01:00:00Z', 3, '2026-04-06T01:00:00Z'],
    ['2026-04-03T01:00:00Z', 1, '2026-04-06T01:00:00Z'],
    ['2026-04-04T01:00:00Z', 1, '2026-04-06T01:00:00Z'],
    ['2026-04-06T01:00:00Z', 5, '2026-04-13T01:00:00Z'],
  ])('%s and %i working days end on the morning of %s in Taipei', (from, days, expected) => {
    const instant = workingDeadlineMs(at(from), days, realDayMs, taipei);
    expect(new Date(instant).toISOString()).toBe(new Date(expected).toISOString());
  });

  it.each([
    // a day before Tuesday 09:00
    ['2026-03-17T01:00:00Z', -1, 'Asia/Taipei', '2026-03-16T01:00:00Z'],
    // a day before Monday is Sunday: Friday, and not Monday itself
    ['2026-03-16T01:00:00Z', -1, 'Asia/Taipei', '2026-03-13T01:00:00Z'],
    ['2026-03-16T01:00:00Z', -2, 'Asia/Taipei', '2026-03-13T01:00:00Z'],
    ['2026-03-16T01:00:00Z', -3, 'Asia/Taipei', '2026-03-13T01:00:00Z'],
    ['2026-03-16T01:00:00Z', -4, 'Asia/Taipei', '2026-03-12T01:00:00Z'],
    // before the clocks changed
    ['2026-03-30T07:00:00Z', -3, 'Europe/Berlin', '2026-03-27T08:00:00Z'],
  ])('before %s, %i days in %s: the morning of %s', (from, days, zone, expected) => {
    expect(new Date(deadlineMs(at(from), days, realDayMs, officeHours(zone))).toISOString()).toBe(
      new Date(expected).toISOString(),
    );
  });

  it('are plain multiples of a day that is not a day', () => {
    expect(deadlineMs(10_000, -3, 500, taipei)).toBe(8_500);
    expect(deadlineMs(1_000, 15, 500, taipei)).toBe(1_000 + 15 * 500);
    expect(workingDeadlineMs(1_000, 3, 500, taipei)).toBe(2_500);
  });
});

describe('deadlines by a table', () => {
  const zones = new Map([
    ['tw', 'Asia/Taipei'],
    ['cn', 'Asia/Shanghai'],
    ['de', 'Europe/Berlin'],
    ['us', 'America/New_York'],
  ]);
  const people = new Map<string, WorkTime>();

  beforeAll(async () => {
    const calendars = await loadCalendarFiles();
    for (const [key, zone] of zones) {
      const calendar = workingDaysOf(calendars.filter((each) => each.key === key));
      people.set(key, { zone, startsAt: '09:00', calendar });
    }
  });
  const isoOf = (atMs: number): string => new Date(atMs).toISOString().replace(':00.000Z', 'Z');

  it.each([
    // 15 days after the first of February comes the eve of the new year: the Monday after the holidays
    ['tw', '2026-02-01T01:00Z', 15, '2026-02-23T01:00Z'],
    // the Friday in the stead of a holiday on a Saturday, which tables by rule miss
    ['tw', '2026-10-08T01:00Z', 1, '2026-10-12T01:00Z'],
    ['tw', '2026-12-24T01:00Z', 1, '2026-12-28T01:00Z'],
    // a Saturday that is made up for, and a Sunday
    ['cn', '2026-02-13T01:00Z', 1, '2026-02-14T01:00Z'],
    ['cn', '2026-01-02T01:00Z', 2, '2026-01-04T01:00Z'],
    ['cn', '2026-09-30T01:00Z', 1, '2026-10-08T01:00Z'],
    ['tw', '2025-02-07T01:00Z', 1, '2025-02-08T01:00Z'],
    // Easter, over the change of clocks
    ['de', '2026-03-20T08:00Z', 14, '2026-04-07T07:00Z'],
    ['us', '2026-11-25T14:00Z', 1, '2026-11-27T14:00Z'],
    // over the end of the year
    ['tw', '2025-12-31T01:00Z', 1, '2026-01-02T01:00Z'],
    // back: the day before the first one after the holidays is the last one before them
    ['tw', '2026-02-23T01:00Z', -1, '2026-02-13T01:00Z'],
    ['cn', '2026-02-24T01:00Z', -1, '2026-02-14T01:00Z'],
  ])('in %s from %s, %i days later: %s', (key, from, days, expected) => {
    expect(isoOf(deadlineMs(at(from), days, realDayMs, people.get(key)!))).toBe(expected);
  });

  it.each([
    ['tw', '2026-02-13T01:00Z', 3, '2026-02-25T01:00Z'],
    ['cn', '2026-02-13T01:00Z', 3, '2026-02-25T01:00Z'],
    ['cn', '2026-02-13T01:00Z', 1, '2026-02-14T01:00Z'],
    ['tw', '2026-10-08T01:00Z', 2, '2026-10-13T01:00Z'],
    ['de', '2026-12-23T08:00Z', 2, '2026-12-28T08:00Z'],
  ])('in %s from %s, %i working days end at %s', (key, from, days, expected) => {
    expect(isoOf(workingDeadlineMs(at(from), days, realDayMs, people.get(key)!))).toBe(expected);
  });

  it('know no table when a day is not a day', () => {
    expect(deadlineMs(at('2026-02-01T01:00Z'), 15, 500, people.get('tw')!)).toBe(
      at('2026-02-01T01:00Z') + 7_500,
    );
  });
});

describe('the hour of a deadline', () => {
  const daily = (zone: string, startsAt: string): WorkTime => ({
    zone,
    startsAt,
    calendar: { weekend: [], days: new Map() },
  });

  it.each([
    // the hour from 02:00 to 03:00 is skipped: 03:30
    ['Europe/Berlin', '02:30', '2026-03-28T11:00Z', '2026-03-29T01:30:00Z'],
    ['America/New_York', '02:30', '2026-03-07T17:00Z', '2026-03-08T07:30:00Z'],
    // it comes twice: the first one
    ['Europe/Berlin', '02:30', '2026-10-24T11:00Z', '2026-10-25T00:30:00Z'],
    ['America/New_York', '01:30', '2026-10-31T17:00Z', '2026-11-01T05:30:00Z'],
    // a day that begins an hour late
    ['Africa/Cairo', '00:30', '2026-04-23T09:00Z', '2026-04-23T22:30:00Z'],
    // the hour of the company, not nine
    ['Asia/Taipei', '08:15', '2026-03-02T01:00Z', '2026-03-03T00:15:00Z'],
    ['Asia/Kathmandu', '10:00', '2026-03-02T01:00Z', '2026-03-03T04:15:00Z'],
  ])('in %s at %s, a day after %s, is at %s', (zone, startsAt, from, expected) => {
    const workTime = daily(zone, startsAt);
    expect(deadlineMs(at(from), 1, realDayMs, workTime)).toBe(at(expected));
    expect(workingDeadlineMs(at(from), 1, realDayMs, workTime)).toBe(at(expected));
  });

  it('is on no date that a zone has skipped: nobody can work on it', () => {
    // Samoa went from Thursday the 29th of December 2011 to Saturday the 31st
    const thursday = at('2011-12-29T20:00Z');
    const monday = at('2012-01-01T19:00Z');
    expect(deadlineMs(thursday, 1, realDayMs, officeHours('Pacific/Apia'))).toBe(monday);
    expect(workingDeadlineMs(thursday, 1, realDayMs, officeHours('Pacific/Apia'))).toBe(monday);
    const saturday = at('2011-12-30T19:00Z');
    expect(deadlineMs(thursday, 1, realDayMs, daily('Pacific/Apia', '09:00'))).toBe(saturday);
    expect(deadlineMs(monday, -3, realDayMs, daily('Pacific/Apia', '09:00'))).toBe(at('2011-12-29T19:00Z'));
  });
});
