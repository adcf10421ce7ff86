import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import { longLivedTypes, upgradeSignalName } from '../contracts/sandbox/names';
import type { BuildRef } from './deployment';
import {
  DeploymentError,
  describeDeployment,
  earlierBuild,
  isSettled,
  makeCurrent,
  pollersOf,
  taskQueuesOf,
} from './deployment';

/** Workflows by type. */
export type CountByType = Readonly<Record<string, number>>;

/** How far an upgrade has come. */
export interface UpgradeProgress {
  readonly buildId: string;
  /** long-lived workflows that have left their build since it began */
  readonly moved: number;
  /** long-lived workflows that still have to move */
  readonly left: CountByType;
  /** short-lived workflows of older builds: they end by themselves, and their worker has to stay until then */
  readonly finishing: CountByType;
}

export interface UpgradeOptions extends BuildRef {
  /** workflows told per second; each replays its run once and begins another */
  readonly ratePerSecond?: number;
  /** workflow types that are told; the others are left to end */
  readonly types?: readonly string[];
  /** makes the build current even if no worker polls for it */
  readonly force?: boolean;
  /** how long a newly started worker of the build may take to poll, in milliseconds */
  readonly workerWithinMs?: number;
  /** after so many milliseconds without a move, check whether anybody polls for what is left */
  readonly stallMs?: number;
  /** how long task queues may take to hear of a new current build, in milliseconds */
  readonly settleWithinMs?: number;
  /** how long to pause between two looks at what is left, in milliseconds */
  readonly lookEveryMs?: number;
  /** how long a worker counts as alive after it was last heard of, in milliseconds */
  readonly pollsWithinMs?: number;
  readonly report?: (progress: UpgradeProgress) => void;
  readonly signal?: AbortSignal;
}

/** How an upgrade ended. */
export interface UpgradeOutcome extends UpgradeProgress {
  /** the build that was current before; null: none was, or it had been this one already */
  readonly previousBuildId: string | null;
}

const usualRate = 50;
const usualWorkerWaitMs = 20_000;
const usualLookMs = 1_000;
/** Some servers say for long that task queues are still to hear of it: then the workflows are told again. */
const usualSettleMs = 3_000;
/**
 * A run that was told moves in a moment (ms), or when told again: the task that brings the first message may be older
 * than the news. One that waits for an activity, or whose worker is busy, takes longer.
 */
const firstRetellMs = 1_000;
const longestRetellMs = 60_000;
/** Visibility lags: only after this many empty looks is nothing left. */
const emptyLooks = 3;
const usualStallMs = 20_000;

/**
 * Moves all running workflows to a build: makes it current, tells those of other builds at a bounded rate and ends when
 * no long-lived one is left on them. Repeating it is harmless, also after an interruption.
 *
 * @throws DeploymentError when no worker serves the build, or none serves what has to leave an older one
 */
export async function upgradeTo(client: Client, options: UpgradeOptions): Promise<UpgradeOutcome> {
  const previousBuildId = await switchTo(client, options);
  return { previousBuildId, ...(await moveOver(client, options)) };
}

/**
 * Goes back to the build that was current before, in the same way. After an interrupted undo, `upgradeTo` that build
 * continues it; another undo would go back to where the first one came from.
 *
 * @throws DeploymentError
 */
export async function undoUpgrade(
  client: Client,
  options: Omit<UpgradeOptions, 'buildId'>,
): Promise<UpgradeOutcome> {
  const { deploymentName } = options;
  const deployment = await describeDeployment(client, deploymentName);
  const earlier = deployment && earlierBuild(deployment);
  if (!earlier) {
    throw new DeploymentError(
      'no-earlier-build',
      `Deployment ${deploymentName} has no earlier build to go back to.`,
    );
  }
  return upgradeTo(client, { ...options, buildId: earlier.buildId });
}

/**
 * Makes a build current once a worker polls for it, and waits until the task queues know.
 *
 * @returns the build that was current before; null: none was, or it had been this one already
 * @throws DeploymentError
 */
export async function switchTo(client: Client, options: UpgradeOptions): Promise<string | null> {
  const { deploymentName, buildId, force = false, settleWithinMs = usualSettleMs, signal } = options;
  if (!force) await untilServed(client, options);
  const previous = await makeCurrent(client, { deploymentName, buildId }, force);
  // a workflow told before its queue has heard of the new build notices nothing, and would have to be told again
  const end = Date.now() + settleWithinMs;
  while (!(await isSettled(client, deploymentName)) && Date.now() < end) {
    await delay(50, undefined, { signal });
  }
  return previous === buildId ? null : previous;
}

async function untilServed(client: Client, options: UpgradeOptions): Promise<void> {
  const { deploymentName, buildId, workerWithinMs = usualWorkerWaitMs, pollsWithinMs, signal } = options;
  const end = Date.now() + workerWithinMs;
  while ((await pollersOf(client, options, pollsWithinMs)).length === 0) {
    if (Date.now() >= end) {
      const deployment = await describeDeployment(client, deploymentName);
      const others = deployment?.builds.filter(({ pollers }) => pollers.length > 0) ?? [];
      throw new DeploymentError(
        'no-worker',
        `No worker of build ${buildId} polls for deployment ${deploymentName}: start one first. ` +
          `Workers poll of: ${others.map((each) => each.buildId).join(', ') || 'no build'}.`,
      );
    }
    await delay(250, undefined, { signal });
  }
}

