import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { ScheduleNotFoundError } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { replanProjects } from '../../../activities/calendar-change/replan';
import { createCalendarChanges } from '../../../worker/housekeeping/calendar-changes';
import { watchCalendars } from '../../../worker/housekeeping/calendar-watch';
import { requestDueNotifications } from '../../../worker/housekeeping/due-notifications';
import { createWeeklySchedules } from '../../../worker/housekeeping/weekly-schedules';
import type { ReplanCounts } from '../../../contracts/sandbox/calendar-change';
import { usualReviewTime } from '../../../domain/calendar/review-times';
import type { Person } from '../../../contracts/wire/directory';
import { reconcile } from '../../../temporal/review-schedules';
import { eventually } from '../../support/eventually';
import type { RunningApi } from '../../api/running-api';
import { person, startApi } from '../../api/running-api';

/** What goes over many records: one of them that is bad holds up none of the others, and the log names it. */
let api: RunningApi;
let said: string[] = [];
const log = pino({}, { write: (line: string) => void said.push(line) });

beforeAll(async () => {
  api = await startApi();
});
beforeEach(() => {
  said = [];
});
afterAll(async () => {
  await reconcile({ client: api.worker.client, taskQueue: api.worker.taskQueue }, []);
  await api.stop();
});

const run = randomUUID().slice(0, 8);
const fault = new Error('this one is bad');
const warnings = (): string[] => said.filter((line) => Number(JSON.parse(line).level) >= 40);

/** Temporal, but that a call of workflows about something with a text in its name fails. */
function refusing(client: Client, method: string, text: string): Client {
  const workflow = new Proxy(client.workflow, {
    get: (target, name) =>
      name !== method
        ? (Reflect.get(target, name) as unknown)
        : (...given: unknown[]): unknown => {
            if (JSON.stringify(given).includes(text)) throw fault;
            return (Reflect.get(target, name) as (...all: unknown[]) => unknown).apply(target, given);
          },
  });
  return new Proxy(client, {
    get: (target, name) => (name === 'workflow' ? workflow : Reflect.get(target, name)),
  });
}

async function isScheduled(id: string): Promise<boolean> {
  try {
    await api.worker.client.schedule.getHandle(id).describe();
    return true;
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return false;
    throw error;
  }
}

it('a manager whose zone the server does not know keeps no other review from coming back', async () => {
  const managers = [`a-bad-${run}`, `b-good-${run}`] as const;
  const team = (managerId: string, special: Partial<Person>) =>
    Promise.all([
      api.store.people.create(person(managerId, { roles: [], ...special })),
      api.store.people.create(person(`of-${managerId}`, { managerId })),
    ]);
  // as a record is that got into the database by another way
  await team(managers[0], { timeZone: 'SystemV/PST8' });
  await team(managers[1], {});
  const { client, taskQueue } = api.worker;
  const schedules = createWeeklySchedules({
    store: api.store,
    client,
    taskQueue,
    reviewTime: usualReviewTime,
  });

  expect(await schedules.followAll(log)).toBe(false);
  expect(await isScheduled(`review-${managers[1]}`)).toBe(true);
  expect(await isScheduled(`review-${managers[0]}`)).toBe(false);
  expect(warnings()).toEqual([expect.stringContaining(`review-${managers[0]}`)]);

  said = [];
  await schedules.follow(managers, log);
  expect(warnings()).toEqual([expect.stringContaining(`review-${managers[0]}`)]);
});

it('a notification that Temporal does not take keeps no other notification from being asked for', async () => {
  for (const id of [`a-notification-${run}`, `b-notification-${run}`]) {
    const notification = { kind: 'sign-in' } as const;
    const due = { key: `sweep-${id}`, personId: id, notification, notBeforeMs: Date.now() };
    await api.store.people.create(person(id), () => [due]);
  }
  const asked: string[] = [];
  const notifications = {
    start: ({ key }: { key: string }) => {
      if (key.includes('a-notification')) return Promise.reject(fault);
      asked.push(key);
      return Promise.resolve();
    },
  };
  await requestDueNotifications(
    { store: api.store, client: api.worker.client, notifications: notifications as never },
    log,
  );
  expect(asked).toEqual([`sweep-b-notification-${run}`]);
  const left = await api.store.people.dueNotifications({ mostPeople: 10 });
  expect(left.map(({ key }) => key)).toEqual([`sweep-a-notification-${run}`]);
  expect(warnings()).toEqual([expect.stringContaining(`sweep-a-notification-${run}`)]);
});

describe('calendars', () => {
  const site = (key: string) => ({
    key: `${key}-${run}`,
    name: { en: 'Site', 'zh-TW': '廠' },
    base: null,
    weekend: [6, 7],
    years: [],
  });
  const keep = (key: string) =>
    api.store.calendars.change(site(key), 0, { changedBy: 'key:x', changedAtMs: 0 });
  const deps = () => ({ store: api.store, taskQueue: api.worker.taskQueue });

  it('a change that Temporal does not take keeps no other from being told', async () => {
    await keep('a');
    await keep('b');
    const client = refusing(api.worker.client, 'start', `calendar-a-${run}`);
    await createCalendarChanges({ ...deps(), client }).begin(log);
    expect(await api.store.calendars.unannounced()).toMatchObject([{ key: `a-${run}` }]);
    expect(warnings()).toEqual([expect.stringContaining(`a-${run}`)]);
  });

  it('a look that fails does not end the watch', async () => {
    let told = 0;
    const changes = { begin: () => ((told += 1) < 2 ? Promise.reject(fault) : Promise.resolve()) };
    const years = { uncertain: () => Promise.reject(fault) };
    const stop = watchCalendars({ changes, years }, log, { changesMs: 5, warningsMs: 5 });
    await eventually(() => told > 3);
    await stop();
    expect(warnings().length).toBeGreaterThan(1);
  });
});

it('a project that cannot be told of a changed calendar holds up none of the others, and not for ever', async () => {
  const [bad, good] = [await api.openProject(), await api.openProject()];
  const change = { changedBy: 'key:x', changedAtMs: Date.now() };
  const { calendar, version } = (await api.store.calendars.read('tw'))!;
  const made = (await api.store.calendars.change({ ...calendar, weekend: [1, 2] }, version, change))!;
  const client = refusing(api.worker.client, 'getHandle', bad);
  const settings = { companyTimeZone: 'Asia/Taipei', companyCalendar: 'tw' };
  const request = {
    key: 'tw',
    version: made.version,
    changedBy: 'key:x',
    place: { status: 'open' as const, after: null },
  };
  const attempt = (number: number) =>
    new MockActivityEnvironment({ attempt: number }).run<[], ReplanCounts, () => Promise<ReplanCounts>>(() =>
      replanProjects({ store: api.store, settings, client }, request),
    );

  await expect(attempt(1)).rejects.toBe(fault);
  expect(await attempt(12)).toMatchObject({ replanned: 1, refused: 1 });
  const events = await api.store.ledger.read(good);
  expect(events.some(({ type }) => type === 'deadlinesReplanned')).toBe(true);
});
