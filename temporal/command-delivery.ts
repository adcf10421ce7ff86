import type { Client } from '@temporalio/client';
import { WithStartWorkflowOperation } from '@temporalio/client';
import type { Workflow } from '@temporalio/common';
import { projectWorkflowId, workflowTypes } from '../contracts/sandbox/names';
import type { Batch, BatchAnswer, Report } from '../contracts/sandbox/batch';
import { batchName } from '../contracts/sandbox/batch';
import { titled } from '../contracts/sandbox/search-attributes';
import type { Receipt } from '../contracts/sandbox/receipt';
import type { ProjectCommand } from '../domain/project/model/commands';
import type { ProjectState } from '../domain/project/model/state';
import type { CommandFailure } from './command-failures';
import { commandFailure, noAnswerInTime } from './command-failures';

/** The two ways to bring one message to one workflow. */
export interface Ways<Given> {
  update(): Promise<Given>;
  signal(): Promise<unknown>;
  /** Whether the workflow knows a repeat for one and answers it like the first. */
  readonly knowsRepeats?: true;
}

/** The two ways to bring one command to one project. */
export interface Delivery extends Ways<Receipt> {
  readonly projectId: string;
  readonly command: ProjectCommand;
}

/**
 * The outcome of a message. `answered`: it was carried out. `accepted`: no worker answered in time, and the message
 * waits in the workflow's history for the next one. `failed`: it was not kept.
 */
export type DeliveryOutcome<Given = Receipt> =
  | { readonly kind: 'answered'; readonly receipt: Given }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'failed'; readonly failure: CommandFailure };

export type Attempt<T> = { readonly given: T } | { readonly failure: CommandFailure };

/** How long a signal may take: the server answers it on its own, without a worker. */
const signalWaitMs = 3_000;

/**
 * How often a message is sent again that was caught in a run's roll-over. Once is enough, unless a run ends right
 * after it began; beyond that the signal takes over, and at once where a repeat is not known for one.
 */
const mostAttempts = 4;

/** The SDK's own pauses between attempts may outlast a deadline; a call is given up this much later. */
const deadlineSlackMs = 50;

/** A command to a running project. */
export function toRunningProject(client: Client, projectId: string, command: ProjectCommand): Delivery {
  const handle = client.workflow.getHandle(projectWorkflowId(projectId));
  return {
    projectId,
    command,
    knowsRepeats: true,
    update: () => handle.executeUpdate<Receipt, [ProjectCommand]>(command.name, { args: [command] }),
    signal: () => handle.signal(command.name, command),
  };
}

/** Several reports to a running project, in one message. */
export function reportsToRunningProject(
  client: Client,
  projectId: string,
  commands: readonly Report[],
): Ways<BatchAnswer> {
  const handle = client.workflow.getHandle(projectWorkflowId(projectId));
  const batch: Batch = { commands };
  return {
    knowsRepeats: true,
    update: () => handle.executeUpdate<BatchAnswer, [Batch]>(batchName, { args: [batch] }),
    signal: () => handle.signal(batchName, batch),
  };
}

/** What the workflow of a project is started with, when none runs. */
export interface ProjectStart {
  readonly taskQueue: string;
  /** Shown beside the workflow. */
  readonly summary: string;
  /** The state of a project that has ended: its workflow then starts again for this one command. */
  readonly state?: ProjectState;
}

/** A command to a project whose workflow is started for it, unless it is already running. */
export function toStartedProject(
  client: Client,
  projectId: string,
  command: ProjectCommand,
  { taskQueue, summary, state }: ProjectStart,
): Delivery {
  const start = {
    workflowId: projectWorkflowId(projectId),
    taskQueue,
    args: [{ projectId, ...(state && { state }) }],
    ...titled(summary),
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: state ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE',
  } as const;
  const { salesProject } = workflowTypes;
  return {
    projectId,
    command,
    knowsRepeats: true,
    update: () =>
      client.workflow.executeUpdateWithStart<Workflow, Receipt, [ProjectCommand]>(command.name, {
        args: [command],
        // an operation serves for one attempt only
        startWorkflowOperation: new WithStartWorkflowOperation<Workflow>(salesProject, start),
      }),
    signal: () =>
      client.workflow.signalWithStart(salesProject, {
        ...start,
        signal: command.name,
        signalArgs: [command],
      }),
  };
}

/** Runs an attempt, perhaps after others that wait for the same project. */
export type Enqueue<Given = Receipt> = (
  update: () => Promise<Attempt<Given>>,
  untilMs: number,
  none: Attempt<Given>,
) => Promise<Attempt<Given>>;

/**
 * Sends a message as an update, which is answered, and as a signal when no worker answers: that is durable.
 *
 * @param waitMs how long a worker's answer is waited for; 0: not at all
 */
export async function deliver<Given>(
  client: Client,
  ways: Ways<Given>,
  waitMs: number,
  enqueue: Enqueue<Given> = (update) => update(),
): Promise<DeliveryOutcome<Given>> {
  const untilMs = Date.now() + waitMs;
  const update = (): Promise<Attempt<Given>> => attemptBy(client, untilMs, () => ways.update());
  const none: Attempt<Given> = { failure: commandFailure(noAnswerInTime()) };
  const attempts = waitMs <= 0 ? 0 : ways.knowsRepeats ? mostAttempts : 1;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const answer = await enqueue(update, untilMs, none);
    if ('given' in answer) return { kind: 'answered', receipt: answer.given };
    const { failure } = answer;
    if (failure.kind === 'no-answer') break;
    if (failure.kind !== 'interrupted') return { kind: 'failed', failure };
  }
  const answer = await attemptBy(client, Date.now() + signalWaitMs, () => ways.signal());
  return 'given' in answer ? { kind: 'accepted' } : { kind: 'failed', failure: answer.failure };
}

/** One call to Temporal with a deadline: what it returned, or why it returned nothing. */
export async function attemptBy<T>(
  client: Client,
  untilMs: number,
  call: () => Promise<T>,
): Promise<Attempt<T>> {
  try {
    return { given: await callBy(client, untilMs, call) };
  } catch (error) {
    return { failure: commandFailure(error) };
  }
}

/**
 * One call to Temporal with a deadline.
 *
 * @throws what the call throws, or that there was no answer in time
 */
export async function callBy<T>(client: Client, untilMs: number, call: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(noAnswerInTime()), untilMs - Date.now() + deadlineSlackMs);
  });
  const given = client.withDeadline(untilMs, call);
  // when the timer wins, the call ends a little later by its own deadline, and nobody waits for how
  given.catch(() => undefined);
  try {
    return await Promise.race([given, late]);
  } finally {
    clearTimeout(timer);
  }
}
