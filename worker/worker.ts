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
   * Which code this is: its workflows stay with it until they roll over into the build that is current by then. Absent:
   * of none, as in tests.
   */
  readonly build?: WorkerDeploymentVersion;
}

/** On SIGTERM, activities that run get this long to finish before the process ends; Temporal retries the others. */
const shutdownGrace = '20s';

/** Ledger writes wait on the database, so more of them can run at once than there are cores. */
const activitiesAtOnce = 40;

/**
 * Workflow code runs in one thread, so tasks that are taken at once only share it. After a restart every project is
 * replayed from its beginning: with the SDK's 40 at once on a busy machine each took longer than the ten seconds that a
 * task may take, was given up by the server when it was nearly done, and begun anew, for minutes. Those that are not
 * taken yet wait in their queue, where nothing runs out.
 */
const workflowTasksAtOnce = 8;

/**
 * The workers of Milepost in one process: one for all workflows and what they do with the database, and one for mails,
 * on a task queue of its own. So a mail server that hangs keeps no ledger write waiting. The mail worker is of no build:
 * whichever process is there sends the mails of all of them.
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
    // one for each connection to the mail server: none that has begun waits for another one, and its time is its own
    maxConcurrentActivityTaskExecutions: sender.connections,
  });
  return together([own, mail]);
}
