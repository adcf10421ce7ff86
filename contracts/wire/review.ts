import type { ContactKind, HoldReason, ReviewDecision } from '../../domain/project/model/commands';
import type { CustomerClass } from '../../domain/playbook/playbook';

/**
 * The weekly review of one manager (process.md, section 3): what mail and page show. Everything is looked up when it is
 * shown: who is in the team, what the projects are called and who does what.
 */
export interface ReviewFacts {
  readonly managerId: string;
  /** The Monday of the review in the manager's zone: `2026-03-02`. */
  readonly week: string;
  /** What "this week" is: the days since the review before, seven as a rule; epoch milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
  /**
   * People who have projects: first those of the manager's own team by name, the manager too when some are theirs, then
   * those of the teams below. What is escalated is not here once more.
   */
  readonly reps: readonly ReviewRep[];
  /** The teams below the manager's own, at any depth: those that need somebody most come first. */
  readonly teams: readonly ReviewTeam[];
  /** Projects on hold, of the whole line: they neither wait in silence nor are they lost. */
  readonly held: readonly ReviewProject[];
  /** Projects of managers right below that nobody has decided about for three weeks or more. */
  readonly escalated: readonly ReviewProject[];
  /** Of the whole line. */
  readonly counts: ReviewCounts;
}

export interface ReviewRep {
  readonly personId: string;
  readonly name: string;
  /** Who reviews them: the manager of this review, or one below. */
  readonly managerId: string;
  /** Those that were left undecided come first, the longest first; then those with something in the way. */
  readonly projects: readonly ReviewProject[];
}

/** A team below the own one: its manager has a review of their own. */
export interface ReviewTeam {
  readonly managerId: string;
  readonly name: string;
  /** Running projects, without those on hold; all of them, also where the review does not list so many. */
  readonly projects: number;
  /** How many of them are in the review's lists. */
  readonly listed: number;
  /** How many of them nobody has decided about in this week. */
  readonly undecided: number;
  /** How many of them were left undecided in a week before. */
  readonly left: number;
  /** How many of those that are listed have something in the way. */
  readonly inTheWay: number;
}

/** A task, who has it and since when. */
export interface HeldTask {
  readonly name: string;
  /** Null: nobody has it. */
  readonly personName: string | null;
  readonly sinceMs: number;
}

export interface ReviewProject {
  readonly projectId: string;
  readonly title: string;
  readonly customerName: string;
  readonly customerClass: CustomerClass;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly stageName: string;
  /** Which rules it follows: its reasons for a drop and the role of its owner stand in them. */
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
  /** Stages that were entered this week, in order. */
  readonly moved: readonly string[];
  /** What is in the way. */
  readonly inTheWay: {
    /** Milestones that the gate still lacks. */
    readonly missing: readonly string[];
    readonly overdue: readonly (HeldTask & {
      readonly dueAtMs: number;
      /** Of a decision who goes on: the tasks that it is about. */
      readonly asked: readonly HeldTask[];
    })[];
    /** Two or more stages ahead of the buyer. */
    readonly drifting: boolean;
    /** Since when it neither answers nor acts, as a check has found, epoch milliseconds; null: it does. */
    readonly stoppedSinceMs: number | null;
  };
  readonly next: { readonly check: 'follow-up' | 'judge' | 'drop' | 'wake'; readonly atMs: number } | null;
  /** Days without the time on hold, whole. */
  readonly ageDays: number;
  readonly ageInStageDays: number;
  readonly hold: { readonly reason: HoldReason; readonly sinceMs: number; readonly wakeAtMs: number } | null;
  /** Reviews in which nobody has decided about it, without this one. */
  readonly undecidedWeeks: number;
  /** What was decided in this review, or in a later one; null: nothing yet. */
  readonly decision: {
    readonly decision: ReviewDecision;
    readonly byName: string;
    readonly atMs: number;
  } | null;
}

/** A line's numbers of the week, and what they were in each of the four weeks before, on average. */
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
