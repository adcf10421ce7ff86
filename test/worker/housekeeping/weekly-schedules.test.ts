import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScheduleDescription } from '@temporalio/client';
import { ScheduleNotFoundError } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import type { Person } from '../../../contracts/wire/directory';
import { reviewAtMs, usualReviewTime, weekOf } from '../../../domain/calendar/review-times';
import { wantedSchedules } from '../../../people/weekly-schedules';
import { reconcile } from '../../../temporal/review-schedules';
import { eventually } from '../../support/eventually';
import type { RunningApi } from '../../api/running-api';
import { person, startApi } from '../../api/running-api';

/** The schedules of weekly mails on a real server follow the records of people. */
let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => {
  const { taskQueue } = api.worker;
  await reconcile({ client: api.worker.client, taskQueue }, []);
  await api.stop();
});

const unique = (name: string): string => `${name}-${randomUUID().slice(0, 8)}`;

async function create(record: Person): Promise<Person> {
  const { addressProblem: _, ...body } = record;
  expect(await api.post('/v1/people', body)).toMatchObject({ status: 201 });
  return record;
}

async function change(id: string, changes: Partial<Person>): Promise<void> {
  const { body } = await api.get(`/v1/people/${id}`);
  const { revision } = body;
  const answer = await api.put(
    `/v1/people/${id}`,
    { ...body, ...changes },
    {
      headers: { 'If-Match': `"${revision}"` },
    },
  );
  expect(answer.status).toBe(200);
}

async function schedule(id: string): Promise<ScheduleDescription | null> {
  try {
    return await api.worker.client.schedule.getHandle(id).describe();
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return null;
    throw error;
  }
}

/** When a schedule is due within some days, by the server: with what it adds to the time. */
async function dueTimes(id: string, from: string, days: number): Promise<number[]> {
  const { workflowService, connection: _ } = api.worker.client;
  const seconds = Date.parse(`${from}T00:00:00Z`) / 1000;
  const { startTime } = await workflowService.listScheduleMatchingTimes({
    namespace: 'default',
    scheduleId: id,
    startTime: { seconds: seconds as never, nanos: 0 },
    endTime: { seconds: (seconds + days * 86_400) as never, nanos: 0 },
  });
  return (startTime ?? []).map((at) => Number(at.seconds) * 1000);
}

