import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planDeadlines } from '../../../domain/calendar/plan-deadlines';
import { clockPlanner } from '../../../domain/calendar/clock-planner';
import type { WorkTime } from '../../../domain/calendar/working-days';
import { officeHours } from '../../../domain/calendar/working-days';
import type { ClockRequest } from '../../../domain/project/evolve/deadline-plans';
import { realDayMs } from '../../../domain/project/evolve/clocks';

/** Three calendars, and zones whose clocks change, that are far from UTC, and that have left out a day. */
const isHoliday = { isWorking: false, name: 'holiday', calendar: 'here' };
const workTimes: readonly WorkTime[] = [
  officeHours('Asia/Taipei'),
  officeHours('America/St_Johns'),
  officeHours('Pacific/Apia'),
  { zone: 'Pacific/Kiritimati', startsAt: '00:00', calendar: officeHours('').calendar },
  {
    zone: 'Europe/Berlin',
    startsAt: '02:30',
    calendar: { weekend: [5, 6], days: new Map([['2026-04-06', isHoliday]]) },
  },
];

const instants = fc.integer({ min: Date.parse('2011-12-01T00:00Z'), max: Date.parse('2035-01-01T00:00Z') });
const days = fc.integer({ min: 1, max: 90 });
const since = { revision: fc.constant(7), fromMs: instants };
const floor = fc.integer({ min: -40, max: 100 });
const kindOf = <Kind extends ClockRequest['kind']>(kind: Kind) => ({ ...since, kind: fc.constant(kind) });
const requests: fc.Arbitrary<ClockRequest> = fc.oneof(
  fc
    .record({
      ...kindOf('checks'),
      followUpDays: fc.option(days),
      judgeDays: days,
      before: fc.option(floor),
      meeting: fc.option(floor),
    })
    .map(({ before, meeting, ...checks }) => ({
      ...checks,
      ...(before !== null && { notBeforeMs: checks.fromMs + before * 86_000_000 }),
      ...(meeting !== null && { meetingAtMs: checks.fromMs + meeting * 86_000_000 }),
    })),
  fc.record({ ...kindOf('grace'), workingDays: days, notBeforeMs: instants }),
  fc.record({ ...kindOf('grace'), workingDays: days }),
  fc.record({ ...kindOf('judge-again'), workingDays: days }),
  fc.record(kindOf('wake')),
);

describe('the fast planner of clocks', () => {
  it.each([realDayMs, 500])('gives the instants that the ledger works out, with days of %i ms', (dayMs) => {
    const planners = workTimes.map((workTime) => clockPlanner(dayMs, () => workTime));
    fc.assert(
      fc.property(requests, fc.nat(workTimes.length - 1), (clock, who) => {
        const request = { ownerId: 'sales-1', clock, tasks: [] };
        const workTime = workTimes[who]!;
        expect(planners[who]!(request)).toEqual(
          planDeadlines(request, { dayMs, workTimeOf: () => workTime }),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('takes the days of the owner', () => {
    const planner = clockPlanner(realDayMs, (ownerId) =>
      officeHours(ownerId === 'lin' ? 'Asia/Taipei' : 'UTC'),
    );
    const clock: ClockRequest = {
      kind: 'grace',
      revision: 1,
      fromMs: Date.parse('2026-03-02T12:00Z'),
      workingDays: 1,
    };
    const dropAt = (ownerId: string) => planner({ ownerId, clock, tasks: [] }).clock?.dropAtMs;

    expect(dropAt('lin')).toBe(Date.parse('2026-03-03T01:00Z'));
    expect(dropAt('baker')).toBe(Date.parse('2026-03-03T09:00Z'));
  });

  it('plans nothing where no clock asks for it', () => {
    const planner = clockPlanner(realDayMs, () => officeHours('UTC'));

    expect(planner({ ownerId: 'lin', clock: null, tasks: [] })).toEqual({});
  });
});
