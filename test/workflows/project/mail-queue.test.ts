import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { MailReport } from '../../../contracts/sandbox/activities';
import { mailTaskQueue } from '../../../contracts/sandbox/names';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { MailSender } from '../../../mail/send/send';
import { createMailSender } from '../../../mail/send/send';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { retryMail } from '../../../temporal/retry-mail';
import { payloadConverterPath } from '../../../worker/bundle';
import { together } from '../../../worker/together';
import type { RunningWorkers } from '../../../worker/together';
import { createWorkers } from '../../../worker/worker';
import type { ScriptedSmtp } from '../../mail/send/scripted-smtp';
import { startScriptedSmtp } from '../../mail/send/scripted-smtp';
import { workflowCode } from '../../support/dev-worker';
import { acme, somebody } from '../../support/directory';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { ProjectClient } from '../../support/project-client';
import { openProject } from '../../support/project-client';
import { quietRuntime } from '../../support/quiet-runtime';
import { standardPlaybook } from '../../support/standard-playbook';

/** The workers as the process has them, over a mail server that takes connections and says nothing. */
let store: Store;
let server: ScriptedSmtp;
let sender: MailSender;
let client: Client;
let native: NativeConnection;
let workers: RunningWorkers;
let running: Promise<void>;
let hangs = true;
const taskQueue = `mail-queue-${randomUUID()}`;

beforeAll(async () => {
  quietRuntime();
  store = await connectStore(engines().mongoUri(`mail-queue-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  await store.customers.create(acme);
  await store.playbooks.keep(standardPlaybook);
  await store.people.create(somebody('sales-1'));
  server = await startScriptedSmtp({}, () => (hangs ? new Promise(() => undefined) : undefined));
  sender = createMailSender({ smtpUrl: server.url });
  native = await NativeConnection.connect({ address: engines().temporalAddress });
  client = new Client({ connection: await Connection.connect({ address: engines().temporalAddress }) });
  workers = await createWorkers({
    connection: native,
    namespace: 'default',
    taskQueue,
    workflowBundle: { code: await workflowCode() },
    store,
    sender,
    settings: {
      dayMs: realDayMs,
      companyTimeZone: 'Asia/Taipei',
      mailFrom: 'Milepost <milepost@example.com>',
      publicUrl: 'http://127.0.0.1:3000',
    },
  });
  running = workers.run();
}, 60_000);

afterAll(async () => {
  workers.shutdown();
  server.cut();
  await running;
  await sender.close();
  await server.stop();
  await native.close();
  await client.connection.close();
  await store.close();
});

/** More than there are connections to the mail server: some mails wait for others. */
const projects = 8;

describe('a mail server that hangs', () => {
  it('holds up no ledger write, while mails wait in their own task queue', async () => {
    const opened: ProjectClient[] = [];
    while (opened.length < projects) opened.push(await openProject(client, taskQueue));
    await server.connected(sender.connections);

    const told = await Promise.all(opened.map((each) => each.update('recordContact', { kind: 'call' })));
    await Promise.all(
      opened.map(({ projectId }, index) =>
        eventually(async () => {
          const revision = told[index]!.revision;
          return (await store.ledger.read(projectId, { afterRevision: revision - 1, limit: 1 })).length > 0;
        }),
      ),
    );

    expect(server.delivered).toEqual([]);
    expect(server.connections()).toBeGreaterThanOrEqual(sender.connections);
    const { events } = await opened[0]!.handle.fetchHistory();
    const queues = events!.flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
      scheduled ? [`${scheduled.activityType!.name} ${scheduled.taskQueue!.name}`] : [],
    );
    expect(new Set(queues)).toEqual(new Set([`record ${taskQueue}`, `sendMail ${mailTaskQueue(taskQueue)}`]));
  }, 120_000);
});

describe('a mail that has failed', () => {
  it('is sent again by its key, by a workflow of its own', async () => {
    hangs = false;
    server.cut();
    const personId = `rep-${randomUUID().slice(0, 6)}`;
    await store.people.create(somebody(personId));
    const key = `sign-in-${personId}`;
    const request = { key, personId, notification: { kind: 'sign-in' } } as const;
    const mail = { key, projectId: null, mail: 'sign-in', taskId: null };
    await store.outbox.claim({ ...mail, request: { activity: 'sendNotification', request } }, new Date());
    await store.outbox.end(key, 0, { status: 'failed', personId, reason: 'rejected' }, new Date());
    const deps = { client, taskQueue, outbox: store.outbox };

    const outcome = await retryMail(deps, key);

    expect(outcome).toEqual({ kind: 'started', workflowId: `mail-${key}` });
    const report: MailReport = await client.workflow.getHandle(`mail-${key}`).result();
    expect(report).toEqual({ status: 'accepted', personId });
    expect(server.delivered.filter((raw) => raw.includes(`<${personId}@example.com>`))).toHaveLength(1);
    expect(await retryMail(deps, key)).toEqual({ kind: 'settled', status: 'accepted' });
    expect(await retryMail(deps, 'no such mail')).toEqual({ kind: 'unknown' });
  }, 120_000);
});

describe('two workers of one process', () => {
  it('end together when one of them fails, which is named', async () => {
    const queue = `pair-${randomUUID()}`;
    const shared = { connection: native, dataConverter: { payloadConverterPath } };
    const activities = { nothing: () => Promise.resolve() };
    const good = await Worker.create({ ...shared, taskQueue: queue, activities });
    const bad = await Worker.create({ ...shared, taskQueue: mailTaskQueue(queue), activities });
    // a worker that runs already cannot be run
    const runs = bad.run();

    await expect(together([good, bad]).run()).rejects.toThrow(
      `The worker of the task queue "${mailTaskQueue(queue)}" has failed.`,
    );

    await runs;
    expect([good, bad].map((worker) => worker.getState())).toEqual(['STOPPED', 'STOPPED']);
  });
});
