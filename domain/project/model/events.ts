import type { Facts } from '../../playbook/facts';
import type { ClockDays, CustomerClass, LadderStep, TaskKind } from '../../playbook/playbook';
import type { Opening } from './opening';
import type { ContactKind, HoldReason, ReplanCause, ReturnCause, ReviewDecision } from './command-fields';
import type { Reference } from './references';
import type { ClosedTaskStatus, ProjectStatus, WakeCause } from './state';

/** What every event carries: which step of the project it is, when it happened and who caused it. */
export interface EventBase {
  /** 1, 2, 3 … within the project, without gaps. */
  readonly revision: number;
  /** When the project decided it, epoch milliseconds. */
  readonly atMs: number;
  readonly commandId: string;
  readonly actor: string;
  readonly source: string;
  /** Deadlines that the ledger planned when it wrote this event; see `plan`. */
  readonly planned?: DeadlinePlan;
}

/**
 * Deadlines, computed from a person's zone and working days when events are recorded. They ride on the last event of
 * the batch that asked for them, so that a fold of the ledger meets them at the same point.
 */
export interface DeadlinePlan {
  /** Absent when no clock was waiting for a plan. */
  readonly clock?: {
    /** The step that started the clock: a plan for an older start is out of date and changes nothing. */
    readonly revision: number;
    readonly followUpAtMs?: number;
    readonly judgeAtMs?: number;
    readonly dropAtMs?: number;
    readonly wakeAtMs?: number;
  };
  /** Due dates by task id, epoch milliseconds. */
  readonly tasks?: Readonly<Record<string, number>>;
  /** The next rung of each task's ladder, by task id. */
  readonly rungs?: Readonly<Record<string, RungPlan>>;
}

/** Which rung of a ladder fires next, and when. */
export interface RungPlan {
  /** `LadderPlace.revision` of the request. */
  readonly revision: number;
  readonly next: number;
  /** Null when no rung is left. */
  readonly atMs: number | null;
  /** `LadderPlace.fromMs`. */
  readonly fromMs?: number;
}

/** Early: its stage is still to come. Late: its stage has passed; it is kept as evidence and has no other effect. */
export type MilestoneTiming = 'early' | 'due' | 'late';

