import type { TaskAction } from '../../domain/project/model/task-actions';
import type { LadderStep, Language } from '../../domain/playbook/playbook';
import type { ReturnCause } from '../../domain/project/model/command-fields';
import type { Contact } from '../../domain/project/model/state';
import type { Clock } from '../../domain/project/model/clock';

/**
 * What a mail is rendered from: plain values that are already looked up, in the recipient's language. Names,
 * notes and guidance may hold any text; rendering escapes them.
 */
export type MailModel =
  TaskMail | OverdueMail | ReturnedMail | HeldMail | HoldEndedMail | EndedMail | DriftMail;

/** What every mail about a project carries. */
export interface MailCommon {
  readonly language: Language;
  /** IANA zone of the recipient: every instant of the mail is shown in it. */
  readonly timeZone: string;
  readonly recipient: { readonly name: string };
  /** Whose mail it is when the recipient stands in for somebody. */
  readonly insteadOf?: InsteadOf;
  readonly project: MailProject;
  /** All stages in the order of the playbook. None is `current` once a project is won. */
  readonly stages: readonly StageMark[];
  readonly stageName: string;
  readonly buyerStageName: string;
  /** The newest first. */
  readonly lastContacts: readonly ContactLine[];
  /** The playbook's guidance: plain text, paragraphs parted by an empty line. */
  readonly guidance?: string;
  /** Links that do something, the most likely first; without any, the mail links to the project alone. */
  readonly actions: readonly MailAction[];
  /** Whether an answer to the mail comes back to the project. */
  readonly canBeAnswered?: boolean;
}

/** Somebody whom mail does not reach now: away until a day, or with an address that has failed. */
export interface InsteadOf {
  readonly name: string;
  /** The last day away, `YYYY-MM-DD`; null when it is the address. */
  readonly until: string | null;
}

export interface MailProject {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly customerName: string;
  readonly ownerName: string;
  /** Expected value in units of `currency` (ISO 4217). */
  readonly amount?: number;
  readonly currency?: string;
}

/** One cell of the stage line. */
export interface StageMark {
  readonly name: string;
  readonly state: 'done' | 'current' | 'ahead';
}

/** One of the last exchanges with the customer. */
export interface ContactLine {
  readonly atMs: number;
  readonly kind: Contact['kind'];
  readonly byName: string;
  readonly note?: string;
  readonly milestoneName?: string;
}

export interface MailAction {
  /** What the link lets the reader do; the texts hold a label for each. */
  readonly kind: TaskAction;
  readonly url: string;
}

/** A person that a mail speaks of; whether it is the reader decides between "you" and the name. */
export interface Mentioned {
  readonly name: string;
  readonly isRecipient: boolean;
}

/** A task to do, for the person who has to do it or whoever stands in. */
export interface TaskMail extends MailCommon {
  readonly kind: 'task';
  readonly task: MailTask;
  /** Set when the task was sent before: days since the due date, below 0 before it. */
  readonly reminder?: { readonly daysFromDue: number };
  /** As whom the assignee has the task, as `reasonText` puts it. */
  readonly reason?: string;
  /** Names of the milestones that the stage's gate still lacks. */
  readonly missing: readonly string[];
}

export type MailTask = MailTaskBase & TaskFacts;

interface MailTaskBase {
  readonly id: string;
  /** Null until the due date is planned. */
  readonly dueAtMs: number | null;
  readonly roleName: string;
  readonly assignee: Mentioned;
}

/** What the task is and why it is there. */
export type TaskFacts =
  | {
      readonly kind: 'stage';
      readonly name: string;
      readonly stageEnteredAtMs: number;
      /** The milestone that completes the task, if any. */
      readonly milestoneName?: string;
    }
  | { readonly kind: 'follow-up'; readonly silence: Silence }
  | {
      readonly kind: 'judge';
      readonly silence: Silence;
      /** When the project drops by itself if nobody answers; null until that is planned. */
      readonly dropAtMs: number | null;
      /** How far away the next date of a `keep` may be, in days. */
      readonly keepMaxDays: number;
      /** Names of the reasons that a `drop` may give. */
      readonly dropReasons: readonly string[];
    }
  | {
      readonly kind: 'resume';
      /** The hold that has ended: why, in words; null when that is not known any more. */
      readonly hold: { readonly sinceMs: number; readonly reason: string } | null;
    }
  | {
      readonly kind: 'push';
      /** Who asks; empty when that is not known any more. */
      readonly byName: string;
      /** What for; null when it was erased. */
      readonly note: string | null;
    }
  | { readonly kind: 'fill-role'; readonly roleToFill: string }
  | {
      readonly kind: 'reassign';
      /** The tasks that somebody has to go on with, one or more, and why that is to be decided. */
      readonly asked: readonly AskedTask[];
    }
  | {
      readonly kind: 'fix-mail';
      /** Whose mail came back; null when that is unknown. */
      readonly personName: string | null;
    };

