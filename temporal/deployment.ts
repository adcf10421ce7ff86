import type { Client } from '@temporalio/client';
import { isGrpcServiceError } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { setTimeout as delay } from 'node:timers/promises';

/** One build of the workflows, as the server knows it. */
export interface Build {
  readonly buildId: string;
  /**
   * `current`: takes what starts. `draining`: runs of it are open. `drained`: none are, by the server's own count, which
   * is minutes behind. `inactive`: a worker has polled, and it was never current.
   */
  readonly status: 'current' | 'ramping' | 'draining' | 'drained' | 'inactive';
  /** when the first worker of it polled, in epoch milliseconds */
  readonly createdAtMs: number;
  /** when it became current last, in epoch milliseconds */
  readonly lastCurrentAtMs: number | null;
  /** workers that have polled for its workflow tasks lately, by the identity that they give */
  readonly pollers: readonly string[];
  /** open workflows that are pinned to it; visibility lags by moments */
  readonly running: number;
}

export interface Deployment {
  readonly deploymentName: string;
  readonly currentBuildId: string | null;
  /** the one that was current last comes first */
  readonly builds: readonly Build[];
}

/** Which build of which deployment. */
export interface BuildRef {
  readonly deploymentName: string;
  readonly buildId: string;
}

/** Why the server did not do what was requested, in words for whoever requested it. */
export class DeploymentError extends Error {
  override readonly name = 'DeploymentError';

  constructor(
    readonly code:
      | 'unknown-build'
      | 'no-worker'
      | 'missing-queues'
      | 'changed-meanwhile'
      | 'unserved'
      | 'no-earlier-build',
    message: string,
    options?: { cause: unknown },
  ) {
    super(message, options);
  }
}

/** gRPC status codes (grpc.io, "Status codes and their use in gRPC"). */
const grpc = { notFound: 5, failedPrecondition: 9 } as const;

/**
 * A poll waits up to a minute for a task, and its start and end are noted: a living worker is seen within this time.
 */
const usualPollMs = 90_000;

/** A start registers a handful of queues within a second or two. */
const mostLooks = 20;
const lookAgainMs = 200;

const {
  RoutingConfigUpdateState: updateStates,
  TaskQueueType: { TASK_QUEUE_TYPE_WORKFLOW: workflowTasks },
  WorkerDeploymentVersionStatus: versionStatuses,
} = temporal.api.enums.v1;

const statuses: Readonly<Record<number, Build['status']>> = {
  [versionStatuses.WORKER_DEPLOYMENT_VERSION_STATUS_CURRENT]: 'current',
  [versionStatuses.WORKER_DEPLOYMENT_VERSION_STATUS_RAMPING]: 'ramping',
  [versionStatuses.WORKER_DEPLOYMENT_VERSION_STATUS_DRAINING]: 'draining',
  [versionStatuses.WORKER_DEPLOYMENT_VERSION_STATUS_DRAINED]: 'drained',
};

/** The query of open workflows that are pinned to a build. */
export function runningOf({ deploymentName, buildId }: BuildRef): string {
  return `TemporalWorkerDeploymentVersion = "${deploymentName}:${buildId}" AND ExecutionStatus = "Running"`;
}

/** What the server knows of a deployment; null when no worker of it has ever polled. */
export async function describeDeployment(client: Client, deploymentName: string): Promise<Deployment | null> {
  const found = await find(client, deploymentName);
  if (!found) return null;
  const { info } = found;
  const summaries = (info.versionSummaries ?? []).flatMap((summary) => {
    const buildId = summary.deploymentVersion?.buildId;
    return buildId ? [{ ...summary, buildId }] : [];
  });
  const builds = await Promise.all(
    summaries.map(async ({ buildId, status, createTime, lastCurrentTime }): Promise<Build> => {
      const build = { deploymentName, buildId };
      return {
        buildId,
        status: statuses[status ?? 0] ?? 'inactive',
        createdAtMs: epochMs(createTime ?? {}),
        lastCurrentAtMs: lastCurrentTime ? epochMs(lastCurrentTime) : null,
        pollers: await pollersOf(client, build),
        running: (await client.workflow.count(runningOf(build))).count,
      };
    }),
  );
  return {
    deploymentName,
    currentBuildId: currentOf(info),
    builds: builds.sort((a, b) => (b.lastCurrentAtMs ?? 0) - (a.lastCurrentAtMs ?? 0)),
  };
}

/** The build that was current before the one that is; undefined: there was none. */
export function earlierBuild({ builds, currentBuildId }: Deployment): Build | undefined {
  return builds.find(
    ({ buildId, lastCurrentAtMs }) => buildId !== currentBuildId && lastCurrentAtMs !== null,
  );
}

/** The newest build that a worker polls for; undefined: no worker polls. */
export function newestBuild({ builds }: Deployment): Build | undefined {
  const [newest] = builds
    .filter(({ pollers }) => pollers.length > 0)
    .sort((a, b) => b.createdAtMs - a.createdAtMs);
  return newest;
}

/**
 * The build that is current, after making this one current if none was: the first worker of an installation does so.
 * Later builds wait until somebody asks for them.
 *
 * @throws DeploymentError with code `unknown-build` while no poll of this build has reached the server
 */
export async function currentOrFirst(client: Client, build: BuildRef): Promise<string> {
  const found = await find(client, build.deploymentName);
  const current = found && currentOf(found.info);
  if (current) return current;
  await makeCurrent(client, build);
  return build.buildId;
}

