import { describe, expect, it } from '@jest/globals';
import { addDays, isLocalDate, localDate, morningMs } from '../../../domain/calendar/local-dates';

const at = (text: string): number => Date.parse(text);

describe('dates of a calendar', () => {
  it.each([
    ['2026-03-01T15:59:59.999Z', 'Asia/Taipei', '2026-03-01'],
    ['2026-03-01T16:00:00.000Z', 'Asia/Taipei', '2026-03-02'],
    ['2026-03-02T03:29:59.999Z', 'America/St_Johns', '2026-03-01'],
    ['2026-03-02T03:30:00.000Z', 'America/St_Johns', '2026-03-02'],
  ])('%s in %s is on %s', (instant, zone, date) => {
    expect(localDate(at(instant), zone)).toBe(date);
  });

  it.each([
    ['2026-03-02', 'Asia/Taipei', '2026-03-02T01:00:00.000Z'],
    ['2026-06-02', 'America/St_Johns', '2026-06-02T11:30:00.000Z'],
    // Samoa left out the 30th of December 2011 and went on with the same time of the next day
    ['2011-12-30', 'Pacific/Apia', '2011-12-30T19:00:00.000Z'],
  ])('the morning of %s in %s is at %s', (date, zone, instant) => {
    expect(new Date(morningMs(date, zone)).toISOString()).toBe(instant);
  });

  it('counts days over the ends of months and years, forth and back', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-3-2',
    '20260302',
    '2026-03-02T00:00',
    '',
    ' 2026-03-02',
  ])('does not have "%s"', (text) => expect(isLocalDate(text)).toBe(false));

  it('has the 29th of February every fourth year', () => {
    expect(isLocalDate('2028-02-29')).toBe(true);
  });
});
