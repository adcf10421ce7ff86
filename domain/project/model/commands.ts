import type { Deciding } from './deciding';
import type { CustomerClass, PlaybookRules } from '../../playbook/playbook';
import type { ActingAs } from './actors';

/**
 * A command to a project. The same commands come from the API, a mail link, an import or another program's Temporal
 * client; there is no other way to change a project.
 */
export interface CommandBase {
  /** Chosen by the sender; a repeated id gets the first answer and has no further effect. */
  readonly commandId: string;
  /** Who gives it: a person's id, or the name of a system or API key. Never a person's name. */
  readonly actor: string;
  /** The channel it came through, such as `api`, `crm`, `mail`. `milepost` is reserved for the project itself. */
  readonly source: string;
  /** When the sender gave it, epoch milliseconds. */
  readonly at: number;
}

/** How an exchange with the customer can happen. */
export const contactKinds = ['visit', 'call', 'meeting', 'reply'] as const;
export type ContactKind = (typeof contactKinds)[number];

export const verdicts = ['keep', 'drop'] as const;
export type Verdict = (typeof verdicts)[number];

export interface OpenCommand extends CommandBase {
  readonly name: 'open';
  /** What is sold, in one line. Histories keep it, so no names of people. */
  readonly title: string;
  readonly customerId: string;
  readonly customerClass: CustomerClass;
  readonly ownerId: string;
  /** Expected value in units of `currency` (ISO 4217). */
  readonly amount?: number;
  readonly currency?: string;
  readonly playbook: PlaybookRules;
}

export interface ReachMilestoneCommand extends CommandBase {
  readonly name: 'reachMilestone';
  readonly milestone: string;
  /** Where the proof is: a document's id or address in the reporting system. */
  readonly evidence: string;
  /** When it happened, epoch milliseconds; defaults to when the command is handled. */
  readonly occurredAtMs?: number;
  readonly noteId?: string;
}

export interface RecordContactCommand extends CommandBase {
  readonly name: 'recordContact';
  readonly kind: ContactKind;
  readonly evidence?: string;
  readonly occurredAtMs?: number;
  readonly noteId?: string;
}

/** A command about one task. */
export interface TaskCommand extends CommandBase {
  readonly taskId: string;
  /** Refused when the task is no longer theirs: a link in a mail acts only for the person it was sent for. */
  readonly holderId?: string;
}

export interface AcceptTaskCommand extends TaskCommand {
  readonly name: 'acceptTask';
}

export interface CompleteTaskCommand extends TaskCommand, Deciding {
  readonly name: 'completeTask';
  /** Required when the task reports a milestone. */
  readonly evidence?: string;
  readonly noteId?: string;
}

/** More time for a task; its escalation ladder restarts from the new date. */
export interface PostponeTaskCommand extends TaskCommand, Deciding {
  readonly name: 'postponeTask';
  readonly dueAtMs: number;
  /** Why more time is needed. */
  readonly noteId?: string;
}

/** The holder will not do it and names nobody: the manager decides who does. */
export interface DeclineTaskCommand extends TaskCommand {
  readonly name: 'declineTask';
  readonly noteId?: string;
}

/** Passes this one task to somebody else; roles in the project stay as they are. */
export interface PassOnTaskCommand extends TaskCommand, Deciding {
  readonly name: 'passOnTask';
  readonly personId: string;
  readonly noteId?: string;
}

/** A text for the timeline, such as an answer to a mail. Never counts as a contact. */
export interface AddNoteCommand extends CommandBase {
  readonly name: 'addNote';
  readonly noteId: string;
  readonly taskId?: string;
}

/** Why a project goes back to an earlier stage (process.md, section 2); `other` needs a note. */
export const returnCauses = ['specification-changed', 'price-changed', 'tender-restarted', 'other'] as const;
export type ReturnCause = (typeof returnCauses)[number];

export interface GoBackCommand extends CommandBase {
  readonly name: 'goBack';
  readonly stage: string;
  readonly cause: ReturnCause;
  readonly noteId?: string;
}

/** Everything one person holds in the project goes to another; this includes ended projects. */
export interface HandOverCommand extends CommandBase {
  readonly name: 'handOver';
  readonly handOverId: string;
  readonly fromPersonId: string;
  readonly toPersonId: string;
}

export interface AssignCommand extends CommandBase {
  readonly name: 'assign';
  readonly role: string;
  readonly personId: string;
}

export interface JudgeCommand extends CommandBase {
  readonly name: 'judge';
  readonly verdict: Verdict;
  /** `keep` needs a note and the next date (epoch milliseconds). */
  readonly noteId?: string;
  readonly nextAtMs?: number;
  /** `drop` needs a reason from the playbook's list. */
  readonly reason?: string;
}

export interface DropCommand extends CommandBase {
  readonly name: 'drop';
  readonly reason: string;
  readonly noteId?: string;
}

export interface LoseCommand extends CommandBase {
  readonly name: 'lose';
  readonly reason: string;
  /** The competitor's company, if there was one. */
  readonly competitor?: string;
  readonly noteId?: string;
}

/** Why a project is put on hold; `other` needs a note. */
export const holdReasons = [
  'budget-year',
  'reorganisation',
  'awaiting-tender',
  'customer-wish',
  'other',
] as const;
export type HoldReason = (typeof holdReasons)[number];