const local = (atMs: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(atMs);

describe('the schedule of a review', () => {
  it('comes with the first person below, moves with the record, and goes with the last or the manager', async () => {
    const manager = await create(person(unique('manager'), { roles: [], timeZone: 'Europe/Berlin' }));
    const id = `review-${manager.id}`;
    expect(await schedule(id)).toBeNull();
    const rep = await create(person(unique('rep'), { managerId: manager.id }));
    const made = (await schedule(id))!;
    expect(made.spec.timezone ?? 'Europe/Berlin').toBe('Europe/Berlin');
    expect(made.state.note).toBe('monday 08:00 Europe/Berlin');
    expect(made.action).toMatchObject({ workflowType: 'weeklyReview', workflowId: id });
    expect(made.policies).toMatchObject({ overlap: 'SKIP', catchupWindow: 3 * 86_400_000 });
    expect((await schedule(`mirror-${rep.id}`))!.state.note).toBe('friday 15:00 Asia/Taipei');

    const review = { weekday: 'tuesday' as const, time: '07:30', allClear: true, unsubscribed: [] };
    await change(manager.id, { review, timeZone: 'America/New_York' });
    expect((await schedule(id))!.state.note).toBe('tuesday 07:30 America/New_York');
    const times = await dueTimes(id, '2027-01-04', 7);
    expect(times.map((atMs) => local(atMs, 'America/New_York').slice(0, 10))).toEqual(['Tuesday 07']);

    await change(rep.id, { managerId: null });
    expect(await schedule(id)).toBeNull();
    expect(await schedule(`mirror-${rep.id}`)).toBeNull();
    await change(rep.id, { managerId: manager.id });
    expect(await schedule(id)).not.toBeNull();
    await change(manager.id, { active: false });
    expect(await schedule(id)).toBeNull();
  });

  it('is left alone by changes that have nothing to do with it, and stays paused', async () => {
    const manager = await create(person(unique('manager')));
    await create(person(unique('rep'), { managerId: manager.id }));
    const id = `review-${manager.id}`;
    await api.worker.client.schedule.getHandle(id).pause('holidays');
    await change(manager.id, { name: 'Another name' });
    expect((await schedule(id))!.state).toMatchObject({ paused: true, note: 'holidays' });
    await change(manager.id, { timeZone: 'Europe/Berlin' });
    expect((await schedule(id))!.state).toMatchObject({ paused: true, note: 'monday 08:00 Europe/Berlin' });
  });

  it('moves with the installation to another task queue, and stays paused', async () => {
    const { client, taskQueue } = api.worker;
    const manager = await create(person(unique('manager')));
    await create(person(unique('rep'), { managerId: manager.id }));
    const id = `review-${manager.id}`;
    const wanted = await wantedSchedules(api.store, usualReviewTime, [manager.id]);
    await client.schedule.getHandle(id).pause('holidays');

    await reconcile({ client, taskQueue: 'elsewhere' }, wanted, [manager.id]);
    expect((await schedule(id))!).toMatchObject({
      memo: { taskQueue: 'elsewhere' },
      state: { paused: true },
    });
    await reconcile({ client, taskQueue }, wanted, [manager.id]);
    expect((await schedule(id))!).toMatchObject({ memo: { taskQueue }, action: { taskQueue } });
  });

  it('is written also while another process moves it at the same time', async () => {
    const { client, taskQueue } = api.worker;
    const manager = await create(person(unique('manager')));
    await create(person(unique('rep'), { managerId: manager.id }));
    const wanted = await wantedSchedules(api.store, usualReviewTime, [manager.id]);
    const queues = [taskQueue, 'elsewhere'];
    for (let round = 0; round < 10; round += 1) {
      const written = await Promise.all(
        queues.map((each) => reconcile({ client, taskQueue: each }, wanted, [manager.id])),
      );
      expect(written).toEqual(queues.map(() => ({ written: 1, removed: 0, failed: [] })));
    }
    await reconcile({ client, taskQueue }, wanted, [manager.id]);
    expect((await schedule(`review-${manager.id}`))!).toMatchObject({
      memo: { taskQueue },
      action: { taskQueue },
    });
  });

  it('is put right when a change was missed, and only where it was', async () => {
    const { client, taskQueue } = api.worker;
    const manager = person(unique('manager'));
    await api.store.people.create(manager);
    await api.store.people.create(person(unique('rep'), { managerId: manager.id }));
    const gone = await create(person(unique('gone')));
    await create(person(unique('rep'), { managerId: gone.id }));
    const { revision, ...record } = (await api.store.people.read(gone.id))!;
    await api.store.people.replace({ ...record, active: false }, revision);

    const round = async () =>
      reconcile({ client, taskQueue }, await wantedSchedules(api.store, usualReviewTime));
    // the server lists what was just made or removed a moment later: then it is written or removed once more
    let last = await round();
    expect(await schedule(`review-${manager.id}`)).not.toBeNull();
    await eventually(async () => {
      last = await round();
      return (await schedule(`review-${gone.id}`)) === null;
    }, 45_000);
    for (const endMs = Date.now() + 45_000; last.written + last.removed > 0 && Date.now() < endMs;) {
      last = await round();
    }
    expect(last).toEqual({ written: 0, removed: 0, failed: [] });
  });
});

describe('08:00 is 08:00 by the clock on the wall', () => {
  it.each([
    ['Europe/Berlin', '2026-03-21'],
    ['Europe/Berlin', '2026-10-17'],
    ['Europe/Berlin', '2027-03-20'],
    ['Europe/Berlin', '2027-10-23'],
    ['America/New_York', '2026-02-28'],
    ['America/New_York', '2026-10-24'],
    ['America/New_York', '2027-03-06'],
    ['America/New_York', '2027-10-30'],
    ['Asia/Taipei', '2027-03-06'],
  ])('in %s around the change after %s', async (timeZone, from) => {
    const manager = await create(person(unique('manager'), { roles: [], timeZone }));
    await create(person(unique('rep'), { managerId: manager.id }));
    const times = await dueTimes(`review-${manager.id}`, from, 21);
    expect(times).toHaveLength(3);
    for (const atMs of times) {
      const dueMs = reviewAtMs(weekOf(atMs, timeZone), usualReviewTime, timeZone);
      expect(local(dueMs, timeZone)).toBe('Monday 08:00');
      // what the server adds comes after it, never before
      expect(atMs).toBeGreaterThanOrEqual(dueMs);
      expect(atMs).toBeLessThanOrEqual(dueMs + 5 * 60_000);
    }
  });
});

describe('what the API says of weekly mails', () => {
  it('refuses times at which clocks are changed', async () => {
    const { addressProblem: _, ...body } = person(unique('night'));
    const review = { weekday: 'sunday', time: '02:30' };
    const answer = await api.post('/v1/people', { ...body, review });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0]!.pointer).toBe('#/review/time');
  });
});

