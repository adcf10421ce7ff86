import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import mongoose from 'mongoose';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mailTaskQueue, weeklyScheduleId } from '../../../contracts/sandbox/names';
import { usualReviewTime } from '../../../domain/calendar/review-times';
import { searchAttributeTypes } from '../../../contracts/sandbox/search-attributes';
import { wantedSchedules } from '../../../people/weekly-schedules';
import { openDataDir } from '../../../embedded/engines/data-dir';
import { startTemporal } from '../../../embedded/engines/temporal-server';
import { reconcile } from '../../../temporal/review-schedules';
import { checkClocks, clockOfMongodb, clockOfTemporal } from '../../../tools/milepost/doctor/clocks';
import type { CheckName, Finding } from '../../../tools/milepost/doctor/finding';
import { checkNames } from '../../../tools/milepost/doctor/finding';
import type { RunningApi } from '../../api/running-api';
import { startApi } from '../../api/running-api';
import { engines } from '../../support/engines';
import type { Ran } from './run-milepost';
import { milepost } from './run-milepost';

let api: RunningApi;
let mailWorker: { stop(): Promise<void> };
let env: Record<string, string>;

beforeAll(async () => {
  api = await startApi();
  const { taskQueue } = api.worker;
  mailWorker = await startMailWorker(mailTaskQueue(taskQueue));
  await putSchedulesRight();
  env = {
    MILEPOST_MONGODB_URI: engines().mongoUri(api.database),
    MILEPOST_SMTP_URL: engines().smtpUrl,
    TEMPORAL_ADDRESS: engines().temporalAddress,
    MILEPOST_TASK_QUEUE: taskQueue,
  };
}, 120_000);
afterAll(async () => {
  await reconcile({ client: api.worker.client, taskQueue: api.worker.taskQueue }, []);
  await mailWorker.stop();
  await api.stop();
});

async function startMailWorker(taskQueue: string): Promise<{ stop(): Promise<void> }> {
  const connection = await NativeConnection.connect({ address: engines().temporalAddress });
  const activities = { sendMail: () => Promise.resolve() };
  const worker = await Worker.create({ connection, taskQueue, activities });
  const running = worker.run();
  return {
    async stop() {
      worker.shutdown();
      await running;
      await connection.close();
    },
  };
}

async function putSchedulesRight(): Promise<void> {
  const { client, taskQueue } = api.worker;
  await reconcile({ client, taskQueue }, await wantedSchedules(api.store, usualReviewTime));
}

const doctor = (changes: Record<string, string> = {}): Promise<Ran> =>
  milepost({ ...env, ...changes }, ['doctor', '--json']);

function of(check: CheckName, { json }: Ran): Finding[] {
  return json<{ findings: Finding[] }>().findings.filter((finding) => finding.check === check);
}

