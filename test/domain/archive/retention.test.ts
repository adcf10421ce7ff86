import { describe, expect, it } from '@jest/globals';
import type { CustomerTraces } from '../../../domain/archive/retention';
import { retentionOf } from '../../../domain/archive/retention';
import { retentionDay } from '../../../worker/housekeeping/retention';

const since = Date.parse('2021-03-02T00:00:00+08:00');
const day = { today: '2026-03-02', sinceMs: since };
const before = since - 1;
const nothing: CustomerTraces = {
  hasRunningProject: false,
  hasOpenTask: false,
  potentialDays: [],
  lastEndedAtMs: null,
  lastContactAtMs: null,
};

describe('the retention rule', () => {
  it.each([
    ['a running project', { hasRunningProject: true }, before, 'running-project'],
    ['an open task', { hasOpenTask: true }, before, 'open-task'],
    [
      'a potential project with a day ahead',
      { potentialDays: ['2020-01-01', '2026-03-03'] },
      before,
      'potential',
    ],
    ['a potential project of today', { potentialDays: ['2026-03-02'] }, before, 'potential'],
    ['a project that ended on the day itself', { lastEndedAtMs: since }, before, 'project-ended'],
    ['a contact on the day itself', { lastContactAtMs: since }, before, 'contact'],
    ['a record made on the day itself', {}, since, 'record-made'],
  ] as const)('keeps people by %s', (_what, traces, madeAtMs, reason) => {
    expect(retentionOf({ ...nothing, ...traces }, madeAtMs, day)).toEqual({ kept: reason, last: null });
  });

  it.each([
    ['nothing but an old record', {}, before, { what: 'record-made', atMs: before }],
    ['a contact a moment before the day', { lastContactAtMs: before }, 1, { what: 'contact', atMs: before }],
    [
      'an old project after an older contact',
      { lastContactAtMs: 2, lastEndedAtMs: before },
      1,
      { what: 'project-ended', atMs: before },
    ],
    [
      'a potential project of yesterday',
      { potentialDays: ['2026-03-01'] },
      1,
      { what: 'record-made', atMs: 1 },
    ],
  ] as const)('lets people go with %s', (_what, traces, madeAtMs, last) => {
    expect(retentionOf({ ...nothing, ...traces }, madeAtMs, day)).toEqual({ kept: null, last });
  });

  it.each([
    // it is the next day in Taipei already
    ['2026-03-01T17:00:00Z', 'Asia/Taipei', 5, '2026-03-02', '2021-03-01T16:00:00Z'],
    ['2026-03-01T17:00:00Z', 'America/New_York', 5, '2026-03-01', '2021-03-01T05:00:00Z'],
    // there is no such day five years before
    ['2028-02-29T12:00:00Z', 'UTC', 5, '2028-02-29', '2023-02-28T00:00:00Z'],
    // the clocks skip midnight there on that day
    ['2028-09-08T15:00:00Z', 'America/Santiago', 4, '2028-09-08', '2024-09-08T04:00:00Z'],
  ])('counts %s in %s by the days there', (now, zone, years, today, sinceAt) => {
    expect(retentionDay(years, zone, Date.parse(now))).toEqual({ today, sinceMs: Date.parse(sinceAt) });
  });
});
