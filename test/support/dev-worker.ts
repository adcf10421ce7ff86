import { Client, Connection } from '@temporalio/client';
import type { WorkerOptions } from '@temporalio/worker';
import { NativeConnection, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import type { Activities } from '../../contracts/activities';
import { buildWorkflowBundle, payloadConverterPath } from '../../worker/bundle';
import { quietRuntime } from './quiet-runtime';

let bundle: Promise<string> | undefined;

/** The workflow bundle, built once for a test file. */
export function workflowCode(): Promise<string> {
  return (bundle ??= buildWorkflowBundle());
}

/** A worker with given activities on a real server, which tests may stop and start again. */
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
>;

/** @param activities or what makes them with a client of the same server */
export async function startDevWorker(
  address: string,
  activities: Activities | ((client: Client) => Activities),
  { taskQueue = `test-${randomUUID()}`, ...options }: DevWorkerOptions = {},
): Promise<DevWorker> {
  quietRuntime();
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  const native = await NativeConnection.connect({ address });
  let running: { worker: Worker; done: Promise<void> } | null = null;
  const startWorker = async (): Promise<void> => {
    const worker = await Worker.create({
      connection: native,
      taskQueue,
      workflowBundle: { code: await workflowCode() },
      dataConverter: { payloadConverterPath },
      activities: typeof activities === 'function' ? activities(client) : activities,
      // tests stop workers: their successor should not wait ten seconds for what the old one had cached
      stickyQueueScheduleToStartTimeout: '500ms',
      ...options,
    });
    running = { worker, done: worker.run() };
  };
  const stopWorker = async (): Promise<void> => {
    running?.worker.shutdown();
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
