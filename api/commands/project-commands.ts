import type { Client } from '@temporalio/client';
import type { BatchAnswer, Report } from '../../contracts/sandbox/batch';
import { mostInBatch } from '../../contracts/sandbox/batch';
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
import {
  deliver,
  reportsToRunningProject,
  toRunningProject,
  toStartedProject,
} from '../../temporal/command-delivery';
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

/** The outcome of one of several commands: one that is refused leaves the others alone. */
export type CommandFate = CommandAnswer | { readonly kind: 'refused'; readonly problem: Problem };

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
  /**
   * Sends reports to one project, in their order, a hundred in a message.
   *
   * @returns the fate of each, in the same order
   * @throws what is a fault of ours
   */
  report(projectId: string, reports: readonly Report[], wait?: WaitForAnswer): Promise<CommandFate[]>;
}

export interface ProjectCommandDeps {
  readonly client: Client;
  readonly taskQueue: string;
  /** How long to wait for a worker's answer, in milliseconds. */
  readonly waitMs: number;
  /** The read side: tells a project that has ended from one that never existed. */
  readonly store: People & {
    readonly projects: Pick<Projects, 'read'>;
    readonly ledger: Pick<Ledger, 'read' | 'revisionOf' | 'ofCommand' | 'commandsLike' | 'refusalOf'>;
  };
  /** Told each answer's revision. */
  readonly answered?: Pick<AnsweredRevisions, 'note'>;
  /** Told the code of each refusal. */
  readonly refused?: (code: string) => void;
}

const accepted = { kind: 'accepted' } as const;

function fateOf(answer: BatchAnswer[number]): CommandFate {
  return 'revision' in answer
    ? { kind: 'answered', receipt: answer }
    : { kind: 'refused', problem: refusalProblem(answer) };
}

/** What became of one command; faults of ours are thrown on. */
async function fate(call: () => Promise<CommandAnswer>): Promise<CommandFate> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Problem) return { kind: 'refused', problem: error };
    throw error;
  }
}

function orThrow(given: CommandFate): CommandAnswer {
  if (given.kind === 'refused') throw given.problem;
  return given;
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
  const sendBatch = async (
    projectId: string,
    batch: readonly Report[],
    waitMs: number,
  ): Promise<CommandFate[]> => {
    const enqueue: Enqueue<BatchAnswer> = (update, untilMs, none) =>
      queues.run(projectId, untilMs, update, none);
    const ways = reportsToRunningProject(client, projectId, batch);
    const outcome = await deliver<BatchAnswer>(client, ways, waitMs, enqueue);
    if (outcome.kind === 'accepted') return batch.map(() => accepted);
    if (outcome.kind === 'answered') {
      const fates = outcome.receipt.map(fateOf);
      for (const each of fates) if (each.kind === 'refused') deps.refused?.(each.problem.code);
      const revisions = outcome.receipt.map((each) => ('revision' in each ? each.revision : 0));
      deps.answered?.note(projectId, Math.max(...revisions));
      return fates;
    }
    const { failure } = outcome;
    return Promise.all(batch.map((command) => fate(() => settle(deps, { projectId, command }, failure))));
  };
  return {
    async send(projectId, command, wait = {}) {
      const { commandId } = command;
      const before = (await knownReports(deps, projectId, [commandId])).get(commandId);
      if (before) return orThrow(before);
      const given = await asFound(deps, projectId, command);
      const ended = command.name === 'reopen' ? await endedProject(deps, projectId) : null;
      if (!ended) return send(toRunningProject(client, projectId, given), wait);
      const summary = ended.deal?.title ?? projectId;
      return send(toStartedProject(client, projectId, given, { taskQueue, summary, state: ended }), wait);
    },
    async report(projectId, reports, { waitMs = deps.waitMs } = {}) {
      const untilMs = Date.now() + waitMs;
      const known = await knownReports(
        deps,
        projectId,
        reports.map(({ commandId }) => commandId),
      );
      const fates = reports.map(({ commandId }) => known.get(commandId));
      // a command that comes twice is a repeat of itself: its place tells them apart
      const fresh = [...reports.entries()].filter(([place]) => fates[place] === undefined);
      for (let from = 0; from < fresh.length; from += mostInBatch) {
        const batch = fresh.slice(from, from + mostInBatch);
        const left = Math.max(0, untilMs - Date.now());
        const given = await sendBatch(
          projectId,
          batch.map(([, report]) => report),
          left,
        );
        batch.forEach(([place], index) => (fates[place] = given[index]));
      }
      return fates.map((fate) => fate ?? accepted);
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
 * The answers to those of some commands that are events that the project has, by command id: it remembers some hundred
 * commands, its ledger all of them. Commands that are no events, and events that are new to the ledger, have none.
 */
async function knownReports(
  { store }: ProjectCommandDeps,
  projectId: string,
  commandIds: readonly string[],
): Promise<Map<string, CommandFate>> {
  const eventOf = new Map(commandIds.map((commandId) => [commandId, reportedEventOf(commandId)]));
  const asked = [...new Set(eventOf.values())].filter((event) => event !== null);
  const known =
    asked.length > 0 ? await store.ledger.commandsLike(projectId, asked) : new Map<string, string>();
  const fates = new Map<string, CommandFate>();
  for (const [commandId, event] of eventOf) {
    const first = event === null ? undefined : known.get(event);
    if (first === undefined) continue;
    const outcome = first === commandId && (await outcomeOf(store, { projectId, commandId }));
    if (!outcome) fates.set(commandId, { kind: 'refused', problem: refusalProblem(eventReused()) });
    else if (outcome.kind === 'done') {
      const { revision, deal } = outcome.state;
      const status = shownStatus(outcome.state);
      const receipt = { projectId, revision, status, stage: deal?.stage ?? null, repeated: true };
      fates.set(commandId, { kind: 'answered', receipt });
    }
  }
  return fates;
}

/** A project whose workflow has ended and is started again for a new attempt. */
async function endedProject({ store }: ProjectCommandDeps, projectId: string): Promise<ProjectState | null> {
  const state = await wholeState(store, projectId);
  return state && hasEnded(state) ? state : null;
}

type Addressed = Pick<Delivery, 'projectId' | 'command'>;

/** What a failure means to the sender. */
async function settle(
  deps: ProjectCommandDeps,
  delivery: Addressed,
  failure: CommandFailure,
): Promise<CommandAnswer> {
  switch (failure.kind) {
    case 'refused':
      deps.refused?.(failure.refusal.code);
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
  { projectId, command }: Addressed,
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
