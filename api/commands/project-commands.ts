import type { Client } from '@temporalio/client';
import type { Receipt } from '../../contracts/sandbox/receipt';
import { actingAs } from '../../people/access';
import type { People } from '../../people/presence';
import type { ChangeCommand, CommandOf, ProjectCommand } from '../../domain/project/model/commands';
import { isForEverybody, mayDo, notForActor } from '../../domain/project/model/permissions';
import { eventReused, reportedEventOf } from '../../domain/project/model/reported-events';
import type { ProjectState } from '../../domain/project/model/state';
import { hasEnded, shownStatus } from '../../domain/project/model/state';
import { latestState, wholeState } from '../../store/projects/latest-state';
import type { Ledger } from '../../store/projects/ledger';
import type { Projects } from '../../store/projects/projects';
import type { Delivery, Enqueue } from '../../temporal/command-delivery';
import { deliver, toRunningProject, toStartedProject } from '../../temporal/command-delivery';
import type { CommandFailure } from '../../temporal/command-failures';
import type { AnsweredRevisions } from './answered-revisions';
import { outcomeOf } from './operation';
import { Problem, refusalProblem } from '../kit/problems/problems';
import { projectQueues } from '../../temporal/project-queues';

/**
 * The outcome of a command. `answered`: the project has carried it out. `accepted`: no worker answered in time, and the
 * command waits in the project's history for the next one.
 */
export type CommandAnswer =
  { readonly kind: 'answered'; readonly receipt: Receipt } | { readonly kind: 'accepted' };

/** How long a worker's answer is waited for, in milliseconds; by default as long as the setting says. */
export interface WaitForAnswer {
  readonly waitMs?: number | undefined;
}

/** Sends commands to projects. */
export interface ProjectCommands {
  /**
   * Starts a project and opens it.
   *
   * @throws Problem when it is refused, or when Temporal cannot be reached
   */
  open(projectId: string, command: CommandOf<'open'>, wait?: WaitForAnswer): Promise<CommandAnswer>;
  /**
   * @throws Problem when the command is refused, there is no such project, or Temporal cannot be reached
   */
  send(projectId: string, command: ChangeCommand, wait?: WaitForAnswer): Promise<CommandAnswer>;
}

export interface ProjectCommandDeps {
  readonly client: Client;
  readonly taskQueue: string;
  /** How long to wait for a worker's answer, in milliseconds. */
  readonly waitMs: number;
  /** The read side: tells a project that has ended from one that never existed. */
  readonly store: People & {
    readonly projects: Pick<Projects, 'read'>;
    readonly ledger: Pick<Ledger, 'read' | 'revisionOf' | 'ofCommand' | 'commandLike' | 'refusalOf'>;
  };
  /** Told each answer's revision. */
  readonly answered?: Pick<AnsweredRevisions, 'note'>;
}

/** Sends commands as updates, which are answered, or as signals, which are durable, when no worker answers. */
export function createProjectCommands(deps: ProjectCommandDeps): ProjectCommands {
  const { client, taskQueue } = deps;
  const queues = projectQueues();
  const send = async (
    delivery: Delivery,
    { waitMs = deps.waitMs }: WaitForAnswer,
  ): Promise<CommandAnswer> => {
    const enqueue: Enqueue = (update, untilMs, none) => queues.run(delivery.projectId, untilMs, update, none);
    const outcome = await deliver(client, delivery, waitMs, enqueue);
    if (outcome.kind === 'failed') return settle(deps, delivery, outcome.failure);
    if (outcome.kind === 'answered') deps.answered?.note(delivery.projectId, outcome.receipt.revision);
    return outcome;
  };
  return {
    async send(projectId, command, wait = {}) {
      const before = await knownReport(deps, projectId, command.commandId);
      if (before) return before;
      const given = await asFound(deps, projectId, command);
      const ended = command.name === 'reopen' ? await endedProject(deps, projectId) : null;
      if (!ended) return send(toRunningProject(client, projectId, given), wait);
      const summary = ended.deal?.title ?? projectId;
      return send(toStartedProject(client, projectId, given, { taskQueue, summary, state: ended }), wait);
    },
    open: (projectId, command, wait = {}) =>
      send(toStartedProject(client, projectId, command, { taskQueue, summary: command.title }), wait),
  };
}

/**
 * A command reserved for some people, together with the capacity in which its actor acts by the directory: the project
 * cannot look that up.
 *
 * @throws Problem when the actor may not give it. An unknown project is not reported here
 */
async function asFound<Given extends ProjectCommand>(
  { store }: ProjectCommandDeps,
  projectId: string,
  command: Given,
): Promise<Given> {
  const { name, actor } = command;
  if (isForEverybody(name)) return command;
  const deal = (await latestState(store, projectId))?.deal;
  if (!deal) return command;
  const as = await actingAs(store, deal, actor, Date.now());
  if (as === null || !mayDo(name, as)) throw new Problem('not-for-actor', notForActor(actor));
  return { ...command, as };
}

/**
 * The answer to an event that the project has: it remembers some hundred commands, its ledger all of them. Null for one
 * that is new to the ledger, and for commands that are none.
 *
 * @throws Problem when it came with another content
 */
async function knownReport(
  { store }: ProjectCommandDeps,
  projectId: string,
  commandId: string,
): Promise<CommandAnswer | null> {
  const event = reportedEventOf(commandId);
  const known = event && (await store.ledger.commandLike(projectId, event));
  if (!known) return null;
  if (known !== commandId) throw refusalProblem(eventReused());
  const outcome = await outcomeOf(store, { projectId, commandId });
  if (outcome.kind !== 'done') return null;
  const { revision, deal } = outcome.state;
  const status = shownStatus(outcome.state);
  return {
    kind: 'answered',
    receipt: { projectId, revision, status, stage: deal?.stage ?? null, repeated: true },
  };
}

/** A project whose workflow has ended and is started again for a new attempt. */
async function endedProject({ store }: ProjectCommandDeps, projectId: string): Promise<ProjectState | null> {
  const state = await wholeState(store, projectId);
  return state && hasEnded(state) ? state : null;
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

/** The workflow has ended or never existed: the ledger knows which. */
async function answerOfEndedProject(
  { store }: ProjectCommandDeps,
  { projectId, command }: Delivery,
  cause: unknown,
): Promise<CommandAnswer> {
  const state = await store.projects.read(projectId);
  if (!state) throw new Problem('unknown-project', `There is no project "${projectId}".`, { cause });
  const { status, deal } = state;
  const revision = await store.ledger.revisionOf(projectId, command.commandId);
  if (revision !== null) {
    return {
      kind: 'answered',
      receipt: { projectId, revision, status, stage: deal?.stage ?? null, repeated: true },
    };
  }
  if (hasEnded(state)) {
    throw new Problem('project-ended', `The project is ${status}: reopen it for a new attempt.`, { cause });
  }
  const detail = `The workflow of project "${projectId}" was stopped from outside: an operator has to look after it.`;
  throw new Problem('project-stopped', detail, { cause });
}
