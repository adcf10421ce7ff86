import { Client, Connection } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import type { WorkerOptions } from '@temporalio/worker';
import { NativeConnection, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Activities } from '../../contracts/sandbox/activities';
import { mailTaskQueue } from '../../contracts/sandbox/names';
import { buildWorkflowBundle, payloadConverterPath } from '../../worker/bundle';
import type { RunningWorkers } from '../../worker/together';
import { together } from '../../worker/together';
import { buildFolder, bundlePathOfRun } from './build-of-run';
import { quietRuntime } from './quiet-runtime';

let bundle: Promise<string> | undefined;

/** The workflow bundle of the run, or one built now where no run of the tests has built one. */
export function workflowCode(): Promise<string> {
  const isRun = process.env[buildFolder] !== undefined;
  return (bundle ??= isRun ? readFile(bundlePathOfRun(), 'utf8') : buildWorkflowBundle());
}

/** The same with another value for one of its constants, such as a time that a test cannot wait for. */
export async function workflowCodeWith(name: string, value: number): Promise<string> {
  const code = await workflowCode();
  const declared = new RegExp(`(const ${name} = )[\\d_]+;`, 'g');
  if (code.match(declared)?.length !== 1)
    throw new Error(`There is not one constant ${name} to be replaced.`);
  return code.replace(declared, `$1${value};`);
}

/** A worker with given activities on a real server, for mails and for all else as in production, which tests may stop and start again. */
export interface DevWorker {
  readonly client: Client;
  readonly taskQueue: string;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  stop(): Promise<void>;
}

/** What a test may want otherwise. */
export type DevWorkerOptions = Partial<
  Pick<WorkerOptions, 'maxCachedWorkflows' | 'workflowBundle' | 'taskQueue'>
> & { readonly codec?: PayloadCodec };

/** @param activities or what makes them with a client of the same server */
export async function startDevWorker(
  address: string,
  activities: Activities | ((client: Client) => Activities),
  { taskQueue = `test-${randomUUID()}`, codec, ...options }: DevWorkerOptions = {},
): Promise<DevWorker> {
  quietRuntime();
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  const native = await NativeConnection.connect({ address });
  let running: { workers: RunningWorkers; done: Promise<void> } | null = null;
  const startWorker = async (): Promise<void> => {
    const shared = {
      connection: native,
      dataConverter: { payloadConverterPath, ...(codec && { payloadCodecs: [codec] }) },
      activities: typeof activities === 'function' ? activities(client) : activities,
    };
    const own = await Worker.create({
      ...shared,
      taskQueue,
      workflowBundle: { code: await workflowCode() },
      // tests stop workers: their successor should not wait ten seconds for what the old one had cached, and one on a
      // busy machine should not have to replay what it has
      stickyQueueScheduleToStartTimeout: '2s',
      ...options,
    });
    const mail = await Worker.create({ ...shared, taskQueue: mailTaskQueue(taskQueue) });
    const workers = together([own, mail]);
    running = { workers, done: workers.run() };
  };
  const stopWorker = async (): Promise<void> => {
    running?.workers.shutdown();
    await running?.done;
    running = null;
  };
  await startWorker();
  return {
    client,
    taskQueue,
    startWorker,
    stopWorker,
    async stop() {
      await stopWorker();
      await native.close();
      await connection.close();
    },
  };
}
