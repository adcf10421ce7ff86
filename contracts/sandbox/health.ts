/**
 * What can stand still, and what the workflow that looks for it is started with. No zod here: the workflow needs these
 * at run time.
 */

/** What a check finds in one project. */
export const projectFindingKinds = [
  /** It runs by its ledger, or has mails to send, and no workflow runs for it. */
  'no-workflow',
  /** Its workflow task fails again and again: nothing that it is told is carried out. */
  'failing',
  /** Its workflow task waits, and no worker takes it. */
  'unattended',
  /** Temporal knows less of it than the ledger does. */
  'behind',
  /** Temporal knows more of it than the ledger does: the ledger was brought back from a backup, or takes no writes. */
  'ahead',
  /** The ledger lacks events between others. */
  'ledger-gap',
  /** Its document or its tasks are not what the ledger tells. */
  'read-side-behind',
  /** Something was due a while ago, and nothing has happened. */
  'overdue',
  /** It has ended, and its workflow still runs though it has nothing to do. */
  'still-running',
  /** It could not be looked at. */
  'unreadable',
] as const;

/** What a check finds elsewhere. */
export const otherFindingKinds = [
  /** The workflow task of a workflow that is no project fails again and again. */
  'workflow-failing',
  /** Nobody is left who could decide about a part of a hand-over. */
  'hand-over-undecided',
  /** A hand-over is under way by its record, and no workflow runs for it. */
  'hand-over-stopped',
  /** Somebody who is not active still holds projects, and nobody hands them over. */
  'leaver-holds',
  /** A calendar has changed, and not every project was told. */
  'calendar-change-stopped',
  /** A notification is tried again and again, or was never asked for. */
  'notification-waits',
  'weekly-schedule-missing',
  /** Nobody has tried a mail for more than its four days, and nobody has given it up. */
  'mail-waits',
] as const;

export const findingKinds = [...projectFindingKinds, ...otherFindingKinds] as const;
export type FindingKind = (typeof findingKinds)[number];
export type ProjectFindingKind = (typeof projectFindingKinds)[number];
export type OtherFindingKind = (typeof otherFindingKinds)[number];

/** Kinds that mean for whoever works on a project that it does not react or act: the others are of no matter to people. */
export const stoppedKinds: readonly FindingKind[] = [
  'no-workflow',
  'failing',
  'unattended',
  'behind',
  'ahead',
  'ledger-gap',
  'overdue',
];

/** Something that stands still. Ids only, never names of people. */
export interface Finding {
  readonly kind: FindingKind;
  /** What it is about: the id of a project, of a workflow, of a hand-over, of a person, the key of a mail … */
  readonly subject: string;
  /** Null when it is about no project. */
  readonly projectId: string | null;
  /** One sentence for operators, in English. */
  readonly detail: string;
}

/** What was done about something that stands still. */
export interface RepairNote {
  readonly atMs: number;
  /** `repaired`: it goes on. `left`: it takes somebody's decision. `failed`: it was tried in vain. */
  readonly outcome: 'repaired' | 'left' | 'failed';
  readonly detail: string;
}

/**
 * What a check may do about what it finds. `none`: nothing. `safe`: what loses nothing whatever the cause is, as the
 * hourly check does it. `all`: what somebody has asked for who has looked at it.
 */
export const repairModes = ['none', 'safe', 'all'] as const;
export type RepairMode = (typeof repairModes)[number];

/** How far a check has come: the projects of the ledger, what only Temporal knows, then everything else. */
export interface HealthPlace {
  readonly part: 'projects' | 'running' | 'waiting';
  /** Where it goes on within the part; null at its beginning. */
  readonly after: string | null;
}

export const firstHealthPlace: HealthPlace = { part: 'projects', after: null };

export interface HealthCounts {
  /** Projects and other things looked at. */
  readonly looked: number;
  /** What stands still, after what was repaired. */
  readonly found: number;
  readonly repaired: number;
  /** Workflows that were started from the ledger: an hourly check starts only so many. */
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
  /** How many workflows may still be started in this check; absent: as many as there are. */
  readonly startsLeft?: number;
}

export interface HealthPage {
  readonly counts: HealthCounts;
  /** Where to go on; null at the end. */
  readonly place: HealthPlace | null;
}

/** What the workflow of a check is started with. */
export interface HealthCheckInput {
  readonly repairs: RepairMode;
  /** What an earlier run carries over. */
  readonly carried?: { readonly place: HealthPlace; readonly counts: HealthCounts };
}

/** The activity of checks. */
export interface HealthActivities {
  /**
   * Looks at the next page, repairs what it may, and writes down what is left. A repeat looks again, and finds what the
   * attempt before it has repaired in order.
   */
  checkHealth(request: HealthPageRequest): Promise<HealthPage>;
}

/**
 * How many workflows an hourly check starts from the ledger. When more are missing, Temporal has lost its database or
 * this is not the namespace that it should be: somebody has to look before thousands are started.
 */
export const mostStartsByItself = 20;
