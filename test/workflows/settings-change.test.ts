import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { createActivities } from '../../activities/activities';
import { createCalendarChanges } from '../../worker/housekeeping/calendar-changes';
import { settingsChangeWorkflowId } from '../../contracts/sandbox/names';
import { dropAtMs, realDayMs } from '../../domain/project/evolve/clocks';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { ProjectState } from '../../domain/project/model/state';
import { loadCalendarFiles } from '../../store/calendar-files';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { planByTheseSettings } from '../../worker/work-time-settings';
import type { DevWorker } from '../support/dev-worker';
import { startDevWorker } from '../support/dev-worker';
import { acme, somebody } from '../support/directory';
import { engines } from '../support/engines';
import { eventually } from '../support/eventually';
import { portfolio } from '../support/portfolio';
import { quietRuntime } from '../support/quiet-runtime';
import { noMail } from '../support/recorded-mails';
import { standardPlaybook } from '../support/standard-playbook';

/** Settings of working times that change between two starts, over a real Temporal server and a real database. */
let store: Store;
let native: NativeConnection;
let server: DevWorker;
const planned = { workdayStart: '09:00', companyTimeZone: 'Asia/Taipei', companyCalendar: 'tw' };
let [usual, other]: string[][] = [];

beforeAll(async () => {
  store = await connectStore(engines().mongoUri(`settings-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
  await store.calendars.keep(await loadCalendarFiles(), Date.now());
  await store.customers.create(acme);
  await store.people.create(somebody('by-the-company'));
  await store.people.create(somebody('by-germany', { calendar: 'de' }));
  quietRuntime();
  native = await NativeConnection.connect({ address: engines().temporalAddress });
  const settings = { mailFrom: 'm@example.com', publicUrl: 'http://x', dayMs: realDayMs };
  const real = createActivities({
    store,
    sender: noMail,
    client: new Client({ connection: native }),
    // as each start reads them
    settings: Object.defineProperties(settings, {
      workdayStart: { get: () => planned.workdayStart },
      companyTimeZone: { get: () => planned.companyTimeZone },
      companyCalendar: { get: () => planned.companyCalendar },
    }) as typeof settings & typeof planned,
  });
  server = await startDevWorker(engines().temporalAddress, {
    ...real,
    sendMail: () => Promise.resolve({ status: 'accepted', personId: null } as const),
  });
  [usual, other] = await Promise.all(
    ['by-the-company', 'by-germany'].map((ownerId) =>
      portfolio(store, server, {
        ownerId,
        count: 4,
      }),
    ),
  );
}, 120_000);

afterAll(async () => {
  await server.stop();
  await native.close();
  await store.close();
});

const deps = () => ({ store, client: server.client, taskQueue: server.taskQueue });
const start = () => planByTheseSettings(deps(), planned, pino({ level: 'silent' }));
const running = async (): Promise<ProjectState[]> =>
  (await store.projects.readMany([...usual!, ...other!])).filter(({ status }) => status === 'open');
const replansOf = async (projectId: string): Promise<ProjectEvent[]> =>
  (await store.ledger.read(projectId)).filter(({ type }) => type === 'deadlinesReplanned');
const run = (version: number) =>
  server.client.workflow.getHandle(settingsChangeWorkflowId(server.taskQueue, version));

/** The hours, by the clock in Taipei, at which the clock of a running project that was planned anew acts next. */
const hoursOf = ({ deal }: ProjectState): string[] => {
  const { phase, followUpAtMs, judgeAtMs } = deal!.clock;
  const checks = deal!.hold ? [] : phase === 'judging' ? [dropAtMs(deal!.clock)] : [followUpAtMs, judgeAtMs];
  return checks
    .filter((atMs): atMs is number => atMs !== null && atMs > Date.now())
    .map((atMs) => new Date(atMs + 8 * 3_600_000).toISOString().slice(11, 16));
};

describe('settings of working times', () => {
  it('are noted at the first start, and nothing happens while they stay', async () => {
    await start();
    await start();
    expect(await store.workTimeSettings.unannounced()).toBeNull();
    await expect(run(1).describe()).rejects.toThrow();
  });

  it('plan anew what is ahead when they changed, once, however many processes start', async () => {
    planned.workdayStart = '07:30';
    await Promise.all([start(), start(), start()]);
    await run(2).result();
    await start();

    await expect(run(3).describe()).rejects.toThrow();
    const projects = await running();
    expect(projects.length).toBeGreaterThan(2);
    for (const { projectId } of projects) {
      await eventually(async () => (await replansOf(projectId)).length > 0 || undefined);
      expect(await replansOf(projectId)).toMatchObject([
        { cause: 'settings-changed', subject: 'settings@2', actor: 'milepost', source: 'calendar' },
      ]);
    }
    await eventually(async () =>
      (await running()).every((state) => hoursOf(state).every((at) => at === '07:30')),
    );
    expect((await running()).flatMap(hoursOf).length).toBeGreaterThan(0);
  }, 60_000);

  it('tell those who go by another default calendar, and nobody who has one of their own', async () => {
    planned.companyCalendar = 'de';
    await start();
    await run(3).result();
    const told = async (ids: readonly string[]): Promise<number> => {
      const events = await Promise.all(ids.map(replansOf));
      return events.flat().filter((event) => 'subject' in event && event.subject === 'settings@3').length;
    };
    const ofOther = (await running()).filter(({ deal }) =>
      Object.values(deal!.tasks).every(({ personId }) => personId === 'by-germany'),
    );
    expect(await told(usual!)).toBeGreaterThan(0);
    expect(await told(ofOther.map(({ projectId }) => projectId))).toBe(0);
  }, 60_000);

  it('are told by the API, too, where a worker could not', async () => {
    await store.workTimeSettings.note({ ...planned, workdayStart: '10:00' });
    await createCalendarChanges(deps()).begin(pino({ level: 'silent' }));
    await run(4).result();
    expect(await store.workTimeSettings.unannounced()).toBeNull();
  }, 60_000);

  it('that changed twice before they were told are told together', async () => {
    await store.workTimeSettings.note({ ...planned, workdayStart: '06:00' });
    await store.workTimeSettings.note({ ...planned, workdayStart: '06:00', companyCalendar: 'jp' });
    expect(await store.workTimeSettings.unannounced()).toEqual({
      version: 6,
      changed: ['workdayStart', 'companyCalendar'],
    });
    await store.workTimeSettings.announced(5);
    expect(await store.workTimeSettings.unannounced()).not.toBeNull();
  });
});
