import type { ReviewDecision } from '../../domain/project/model/command-fields';

/** Who decided what, and when. */
export interface DecisionWords {
  readonly decision: string;
  readonly who: string;
  readonly at: string;
}

/** The words of the weekly review's page. */
export interface ReviewTexts {
  readonly title: (monday: string) => string;
  readonly greeting: (name: string) => string;
  readonly myReview: string;
  readonly span: (from: string, to: string) => string;
  readonly progress: (decided: number, of: number) => string;
  readonly nothing: string;
  readonly numbers: string;
  readonly stage: string;
  readonly open: string;
  readonly held: string;
  readonly event: string;
  readonly thisWeek: string;
  readonly before: string;
  readonly entered: string;
  readonly won: string;
  readonly lost: string;
  readonly dropped: string;
  readonly reps: string;
  readonly counts: (projects: number, undecided: number | null) => string;
  readonly escalatedTitle: string;
  readonly escalatedText: string;
  readonly heldTitle: string;
  readonly heldText: string;
  readonly continued: (from: number, to: number, of: number) => string;
  readonly pages: string;
  readonly page: (number: number, of: number) => string;
  readonly earlier: string;
  readonly later: string;
  readonly customer: (name: string, customerClass: string) => string;
  readonly owner: string;
  readonly stageAndAge: (stage: string, inStageDays: number, ageDays: number) => string;
  readonly undecided: (weeks: number) => string;
  readonly done: string;
  readonly nothingDone: string;
  readonly opened: (on: string) => string;
  readonly milestone: (name: string) => string;
  readonly task: (name: string, by: string) => string;
  readonly contact: (kind: string, by: string) => string;
  readonly moved: string;
  readonly nothingMoved: string;
  readonly inTheWay: string;
  readonly nothingInTheWay: string;
  readonly missing: (milestones: string) => string;
  readonly drifting: string;
  readonly stopped: (since: string) => string;
  readonly next: string;
  readonly checks: Readonly<Record<'follow-up' | 'judge' | 'drop' | 'wake', (on: string) => string>>;
  readonly planning: string;
  /** How many projects the teams below have, and how many of these are undecided. */
  readonly below: (projects: number, undecided: number) => string;
  /** How many of them the page does not list. */
  readonly notListed: (projects: number) => string;
  readonly more: (projects: number) => string;
  readonly teamOf: (manager: string) => string;
  readonly teamText: string;
  readonly onHold: (hold: { reason: string; since: string; until: string }) => string;
  /** Between a title and a sentence about it. */
  readonly colon: string;
  readonly list: (items: readonly string[]) => string;
  readonly decided: (words: DecisionWords) => string;
  readonly decide: string;
  /** Leads to the other decisions, where one stands beside it as a button. */
  readonly decideElse: string;
  readonly change: string;
  readonly decision: string;
  readonly decisions: Readonly<Record<ReviewDecision, string>>;
  /** What each decision does, shown below `decision`. */
  readonly decisionHints: Readonly<Record<ReviewDecision, string>>;
  readonly note: string;
  readonly noteHints: Readonly<Partial<Record<ReviewDecision, string>>>;
  readonly dueOn: string;
  readonly reason: string;
  readonly receiver: string;
  readonly nobodyToReceive: string;
  readonly only: (decision: string) => string;
  readonly submit: string;
  readonly nothingYet: string;
  readonly saved: string;
  readonly kept: string;
  readonly alreadyDecided: (words: DecisionWords) => string;
  readonly elsewhere: { readonly title: string; readonly text: (owner: string) => string };
  readonly notYours: { readonly title: string; readonly text: string };
  readonly forManagers: string;
  readonly toReview: string;
}