/** A task that a decision who goes on is about. */
export interface AskedTask {
  readonly name: string;
  readonly why: ReassignCause;
}

/** Why somebody has to decide who goes on with a task. */
export type ReassignCause =
  | {
      readonly cause: 'declined';
      readonly byName: string;
      /** Since when nobody has it. */
      readonly sinceMs: number;
      readonly note?: string;
    }
  | {
      readonly cause: 'overdue';
      readonly holderName: string;
      /** Since when they have had it. */
      readonly sinceMs: number;
      readonly dueAtMs: number | null;
    };

/** How long the customer has not been heard, and since what. */
export interface Silence {
  readonly sinceMs: number;
  readonly since: Clock['startedBy']['cause'];
  readonly days: number;
}

/** A task that its assignee leaves undone, for a manager to know. */
export interface OverdueMail extends MailCommon {
  readonly kind: 'overdue';
  readonly taskName: string;
  readonly holder: Mentioned;
  readonly dueAtMs: number | null;
  /** Whole days since then. */
  readonly daysLate: number;
  /** What the ladder does next, if anything. */
  readonly next: { readonly step: LadderStep; readonly atMs: number | null } | null;
}

/** The project has gone back to an earlier stage, and tasks of the recipient were closed by it. */
export interface ReturnedMail extends MailCommon {
  readonly kind: 'stage-returned';
  readonly returnedAtMs: number;
  /** Names of the stages. */
  readonly from: string;
  readonly to: string;
  readonly cause: ReturnCause;
  /** Who took it back; null when that was no person and no application. */
  readonly byName: string | null;
  readonly note?: string;
  /** Names of the tasks of the recipient, or of whom they stand in for. */
  readonly closedTasks: readonly string[];
}

/** The project waits until a date: nothing is to be done before. */
export interface HeldMail extends MailCommon {
  readonly kind: 'project-held';
  /** Why, in words. */
  readonly reason: string;
  readonly heldAtMs: number;
  readonly wakesAtMs: number;
  /** Who put it on hold; null when that was no person and no application. */
  readonly byName: string | null;
  readonly note?: string;
  /** Names of the open tasks of the recipient, or of whom they stand in for. */
  readonly waitingTasks: readonly string[];
}

/** A contact or a milestone has ended a hold before its date: for whoever set it. */
export interface HoldEndedMail extends MailCommon {
  readonly kind: 'hold-ended';
  readonly cause: 'contact' | 'milestone';
  readonly wokenAtMs: number;
  /** Until when the hold was to last. */
  readonly untilMs: number;
  /** Why it was set, in words. */
  readonly reason: string;
  /** Who reported what ended it; null when that was no person and no application. */
  readonly byName: string | null;
  /** The form that puts the project on hold again, with the reason and the date of the last time. */
  readonly holdUrl: string;
}

/** The project has come to its end: nothing more is to be done. */
export interface EndedMail extends MailCommon {
  readonly kind: 'ended';
  readonly endedAtMs: number;
  /** Who ended it; null when the clock did. */
  readonly byName: string | null;
  readonly ending: MailEnding;
  /** Names of the tasks of the recipient, or of whom they stand in for, that were open until then. */
  readonly cancelledTasks: readonly string[];
}

export type MailEnding =
  | { readonly outcome: 'won'; readonly deliveryManager: Mentioned | null }
  | { readonly outcome: 'dropped'; readonly reason: string }
  | { readonly outcome: 'lost'; readonly reason: string; readonly competitor?: string };

/** The seller runs ahead of the buyer. */
export interface DriftMail extends MailCommon {
  readonly kind: 'drift';
  readonly owner: Mentioned;
  /** By how many stages, 2 or more. */
  readonly stagesAhead: number;
}
