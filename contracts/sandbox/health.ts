/**
 * What can stall, and what the workflow that looks for it is started with. No zod here: the workflow needs these at run
 * time.
 */

/** What a check finds in one project. */
export const projectFindingKinds = [
  /** It runs by its ledger, or has mails to send, and no workflow runs for it. */
  'no-workflow',
  /** Its workflow task keeps failing: no command is carried out. */
  'failing',
  /** Its workflow task is waiting, and no worker takes it. */
  'unattended',
  /** Temporal knows less of it than the ledger does. */
  'behind',
  /** Temporal knows more of it than the ledger does: the ledger was restored from a backup, or takes no writes. */
  'ahead',
  /** The ledger has gaps between events. */
  'ledger-gap',
  /** Its document or its tasks differ from the ledger. */
  'read-side-behind',
  /** The registry of references and the project say different things of what other systems call it. */
  'references-differ',
  /** The archive says something else of the customer than the project knows. */
  'archive-differs',
  /** Something was due a while ago and has not happened. */
  'overdue',
  /** It has ended, but its workflow is still running with nothing to do. */
  'still-running',
  /** It could not be checked. */
  'unreadable',
] as const;

/** What a check finds elsewhere. */
export const otherFindingKinds = [
  /** The workflow task of a workflow other than a project keeps failing. */
  'workflow-failing',
  /** Nobody is left who could decide about a part of a hand-over. */
  'hand-over-undecided',
  /** A hand-over is under way by its record, but no workflow is running for it. */
  'hand-over-stopped',
  /** Somebody inactive still holds projects, and nobody is handing them over. */
  'leaver-holds',
  /** A calendar has changed, and not every project was notified. */
  'calendar-change-stopped',
  /** A notification keeps being retried, or was never requested. */
  'notification-waits',
  'weekly-schedule-missing',
  /**
   * A mail has gone untried for more than its four days, and nobody has given it up; or it waits for a digest that did
   * not come on its reader's next working morning.
   */
  'mail-waits',
] as const;

export const findingKinds = [...projectFindingKinds, ...otherFindingKinds] as const;
export type FindingKind = (typeof findingKinds)[number];
export type ProjectFindingKind = (typeof projectFindingKinds)[number];
export type OtherFindingKind = (typeof otherFindingKinds)[number];

/**
 * Kinds that mean that a project does not react or act for the people who work on it; the others do not concern them.
 */
export const stoppedKinds: readonly FindingKind[] = [
  'no-workflow',
  'failing',
  'unattended',
  'behind',
  'ahead',
  'ledger-gap',
  'overdue',
];

/** Something that is stalled. Ids only, never names of people. */
export interface Finding {
  readonly kind: FindingKind;
  /** What it is about: the id of a project, workflow, hand-over or person, the key of a mail, … */
  readonly subject: string;
  /** Null when it is not about a project. */
  readonly projectId: string | null;
  /** One sentence for operators, in English. */
  readonly detail: string;
}

/** What was done about something stalled. */
export interface RepairNote {
  readonly atMs: number;
  /** `repaired`: it is running again. `left`: somebody has to decide. `failed`: the repair did not work. */
  readonly outcome: 'repaired' | 'left' | 'failed';
  readonly detail: string;
}

/**
 * What a check may do about what it finds. `none`: nothing. `safe`: what loses nothing whatever the cause, as in the
 * hourly check. `all`: what somebody has requested after looking at it.
 */
export const repairModes = ['none', 'safe', 'all'] as const;
export type RepairMode = (typeof repairModes)[number];

/** How far a check has come: projects of the ledger first, then what only Temporal knows, then everything else. */
export interface HealthPlace {
  readonly part: 'projects' | 'running' | 'waiting';
  /** Where it continues within the part; null at the start. */
  readonly after: string | null;
}

export const firstHealthPlace: HealthPlace = { part: 'projects', after: null };

export interface HealthCounts {
  /** Projects and other things checked. */
  readonly looked: number;
  /** What is stalled, after repairs. */
  readonly found: number;
  readonly repaired: number;
  /** Workflows started from the ledger: an hourly check starts only a limited number. */
  readonly started: number;
}

export const noHealthCounts: HealthCounts = { looked: 0, found: 0, repaired: 0, started: 0 };

export function addHealthCounts(a: HealthCounts, b: HealthCounts): HealthCounts {
  return {
    looked: a.looked + b.looked,
    found: a.found + b.found,
    repaired: a.repaired + b.repaired,
    started: a.started + b.started,
  };
}

export interface HealthPageRequest {
  readonly place: HealthPlace;
  readonly repairs: RepairMode;
  /** How many more workflows this check may start; absent: no limit. */
  readonly startsLeft?: number;
  /** These projects alone; absent: all, from the place on. */
  readonly projectIds?: readonly string[];
}

export interface HealthPage {
  readonly counts: HealthCounts;
  /** Where to continue; null at the end. */
  readonly place: HealthPlace | null;
}

/** What the workflow of a check is started with. */
export interface HealthCheckInput {
  readonly repairs: RepairMode;
  /** These projects alone; absent: everything. */
  readonly projectIds?: readonly string[];
  /** What an earlier run carries over. */
  readonly carried?: { readonly place: HealthPlace; readonly counts: HealthCounts };
}

/** The activity of checks. */
export interface HealthActivities {
  /**
   * Checks the next page, repairs what it may, and records what is left. A repeat checks again and finds what the
   * previous attempt repaired in order.
   */
  checkHealth(request: HealthPageRequest): Promise<HealthPage>;
}

/**
 * How many workflows an hourly check starts from the ledger. When more are missing, Temporal has lost its database or
 * this is the wrong namespace: somebody has to look before thousands are started.
 */
export const mostStartsByItself = 20;
