import { Context } from '@temporalio/activity';
import { withHeartbeat } from '../kit/heartbeat';
import type { Client } from '@temporalio/client';
import type { MoveAnswer, MoveRequest } from '../../contracts/sandbox/hand-over-run';
import { handOverCommandId, handOverSource } from '../../contracts/sandbox/hand-over-run';
import type { CommandOf } from '../../domain/project/model/commands';
import { hasEnded } from '../../domain/project/model/state';
import { wholeState } from '../../store/projects/latest-state';
import type { Store } from '../../store/store';
import type { DeliveryOutcome } from '../../temporal/command-delivery';
import { deliver, toRunningProject, toStartedProject } from '../../temporal/command-delivery';
import { inParallel } from '../../temporal/in-parallel';
import type { HandOverDeps } from './deps';

/** How long to wait for a project's answer; after a longer wait, the next attempt finds the command carried out. */
const answerWaitMs = 10_000;

/** How long to wait until the ledger shows what a project has answered, and how often to look. */
const recordedWaitMs = 10_000;
const lookMs = 50;

interface Moving {
  readonly store: Store;
  readonly client: Client;
  readonly taskQueue: string;
  readonly request: MoveRequest;
}

/** The code of a project that refused the command; null when it has moved. */
type Refusal = string | null;

/**
 * After this many attempts, some minutes, the last projects that do not answer are set aside: they would hold up the
 * receiver's briefs. The command stays in their histories and is carried out once an operator has repaired them.
 */
const mostAttempts = 12;

/**
 * Moves some projects of a part. Each is marked as soon as it is done, and each knows the command by its id, so an
 * attempt that follows a killed worker does nothing twice. One that gives no answer holds up none of the others.
 *
 * @throws when none could be moved; the next attempt tries them again
 */
export async function moveProjects(deps: HandOverDeps, request: MoveRequest): Promise<MoveAnswer> {
  const { store, client } = deps;
  if (!client) throw new Error('This worker has no client to tell projects with.');
  const { heartbeat, info, cancelled, cancellationSignal, log } = Context.current();
  const { handOverId, partId, toPersonId: receiverId, limit } = request;
  const moving: Moving = { store, client, taskQueue: info.taskQueue, request };
  const settle = (projectId: string, refusal: Refusal): Promise<void> =>
    store.handOvers.settle(handOverId, projectId, { receiverId, refusal, atMs: Date.now() });

  return withHeartbeat(async () => {
    const waiting = await store.handOvers.toMove(handOverId, partId);
    const silent = new Map<string, unknown>();
    let settled = 0;
    await inParallel(waiting, async (projectId) => {
      if (settled >= limit || cancellationSignal.aborted) return;
      try {
        // a worker that is shutting down hands over no more: the next one goes on
        await settle(projectId, await Promise.race([move(moving, projectId), cancelled]));
        settled += 1;
      } catch (error) {
        silent.set(projectId, error);
        log.warn('A project could not be handed over yet', { projectId, handOverId, error });
      }
      heartbeat(projectId);
    });
    if (cancellationSignal.aborted) await cancelled;
    if (settled === 0 && silent.size > 0) {
      if (info.attempt < mostAttempts) throw [...silent.values()][0];
      for (const projectId of silent.keys()) await settle(projectId, 'no-answer');
    }
    return await store.handOvers.partCounts(handOverId, partId);
  });
}

/**
 * Hands one project over, and waits until the ledger shows it: only then is it certain, and the receiver's mail can say
 * where it is.
 */
async function move(moving: Moving, projectId: string): Promise<Refusal> {
  const { store, request } = moving;
  const { handOverId, fromPersonId, toPersonId, actor } = request;
  const before = await store.projects.read(projectId);
  if (!before) return 'unknown-project';
  const commandId = handOverCommandId(handOverId, projectId);
  if ((await store.ledger.revisionOf(projectId, commandId)) !== null) return null;
  const command: CommandOf<'handOver'> = {
    name: 'handOver',
    commandId,
    actor,
    source: handOverSource,
    at: Date.now(),
    handOverId,
    fromPersonId,
    toPersonId,
  };
  const outcome = await tell(moving, projectId, command);
  if (outcome.kind !== 'failed') {
    await recorded(store, projectId, commandId);
    return null;
  }
  const { failure } = outcome;
  if (failure.kind === 'refused') return failure.refusal.code;
  if (failure.kind === 'gone') return 'project-stopped';
  throw new Error(`Project ${projectId} could not be told.`, { cause: failure.error });
}

/** Sends the command to a running project; one that has ended is started with its final state for this one command. */
async function tell(
  moving: Moving,
  projectId: string,
  command: CommandOf<'handOver'>,
): Promise<DeliveryOutcome> {
  const { client, store } = moving;
  // one that has ended may have mails left to send: then it is still running, and gets the command where it is
  const outcome = await deliver(client, toRunningProject(client, projectId, command), answerWaitMs);
  if (outcome.kind !== 'failed' || outcome.failure.kind !== 'gone') return outcome;
  const state = await wholeState(store, projectId);
  if (!state || !hasEnded(state)) return stopped(projectId);
  const { taskQueue } = moving;
  const start = { taskQueue, summary: state.deal?.title ?? projectId, state };
  return deliver(client, toStartedProject(client, projectId, command, start), answerWaitMs);
}

function stopped(projectId: string): DeliveryOutcome {
  const error = new Error(`The workflow of project ${projectId} was stopped from outside.`);
  return { kind: 'failed', failure: { kind: 'gone', error } };
}

/**
 * Waits until the project's document has the command.
 *
 * @throws when that takes too long; the next attempt finds the command carried out, or sends it again
 */
async function recorded({ projects, ledger }: Store, projectId: string, commandId: string): Promise<void> {
  const untilMs = Date.now() + recordedWaitMs;
  for (;;) {
    const revision = await ledger.revisionOf(projectId, commandId);
    if (revision !== null && ((await projects.read(projectId))?.revision ?? 0) >= revision) return;
    if (Date.now() > untilMs) throw new Error(`The ledger of ${projectId} does not have the hand-over yet.`);
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
}
