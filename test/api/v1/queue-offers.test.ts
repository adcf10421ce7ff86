import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { createApp } from '../../../api/app';
import {
  requestDueNotifications,
  keepRequestingNotifications,
} from '../../../worker/housekeeping/due-notifications';
import { createNotifications } from '../../../temporal/notifications';
import type { RunningServer } from '../../../api/kit/server';
import { startServer } from '../../../api/kit/server';
import type { Absence, Person } from '../../../contracts/wire/directory';
import type { DueNotification } from '../../../contracts/sandbox/notifications';
import { addDays, localDate, morningMs } from '../../../domain/calendar/local-dates';
import { notificationWorkflowId } from '../../../contracts/sandbox/names';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { eventually } from '../../support/eventually';
import { activitiesWithMails } from '../../support/recorded-mails';
import type { RunningApi, Told } from '../running-api';
import { person, startApi } from '../running-api';

/** Whoever becomes available is offered what waits in the queue, over HTTP, Temporal, the worker and its mails. */

let api: RunningApi;
const mails: { to: string; text: string }[] = [];

beforeAll(async () => {
  api = await startApi({
    activities: (store, client) =>
      activitiesWithMails({ store, client }, (to, { text = '' }) => mails.push({ to, text })),
  });
  await api.store.people.create(person('west-1', { team: 'west', managerId: 'manager-1' }));
  await queueRole();
});
afterAll(() => api.stop());

const title = 'Cooling line in the west';

/** A project in a team without a presales engineer: the role waits in the queue. */
async function queueRole(): Promise<void> {
  const opened = await api.post('/v1/projects', { title, customerId: 'acme', ownerId: 'west-1' });
  const { projectId } = opened.body;
  const milestones = ['customer-profiled', 'meeting-agreed', 'visited', 'need-confirmed'];
  for (const milestone of [...milestones, 'proposal-sent', 'buying-team-known']) {
    const evidence = `crm:${milestone}`;
    await eventually(
      async () =>
        (await api.post(`/v1/projects/${projectId}/milestones`, { milestone, evidence })).status === 200,
    );
  }
  await eventually(async () => {
    const roles: any[] = ((await api.get(`/v1/projects/${projectId}`)).body as any).roles ?? [];
    return roles.some(({ role, personId }) => role === 'presales-engineer' && personId === null);
  });
}

/** An engineer of the team, who could take the role. */
const engineer = (special: Partial<Person> = {}): Person =>
  person(`e-${randomUUID().slice(0, 8)}`, { roles: ['presales-engineer'], team: 'west', ...special });

async function create(record: Person): Promise<Person> {
  const answer = await api.post('/v1/people', record);
  expect(answer.status).toBe(201);
  return record;
}

const replace = ({ id, ...record }: Person, more: Partial<Person> = {}): Promise<Told> =>
  api.put(`/v1/people/${id}`, { ...record, ...more }, { headers: { 'If-Match': '*' } });

const offersTo = ({ email }: Person) => mails.filter(({ to }) => to === email);
const offerTo = (who: Person) => eventually(() => offersTo(who)[0]);

