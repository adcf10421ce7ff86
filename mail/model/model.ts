import type { ArchivePart } from './archive-model';
import type { TaskAction } from '../../domain/project/model/task-actions';
import type { LadderStep, Language } from '../../domain/playbook/playbook';
import type { ReturnCause } from '../../domain/project/model/command-fields';
import type { Contact } from '../../domain/project/model/state';
import type { Clock } from '../../domain/project/model/clock';

/**
 * What an email is rendered from: plain values, already looked up, in the recipient's language. Names, notes and
 * guidance may contain any text; rendering escapes them.
 */
export type MailModel =
  TaskMail | OverdueMail | ReturnedMail | HeldMail | HoldEndedMail | EndedMail | DriftMail;

/** What every email about a project has. */
export interface MailCommon {
  readonly language: Language;
  /** IANA zone of the recipient, used for every instant in the email. */
  readonly timeZone: string;
  readonly recipient: { readonly name: string };
  /** Whose email it is, when the recipient stands in for somebody. */
  readonly insteadOf?: InsteadOf;
  readonly project: MailProject;
  /** All stages in the playbook's order. None is `current` once a project is won. */
  readonly stages: readonly StageMark[];
  readonly stageName: string;
  readonly buyerStageName: string;
  /** Newest first. */
  readonly lastContacts: readonly ContactLine[];
  /** The playbook's guidance: plain text, paragraphs separated by an empty line. */
  readonly guidance?: string;
  /** Action links, the most likely first; without any, the email links only to the project. */
  readonly actions: readonly MailAction[];
  /** Whether replies to the email come back to the project. */
  readonly canBeAnswered?: boolean;
}

/** Somebody whom email does not reach now: away until a day, or with a failed address. */
export interface InsteadOf {
  readonly name: string;
  /** The last day away, `YYYY-MM-DD`; null when the address has failed. */
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
  /** `YYYY-MM-DD`. */
  readonly expectedSigningOn?: string;
  /** What was different until lately. */
  readonly before?: FormerFacts;
}

/** Facts about a deal before they changed; null: not known. */
export interface FormerFacts {
  readonly title?: { readonly was: string; readonly untilMs: number };
  readonly value?: {
    readonly was: { readonly amount: number; readonly currency: string | undefined } | null;
    readonly untilMs: number;
  };
  readonly expectedSigningOn?: { readonly was: string | null; readonly untilMs: number };
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
  /** What the link lets the reader do; the texts have a label for each. */
  readonly kind: TaskAction;
  readonly url: string;
}

/** A person whom an email mentions; if it is the reader, the text says "you" instead of the name. */
export interface Mentioned {
  readonly name: string;
  readonly isRecipient: boolean;
}

/** A task to do, for its holder or their stand-in. */
export interface TaskMail extends MailCommon {
  readonly kind: 'task';
  readonly task: MailTask;
  /** Set when the task was sent before: days since the due date, negative before it; and the how manieth reminder. */
  readonly reminder?: { readonly daysFromDue: number; readonly number: number };
  /** In which capacity the holder has the task, as `reasonText` puts it. */
  readonly reason?: string;
  /** Names of the milestones and facts that the stage's gate still lacks. */
  readonly missing: readonly string[];
  /** Other tasks of the reader that the same step opened. */
  readonly together?: readonly TaskMail[];
  /** What the customer archive has for the task; absent when that is nothing. */
  readonly archive?: ArchivePart;
}

export type MailTask = MailTaskBase & TaskFacts;

interface MailTaskBase {
  readonly id: string;
  /** Null until the due date is planned. */
  readonly dueAtMs: number | null;
  readonly roleName: string;
  readonly assignee: Mentioned;
}

/** What the task is and why it exists. */
export type TaskFacts =
  | {
      readonly kind: 'stage';
      readonly name: string;
      readonly stageEnteredAtMs: number;
      /** The milestone that completes the task, if any. */
      readonly milestoneName?: string;
    }
  | {
      readonly kind: 'follow-up';
      readonly silence: Silence;
      /** The other projects of the customer that the reader follows up within the week: one talk can be about all. */
      readonly also: readonly {
        readonly projectId: string;
        readonly title: string;
        readonly dueAtMs: number;
      }[];
    }
  | {
      readonly kind: 'judge';
      readonly silence: Silence;
      /** When the project is dropped automatically if nobody answers; null until that is planned. */
      readonly dropAtMs: number | null;
      /** How many days ahead the next date of a `keep` may be. */
      readonly keepMaxDays: number;
      /** Names of the reasons that a `drop` may give. */
      readonly dropReasons: readonly string[];
    }
  | {
      readonly kind: 'resume';
      /** The hold that has ended: why, in words; null when that is no longer known. */
      readonly hold: { readonly sinceMs: number; readonly reason: string } | null;
    }
  | {
      readonly kind: 'push';
      /** Who asks; empty when no longer known. */
      readonly byName: string;
      /** What for; null when it was erased. */
      readonly note: string | null;
    }
  | { readonly kind: 'fill-role'; readonly roleToFill: string }
  | {
      readonly kind: 'reassign';
      /** The tasks that somebody has to go on with, at least one, and why that needs a decision. */
      readonly asked: readonly AskedTask[];
    }
  | {
      readonly kind: 'fix-mail';
      /** Whose email bounced; null when unknown. */
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

/** How long the customer has been silent, and since what. */
export interface Silence {
  readonly sinceMs: number;
  readonly since: Clock['startedBy']['cause'];
  readonly days: number;
}

/** A task that its holder leaves undone, for a manager to know. */
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

/** The project went back to an earlier stage, which closed tasks of the recipient. */
export interface ReturnedMail extends MailCommon {
  readonly kind: 'stage-returned';
  readonly returnedAtMs: number;
  /** Names of the stages. */
  readonly from: string;
  readonly to: string;
  readonly cause: ReturnCause;
  /** Who moved it back; null when it was neither a person nor an application. */
  readonly byName: string | null;
  readonly note?: string;
  /** Names of the tasks of the recipient, or of the person they stand in for. */
  readonly closedTasks: readonly string[];
}

/** The project waits until a date, before which nothing is to be done. */
export interface HeldMail extends MailCommon {
  readonly kind: 'project-held';
  /** Why, in words. */
  readonly reason: string;
  readonly heldAtMs: number;
  readonly wakesAtMs: number;
  /** Who put it on hold; null when it was neither a person nor an application. */
  readonly byName: string | null;
  readonly note?: string;
  /** Names of the open tasks of the recipient, or of the person they stand in for. */
  readonly waitingTasks: readonly string[];
}

/** A contact or milestone ended a hold before its date: for whoever set it. */
export interface HoldEndedMail extends MailCommon {
  readonly kind: 'hold-ended';
  readonly cause: 'contact' | 'milestone';
  readonly wokenAtMs: number;
  /** Until when the hold was to last. */
  readonly untilMs: number;
  /** Why it was set, in words. */
  readonly reason: string;
  /** Who reported what ended it; null when it was neither a person nor an application. */
  readonly byName: string | null;
  /** The form that puts the project on hold again, with the last reason and date filled in. */
  readonly holdUrl: string;
}

/** The project has ended: nothing more is to be done. */
export interface EndedMail extends MailCommon {
  readonly kind: 'ended';
  readonly endedAtMs: number;
  /** Who ended it; null when the clock did. */
  readonly byName: string | null;
  readonly ending: MailEnding;
  /** Names of the tasks, of the recipient or the person they stand in for, that were open until then. */
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
  /** By how many stages, at least 2. */
  readonly stagesAhead: number;
}
