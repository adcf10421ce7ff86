import type { CustomerClass, PlaybookRules } from '../playbook';
import type { ContactKind } from './commands';

/** `new` until the project is opened. Won, lost and dropped are ends: no event follows them. */
export type ProjectStatus = 'new' | 'open' | 'won' | 'lost' | 'dropped';

/**
 * `stage`: from the playbook. `follow-up`, `judge`: from the clock. `fill-role`, `fix-mail`: for the manager, when
 * nobody is available for a role or a mail could not be delivered.
 */
export type TaskKind = 'stage' | 'follow-up' | 'judge' | 'fill-role' | 'fix-mail';

export type TaskStatus = 'open' | 'done' | 'cancelled' | 'superseded' | 'skipped';

/** What one person has to do next in a project. */
export interface Task {
  /** Unique within the project. */
  readonly id: string;
  readonly kind: TaskKind;
  readonly key: string;
  readonly role: string;
  readonly stage: string;
  /** Null while nobody is chosen: it then stands in the role's queue. */
  readonly personId: string | null;
  readonly openedAtMs: number;
  readonly dueDays: number;
  /** Null until the ledger has worked it out. */
  readonly dueAtMs: number | null;
  readonly status: TaskStatus;
  readonly milestone?: string;
  readonly about?: string;
  readonly closedAtMs?: number;
  readonly closedBy?: string;
  readonly closedReason?: string;
}

/** A milestone that a project has, with its proof. */
export interface ReachedMilestone {
  readonly revision: number;
  readonly occurredAtMs: number;
  readonly actor: string;
  readonly source: string;
  readonly evidence: string;
}

/** One of the last verified exchanges with the customer. */
export interface Contact {
  readonly revision: number;
  readonly kind: ContactKind | 'milestone';
  readonly occurredAtMs: number;
  readonly actor: string;
  readonly milestone?: string;
  readonly noteId?: string;
}

/** Who holds a role in the project; null when it stands in the role's queue. */
export interface RoleHolder {
  readonly personId: string | null;
  readonly reason: string;
}

/** What started the clock that runs now. */
export interface ClockStart {
  readonly cause: 'opened' | 'contact' | 'milestone';
  /** The event that did it. */
  readonly revision: number;
  readonly actor: string;
}

/**
 * The 15-30 clock of a project.
 * `watching`: neither check has fired. `followed-up`: the follow-up has fired (or the project was kept), judgement
 * comes next. `judging`: judgement is asked for; the drop comes next.
 */
export interface Clock {
  readonly phase: 'watching' | 'followed-up' | 'judging';
  /** Days count from here: the last contact, or the opening. Epoch milliseconds. */
  readonly startedAtMs: number;
  readonly startedBy: ClockStart;
  /** The revision whose deadlines are, or will be, planned; a plan for another one is out of date. */
  readonly planRevision: number;
  /** When the judgement was asked for; the grace counts from here. */
  readonly judgedAtMs: number | null;
  readonly followUpAtMs: number | null;
  readonly judgeAtMs: number | null;
  readonly dropAtMs: number | null;
}

/** How a project ended. */
export interface Outcome {
  readonly atMs: number;
  readonly actor: string;
  readonly reason: string;
  readonly competitor?: string;
  readonly noteId?: string;
  readonly deliveryManagerId?: string | null;
}

/** A visit to a stage. */
export interface StageVisit {
  readonly stage: string;
  readonly enteredAtMs: number;
  readonly leftAtMs: number | null;
}

/** A command that was carried out: its id and the revision it led to. A tuple, for the size of the state. */
export type RememberedCommand = readonly [commandId: string, revision: number];

/** How many command ids a project remembers, the newest last. */
export const rememberedCommands = 500;

/** How many contacts the state keeps for mails and explanations; the ledger keeps all. */
export const keptContacts = 5;

/**
 * Everything that a project knows of itself: plain JSON, folded from its events by `evolve`. Ids only: names and
 * addresses of people and customers are looked up where they are needed.
 */
export interface ProjectState {
  readonly schemaVersion: 1;
  readonly projectId: string;
  readonly status: ProjectStatus;
  /** The number of events so far. */
  readonly revision: number;
  readonly commands: readonly RememberedCommand[];
  /** Absent while the project is new. */
  readonly deal: Deal | null;
}

/** What an opened project consists of. */
export interface Deal {
  readonly title: string;
  readonly customerId: string;
  readonly customerClass: CustomerClass;
  readonly ownerId: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly playbook: PlaybookRules;
  readonly openedAtMs: number;
  readonly stage: string;
  readonly path: readonly StageVisit[];
  readonly buyerStage: string;
  /** Whether the seller is two or more stages ahead of the buyer, and both were warned. */
  readonly drifting: boolean;
  readonly milestones: Readonly<Record<string, ReachedMilestone>>;
  readonly contacts: readonly Contact[];
  readonly roles: Readonly<Record<string, RoleHolder>>;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly clock: Clock;
  readonly outcome: Outcome | null;
}

/** A project that nobody has opened yet. */
export function newProject(projectId: string): ProjectState {
  return { schemaVersion: 1, projectId, status: 'new', revision: 0, commands: [], deal: null };
}

/** Whether a project still runs: it can take commands and its clock counts. */
export function isOpen(state: ProjectState): state is ProjectState & { status: 'open'; deal: Deal } {
  return state.status === 'open' && state.deal !== null;
}

/** Whether the project has come to an end of any kind. */
export function hasEnded(state: ProjectState): boolean {
  return state.status === 'won' || state.status === 'lost' || state.status === 'dropped';
}

/** The open tasks, oldest first. */
export function openTasks(deal: Deal): Task[] {
  return Object.values(deal.tasks).filter((task) => task.status === 'open');
}

/** The notes that the kept contacts came with. */
export function noteIdsOf(deal: Deal): string[] {
  return deal.contacts.flatMap(({ noteId }) => (noteId === undefined ? [] : [noteId]));
}

/** The revision that a command led to, when the project remembers it. */
export function revisionOf(state: ProjectState, commandId: string): number | undefined {
  return state.commands.findLast(([id]) => id === commandId)?.[1];
}
