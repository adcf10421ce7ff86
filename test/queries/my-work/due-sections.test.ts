import { describe, expect, it } from '@jest/globals';
import { dueSectionIn } from '../../../queries/my-work/due-sections';

const at = (instant: string): number => Date.parse(instant);

describe('the part of a list in which a due date belongs', () => {
  it.each([
    // Wednesday, 9:30 in Taipei
    ['Asia/Taipei', '2026-03-04T01:30:00Z', '2026-03-04T01:29:59Z', 'overdue'],
    ['Asia/Taipei', '2026-03-04T01:30:00Z', '2026-03-04T01:30:00Z', 'today'],
    ['Asia/Taipei', '2026-03-04T01:30:00Z', '2026-03-04T15:59:59Z', 'today'],
    ['Asia/Taipei', '2026-03-04T01:30:00Z', '2026-03-04T16:00:00Z', 'week'],
    ['Asia/Taipei', '2026-03-04T01:30:00Z', '2026-03-08T15:59:59Z', 'week'],
    ['Asia/Taipei', '2026-03-04T01:30:00Z', '2026-03-08T16:00:00Z', 'later'],
    // the same instants are another day elsewhere
    ['America/Los_Angeles', '2026-03-04T01:30:00Z', '2026-03-04T07:59:59Z', 'today'],
    ['America/Los_Angeles', '2026-03-04T01:30:00Z', '2026-03-04T08:00:00Z', 'week'],
    // a Sunday is the end of its week
    ['Asia/Taipei', '2026-03-08T01:00:00Z', '2026-03-08T16:00:00Z', 'later'],
    // New York puts its clocks forward on Sunday, 8 March: the day has 23 hours, the week ends an hour earlier
    ['America/New_York', '2026-03-08T06:00:00Z', '2026-03-09T03:59:59Z', 'today'],
    ['America/New_York', '2026-03-08T06:00:00Z', '2026-03-09T04:00:00Z', 'later'],
    // and back on Sunday, 1 November: 25 hours
    ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T04:59:59Z', 'today'],
    ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z', 'later'],
    // Beirut has no midnight on the day on which its clocks go forward: the day begins at one
    ['Asia/Beirut', '2026-03-28T12:00:00Z', '2026-03-28T21:59:59Z', 'today'],
    ['Asia/Beirut', '2026-03-28T12:00:00Z', '2026-03-28T22:00:00Z', 'week'],
  ])('%s at %s, due %s: %s', (zone, now, due, section) => {
    expect(dueSectionIn(zone, at(now))(at(due))).toBe(section);
  });

  it('is later as long as there is no due date', () => {
    expect(dueSectionIn('Asia/Taipei', at('2026-03-04T01:30:00Z'))(null)).toBe('later');
  });
});