/**
 * Makes a build current: new workflows start with it, and running ones are told of it with their next task.
 *
 * The server refuses a change that was made against an older look. A worker that registers a queue is such a change too,
 * and so is a first worker that makes its own build current: as long as nobody has chosen another build, it is asked
 * again.
 *
 * @param force also when no worker of it polls, or not each queue of the build before
 * @returns the build that was current until now, which may be the same; null: none
 * @throws DeploymentError
 */
export async function makeCurrent(client: Client, build: BuildRef, force = false): Promise<string | null> {
  const { deploymentName, buildId } = build;
  let refused: { readonly current: string | null; readonly error: DeploymentError } | undefined;
  for (let attempt = 1; ; attempt++) {
    const found = await find(client, deploymentName);
    const isKnown = found?.info.versionSummaries?.some(
      ({ deploymentVersion }) => deploymentVersion?.buildId === buildId,
    );
    if (!found || (!isKnown && !force)) {
      const message = `No worker of build ${buildId} has polled yet for deployment ${deploymentName}: start one first.`;
      throw new DeploymentError('unknown-build', message);
    }
    const current = currentOf(found.info);
    if (current === buildId) return refused ? refused.current : current;
    if (refused && refused.current !== current) throw refused.error;
    try {
      await client.workflowService.setWorkerDeploymentCurrentVersion({
        namespace: client.options.namespace,
        deploymentName,
        buildId,
        identity: client.options.identity,
        conflictToken: found.conflictToken,
        ignoreMissingTaskQueues: force,
        allowNoPollers: force,
      });
      return current;
    } catch (error) {
      const reason = refusal(error, build);
      if (!(reason instanceof DeploymentError) || reason.code !== 'changed-meanwhile') throw reason;
      if (attempt === mostLooks) throw reason;
      refused = { current, error: reason };
      await delay(lookAgainMs);
    }
  }
}

function refusal(error: unknown, { deploymentName, buildId }: BuildRef): unknown {
  if (!isGrpcServiceError(error) || grpcCode(error) !== grpc.failedPrecondition) return error;
  if (error.details.includes('conflict token')) {
    const message = `Deployment ${deploymentName} was changed by somebody else at the same time: look at it, then ask again.`;
    return new DeploymentError('changed-meanwhile', message, { cause: error });
  }
  const message = `Build ${buildId} does not serve all that the current one serves (${error.details}): start its workers first.`;
  return new DeploymentError('missing-queues', message, { cause: error });
}

/** Whether every task queue has heard which build is current. */
export async function isSettled(client: Client, deploymentName: string): Promise<boolean> {
  const found = await find(client, deploymentName);
  return found?.info.routingConfigUpdateState !== updateStates.ROUTING_CONFIG_UPDATE_STATE_IN_PROGRESS;
}

/**
 * Workers that have polled for workflow tasks of a build lately, by the identity that they give.
 *
 * @param withinMs how long ago; the server keeps a worker that has ended on its list for minutes
 */
export async function pollersOf(
  client: Client,
  build: BuildRef,
  withinMs = usualPollMs,
): Promise<readonly string[]> {
  const { namespace } = client.options;
  const queues = await taskQueuesOf(client, build);
  const polled = await Promise.all(
    queues.map((name) =>
      client.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name },
        taskQueueType: workflowTasks,
      }),
    ),
  );
  const identities = polled
    .flatMap(({ pollers }) => pollers)
    .filter(({ deploymentOptions, lastAccessTime }) => {
      const isTheirs =
        deploymentOptions?.deploymentName === build.deploymentName &&
        deploymentOptions.buildId === build.buildId;
      return isTheirs && lastAccessTime && Date.now() - epochMs(lastAccessTime) < withinMs;
    })
    .map(({ identity }) => identity ?? '');
  return [...new Set(identities)];
}

/** The task queues that workers of a build have ever polled for workflow tasks; none while the server knows no such build. */
export async function taskQueuesOf(client: Client, { deploymentName, buildId }: BuildRef): Promise<string[]> {
  const found = await orNull(
    client.workflowService.describeWorkerDeploymentVersion({
      namespace: client.options.namespace,
      deploymentVersion: { deploymentName, buildId },
    }),
  );
  return (found?.versionTaskQueues ?? [])
    .filter(({ type }) => type === workflowTasks)
    .flatMap(({ name }) => (name ? [name] : []));
}

type Described = Awaited<ReturnType<Client['workflowService']['describeWorkerDeployment']>>;

interface Found {
  readonly info: NonNullable<Described['workerDeploymentInfo']>;
  readonly conflictToken: Uint8Array;
}

async function find(client: Client, deploymentName: string): Promise<Found | null> {
  const { namespace } = client.options;
  const found = await orNull(client.workflowService.describeWorkerDeployment({ namespace, deploymentName }));
  const info = found?.workerDeploymentInfo;
  return info ? { info, conflictToken: found.conflictToken } : null;
}

function currentOf({ routingConfig }: Found['info']): string | null {
  // the wire has no null: a build that is not there comes as an empty text
  const buildId = routingConfig?.currentDeploymentVersion?.buildId ?? '';
  return buildId === '' ? null : buildId;
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (grpcCode(error) === grpc.notFound) return null;
    throw error;
  }
}

function grpcCode(error: unknown): number | undefined {
  return isGrpcServiceError(error) ? error.code : undefined;
}

function epochMs({ seconds, nanos }: { seconds?: unknown; nanos?: number | null }): number {
  return Number(seconds ?? 0) * 1_000 + (nanos ?? 0) / 1_000_000;
}