/** The notification with a key, as Temporal has it; null when it was never asked for. */
async function notificationOf(key: string) {
  const handle = api.worker.client.workflow.getHandle(notificationWorkflowId(key));
  try {
    const { status } = await handle.describe();
    const [started] = (await handle.fetchHistory()).events ?? [];
    const delay = started?.workflowExecutionStartedEventAttributes?.firstWorkflowTaskBackoff;
    return { status: status.name, delayMs: Number(delay?.seconds ?? 0) * 1_000, handle };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

const nowKey = ({ id }: Person, revision: number): string => `queue-offer-${id}-${revision}`;
const backKey = ({ id }: Person, atMs: number): string =>
  `queue-offer-${id}-back-${new Date(atMs).toISOString()}`;

const today = localDate(Date.now(), 'Asia/Taipei');
const away = (fromDays: number, toDays: number): Absence => ({
  from: addDays(today, fromDays),
  to: addDays(today, toDays),
  substituteId: null,
});
/** 09:00 on the day after an absence. */
const morningAfter = ({ to }: Absence): number => morningMs(addDays(to, 1), 'Asia/Taipei');

describe('somebody who becomes available', () => {
  it('is offered what waits for them when they are new', async () => {
    const who = await create(engineer());
    expect((await offerTo(who)).text).toContain(title);
    expect(await api.store.people.dueNotifications({ personId: who.id })).toEqual([]);
  });

  it('is asked for once, and gets no mail when nothing waits that fits them', async () => {
    const who = await create(engineer({ team: 'south' }));
    const notification = await notificationOf(nowKey(who, 1));
    expect(await notification!.handle.result()).toMatchObject({
      status: 'skipped',
      reason: 'nothing-queued',
    });
    expect(offersTo(who)).toEqual([]);
  });

  it.each<[what: string, before: Partial<Person>, after: Partial<Person>]>([
    ['are active again', { active: false }, { active: true }],
    ['get the role', { roles: ['legal'] }, { roles: ['legal', 'presales-engineer'] }],
    ['have room again', { capacity: 0 }, { capacity: 5 }],
    ['come to the team', { team: 'south' }, { team: 'west' }],
    ['are back earlier', { absences: [away(-3, 3)] }, { absences: [] }],
  ])('is offered it once when they %s, however often that is written', async (_, before, after) => {
    const who = await create(engineer(before));
    // of what they can be given already, nothing waits
    await (await notificationOf(nowKey(who, 1)))?.handle.result();
    expect(await replace(who, after)).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(await replace(who, after)).toMatchObject({ status: 200, body: { revision: 3 } });

    expect((await offerTo(who)).text).toContain(title);
    expect(await notificationOf(nowKey(who, 2))).not.toBeNull();
    expect(await notificationOf(nowKey(who, 3))).toBeNull();
    expect(offersTo(who)).toHaveLength(1);
  });

  it('is offered it when their address is another one', async () => {
    const who = await create(engineer({ active: false }));
    await api.store.people.markAddress(who.id, { email: who.email, code: '5.1.1', atMs: 0 });
    await replace(who, { active: true });
    expect(await notificationOf(nowKey(who, 3))).toBeNull();

    const mended = { ...who, active: true, email: `${who.id}@example.net` };
    await replace(mended);

    expect((await offerTo(mended)).text).toContain(title);
    expect(offersTo(who)).toEqual([]);
  });
});

describe('the end of an absence', () => {
  it('brings the offer by itself, on the morning after', async () => {
    const absence = away(2, 9);
    const who = await create(engineer({ active: false, absences: [absence] }));
    const atMs = morningAfter(absence);

    const notification = await notificationOf(backKey(who, atMs));

    expect(notification?.status).toBe('RUNNING');
    expect(Math.abs(notification!.delayMs - (atMs - Date.now()))).toBeLessThan(60_000);
    expect(offersTo(who)).toEqual([]);
    await notification!.handle.terminate('the test is over');
  });

  it('has a notification of its own each time it is another day, and one only', async () => {
    const [first, second] = [away(-1, 9), away(-1, 5)];
    const who = await create(engineer({ absences: [first] }));
    await replace(who, { absences: [second] });
    await replace(who, { absences: [first] });
    await replace(who, { absences: [first], name: 'Renamed' });

    expect(await notificationOf(nowKey(who, 1))).toBeNull();
    const notifications = [first, second].map((absence) =>
      notificationOf(backKey(who, morningAfter(absence))),
    );
    for (const notification of await Promise.all(notifications)) {
      expect(notification?.status).toBe('RUNNING');
      await notification?.handle.terminate('the test is over');
    }
    expect(await api.store.people.dueNotifications({ personId: who.id })).toEqual([]);
  });

  it('may be years away', async () => {
    const absence = away(-1, 1_000);
    const who = await create(engineer({ absences: [absence] }));
    const notification = await notificationOf(backKey(who, morningAfter(absence)));
    expect(notification!.delayMs).toBeGreaterThan(999 * realDayMs);
    await notification!.handle.terminate('the test is over');
  });

  it('is waited for by Temporal: a notification is not sent before its instant', async () => {
    const who = engineer();
    await api.store.people.create(who);
    const notifications = createNotifications(api.worker);
    const notBeforeMs = Date.now() + 2_000;
    const request = {
      key: `queue-offer-${randomUUID()}`,
      personId: who.id,
      notification: { kind: 'queue-offer' },
    } as const;

    expect(await notifications.start(request, notBeforeMs)).toBe(true);
    expect(await notifications.start(request, notBeforeMs)).toBe(false);

    await offerTo(who);
    expect(Date.now()).toBeGreaterThanOrEqual(notBeforeMs);
    expect(offersTo(who)).toHaveLength(1);
  });
});

describe('while Temporal is away', () => {
  let server: RunningServer;
  let connection: Connection;
  /** Calls that the client still repeats; they need the connection until they give up. */
  let pending = 0;

  beforeAll(async () => {
    // nothing listens on port 1
    connection = Connection.lazy({ address: '127.0.0.1:1' });
    const client = new Client({ connection });
    const withDeadline = client.withDeadline.bind(client);
    client.withDeadline = (deadline, call) => {
      pending += 1;
      return withDeadline(deadline, call).finally(() => (pending -= 1));
    };
    const settings = { taskQueue: 'none', commandWaitMs: 500 };
    const logger = pino({ level: 'silent' });
    server = await startServer(createApp({ store: api.store, client, settings, logger }), '127.0.0.1', 0);
  });
  afterAll(async () => {
    await server.stop();
    await eventually(() => pending === 0);
    await connection.close();
  });

  it('a change is carried out all the same, and its offer comes when Temporal is back', async () => {
    const who = await create(engineer({ active: false }));
    const { id, ...record } = { ...who, active: true };
    const key = await api.createKey('hr', ['admin']);
    const startedMs = Date.now();

    const answer = await fetch(`${server.url}/v1/people/${id}`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', 'If-Match': '*' },
      body: JSON.stringify(record),
    });

    expect(answer.status).toBe(200);
    expect(Date.now() - startedMs).toBeLessThan(5_000);
    expect(await api.store.people.dueNotifications({ personId: id })).toMatchObject([
      { key: nowKey(who, 2) },
    ]);
    expect(offersTo(who)).toEqual([]);

    const deps = {
      store: api.store,
      client: api.worker.client,
      notifications: createNotifications(api.worker),
    };
    const stop = keepRequestingNotifications(deps, pino({ level: 'silent' }), 50);
    expect((await offerTo(who)).text).toContain(title);
    await eventually(async () => (await api.store.people.dueNotifications({ personId: id })).length === 0);
    await stop();
    expect(offersTo(who)).toHaveLength(1);
  });

  it('one notification that Temporal refuses is told in the log and holds up no other', async () => {
    const who = engineer();
    const notification = (key: string): DueNotification => {
      return { key, personId: who.id, notification: { kind: 'queue-offer' }, notBeforeMs: 0 };
    };
    const [refused, good] = [notification('x'.repeat(2_000)), notification(`queue-offer-${who.id}-good`)];
    await api.store.people.create(who, () => [refused, good]);
    const errors: unknown[] = [];
    const logger = pino({ level: 'error' }, { write: (line) => void errors.push(JSON.parse(line)) });
    const deps = {
      store: api.store,
      client: api.worker.client,
      notifications: createNotifications(api.worker),
    };

    await requestDueNotifications(deps, logger);

    await offerTo(who);
    expect(await api.store.people.dueNotifications({ personId: who.id })).toEqual([refused]);
    expect(errors).toMatchObject([{ notification: refused.key, err: { message: expect.any(String) } }]);
    await api.store.people.notificationRequested(refused);
  });
});
