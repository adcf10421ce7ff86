import type { Client } from '@temporalio/client';
import { WithStartWorkflowOperation } from '@temporalio/client';
import type { Workflow } from '@temporalio/common';
import { projectWorkflowId, workflowTypes } from '../contracts/names';
import type { Receipt } from '../contracts/receipt';
import type { OpenCommand, ProjectCommand } from '../domain/project/commands';
import { hasEnded, revisionOf } from '../domain/project/state';
import type { Projects } from '../store/projects';
import type { CommandFailure } from './command-failures';
import { commandFailure, noAnswerInTime } from './command-failures';
import { Problem, refusalProblem } from './problems';
import type { ProjectLanes } from './project-lanes';
import { projectLanes } from './project-lanes';

/**
 * What became of a command. `answered`: the project has carried it out. `accepted`: no worker answered in time, and
 * the command waits in the project's history for the next one.
 */
export type CommandAnswer =
  { readonly kind: 'answered'; readonly receipt: Receipt } | { readonly kind: 'accepted' };

/** Sends commands to projects. */
export interface ProjectCommands {
  /**
   * Starts a project and opens it.
   *
   * @throws Problem when it is refused, or when Temporal cannot be reached
   */
  open(projectId: string, command: OpenCommand): Promise<CommandAnswer>;
  /**
   * @throws Problem when the command is refused, there is no such project, or Temporal cannot be reached
   */
  send(projectId: string, command: Exclude<ProjectCommand, OpenCommand>): Promise<CommandAnswer>;
}

export interface ProjectCommandDeps {
  readonly client: Client;
  readonly taskQueue: string;
  /** How long a worker's answer is waited for, in milliseconds. */
  readonly waitMs: number;
  /** The read side: tells a project that has ended from one that never was. */
  readonly projects: Pick<Projects, 'read'>;
}

/** How long a signal may take: the server answers it by itself, without a worker. */
const signalWaitMs = 3_000;

/**
 * How often a command is sent again that was caught in a run's roll-over. Once is enough, unless a run ends right
 * after it began; beyond that the signal takes over. A repeat is safe: the project knows the command by its id.
 */
const mostAttempts = 4;

/** The SDK's own pauses between its attempts may outlast a deadline; this much later it is not waited for. */
const deadlineSlackMs = 50;

/** The two ways to bring one command to one project. */
interface Delivery {
  readonly projectId: string;
  readonly command: ProjectCommand;
  update(): Promise<Receipt>;
  signal(): Promise<unknown>;
}

/**
 * Sends commands as updates, which are answered, and as signals when no worker answers: those are durable.
 */
export function createProjectCommands(deps: ProjectCommandDeps): ProjectCommands {
  const { client, taskQueue } = deps;
  const lanes = projectLanes();
  const deliver = (delivery: Delivery): Promise<CommandAnswer> => deliverIn(lanes, deps, delivery);
  return {
    send: (projectId, command) => {
      const handle = client.workflow.getHandle(projectWorkflowId(projectId));
      return deliver({
        projectId,
        command,
        update: () => handle.executeUpdate<Receipt, [ProjectCommand]>(command.name, { args: [command] }),
        signal: () => handle.signal(command.name, command),
      });
    },
    open: (projectId, command) => {
      const start = {
        workflowId: projectWorkflowId(projectId),
        taskQueue,
        args: [{ projectId }],
        staticSummary: command.title,
        workflowIdConflictPolicy: 'USE_EXISTING',
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
      } as const;
      const { salesProject } = workflowTypes;
      return deliver({
        projectId,
        command,
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
      });
    },
  };
}

async function deliverIn(
  lanes: ProjectLanes,
  deps: ProjectCommandDeps,
  delivery: Delivery,
): Promise<CommandAnswer> {
  const untilMs = Date.now() + deps.waitMs;
  const update = (): Promise<Attempt<Receipt>> => attemptBy(deps.client, untilMs, delivery.update);
  const noLane: Attempt<Receipt> = { failure: commandFailure(noAnswerInTime()) };
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const answer = await lanes.run(delivery.projectId, untilMs, update, noLane);
    if ('given' in answer) return { kind: 'answered', receipt: answer.given };
    const { failure } = answer;
    if (failure.kind === 'no-answer') break;
    if (failure.kind !== 'interrupted') return settle(deps, delivery, failure);
  }
  const answer = await attemptBy(deps.client, Date.now() + signalWaitMs, delivery.signal);
  return 'given' in answer ? { kind: 'accepted' } : settle(deps, delivery, answer.failure);
}

type Attempt<T> = { readonly given: T } | { readonly failure: CommandFailure };

/** One call to Temporal that ends by an instant: with what it gave, or with why it did not. */
async function attemptBy<T>(client: Client, untilMs: number, call: () => Promise<T>): Promise<Attempt<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(noAnswerInTime()), untilMs - Date.now() + deadlineSlackMs);
  });
  const given = client.withDeadline(untilMs, call);
  // when the timer wins, the call ends a little later by its own deadline, and nobody waits for how
  given.catch(() => undefined);
  try {
    return { given: await Promise.race([given, late]) };
  } catch (error) {
    return { failure: commandFailure(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** What a failure means to the sender. */
async function settle(
  deps: ProjectCommandDeps,
  delivery: Delivery,
  failure: CommandFailure,
): Promise<CommandAnswer> {
  switch (failure.kind) {
    case 'refused':
      throw refusalProblem(failure.refusal);
    case 'gone':
      return answerOfEndedProject(deps, delivery, failure.error);
    case 'interrupted':
    case 'no-answer':
      throw new Problem('temporal-unavailable', 'Temporal cannot be reached: the command was not kept.', {
        headers: { 'Retry-After': '5' },
        cause: failure.error,
      });
  }
}

/** The workflow is over, or there never was one: the ledger knows which. */
async function answerOfEndedProject(
  { projects }: ProjectCommandDeps,
  { projectId, command }: Delivery,
  cause: unknown,
): Promise<CommandAnswer> {
  const state = await projects.read(projectId);
  if (!state) throw new Problem('unknown-project', `There is no project "${projectId}".`, { cause });
  const { status, deal } = state;
  const revision = revisionOf(state, command.commandId);
  if (revision !== undefined) {
    return {
      kind: 'answered',
      receipt: { projectId, revision, status, stage: deal?.stage ?? null, repeated: true },
    };
  }
  if (hasEnded(state)) {
    throw new Problem('project-ended', `The project is ${status}: nothing changes it any more.`, { cause });
  }
  const detail = `The workflow of project "${projectId}" was stopped from outside: an operator has to look after it.`;
  throw new Problem('project-stopped', detail, { cause });
}