describe('milepost doctor', () => {
  it('finds nothing wrong with an installation that works, and ends with 0', async () => {
    const ran = await doctor();
    const { isHealthy, counts, findings } = ran.json<{
      isHealthy: boolean;
      counts: { failed: number };
      findings: Finding[];
    }>();
    expect(findings.filter(({ state }) => state === 'failed')).toEqual([]);
    // calendars whose next year is not announced are the only thing that the day of the test decides
    const others = findings.filter(({ check }) => check !== 'calendars');
    expect(others.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect([ran.code, isHealthy, counts.failed]).toEqual([0, true, 0]);
    expect([...new Set(findings.map(({ check }) => check))]).toEqual(checkNames);
  });

  it('prints a line for each check, with what to do under those that are not well', async () => {
    const { out, code } = await milepost({ ...env, MILEPOST_TASK_QUEUE: 'nobody-polls' }, ['doctor']);
    expect(code).toBe(1);
    expect(out).toMatch(/^ok +mongodb +MongoDB /m);
    expect(out).toMatch(
      /^failed +workers +No worker polls nobody-polls for workflow tasks.*\n +Start a worker/m,
    );
    expect(out).toMatch(/\d failed/);
  });

  it('names every setting that cannot be used, without the value of a secret', async () => {
    const ran = await doctor({ MILEPOST_SMTP_URL: 'smpt://user:pa55word@mail', MILEPOST_DAY_MS: 'long' });
    expect(ran.code).toBe(1);
    const settings = of('settings', ran);
    expect(settings.map(({ state, says }) => [state, says.split(' ', 1)[0]])).toEqual([
      ['failed', 'MILEPOST_DAY_MS'],
      ['failed', 'MILEPOST_SMTP_URL'],
    ]);
    expect(ran.out).not.toContain('pa55word');
  });

  it('goes on without MongoDB and without Temporal, and says what is not looked at', async () => {
    const ran = await doctor({
      MILEPOST_MONGODB_URI: 'mongodb://milepost:pa55word@127.0.0.1:1/milepost',
      TEMPORAL_ADDRESS: '127.0.0.1:1',
    });
    expect(ran.code).toBe(1);
    expect(of('mongodb', ran)).toMatchObject([
      { state: 'failed', says: expect.stringContaining('does not answer') },
    ]);
    expect(of('temporal', ran)).toMatchObject([
      { state: 'failed', says: expect.stringContaining('127.0.0.1:1') },
    ]);
    expect(of('mail', ran)).toMatchObject([{ state: 'ok' }]);
    for (const check of ['indexes', 'workers', 'weekly-schedules', 'calendars'] as const) {
      expect(of(check, ran)).toEqual([]);
    }
    expect(ran.out).not.toContain('pa55word');
  }, 60_000);

  it('finds an index that is missing, and one that deletes rows at another time', async () => {
    const connection = await mongoose.createConnection(engines().mongoUri(api.database)).asPromise();
    const dropIndex = async (collection: string, field: string): Promise<void> => {
      const indexes = await connection.collection(collection).indexes();
      await connection.collection(collection).dropIndex(indexes.find(({ key }) => field in key)!.name!);
    };
    await dropIndex('outbox', 'messageId');
    await dropIndex('links', 'expiresAt');
    await connection.collection('links').createIndex({ expiresAt: 1 }, { expireAfterSeconds: 60 }, {});

    const ran = await doctor();
    expect(of('indexes', ran)).toMatchObject([
      { state: 'failed', says: expect.stringContaining('outbox on messageId is missing') },
      { state: 'failed', says: expect.stringMatching(/links on expiresAt deletes rows/) },
    ]);
    await dropIndex('links', 'expiresAt');
    await connection.close();
    await api.store.ensureIndexes();
    expect(of('indexes', await doctor())).toMatchObject([{ state: 'ok' }]);
  });

  it('finds a namespace that is not there', async () => {
    const ran = await doctor({ TEMPORAL_NAMESPACE: 'elsewhere' });
    expect(of('temporal', ran)).toMatchObject([
      { state: 'failed', todo: expect.stringContaining('namespace create --namespace elsewhere') },
    ]);
  });

  it('finds search attributes that are missing or of another type', async () => {
    const folder = openDataDir('temporary', () => undefined);
    const { MilepostOwner: _, ...registered } = searchAttributeTypes;
    const searchAttributes = { ...registered, MilepostDueAt: 'Int' } as const;
    const logFile = path.join(folder.path, 'temporal.log');
    const server = await startTemporal(
      { port: 0, uiPort: 'none', logFile, searchAttributes },
      () => undefined,
    );
    try {
      const ran = await doctor({ TEMPORAL_ADDRESS: server.address });
      expect(of('search-attributes', ran)).toMatchObject([
        {
          state: 'failed',
          todo: expect.stringContaining('create --namespace default --name MilepostOwner --type Keyword'),
        },
        { state: 'failed', says: 'MilepostDueAt is registered as Int and should be Datetime.' },
      ]);
    } finally {
      await server.stop();
      folder.release();
    }
  }, 90_000);

  it('finds that nobody polls, for mails alone too', async () => {
    const without = of('workers', await doctor({ MILEPOST_TASK_QUEUE: 'nobody-polls' }));
    expect(without.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed']);
    expect(without[2]).toMatchObject({ says: expect.stringContaining('nobody-polls-mail') });
  });

  it('finds a mail server that does not answer', async () => {
    const ran = await doctor({ MILEPOST_SMTP_URL: 'smtp://user:pa55word@127.0.0.1:1' });
    expect(of('mail', ran)).toMatchObject([
      { state: 'failed', todo: expect.stringContaining('MILEPOST_SMTP_URL') },
    ]);
    expect(ran.out).not.toContain('pa55word');
  });

  it('finds schedules of weekly mails that are missing, wrong, paused, or of nobody', async () => {
    const { client, taskQueue } = api.worker;
    const wanted = await wantedSchedules(api.store, usualReviewTime);
    const [one, two, three] = wanted;
    const id = (each: typeof one): string => weeklyScheduleId(each!.mail, each!.personId);
    await client.schedule.getHandle(id(one)).delete();
    await reconcile({ client, taskQueue }, [{ ...two!, time: '06:15' }], []);
    await client.schedule.getHandle(id(three)).pause('holidays');
    await reconcile({ client, taskQueue }, [{ ...two!, personId: 'nobody' }], []);

    const says = of('weekly-schedules', await doctor()).map((each) => [each.state, each.says]);
    expect(says).toEqual([
      ['failed', expect.stringContaining(`1 schedule (${id(one)}) is missing`)],
      ['failed', expect.stringContaining(`1 schedule (${id(two)}) is due at another time`)],
      ['warning', expect.stringMatching(/\(\w+-nobody\) is there, and should not be/)],
      ['warning', expect.stringContaining(`1 schedule (${id(three)}) is paused`)],
    ]);
    await client.schedule.getHandle(id(three)).unpause(`${three!.weekday} ${three!.time} ${three!.timeZone}`);
    await putSchedulesRight();
  });

  it('warns of a year that a calendar lacks, which is no failure', async () => {
    const ran = await doctor({ MILEPOST_COMPANY_CALENDAR: 'not-there' });
    expect(of('calendars', ran)).toContainEqual(
      expect.objectContaining({ state: 'warning', says: expect.stringContaining('"not-there"') }),
    );
    expect(ran.code).toBe(0);
  });

  it('warns of a time lapse', async () => {
    expect(of('settings', await doctor({ MILEPOST_DAY_MS: '1000' }))).toContainEqual(
      expect.objectContaining({ state: 'warning', says: expect.stringContaining('time lapse') }),
    );
  });
});

describe('clocks', () => {
  it.each([
    [-60_000, 'ahead of'],
    [60_000, 'behind'],
  ])('warns when this host is %i ms off, whichever engine it is compared with', async (offMs, direction) => {
    const now = (): number => Date.now() + offMs;
    const connection = await Connection.connect({ address: engines().temporalAddress });
    const ofMongodb = await clockOfMongodb(api.store.database, now);
    const ofTemporal = await clockOfTemporal(connection, 'default', now);
    await connection.close();
    expect(checkClocks([ofMongodb, ofTemporal!])).toMatchObject([
      { state: 'warning', says: expect.stringMatching(`MongoDB is (59|60|61) s ${direction}`) },
      { state: 'warning', says: expect.stringMatching(`Temporal is (59|60|61) s ${direction}`) },
    ]);
  });
});

it('docs/operations.md has a section on every check', () => {
  const page = readFileSync(path.join(__dirname, '..', '..', '..', 'docs', 'operations.md'), 'utf8');
  for (const check of checkNames) expect([check, page.includes(`### \`${check}\``)]).toEqual([check, true]);
});