describe('stopping a weekly mail', () => {
  const day = 86_400_000;
  async function link(personId: string, what: 'review' | 'mirror', expiresAt = new Date(Date.now() + day)) {
    const [token = ''] = await api.store.links.create([
      { personId, target: { kind: 'unsubscribe', what }, expiresAt },
    ]);
    return `/unsubscribe?token=${token}`;
  }
  const unsubscribed = async (id: string) => (await api.store.people.read(id))!.review?.unsubscribed ?? [];

  it('takes one request of a mail client, without a cookie and in either encoding', async () => {
    const { id } = await create(person(unique('reader')));
    const form = 'List-Unsubscribe=One-Click';
    const ask = { key: null, headers: { Origin: 'https://mail.example', 'Sec-Fetch-Site': 'cross-site' } };
    const posted = await api.ask('POST', await link(id, 'mirror'), {
      ...ask,
      raw: form,
      headers: { ...ask.headers, 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(posted.status).toBe(200);
    expect(posted.text).toContain('You still get tasks and all other emails.');
    expect(await unsubscribed(id)).toEqual(['mirror']);
    const parts = `--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n`;
    const again = await api.ask('POST', await link(id, 'review'), {
      ...ask,
      raw: parts,
      headers: { ...ask.headers, 'Content-Type': 'multipart/form-data; boundary=b' },
    });
    expect(again.status).toBe(200);
    expect(await unsubscribed(id)).toEqual(['mirror', 'review']);
  });

  it('is not done by opening the link; it can be undone from the same page', async () => {
    const { id } = await create(person(unique('reader'), { language: 'zh-TW' }));
    const address = await link(id, 'review');
    const shown = await api.get(address, { key: null });
    expect(shown.text).toContain('不再收到「每週檢視」郵件？');
    expect(await unsubscribed(id)).toEqual([]);
    await api.ask('POST', address, { key: null, form: {} });
    expect((await api.get(address, { key: null })).text).toContain('恢復寄送');
    await api.ask('POST', address.replace('/unsubscribe', '/subscribe'), { key: null, form: {} });
    expect(await unsubscribed(id)).toEqual([]);
  });

  it('needs a link that is still good', async () => {
    const { id } = await create(person(unique('reader')));
    const old = await link(id, 'review', new Date(Date.now() - 1));
    for (const address of [old, '/unsubscribe?token=nonsense', '/unsubscribe']) {
      expect((await api.ask('POST', address, { key: null, form: {} })).status).toBe(404);
    }
    expect(await unsubscribed(id)).toEqual([]);
  });

  it('is kept by a program that replaces the record without knowing of it', async () => {
    const { id } = await create(person(unique('reader')));
    await api.ask('POST', await link(id, 'review'), { key: null, form: {} });
    const { review: _, ...known } = (await api.get(`/v1/people/${id}`)).body as unknown as Person & {
      revision: number;
    };
    await api.put(`/v1/people/${id}`, known, { headers: { 'If-Match': `"${known.revision}"` } });
    expect(await unsubscribed(id)).toEqual(['review']);
  });
});
