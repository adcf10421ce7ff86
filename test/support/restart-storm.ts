import type { Client } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import type { History } from '@temporalio/common/lib/proto-utils';
import { randomUUID } from 'node:crypto';
import { projectWorkflowId } from '../../contracts/names';
import type { ProjectState } from '../../domain/project/state';
import { commandFailure } from '../../temporal/command-failures';
import { payloadConverterPath } from '../../worker/bundle';
import { workflowCode } from './dev-worker';
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
  /** Told before each round that all projects are quiet. */
  settled(): Promise<void>;
}

/** How a command reaches a project in a round; each project gets two, one after the other. */
const ways = ['signal, update', 'update, update', 'signal, signal', 'update, signal'] as const;

/**
 * The worker is ended while all projects are quiet, each of them gets two contacts while it comes back, and so on. That
 * is what it takes to group the same jobs into activations in two ways: at the first time and at the next replay.
 */
export async function restartStorm(storm: Storm): Promise<StormResult> {
  const { client, projectIds, rounds } = storm;
  const sent = new Map(projectIds.map((projectId) => [projectId, [] as string[]]));
  for (let round = 0; round < rounds; round += 1) {
    await storm.settled();
    await storm.stop();
    const told = projectIds.map((projectId, index) =>
      tell(client, projectId, ways[(index + round) % ways.length]!, sent.get(projectId)!),
    );
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
  const handle = client.workflow.getHandle(projectWorkflowId(projectId));
  for (const kind of way.split(', ')) {
    const command = { ...base(), commandId: randomUUID(), kind: 'call' };
    sent.push(command.commandId);
    if (kind === 'signal') {
      await handle.signal('recordContact', command);
      continue;
    }
    const update = (): Promise<unknown> =>
      client.withDeadline(Date.now() + 60_000, () =>
        handle.executeUpdate('recordContact', { args: [command] }),
      );
    // a run that rolls over under an update drops it, and whoever sends updates says it again
    await update().catch((error: unknown) => {
      if (commandFailure(error).kind !== 'interrupted') throw error;
      return update();
    });
  }
}

/** The histories of all runs of a workflow that the server still has, the newest first. */
export async function historiesOf(client: Client, workflowId: string): Promise<History[]> {
  const histories: History[] = [];
  for (let runId: string | undefined; ; ) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    histories.push(history);
    const previous = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
    if (!previous) return histories;
    runId = previous;
  }
}

/** Replays histories with the code of today; fails at the first that it does not fit. */
export async function replayAll(histories: readonly (readonly [string, History])[]): Promise<void> {
  const options = { workflowBundle: { code: await workflowCode() }, dataConverter: { payloadConverterPath } };
  const each = histories.map(([workflowId, history]) => ({ workflowId, history }));
  for await (const { workflowId, error } of Worker.runReplayHistories(options, each)) {
    if (error) throw new Error(`The history of ${workflowId} does not replay: ${error.message}`, { cause: error });
  }
}
