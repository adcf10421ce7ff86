import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { expect } from '@jest/globals';
import mongoose from 'mongoose';
import { createActivities } from '../../../activities/activities';
import type { HealthDeps } from '../../../activities/health/deps';
import { nextDeadlineMs, realDayMs } from '../../../domain/project/evolve/clocks';
import { fold } from '../../../domain/project/evolve/evolve';
import type { ProjectState } from '../../../domain/project/model/state';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { msOf } from '../../../temporal/proto-numbers';
import type { DevWorker } from '../../support/dev-worker';
import { startDevWorker } from '../../support/dev-worker';
import { acme, somebody } from '../../support/directory';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import { recordingSender } from '../../support/recorded-mails';
import { standardPlaybook } from '../../support/standard-playbook';
import { asStored } from '../../support/stored';

/** A company on a real server and a real database, whose mails a test receives. */
export interface DrillWorld {
  readonly store: Store;
  readonly server: DevWorker;
  readonly deps: HealthDeps;
  /** The database itself, to damage it. */
  readonly database: mongoose.Connection;
  /** `Message-ID`s in the order in which mails came. */
  readonly mails: string[];
  /** A worker on another server, over the same database and mail server. */
  workerAt(address: string): Promise<{ server: DevWorker; deps: HealthDeps }>;
  stop(): Promise<void>;
}

export async function drillWorld(): Promise<DrillWorld> {
  const uri = engines().mongoUri(`drill-${randomUUID().slice(0, 8)}`);
  const store = await connectStore(uri);
  const database = await mongoose.createConnection(uri).asPromise();
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
  await store.people.create(somebody('boss', { roles: [] }));
  await store.people.create(somebody('sales-1', { managerId: 'boss', capacity: 500 }));
  // those who hold roles in simulated projects
  for (const role of Object.keys(standardPlaybook.rules.roles)) {
    const id = `${role}-1`;
    if (id !== 'sales-1') await store.people.create(somebody(id, { roles: [role], managerId: 'boss' }));
  }
  await store.customers.create(acme);

  const mails: string[] = [];
  const sender = recordingSender((_to, mail) => mails.push(mail.messageId ?? ''));
  const settings = {
    dayMs: realDayMs,
    companyTimeZone: 'Asia/Taipei',
    mailFrom: 'Milepost <milepost@example.com>',
    publicUrl: 'https://milepost.example',
  };
  const workerAt = async (address: string) => {
    const server = await startDevWorker(address, (client) =>
      createActivities({ store, client, settings, sender }),
    );
    const { client, taskQueue } = server;
    return { server, deps: { store, client, taskQueue, settings, settleMs: 300 } };
  };
  const { server, deps } = await workerAt(engines().temporalAddress);
  return {
    store,
    server,
    deps,
    database,
    mails,
    workerAt,
    async stop() {
      await server.stop();
      await store.close();
      await database.close();
    },
  };
}

/** Dozens of projects that were started at once have their mails to send first. */
const patienceMs = 60_000;

/** Ledger, Temporal and read side of a project say the same, and its clock is armed. */
export async function expectWhole(
  { store }: Pick<DrillWorld, 'store'>,
  client: Client,
  projectId: string,
): Promise<ProjectState> {
  return eventually(async () => {
    const ledger = await store.ledger.read(projectId);
    const told: ProjectState = JSON.parse(JSON.stringify(fold(projectId, ledger)));
    expect(ledger.map(({ revision }) => revision)).toEqual(ledger.map((_, index) => index + 1));
    const handle = client.workflow.getHandle(projectWorkflowId(projectId));
    expect(await handle.query<ProjectState>('state')).toEqual(told);
    const [head] = await store.heads.of([projectId]);
    expect(head!.document).toEqual(asStored(told));
    expect(new Map(head!.tasks.map((row) => [row.taskId, row.status]))).toEqual(
      new Map(Object.values(told.deal!.tasks).map(({ id, status }) => [id, status])),
    );
    const dueAtMs = nextDeadlineMs(told);
    if (dueAtMs !== null) expect(await timerAtMs(client, projectId)).toBeLessThanOrEqual(dueAtMs + slackMs);
    return told;
  }, patienceMs);
}

/** Deadlines are days ahead; a timer counts from when its task was carried out. */
const slackMs = 60_000;

/** When the timer of a project rings that runs now; Infinity when none does. */
async function timerAtMs(client: Client, projectId: string): Promise<number> {
  const { events } = await client.workflow.getHandle(projectWorkflowId(projectId)).fetchHistory();
  const running = new Map<string, number>();
  for (const row of events ?? []) {
    const { timerStartedEventAttributes: started } = row;
    const ended = row.timerFiredEventAttributes ?? row.timerCanceledEventAttributes;
    if (started?.timerId) {
      running.set(started.timerId, msOf(row.eventTime) + msOf(started.startToFireTimeout));
    }
    if (ended?.timerId) running.delete(ended.timerId);
  }
  return Math.min(Infinity, ...running.values());
}

export function expectNoMailTwice(mails: readonly string[]): void {
  expect(new Set(mails).size).toBe(mails.length);
}
