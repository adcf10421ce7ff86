import { Client } from '@temporalio/client';
import type { WorkerDeploymentVersion } from '@temporalio/common';
import type { NativeConnection, WorkflowBundleOption } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import type { ActivityDeps } from '../activities/activities';
import { createMailActivities, createOwnActivities } from '../activities/activities';
import { mailTaskQueue } from '../contracts/sandbox/names';
import { payloadConverterPath } from './bundle';
import type { RunningWorkers } from './together';
import { together } from './together';

export interface WorkerDeps extends Omit<ActivityDeps, 'client'> {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly workflowBundle: WorkflowBundleOption;
  /**
   * Which code this is: its workflows stay with it until they roll over into the build that is then current. Absent:
   * unversioned, as in tests.
   */
  readonly build?: WorkerDeploymentVersion;
}

/** On SIGTERM, running activities get this long to finish before the process ends; Temporal retries the others. */
const shutdownGrace = '20s';

/** Ledger writes wait for the database, so more of them can run at once than there are cores. */
const activitiesAtOnce = 40;

/**
 * Workflow code runs in one thread, so tasks taken at once only share it. After a restart every project is replayed
 * from its beginning: with the SDK's 40 at once on a busy machine, each took longer than the ten seconds that a task
 * may take, was given up by the server when nearly done, and started over, for minutes. Tasks that are not taken yet
 * wait in their queue, where nothing times out.
 */
const workflowTasksAtOnce = 8;

/**
 * Milepost's workers in one process: one for all workflows and their database work, and one for emails, on a task queue
 * of its own, so that a hanging mail server holds up no ledger write. The mail worker is unversioned: whichever process
 * is there sends the emails of every build.
 */
export async function createWorkers(deps: WorkerDeps): Promise<RunningWorkers> {
  const { connection, namespace, taskQueue, workflowBundle, sender, build } = deps;
  const shared = {
    connection,
    namespace,
    dataConverter: { payloadConverterPath },
    shutdownGraceTime: shutdownGrace,
  };
  const own = await Worker.create({
    ...shared,
    taskQueue,
    workflowBundle,
    activities: createOwnActivities({ ...deps, client: new Client({ connection, namespace }) }),
    maxConcurrentActivityTaskExecutions: activitiesAtOnce,
    maxConcurrentWorkflowTaskExecutions: workflowTasksAtOnce,
    ...(build && {
      workerDeploymentOptions: {
        version: build,
        useWorkerVersioning: true,
        defaultVersioningBehavior: 'PINNED',
      },
    }),
  });
  const mail = await Worker.create({
    ...shared,
    taskQueue: mailTaskQueue(taskQueue),
    activities: createMailActivities(deps),
    // one for each connection to the mail server: a running one never waits for another, and its time is its own
    maxConcurrentActivityTaskExecutions: sender.connections,
  });
  return together([own, mail]);
}
