/**
 * What the workflow of a changed calendar is started with, and what its activities do. No zod here: the workflow needs
 * these at run time.
 */

/**
 * How long a process may plan by the version of a calendar that it has read, in milliseconds: whoever plans deadlines
 * anew waits until no process can have an older one.
 */
export const calendarFreshMs = 2_000;

/** Which calendar has changed, and the version that holds from now on. */
export interface CalendarChangeInput {
  readonly key: string;
  readonly version: number;
  /** Who has changed it. */
  readonly changedBy: string;
  /** What an earlier run carries over. */
  readonly carried?: CalendarChangeProgress;
}

/** How far it has come. */
export interface CalendarChangeProgress extends ReplanCounts {
  /** The project after which it goes on; null at the beginning, absent when every project was looked at. */
  readonly after: ProjectPlace | null;
}

/** Where a project stands in the list of open projects, newest first. */
export interface ProjectPlace {
  readonly openedAtMs: number;
  readonly projectId: string;
}

/** What became of open projects. */
export interface ReplanCounts {
  /** Their deadlines were worked out anew. */
  readonly replanned: number;
  /** Nobody in it uses the calendar, or no day has changed before its last deadline. */
  readonly unaffected: number;
  /** They ended meanwhile, or refused it. */
  readonly refused: number;
  /** Their workflow gave no answer for some minutes: the command waits in its history or an operator has to look. */
  readonly silent: number;
}
