/**
 * Which orders of commands depend on how jobs are grouped into activations: `npx tsx bench/grouping/main.ts`. For what
 * came last before a workflow went quiet, and what comes while no worker polls, it counts the workflows that no worker
 * can replay any more after two restarts. No times are measured.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import Table from 'cli-table3';
import { startTemporal } from '../../embedded/engines/temporal-server';
import { quietRuntime } from '../../test/support/quiet-runtime';

/** What was the last news before the workflow went quiet. The task that brought it completed without commands. */
const before = {
  'an activity came back': async (handle: WorkflowHandle) => handle.signal('ask'),
  'a timer fired': async (handle: WorkflowHandle) => handle.signal('wait', 200),
  'a signal without effect': async (handle: WorkflowHandle) => handle.signal('nudge'),
} as const;

/** What comes while no worker polls; an update is given up after a moment, as by a caller that does not wait. */
const meanwhile = {
  'an update': ['order'],
  'a signal, an update': ['ask', 'order'],
  'an update, a signal, an update': ['order', 'ask', 'order'],
  'two signals': ['ask', 'ask'],
} as const;

const types = ['direct', 'inPasses'] as const;
const each = 8;
const givenUpAfterMs = 1_500;

async function main(): Promise<void> {
  quietRuntime();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-grouping-'));
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const server = await startTemporal(
    { port: 0, uiPort: 'none', logFile: path.join(folder, 'temporal.log'), searchAttributes: {} },
    log,
  );
  const connection = await Connection.connect({ address: server.address });
  const native = await NativeConnection.connect({ address: server.address });
  try {
    const client = new Client({ connection });
    const bundle = await bundleWorkflowCode({ workflowsPath: path.join(__dirname, 'workflows.ts') });
    const table = new Table({
      head: ['quiet after', 'comes while no worker polls', 'cache', ...types.map((type) => `stuck: ${type}`)],
    });
    for (const [quiet, prepare] of Object.entries(before)) {
      for (const [news, messages] of Object.entries(meanwhile)) {
        for (const cache of ['cold', 'warm'] as const) {
          const stuck = await tryOut({ client, native, bundle, prepare, messages, isCold: cache === 'cold' });
          table.push([quiet, news, cache, ...types.map((type) => `${stuck[type]} of ${each}`)]);
          log(`${quiet}; ${news}; ${cache}`);
        }
      }
    }
    process.stdout.write(`${table.toString()}\n`);
  } finally {
    await native.close();
    await connection.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Trial {
  readonly client: Client;
  readonly native: NativeConnection;
  readonly bundle: { readonly code: string };
  readonly prepare: (handle: WorkflowHandle) => Promise<void>;
  readonly messages: readonly string[];
  /** Whether the worker is ended before the messages come, and another one has to replay. */
  readonly isCold: boolean;
}

async function tryOut(trial: Trial): Promise<Record<(typeof types)[number], number>> {
  const { client, native, bundle, prepare, messages, isCold } = trial;
  const taskQueue = `grouping-${randomUUID()}`;
  const start = async (): Promise<() => Promise<void>> => {
    const worker = await Worker.create({
      connection: native,
      taskQueue,
      workflowBundle: bundle,
      activities: { work: () => Promise.resolve() },
      stickyQueueScheduleToStartTimeout: '500ms',
    });
    const running = worker.run();
    return async () => {
      worker.shutdown();
      await running;
    };
  };
  let stop = await start();
  const handles = await Promise.all(
    types.flatMap((type) =>
      Array.from({ length: each }, () =>
        client.workflow.start(type, { taskQueue, workflowId: `${type}-${randomUUID()}`, args: [] }),
      ),
    ),
  );
  await Promise.all(handles.map((handle) => prepare(handle)));
  await Promise.all(handles.map(isQuiet));
  if (isCold) await stop();
  const told = handles.map(async (handle) => {
    for (const message of messages) {
      if (message === 'ask') await handle.signal(message);
      else await giveUp(client, () => handle.executeUpdate(message, { args: [] }));
    }
  });
  if (isCold) {
    await delay(givenUpAfterMs / 2);
    stop = await start();
  }
  await Promise.all(told);
  await delay(givenUpAfterMs);
  await stop();
  stop = await start();
  const stuck = { direct: 0, inPasses: 0 };
  await Promise.all(
    handles.map(async (handle, index) => {
      const answered = await giveUp(client, () => handle.query('done'), 15_000);
      if (!answered) stuck[index < each ? 'direct' : 'inPasses'] += 1;
    }),
  );
  await Promise.all(handles.map((handle) => handle.terminate()));
  await stop();
  return stuck;
}

/** Whether a call was answered in time. */
async function giveUp(client: Client, call: () => Promise<unknown>, ms = givenUpAfterMs): Promise<boolean> {
  return client.withDeadline(Date.now() + ms, call).then(
    () => true,
    () => false,
  );
}

async function isQuiet(handle: WorkflowHandle): Promise<void> {
  for (;;) {
    const { events } = await handle.fetchHistory();
    const names = events?.map((event) => event.eventType?.toString() ?? '') ?? [];
    const last = events?.at(-1);
    const isWaiting = pending(names) === 0;
    if (last?.workflowTaskCompletedEventAttributes && isWaiting && names.length >= 5) return;
    await delay(50);
  }
}

/** Activities and timers that have not come back, by the server's numbers of event types. */
function pending(names: readonly string[]): number {
  const count = (type: string): number => names.filter((name) => name === type).length;
  return count('10') - count('12') + count('17') - count('18');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
