import { describe, expect, it } from '@jest/globals';
import { deadlineMs, workingDeadlineMs } from '../../activities/calendar';
import { officeHours } from '../../contracts/working-days';
import { realDayMs } from '../../domain/clocks';

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