export type EventBody =
  | ({ readonly type: 'projectOpened' } & Opening)
  | { readonly type: 'stageEntered'; readonly stage: string; readonly from: string | null }
  /** Back to an earlier stage; `stageEntered` follows. What was reached from there on is superseded. */
  | {
      readonly type: 'stageReturned';
      readonly from: string;
      readonly stage: string;
      readonly cause: ReturnCause;
      readonly noteId?: string;
      readonly superseded: readonly string[];
      /** Whose tasks it closed: each is notified once. */
      readonly personIds: readonly string[];
    }
  | {
      readonly type: 'milestoneReached';
      readonly milestone: string;
      readonly timing: MilestoneTiming;
      readonly evidence: string;
      readonly occurredAtMs: number;
      /** Whether it counts as a contact (MilestoneRule.contact). */
      readonly contact: boolean;
      readonly noteId?: string;
    }
  | {
      readonly type: 'contactRecorded';
      readonly kind: ContactKind;
      readonly occurredAtMs: number;
      readonly evidence?: string;
      readonly noteId?: string;
    }
  | {
      readonly type: 'buyerStageMoved';
      readonly from: string;
      readonly to: string;
      readonly milestone: string;
    }
  | {
      readonly type: 'driftWarned';
      readonly stage: string;
      readonly buyerStage: string;
      readonly ownerId: string;
    }
  | { readonly type: 'driftEnded' }
  | {
      readonly type: 'taskOpened';
      readonly taskId: string;
      readonly kind: TaskKind;
      /** For a stage task its key in the playbook, for others the kind. */
      readonly key: string;
      readonly role: string;
      readonly stage: string;
      /** Null until somebody is chosen. */
      readonly personId: string | null;
      readonly dueDays: number;
      readonly milestone?: string;
      /** What a manager's task is about: a role to fill, or the person whose mail bounced. */
      readonly about?: string;
      /** The tasks that a decision who goes on is about. */
      readonly aboutTasks?: readonly string[];
      readonly replaces?: string;
      /** For a `push` task, what the manager asks for; and the deadline, epoch milliseconds. */
      readonly noteId?: string;
      readonly dueAtMs?: number;
    }
  | { readonly type: 'taskAccepted'; readonly taskId: string }
  | {
      readonly type: 'taskPostponed';
      readonly taskId: string;
      readonly dueAtMs: number;
      readonly noteId: string;
    }
  | {
      readonly type: 'taskAssigned';
      readonly taskId: string;
      readonly personId: string;
      /** `passed-on`: by its holder or their manager. Absent when it goes with its role. */
      readonly reason?: 'passed-on';
      readonly noteId?: string;
    }
  /** A decision who goes on is about other tasks than before: another was left undone, or somebody has acted on one. */
  | {
      readonly type: 'decisionChanged';
      readonly taskId: string;
      readonly aboutTasks: readonly string[];
      /** What was written with the answer for the tasks that were taken out. */
      readonly noteId?: string;
      /** Who is notified at once: no reminder is left that could name an added task. */
      readonly tellsId?: string;
    }
  /** A rung of a task's escalation ladder has fired. */
  | {
      readonly type: 'rungReached';
      readonly taskId: string;
      readonly rung: number;
      readonly step: LadderStep;
      readonly personId: string;
      readonly ownerId: string;
    }
  /** A rung had nobody to act through: nobody is above whoever has the task. */
  | {
      readonly type: 'rungPassedOver';
      readonly taskId: string;
      readonly rungRevision: number;
      readonly reason: 'nobody-above';
    }
  | {
      readonly type: 'taskClosed';
      readonly taskId: string;
      readonly status: ClosedTaskStatus;
      /** The reason, as a code: `completed`, `contact`, `judged`, `stage-completed`, `nobody-available`, … */
      readonly reason: string;
      readonly evidence?: string;
      readonly noteId?: string;
    }
  | {
      readonly type: 'roleAssigned';
      readonly role: string;
      readonly personId: string;
      readonly reason: string;
    }
  | { readonly type: 'roleQueued'; readonly role: string; readonly reason: string }
  | { readonly type: 'roleSkipped'; readonly role: string; readonly stage: string; readonly reason: string }
  /** What one person held in the project is another's from now on. Nothing else about the project changes. */
  | {
      readonly type: 'handedOver';
      readonly handOverId: string;
      readonly fromPersonId: string;
      readonly toPersonId: string;
      readonly roles: readonly string[];
      readonly taskIds: readonly string[];
    }
  | { readonly type: 'noteAdded'; readonly noteId: string; readonly taskId?: string }
  /** Clocks and ladders stand still until it wakes. */
  | {
      readonly type: 'projectHeld';
      readonly reason: HoldReason;
      readonly wakeOnMs: number;
      readonly noteId?: string;
      readonly ownerId: string;
      /** Holders of open tasks: each is notified once. */
      readonly personIds: readonly string[];
    }
  | {
      readonly type: 'holdChanged';
      readonly reason: HoldReason;
      readonly wakeOnMs: number;
      readonly noteId?: string;
    }
  /** Clocks and ladders go on with the time they had left. */
  | {
      readonly type: 'projectWoken';
      readonly cause: WakeCause;
      readonly noteId?: string;
      /** How long the hold lasted, in milliseconds. */
      readonly heldMs: number;
      /** Who is notified that it is over: whoever set it, when somebody else's contact or milestone ended it. */
      readonly tellsId?: string;
    }
  | {
      readonly type: 'meetingConfirmed';
      readonly kind: ContactKind;
      readonly meetingAtMs: number;
      readonly evidence: string;
      readonly noteId?: string;
    }
  | { readonly type: 'meetingCancelled'; readonly noteId?: string }
  | {
      readonly type: 'clockChanged';
      readonly days: Partial<ClockDays>;
      readonly noteId: string;
    }
  | {
      readonly type: 'classChanged';
      readonly from: CustomerClass;
      readonly to: CustomerClass;
      readonly noteId?: string;
    }
  | { readonly type: 'titleChanged'; readonly from: string; readonly to: string }
  /** Null: none is known. */
  | { readonly type: 'amountChanged'; readonly from: number | null; readonly to: number | null }
  | { readonly type: 'currencyChanged'; readonly from: string | null; readonly to: string | null }
  | { readonly type: 'expectedSigningChanged'; readonly from: string | null; readonly to: string | null }
  | ({
      readonly type: 'referenceAdded';
      /** The project that had it before. */
      readonly movedFrom?: string;
    } & Reference)
  | ({
      readonly type: 'referenceRemoved';
      /** The project that has it from now on. */
      readonly movedTo?: string;
    } & Reference)
  /** What the archive says has changed. */
  | {
      readonly type: 'factsNoted';
      readonly facts: Facts;
      /** Milestones of this stage and later ones that the archive does not bear out any more. */
      readonly superseded?: readonly string[];
    }
  /** Deadlines still ahead are replanned. */
  | { readonly type: 'deadlinesReplanned'; readonly cause: ReplanCause; readonly subject: string }
  /** A new attempt; `stageEntered` follows. */
  | {
      readonly type: 'projectReopened';
      readonly from: Exclude<ProjectStatus, 'new' | 'open'>;
      readonly stage: string;
      readonly superseded: readonly string[];
      readonly noteId?: string;
    }
  | {
      readonly type: 'projectReviewed';
      readonly week: string;
      readonly decision: ReviewDecision;
      readonly noteId?: string;
    }
  | { readonly type: 'followUpDue' }
  | { readonly type: 'judgementDue' }
  | { readonly type: 'projectKept'; readonly noteId: string; readonly nextAtMs: number }
  | ({ readonly type: 'projectDropped'; readonly reason: string; readonly noteId?: string } & Informs)
  | ({
      readonly type: 'projectLost';
      readonly reason: string;
      readonly competitor?: string;
      readonly noteId?: string;
    } & Informs)
  | ({ readonly type: 'projectWon'; readonly deliveryManagerId: string | null } & Informs)
  | {
      readonly type: 'mailFailed';
      readonly effectKey: string;
      readonly personId: string | null;
      readonly reason: string;
      readonly taskId?: string;
    }
  /** An accepted command that changed nothing, such as a milestone that was already reported. */
  | {
      readonly type: 'commandAcknowledged';
      readonly command: string;
      readonly reason: string;
      readonly subject: string;
      /** What its sender wrote with it. */
      readonly noteId?: string;
    }
  | {
      readonly type: 'commandRefused';
      readonly refusedId?: string;
      readonly command: string;
      readonly code: string;
      readonly message: string;
      /** Everything that was missing, or might have been chosen instead; absent when there is no such list. */
      readonly missing?: readonly string[];
    }
  /**
   * The project had gone on from a state that the ledger does not have (a reset workflow, a restored database). It has
   * adopted the ledger's events and decided again what was not recorded.
   */
  | {
      readonly type: 'ledgerAdopted';
      /** The project's first event that the ledger has differently or not at all. */
      readonly fromRevision: number;
      /** How many of the project's own events were given up; the commands behind them were decided again. */
      readonly givenUp: number;
    };

/** Who is notified that the project has ended: the holders of its open tasks and roles, each once. */
interface Informs {
  readonly ownerId: string;
  readonly personIds: readonly string[];
  /** It had ended before anybody here knew of it: nobody is notified. */
  readonly broughtIn?: 'history';
}

/** What happened in a project. */
export type ProjectEvent = EventBase & EventBody;
