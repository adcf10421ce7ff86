import { Client } from '@temporalio/client';
import type { PayloadCodec, WorkerDeploymentVersion } from '@temporalio/common';
import type { InjectedSinks, NativeConnection, WorkflowBundleOption } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { ActivityDeps } from '../activities/activities';
import type { WaitingDeps } from '../activities/webhooks/webhook-activities';
import { webhookActivities } from '../activities/webhooks/webhook-activities';
import { createMailActivities, createOwnActivities } from '../activities/activities';
import type { MailSender } from '../mail/send/send';
import type { TraceSinks } from '../contracts/sandbox/cause';
import { mailTaskQueue, webhookTaskQueue } from '../contracts/sandbox/names';
import { causedActivities } from '../telemetry/activities';
import { causeInterceptor } from '../telemetry/cause';
import { createLogger } from '../telemetry/logger';
import type { Traces } from '../telemetry/traces';
import { mostWebhooks } from '../contracts/sandbox/webhooks';
import { payloadConverterPath } from './bundle';
import { operatorCodec } from './operator-codec';
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
  /** Networks that are not public to which webhooks may go all the same. */
  readonly webhookNetworks?: readonly string[];
  readonly ending?: WaitingDeps['ending'];
  /** Where the activities write what they have done; by default nowhere. */
  readonly logger?: Logger;
  /** Absent: nothing is traced. */
  readonly traces?: Traces | null;
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
 * Workflows kept in memory between two tasks, 0.45 MB each. The SDK would keep as many as the heap may hold, 2,400 or more
 * than a gigabyte. A project sleeps for days between two bursts of tasks: keeping it saves one replay then, and only those
 * in a burst need it.
 */
const workflowsCached = 200;

/** Workflows report their spans also where nobody makes any of them. */
const untraced: InjectedSinks<TraceSinks> = {
  trace: { handled: { fn: () => undefined, callDuringReplay: false } },
};

function codecOf({ store, settings }: Pick<WorkerDeps, 'store' | 'settings'>): PayloadCodec {
  const { publicUrl, companyTimeZone, namesInHistories = true } = settings;
  return operatorCodec({
    person: (personId) => store.people.read(personId),
    ...{ publicUrl, companyTimeZone, namesInHistories },
  });
}

/** Makes a span of what a mail server takes. */
function tracedSender(sender: MailSender, traces: Traces): MailSender {
  return { ...sender, send: (message, hooks) => traces.spanned('SMTP', () => sender.send(message, hooks)) };
}

/**
 * Milepost's workers in one process: one for all workflows and their database work, and one each for emails and webhooks,
 * on task queues of their own, so that a mail server or a receiver that hangs holds up no ledger write. The mail worker is unversioned: whichever process
 * is there sends the emails of every build.
 */
export async function createWorkers(deps: WorkerDeps): Promise<RunningWorkers> {
  const { connection, namespace, taskQueue, workflowBundle, sender, build } = deps;
  const { logger = createLogger({ name: 'worker', level: 'silent' }), traces } = deps;
  const shared = {
    connection,
    namespace,
    dataConverter: { payloadConverterPath },
    shutdownGraceTime: shutdownGrace,
    interceptors: { activity: [...(traces ? [traces.activities] : []), causedActivities(logger)] },
    sinks: traces?.sinks ?? untraced,
  };
  const client = new Client({
    connection,
    namespace,
    interceptors: { workflow: [...(traces ? [traces.clientInterceptor] : []), causeInterceptor] },
  });
  const own = await Worker.create({
    ...shared,
    dataConverter: { payloadConverterPath, payloadCodecs: [codecOf(deps)] },
    taskQueue,
    workflowBundle,
    activities: createOwnActivities({ ...deps, client }),
    maxConcurrentActivityTaskExecutions: activitiesAtOnce,
    maxConcurrentWorkflowTaskExecutions: workflowTasksAtOnce,
    maxCachedWorkflows: workflowsCached,
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
    activities: createMailActivities(traces ? { ...deps, sender: tracedSender(sender, traces) } : deps),
    // one for each connection to the mail server: a running one never waits for another, and its time is its own
    maxConcurrentActivityTaskExecutions: sender.connections,
  });
  const { store, settings, webhookNetworks: networks = [], ending, watched } = deps;
  const webhooks = await Worker.create({
    ...shared,
    taskQueue: webhookTaskQueue(taskQueue),
    activities: webhookActivities({
      ...{ store, destinations: { networks }, dayMs: settings.dayMs },
      ...(ending && { ending }),
      ...(watched && { watched }),
    }),
    // an active webhook has one that waits for news
    maxConcurrentActivityTaskExecutions: mostWebhooks,
  });
  return together([own, mail, webhooks]);
}