interface Signalled {
  readonly times: number;
  readonly atMs: number;
}

interface OpenRun {
  readonly workflowId: string;
  readonly runId: string;
  readonly type: string;
}

/** Tells workflows on other builds, again and again, until no long-lived workflow is left on them. */
export async function moveOver(client: Client, options: UpgradeOptions): Promise<UpgradeProgress> {
  const { buildId, types = longLivedTypes, stallMs = usualStallMs, report, signal } = options;
  const { lookEveryMs = usualLookMs } = options;
  const queries = queriesOf(options, await taskQueuesOf(client, options));
  let signalled = new Map<string, Signalled>();
  // by workflow, since a run that rolls over just before its queue hears of the build is followed by another old one
  const seen = new Set<string>();
  let moved = 0;
  let movedAtMs = Date.now();
  const pace = paceOf(options.ratePerSecond ?? usualRate, signal);
  for (let looks = 0; ;) {
    const open = await listed(client, queries);
    const moving = open.filter(({ type }) => types.includes(type));
    const present = new Set(moving.map(({ runId }) => runId));
    const here = new Set(moving.map(({ workflowId }) => workflowId));
    for (const workflowId of here) seen.add(workflowId);
    if (seen.size - here.size > moved) movedAtMs = Date.now();
    moved = seen.size - here.size;
    signalled = new Map([...signalled].filter(([runId]) => present.has(runId)));
    const progress: UpgradeProgress = {
      buildId,
      moved,
      left: countByType(moving),
      finishing: countByType(open.filter(({ type }) => !types.includes(type))),
    };
    report?.(progress);
    looks = moving.length === 0 ? looks + 1 : 0;
    if (looks >= emptyLooks) return progress;
    if (moving.length > 0 && Date.now() - movedAtMs > stallMs) await requireWorkers(client, options);
    for (const run of moving.filter(({ runId }) => isDue(signalled.get(runId)))) {
      await pace();
      await tell(client, run);
      signalled.set(run.runId, { times: (signalled.get(run.runId)?.times ?? 0) + 1, atMs: Date.now() });
    }
    await delay(lookEveryMs, undefined, { signal });
  }
}

function isDue(signalled: Signalled | undefined): boolean {
  if (!signalled) return true;
  const waitMs = Math.min(firstRetellMs * 2 ** (signalled.times - 1), longestRetellMs);
  return Date.now() - signalled.atMs >= waitMs;
}

/** Tells a specific run: one that has moved in the meantime is left alone. */
async function tell(client: Client, { workflowId, runId }: OpenRun): Promise<void> {
  try {
    await client.workflow.getHandle(workflowId, runId).signal(upgradeSignalName);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

function paceOf(perSecond: number, signal: AbortSignal | undefined): () => Promise<void> {
  let nextAtMs = 0;
  return async () => {
    signal?.throwIfAborted();
    const waitMs = nextAtMs - Date.now();
    if (waitMs > 0) await delay(waitMs, undefined, { signal });
    nextAtMs = Math.max(nextAtMs, Date.now()) + 1_000 / perSecond;
  };
}

/** What runs on another build, and what had started before any was current. */
function queriesOf({ deploymentName, buildId }: BuildRef, taskQueues: readonly string[]): string[] {
  const queues = taskQueues.map((queue) => `"${queue}"`).join(', ');
  const unpinned = 'TemporalWorkerDeploymentVersion IS NULL';
  return [
    `TemporalWorkerDeployment = "${deploymentName}" AND TemporalWorkerDeploymentVersion != "${deploymentName}:${buildId}"`,
    // what starts from now on begins with this build, and is unpinned only until its first task is done
    ...(queues
      ? [`TaskQueue IN (${queues}) AND ${unpinned} AND StartTime < "${new Date().toISOString()}"`]
      : []),
  ];
}

async function listed(client: Client, queries: readonly string[]): Promise<OpenRun[]> {
  const runs: OpenRun[] = [];
  for (const each of queries) {
    const open = client.workflow.list({ query: `${each} AND ExecutionStatus = "Running"` });
    for await (const { workflowId, runId, type } of open) runs.push({ workflowId, runId, type });
  }
  return runs;
}

function countByType(runs: readonly OpenRun[]): CountByType {
  const counts: Record<string, number> = {};
  for (const { type } of runs) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

/**
 * Makes sure that each older build still has a worker: a workflow leaves a build by a task that its worker carries out.
 */
async function requireWorkers(client: Client, options: UpgradeOptions): Promise<void> {
  const { deploymentName, buildId, pollsWithinMs } = options;
  const deployment = await describeDeployment(client, deploymentName);
  const unserved: string[] = [];
  for (const older of deployment?.builds ?? []) {
    if (older.buildId === buildId || older.running === 0) continue;
    const pollers = await pollersOf(client, { deploymentName, buildId: older.buildId }, pollsWithinMs);
    if (pollers.length === 0) unserved.push(`${older.running} of build ${older.buildId}`);
  }
  if (unserved.length === 0) return;
  throw new DeploymentError(
    'unserved',
    `Workflows cannot move, as no worker of their build polls (${unserved.join(', ')}): start one with that ` +
      "build's image or bundle, then ask again.",
  );
}
