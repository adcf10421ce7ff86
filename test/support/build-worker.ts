import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { BundleOptions, WorkerDeploymentOptions } from '@temporalio/worker';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import { buildOfRun } from './build-of-run';
import { quietRuntime } from './quiet-runtime';

/** Workers of several builds on one task queue of a real server. */
export interface BuildWorkers {
  readonly client: Client;
  readonly taskQueue: string;
  /** Starts a worker of a build; null: one without versioning. */
  start(buildId: string | null, code: string, options?: { taskQueue?: string }): Promise<() => Promise<void>>;
  /** Ends all workers that run. */
  stopAll(): Promise<void>;
  /** Ends them, and the connections. */
  stop(): Promise<void>;
}

const quiet = (): undefined => undefined;
const logger = { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet };

/** The bundle of workflows that a file exports; built once for the run. */
export async function bundleOf(
  workflowsPath: string,
  options: Pick<BundleOptions, 'payloadConverterPath'> = {},
): Promise<string> {
  const name = path.relative(__dirname, workflowsPath).replaceAll(/\W+/g, '-');
  const kept = path.join(buildOfRun(), `${name}-bundle.js`);
  if (existsSync(kept)) return readFile(kept, 'utf8');
  const { code } = await bundleWorkflowCode({ ...options, workflowsPath, logger });
  // suites that need it at the same time each build the same
  const part = `${kept}.${process.pid}`;
  await writeFile(part, code);
  await rename(part, kept);
  return code;
}

/** Both the task queue and the deployment are new; the deployment is named after the queue. */
export async function buildWorkers(address: string, activities: object): Promise<BuildWorkers> {
  quietRuntime();
  const taskQueue = `builds-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  const native = await NativeConnection.connect({ address });
  const stops = new Set<() => Promise<void>>();
  const stopAll = async (): Promise<void> => {
    await Promise.all([...stops].map((stop) => stop()));
  };
  return {
    stopAll,
    client: new Client({ connection }),
    taskQueue,
    async start(buildId, code, { taskQueue: queue = taskQueue } = {}) {
      const workerDeploymentOptions: WorkerDeploymentOptions | undefined =
        buildId === null
          ? undefined
          : {
              version: { deploymentName: taskQueue, buildId },
              useWorkerVersioning: true,
              defaultVersioningBehavior: 'PINNED',
            };
      const worker = await Worker.create({
        connection: native,
        taskQueue: queue,
        workflowBundle: { code },
        activities,
        // runs that are not cached are replayed, which is what another build could not do
        maxCachedWorkflows: 10,
        stickyQueueScheduleToStartTimeout: '500ms',
        ...(workerDeploymentOptions && { workerDeploymentOptions }),
      });
      const done = worker.run();
      const stop = async (): Promise<void> => {
        if (!stops.delete(stop)) return;
        worker.shutdown();
        await done;
      };
      stops.add(stop);
      return stop;
    },
    async stop() {
      await stopAll();
      await native.close();
      await connection.close();
    },
  };
}