/** A wait with a wake date, which is not a loss. Sent again, it changes reason and date of the present hold. */
export interface HoldCommand extends CommandBase {
  readonly name: 'hold';
  readonly reason: HoldReason;
  /** The day on which to go on, epoch milliseconds: the project wakes on its owner's morning. */
  readonly wakeAtMs: number;
  readonly noteId?: string;
}

/** Ends a hold early. */
export interface WakeCommand extends CommandBase {
  readonly name: 'wake';
  readonly noteId?: string;
}

/** A dated exchange that the customer has confirmed: no check comes before it. A plan of ours alone does not count. */
export interface ConfirmMeetingCommand extends CommandBase {
  readonly name: 'confirmMeeting';
  readonly kind: ContactKind;
  /** Epoch milliseconds, in the future. */
  readonly meetingAtMs: number;
  /** Where the customer's confirmation can be found. */
  readonly evidence: string;
  readonly noteId?: string;
}

/** The meeting does not take place. */
export interface CancelMeetingCommand extends CommandBase {
  readonly name: 'cancelMeeting';
  readonly noteId?: string;
}

/** A command that not everybody may give, see `permissions.ts`. */
interface RestrictedCommand extends CommandBase {
  /** The capacity in which the actor acts, as whoever sends the command has looked it up in the directory. */
  readonly as?: ActingAs;
}

/** Clock days for this project alone; days left out come from the playbook. Needs a note that gives the reason. */
export interface ChangeClockCommand extends RestrictedCommand {
  readonly name: 'changeClock';
  readonly followUpDays?: number;
  readonly judgeDays?: number;
  readonly graceWorkingDays?: number;
  readonly noteId?: string;
}

export interface ChangeClassCommand extends RestrictedCommand {
  readonly name: 'changeClass';
  readonly customerClass: CustomerClass;
  /** Why the project is in another class now. */
  readonly noteId?: string;
}

/** A new attempt at a project that has ended. */
export interface ReopenCommand extends CommandBase {
  readonly name: 'reopen';
  /** The stage to begin again in; by default the one in which it ended. */
  readonly stage?: string;
  /** Why it is worth another attempt; required from outside. */
  readonly noteId?: string;
}

/** What a manager can decide about a project in the weekly review (process.md, section 3). */
export const reviewDecisions = ['keep', 'push', 'drop', 'reassign', 'note'] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

export interface ReviewCommand extends CommandBase {
  readonly name: 'review';
  /** The Monday of the review: `2026-03-02`. */
  readonly week: string;
  readonly decision: ReviewDecision;
  /** Required by `push` (what the owner has to do) and `note`. */
  readonly noteId?: string;
  /** Required by `push`: the deadline, epoch milliseconds. */
  readonly dueAtMs?: number;
  /** `drop` needs a reason from the playbook's list. */
  readonly reason?: string;
  /** Required by `reassign`: who leads the project from now on. */
  readonly personId?: string;
}

/**
 * Something that open deadlines were computed from has changed: a calendar of holidays, somebody's zone or calendar, or
 * the company's settings.
 */
export interface ReplanDeadlinesCommand extends CommandBase {
  readonly name: 'replanDeadlines';
  readonly cause: ReplanCause;
  /** The exact change, such as `tw@3`, `amy@7` for a person or `settings@2`. */
  readonly subject: string;
}

export const replanCauses = ['calendar-changed', 'person-changed', 'settings-changed'] as const;
export type ReplanCause = (typeof replanCauses)[number];

/** Commands that may come from outside. */
export type ProjectCommand =
  | OpenCommand
  | ReachMilestoneCommand
  | RecordContactCommand
  | AcceptTaskCommand
  | CompleteTaskCommand
  | PostponeTaskCommand
  | DeclineTaskCommand
  | PassOnTaskCommand
  | AssignCommand
  | JudgeCommand
  | DropCommand
  | LoseCommand
  | AddNoteCommand
  | GoBackCommand
  | HandOverCommand
  | HoldCommand
  | WakeCommand
  | ConfirmMeetingCommand
  | CancelMeetingCommand
  | ChangeClockCommand
  | ChangeClassCommand
  | ReopenCommand
  | ReplanDeadlinesCommand
  | ReviewCommand;

export type CommandName = ProjectCommand['name'];

/** The only list of commands from outside: messages, API and documents are made from it. */
export const commandNames = [
  'open',
  'reachMilestone',
  'recordContact',
  'acceptTask',
  'completeTask',
  'postponeTask',
  'declineTask',
  'passOnTask',
  'assign',
  'judge',
  'drop',
  'lose',
  'addNote',
  'goBack',
  'handOver',
  'hold',
  'wake',
  'confirmMeeting',
  'cancelMeeting',
  'changeClock',
  'changeClass',
  'reopen',
  'replanDeadlines',
  'review',
] as const satisfies readonly CommandName[];

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
  | ReportMailFailureCommand
  | NoteNobodyAboveCommand
  | NoteRefusalCommand
  | NoteAdoptionCommand;

export type Command = ProjectCommand | InternalCommand;

const internalNames: readonly string[] = [
  'deadlineReached',
  'chooseRoles',
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
