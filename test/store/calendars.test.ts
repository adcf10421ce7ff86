import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { calendarFreshMs } from '../../contracts/sandbox/calendar-change';
import type { Calendar } from '../../contracts/wire/calendars';
import { isWorkingDay } from '../../domain/calendar/working-days';
import { workTimes } from '../../people/work-time';
import { loadCalendarFiles } from '../../store/calendar-files';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { somebody } from '../support/directory';
import { engines } from '../support/engines';

/** Calendars on the server at hand: mongod and the embedded one must answer alike. */
let store: Store;
let database: string;
let reads = 0;

beforeAll(async () => {
  database = `calendars-${randomUUID().slice(0, 8)}`;
  store = await connectStore(engines().mongoUri(database));
  await store.ensureIndexes();
  mongoose.set('debug', (collection: string, method: string) => {
    if (collection === 'calendars' && method.startsWith('find')) reads += 1;
  });
});
afterAll(async () => {
  mongoose.set('debug', false);
  await store.close();
});

const plant = (key: string, more: Partial<Calendar> = {}): Calendar => ({
  key,
  name: { en: `Site ${key}`, 'zh-TW': `廠區 ${key}` },
  base: 'tw',
  weekend: null,
  years: [],
  ...more,
});
const shutdown = (from: string, to: string): Calendar['years'] => [
  {
    year: 2026,
    status: 'announced',
    daysOff: [],
    makeUpDays: [],
    shutdowns: [{ from, to, name: 'Summer' }],
  },
];
const by = (changedBy: string) => ({ changedBy, changedAtMs: Date.parse('2026-11-25T08:00:00Z') });

