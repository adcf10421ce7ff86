import type { Client } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import type { History } from '@temporalio/common/lib/proto-utils';
import { setTimeout as delay } from 'node:timers/promises';
import { projectWorkflowId } from '../../contracts/sandbox/names';
import type { ProjectState } from '../../domain/project/model/state';
import { deliver, toRunningProject } from '../../temporal/command-delivery';
import { payloadConverterPath } from '../../worker/bundle';
import { eventually } from './eventually';
import { base } from './project-client';

/** What a storm of restarts has left. */
export interface StormResult {
  /** Projects whose state no worker could give any more. */
  readonly stuck: string[];
  /** Command ids by project: all that were taken on. */
  readonly sent: Map<string, string[]>;
}

export interface Storm {
  readonly client: Client;
  readonly projectIds: readonly string[];
  readonly rounds: number;
  /** Ends the worker, as a deployment or a crash does. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Resolves when everything that was sent so far is recorded. */
  settled(): Promise<void>;
}

/**
 * How two commands reach a project in a round, one after the other: as the API does it (an update, and a signal when no
 * worker has answered in time), or as a signal of another program.
 */
const ways = ['api, api', 'signal, api', 'api, api', 'api, signal', 'signal, signal'] as const;

/** How long the API's part waits for an answer. */
const waitMs = 2_000;

/** A server that is too busy to keep a command is asked again, as clients do after a 503. */
const keptWithinMs = 60_000;

/** The worker comes back while the first of the two waits for an answer, or after it has given up and the second waits. */
const awayMs = [0.4 * waitMs, 1.3 * waitMs] as const;

/**
 * The worker is ended while all projects are quiet, each of them gets two contacts while it comes back, and so on. That
 * is what it takes to group the same jobs into activations in two ways: at the first time and at the next replay.
 */
export async function restartStorm(storm: Storm): Promise<StormResult> {
  const { client, projectIds, rounds } = storm;
  const sent = new Map(projectIds.map((projectId) => [projectId, [] as string[]]));
  for (let round = 0; round < rounds; round += 1) {
    await storm.settled();
    await areQuiet(client, projectIds);
    await storm.stop();
    const told = projectIds.map((projectId, index) =>
      tell(client, projectId, ways[index % ways.length]!, sent.get(projectId) ?? []),
    );
    // a part of what is sent must be sent while nobody polls
    await delay(awayMs[round % awayMs.length]);
    await storm.start();
    await Promise.all(told);
  }
  await storm.settled();
  await storm.stop();
  await storm.start();
  const stuck: string[] = [];
  await Promise.all(
    projectIds.map(async (projectId) => {
      const handle = client.workflow.getHandle(projectWorkflowId(projectId));
      await client
        .withDeadline(Date.now() + 60_000, () => handle.query<ProjectState>('state'))
        .catch(() => stuck.push(projectId));
    }),
  );
  return { stuck, sent };
}

async function tell(
  client: Client,
  projectId: string,
  way: (typeof ways)[number],
  sent: string[],
): Promise<void> {
  for (const kind of way.split(', ')) {
    const command = { ...base(), name: 'recordContact', kind: 'call' } as const;
    sent.push(command.commandId);
    const delivery = toRunningProject(client, projectId, command);
    if (kind === 'signal') await delivery.signal();
    else
      await eventually(async () => (await deliver(client, delivery, waitMs)).kind !== 'failed', keptWithinMs);
  }
}

/** Resolves when no project has a workflow task that is still to be done. */
async function areQuiet({ workflow }: Client, projectIds: readonly string[]): Promise<void> {
  await eventually(async () => {
    const last = await Promise.all(
      projectIds.map(async (projectId) => {
        const { events } = await workflow.getHandle(projectWorkflowId(projectId)).fetchHistory();
        return events!.at(-1)!.workflowTaskCompletedEventAttributes;
      }),
    );
    return last.every(Boolean);
  }, 60_000);
}

/** The histories of all runs of a workflow that the server still has, the newest first. */
export async function historiesOf(client: Client, workflowId: string): Promise<History[]> {
  const histories: History[] = [];
  for (let runId: string | undefined; ;) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    histories.push(history);
    const previous = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
    if (!previous) return histories;
    runId = previous;
  }
}

/** Replays histories with the code that made them; fails at the first that it does not fit. */
export async function replayAll(
  code: string,
  histories: readonly (readonly [string, History])[],
): Promise<void> {
  const options = { workflowBundle: { code }, dataConverter: { payloadConverterPath } };
  const each = histories.map(([workflowId, history]) => ({ workflowId, history }));
  for await (const { workflowId, error } of Worker.runReplayHistories(options, each)) {
    if (error)
      throw new Error(`The history of ${workflowId} does not replay: ${error.message}`, { cause: error });
  }
}
