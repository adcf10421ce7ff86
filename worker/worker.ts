import { Client } from '@temporalio/client';
import type { WorkerDeploymentVersion } from '@temporalio/common';
import type { NativeConnection, WorkflowBundleOption } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import type { ActivityDeps } from '../activities/activities';
import { createActivities } from '../activities/activities';
import { payloadConverterPath } from './bundle';

export interface WorkerDeps extends Omit<ActivityDeps, 'client'> {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly workflowBundle: WorkflowBundleOption;
  /** Which code this is: its workflows stay with it until they roll over into the build that is current by then. */
  readonly build: WorkerDeploymentVersion;
}

/** On SIGTERM, activities that run get this long to finish before the process ends; Temporal retries the others. */
const shutdownGrace = '20s';

/**
 * Mails wait on a mail server and ledger writes on the database, so more of them can run at once than there are
 * cores; the mail server's own pool of connections limits the mails further.
 */
const activitiesAtOnce = 40;

/** The worker of one task queue: all workflows and activities of Milepost. */
export async function createWorker(deps: WorkerDeps): Promise<Worker> {
  const { connection, namespace, taskQueue, workflowBundle, build } = deps;
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle,
    dataConverter: { payloadConverterPath },
    activities: createActivities({ ...deps, client: new Client({ connection, namespace }) }),
    maxConcurrentActivityTaskExecutions: activitiesAtOnce,
    shutdownGraceTime: shutdownGrace,
    workerDeploymentOptions: {
      version: build,
      useWorkerVersioning: true,
      defaultVersioningBehavior: 'PINNED',
    },
  });
}
