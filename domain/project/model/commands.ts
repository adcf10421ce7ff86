import type { Facts } from '../../playbook/facts';
import type { ValuesOf } from './command-fields';
import type { baseFields } from './command-fields';
import { commandFields } from './command-fields';

/** What every command carries. */
export type CommandBase = ValuesOf<typeof baseFields>;

export type CommandName = keyof typeof commandFields;

export const commandNames = Object.keys(commandFields) as CommandName[];

/** A command by its name, with the fields that its table gives it. */
export type CommandOf<Name extends CommandName> = CommandBase & { readonly name: Name } & ValuesOf<
    (typeof commandFields)[Name]
  >;

/** Commands that may come from outside. */
export type ProjectCommand = { [Name in CommandName]: CommandOf<Name> }[CommandName];

/** Commands to a project that exists. */
export type ChangeCommand = Exclude<ProjectCommand, CommandOf<'open'>>;

/** The nearest deadline has come. */
export interface DeadlineReachedCommand extends CommandBase {
  readonly name: 'deadlineReached';
}

/** Who takes a role, as chosen by the assignment activity; null when nobody is available. */
export interface RoleChoice {
  readonly role: string;
  readonly personId: string | null;
  /** Why this person or nobody, as a code such as `least-loaded-in-team`. */
  readonly reason: string;
  /** For a manager, the next one above them, who decides about the manager's own tasks. */
  readonly nextAboveId?: string;
}

export interface ChooseRolesCommand extends CommandBase {
  readonly name: 'chooseRoles';
  readonly choices: readonly RoleChoice[];
}

/** What the archive says of the customer, as the ledger has found it. */
export interface NoteFactsCommand extends CommandBase {
  readonly name: 'noteFacts';
  readonly facts: Facts;
}

/** A mail could not be delivered, for good. */
export interface ReportMailFailureCommand extends CommandBase {
  readonly name: 'reportMailFailure';
  /** The effect whose mail it was. */
  readonly effectKey: string;
  /** Who should have received it; null when that could not be found out. */
  readonly personId: string | null;
  /** The task that the mail was about, if any. */
  readonly taskId?: string;
  /** The reason, as a code such as `rejected`, `no-address`, `undelivered`. */
  readonly reason: string;
}

/** A manager was to be notified of a task left undone, and nobody is above its holder. */
export interface NoteNobodyAboveCommand extends CommandBase {
  readonly name: 'noteNobodyAbove';
  readonly taskId: string;
  /** The rung of the task's ladder that was to notify them. */
  readonly rungRevision: number;
}

/** A signal was refused; an update would have got the refusal as its answer. */
export interface NoteRefusalCommand extends CommandBase {
  readonly name: 'noteRefusal';
  /** The id of the refused command, so that its sender can find it; absent when it had none. */
  readonly refusedId?: string;
  readonly command: string;
  readonly code: string;
  readonly message: string;
  readonly missing?: readonly string[];
}

/** The ledger had other events than the project, which goes on from those. */
export interface NoteAdoptionCommand extends CommandBase {
  readonly name: 'noteAdoption';
  readonly fromRevision: number;
  readonly givenUp: number;
}

/** Commands that only the project's own workflow gives, from its clock and its activities. */
export type InternalCommand =
  | DeadlineReachedCommand
  | ChooseRolesCommand
  | NoteFactsCommand
  | ReportMailFailureCommand
  | NoteNobodyAboveCommand
  | NoteRefusalCommand
  | NoteAdoptionCommand;

export type Command = ProjectCommand | InternalCommand;

const internalNames: readonly string[] = [
  'deadlineReached',
  'chooseRoles',
  'noteFacts',
  'reportMailFailure',
  'noteNobodyAbove',
  'noteRefusal',
  'noteAdoption',
] satisfies InternalCommand['name'][];

/** Whether a command comes from the project's own workflow. */
export function isInternal(command: Command): command is InternalCommand {
  return internalNames.includes(command.name);
}

/** The `source` of internal commands; refused from outside. */
export const internalSource = 'milepost';

/**
 * A sender's clock may run ahead of ours by this much before its "it happened at" counts as the future:
 * NTP keeps machines within seconds, and five minutes is the usual tolerance between systems.
 */
const clockSkewMs = 5 * 60_000;

/** Whether something that was reported as happened lies in the future, whatever the clocks say. */
export function isStillToCome(occurredAtMs: number, nowMs: number): boolean {
  return occurredAtMs > nowMs + clockSkewMs;
}