describe('calendars in the database', () => {
  it('are written at the first start, and never over what was edited', async () => {
    const files = await loadCalendarFiles();
    expect(await store.calendars.keep(files, 1_000)).toEqual(files.map(({ key }) => key));
    const tw = (await store.calendars.read('tw'))!;
    expect(tw).toEqual({
      version: 1,
      calendar: files.find(({ key }) => key === 'tw'),
      changedBy: 'milepost',
      changedAtMs: 1_000,
    });

    const named = { ...tw.calendar, name: { en: 'Taiwan offices', 'zh-TW': '台灣辦公室' } };
    expect(await store.calendars.change(named, 1, by('admin'))).toMatchObject({
      version: 2,
      changedBy: 'admin',
    });
    expect(await store.calendars.keep(files, 2_000)).toEqual([]);
    expect(await store.calendars.read('tw')).toMatchObject({ version: 2, calendar: named });
    expect((await store.calendars.list()).map(({ calendar, version }) => [calendar.key, version])).toEqual([
      ['cn', 1],
      ['de', 1],
      ['fr', 1],
      ['gb', 1],
      ['hk', 1],
      ['jp', 1],
      ['kr', 1],
      ['sg', 1],
      ['tw', 2],
      ['us', 1],
    ]);
  });

  it('keep every version, and let one of many who write at once win', async () => {
    const writers = Array.from({ length: 8 }, (_, n) =>
      store.calendars.change(
        plant('taoyuan', { years: shutdown(`2026-07-0${n + 1}`, '2026-07-20') }),
        0,
        by(`p${n}`),
      ),
    );
    const won = (await Promise.all(writers)).filter((each) => each !== null);
    expect(won).toHaveLength(1);
    expect(await store.calendars.change(plant('taoyuan'), 0, by('late'))).toBeNull();
    expect(await store.calendars.change(plant('taoyuan'), 1, by('admin'))).toMatchObject({ version: 2 });
    // what changes nothing is no version
    expect(await store.calendars.change(plant('taoyuan'), 2, by('again'))).toMatchObject({
      version: 2,
      changedBy: 'admin',
    });

    const versions = await store.calendars.versions('taoyuan', { limit: 10 });
    expect(versions.map(({ version, changedBy }) => [version, changedBy])).toEqual([
      [2, 'admin'],
      [1, won[0]!.changedBy],
    ]);
    expect(await store.calendars.versions('taoyuan', { before: 2, limit: 10 })).toEqual(won);
    expect(await store.calendars.readVersion('taoyuan', 1)).toEqual(won[0]);
    expect(await store.calendars.readVersion('taoyuan', 3)).toBeNull();
    expect(await store.calendars.read('nowhere')).toBeNull();
  });

  it('say which versions nobody has planned anew for', async () => {
    const waiting = await store.calendars.unannounced();
    const changed = { key: 'taoyuan', version: 2, changedBy: 'admin' };
    expect(waiting).toContainEqual(expect.objectContaining(changed));
    for (const { key, version } of waiting) await store.calendars.announce(key, version, 5_000);
    expect(await store.calendars.unannounced()).toEqual([]);
    await store.calendars.change(plant('hsinchu'), 0, by('admin'));
    expect(await store.calendars.unannounced()).toMatchObject([
      { key: 'hsinchu', version: 1, changedBy: 'admin' },
    ]);
  });

  it('are read once for a thousand plans, and anew when they have changed', async () => {
    await store.calendars.change(
      plant('tainan', { years: shutdown('2026-07-20', '2026-07-24') }),
      0,
      by('admin'),
    );
    await store.people.create(somebody('at-tainan', { calendar: 'tainan' }));
    await store.people.create(somebody('anywhere'));
    const settings = { companyTimeZone: 'Asia/Taipei', companyCalendar: 'tw' };
    const plan = () => workTimes(store, settings, ['at-tainan', 'anywhere', null]);

    reads = 0;
    const started = performance.now();
    const plans = await Promise.all(Array.from({ length: 1_000 }, plan));
    expect(reads).toBeLessThanOrEqual(2 * Math.ceil((performance.now() - started) / calendarFreshMs));
    const days = ['at-tainan', 'anywhere', null].map((id) => plans[999]!(id).calendar);
    expect(days.map((each) => isWorkingDay(each, '2026-07-21'))).toEqual([false, true, true]);
    expect(days.map((each) => isWorkingDay(each, '2026-10-09'))).toEqual([false, false, false]);

    // another process changes it: this one knows when what it has read is no longer fresh
    const other = await connectStore(engines().mongoUri(database));
    await other.calendars.change(plant('tainan'), 1, by('admin'));
    await other.close();
    await new Promise((resolve) => setTimeout(resolve, calendarFreshMs + 50));
    expect(isWorkingDay((await plan())('at-tainan').calendar, '2026-07-21')).toBe(true);

    // and at once what it has changed itself
    await store.calendars.change(
      plant('tainan', { years: shutdown('2026-07-20', '2026-07-24') }),
      2,
      by('admin'),
    );
    expect(isWorkingDay((await plan())('at-tainan').calendar, '2026-07-21')).toBe(false);
  });

  it('that are not there mean Monday to Friday', async () => {
    await store.people.create(somebody('lost', { calendar: 'nowhere' }));
    const settings = { companyTimeZone: 'Asia/Taipei' };
    const workTimeOf = await workTimes(store, settings, ['lost', 'unknown']);
    for (const id of ['lost', 'unknown', null]) {
      expect(isWorkingDay(workTimeOf(id).calendar, '2026-02-17')).toBe(true);
      expect(workTimeOf(id)).toMatchObject({ zone: 'Asia/Taipei', startsAt: '09:00' });
    }
  });

  it('do not hang whoever plans when their bases go round in a circle', async () => {
    await store.calendars.change(plant('left', { base: 'right' }), 0, by('admin'));
    await store.calendars.change(plant('right', { base: 'left' }), 0, by('admin'));
    expect((await store.calendars.line('left')).map(({ calendar }) => calendar.key)).toEqual([
      'left',
      'right',
    ]);
    expect(await store.calendars.workingDays('left')).not.toBeNull();
    expect(await store.calendars.workingDays('nowhere')).toBeNull();
  });
});
