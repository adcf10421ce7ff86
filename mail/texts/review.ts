/** Every sentence and label of the weekly emails. Dates and names come in ready to print. */
export interface ReviewTexts {
  readonly review: {
    /** @param left how many of these projects the previous review left undecided */
    readonly subject: (day: string, projects: number, left: number) => string;
    readonly ask: (who: string, projects: number) => string;
    readonly why: string;
    readonly clearSubject: (day: string) => string;
    readonly clear: string;
    readonly clearWhy: string;
    readonly open: string;
    readonly escalated: (weeks: number) => string;
    readonly reps: string;
    readonly rep: (rep: { name: string; projects: number; left: number; inTheWay: number }) => string;
    readonly numbers: string;
    readonly held: string;
    readonly all: (shown: number, all: number) => string;
    /** For a review in which nothing waits for its reader, but the teams below have projects. */
    readonly lineSubject: (day: string, projects: number) => string;
    readonly lineAsk: (who: string, projects: number) => string;
    readonly lineWhy: string;
    readonly teams: string;
    /** Projects of the teams below that need attention first. */
    readonly below: string;
    readonly belowProject: (project: {
      name: string;
      undecidedWeeks: number;
      isObstructed: boolean;
    }) => string;
    /** At the end of a truncated list. */
    readonly more: (count: number) => string;
    readonly footer: (timeZone: string) => string;
  };
  readonly mirror: {
    readonly subject: (day: string, projects: number) => string;
    readonly ask: (who: string, manager: string, at: string, projects: number) => string;
    readonly why: string;
    readonly title: string;
    readonly held: (count: number) => string;
    readonly footer: (timeZone: string) => string;
  };
  readonly unsubscribe: string;
  /** `Cooling line · Acme`. */
  readonly project: {
    readonly stage: (stage: string, daysInStage: number, days: number) => string;
    readonly undecided: (weeks: number) => string;
    readonly done: (what: string) => string;
    readonly nothingDone: string;
    readonly opened: (day: string) => string;
    readonly contact: (kind: string, day: string) => string;
    readonly moved: (stages: string) => string;
    readonly inTheWay: (what: string) => string;
    readonly missing: (milestones: string) => string;
    /** `held`: who has had it since when, and the same for the tasks that it decides about. */
    readonly overdue: (task: { name: string; due: string; held: readonly string[] }) => string;
    readonly heldBy: (task: { who: string | null; since: string }) => string;
    readonly askedHeld: (name: string, held: string) => string;
    readonly drifting: string;
    readonly stopped: (since: string) => string;
    readonly held: (reason: string, wakes: string) => string;
  };
  readonly counts: {
    readonly entered: string;
    readonly won: string;
    readonly lost: string;
    readonly dropped: string;
    readonly held: string;
    readonly compared: (thisWeek: number, before: string) => string;
  };
  readonly list: (items: readonly string[]) => string;
  /** For items that are lists themselves. */
  readonly listOfLists: (items: readonly string[]) => string;
  readonly sentences: (sentences: readonly string[]) => string;
}
