import type { ContactKind, HoldReason, ReviewDecision } from '../../domain/project/model/command-fields';
import type { CustomerClass } from '../../domain/playbook/playbook';

/**
 * One manager's weekly review (process.md, section 3), as mail and page show it. Everything is looked up when it is
 * shown: who is in the team, the names of projects, and who does what.
 */
export interface ReviewFacts {
  readonly managerId: string;
  /** The Monday of the review in the manager's zone: `2026-03-02`. */
  readonly week: string;
  /** Start of "this week": the days since the previous review, usually seven; epoch milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
  /**
   * People with projects: first those of the manager's own team by name, including the manager if they have some, then
   * those of the teams below. Escalated projects are not repeated here.
   */
  readonly reps: readonly ReviewRep[];
  /** The teams below the manager's own, at any depth, the neediest first. */
  readonly teams: readonly ReviewTeam[];
  /** Projects on hold in the whole line: neither silent nor lost. */
  readonly held: readonly ReviewProject[];
  /** Projects of the managers directly below that nobody has decided about for three weeks or more. */
  readonly escalated: readonly ReviewProject[];
  /** For the whole line. */
  readonly counts: ReviewCounts;
}

export interface ReviewRep {
  readonly personId: string;
  readonly name: string;
  /** Who reviews them: the manager of this review, or one below. */
  readonly managerId: string;
  /** Undecided ones first, the longest undecided at the top; then those with something in the way. */
  readonly projects: readonly ReviewProject[];
}

/** A team below the manager's own, whose manager has a review of their own. */
export interface ReviewTeam {
  readonly managerId: string;
  readonly name: string;
  /** Running projects except those on hold, including those that the review does not list. */
  readonly projects: number;
  /** How many of them are in the review's lists. */
  readonly listed: number;
  /** How many of them have no decision this week. */
  readonly undecided: number;
  /** How many of them were left undecided in an earlier week. */
  readonly left: number;
  /** How many of the listed ones have something in the way. */
  readonly inTheWay: number;
}

/** A task, who has it and since when. */
export interface HeldTask {
  readonly name: string;
  /** Null when nobody has it. */
  readonly personName: string | null;
  readonly sinceMs: number;
}

export interface ReviewProject {
  readonly projectId: string;
  readonly title: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly customerClass: CustomerClass;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly stageName: string;
  /** The rules it follows; they hold its drop reasons and its owner's role. */
  readonly playbook: { readonly key: string; readonly version: number };
  readonly amount: number | null;
  readonly currency: string | null;
  /** What was done this week. */
  readonly done: {
    readonly contacts: readonly {
      readonly atMs: number;
      readonly kind: ContactKind | 'milestone';
      readonly byName: string;
    }[];
    readonly milestones: readonly { readonly atMs: number; readonly name: string }[];
    readonly tasks: readonly { readonly atMs: number; readonly name: string; readonly byName: string }[];
  };
  /** When it was opened or begun anew, if that was since the review before, epoch milliseconds; otherwise null. */
  readonly newSinceMs: number | null;
  /** Stages entered this week, in order. */
  readonly moved: readonly string[];
  /** What is in the way. */
  readonly inTheWay: {
    /** Milestones still missing for the gate. */
    readonly missing: readonly string[];
    readonly overdue: readonly (HeldTask & {
      readonly dueAtMs: number;
      /** The tasks that a decision who goes on is about. */
      readonly asked: readonly HeldTask[];
    })[];
    /** Two or more stages ahead of the buyer. */
    readonly drifting: boolean;
    /** Since when it has neither answered nor acted, as a check has found, epoch milliseconds; null when it works. */
    readonly stoppedSinceMs: number | null;
  };
  readonly next: { readonly check: 'follow-up' | 'judge' | 'drop' | 'wake'; readonly atMs: number } | null;
  /** Whole days, without the time on hold. */
  readonly ageDays: number;
  readonly ageInStageDays: number;
  readonly hold: { readonly reason: HoldReason; readonly sinceMs: number; readonly wakeAtMs: number } | null;
  /** How many earlier reviews nobody has decided about it in. */
  readonly undecidedWeeks: number;
  /** The decision of this review or a later one; null when there is none. */
  readonly decision: {
    readonly decision: ReviewDecision;
    readonly byName: string;
    readonly atMs: number;
  } | null;
}

/** A line's numbers for the week, and their average over the four weeks before. */
export interface ReviewCounts {
  readonly byStage: readonly { readonly stage: string; readonly name: string; readonly open: number }[];
  readonly held: number;
  readonly entered: WeekCount;
  readonly won: WeekCount;
  readonly lost: WeekCount;
  readonly dropped: WeekCount;
}

export interface WeekCount {
  readonly thisWeek: number;
  /** Mean of the four weeks before. */
  readonly before: number;
}
