/**
 * What the workflow of a changed calendar is started with, and what its activity does. No zod here: the workflow needs
 * these at run time.
 */

/**
 * How long a process may plan by a calendar version that it has read, in milliseconds: replanning waits until no
 * process can have an older one.
 */
export const calendarFreshMs = 2_000;

/** Which calendar has changed, and the version that holds from now on. */
export interface CalendarVersionId {
  readonly key: string;
  readonly version: number;
}

/** `tw@3`: the subject of the events that a version causes. */
export function calendarVersionName({ key, version }: CalendarVersionId): string {
  return `${key}@${version}`;
}

/** Whose zone or calendar has changed, and the revision of their record that holds from now on. */
export interface PersonVersionId {
  readonly personId: string;
  readonly revision: number;
}

/** The settings of the company that say when people work; see the README for the variables. */
export const workTimeSettingNames = ['workdayStart', 'companyTimeZone', 'companyCalendar'] as const;
export type WorkTimeSettingName = (typeof workTimeSettingNames)[number];

/** Which of these settings have changed, and how often they have in all: a number for each time. */
export interface SettingsVersionId {
  readonly settings: number;
  readonly changed: readonly WorkTimeSettingName[];
}

/** A change of what deadlines are worked out from. */
export type WorkTimeChange = CalendarVersionId | PersonVersionId | SettingsVersionId;

/** Names a change, `tw@3`, `amy@7` or `settings@2`: the subject of the events that it causes. */
export function workTimeChangeName(change: WorkTimeChange): string {
  if ('personId' in change) return `${change.personId}@${change.revision}`;
  return 'settings' in change ? `settings@${change.settings}` : calendarVersionName(change);
}

/** What it is called in the list of workflows. */
export function workTimeChangeTitle(change: WorkTimeChange): string {
  const of = 'personId' in change ? 'working times of' : 'settings' in change ? 'company' : 'calendar';
  return `Change of ${of} ${workTimeChangeName(change)}`;
}

export type CalendarChangeInput = WorkTimeChange & {
  /** Who has changed it. */
  readonly changedBy: string;
  /** What an earlier run carries over. */
  readonly carried?: CalendarChangeProgress;
};

/** What became of running projects. */
export interface ReplanCounts {
  /** Their deadlines are replanned. */
  readonly replanned: number;
  /** Nobody in them uses the calendar, or no changed day can move a deadline. */
  readonly unaffected: number;
  /** They have ended in the meantime, or refused it. */
  readonly refused: number;
}

/** How far it has come: running projects are processed from the newest to the oldest, those on hold last. */
export interface CalendarChangeProgress extends ReplanCounts {
  /** Where it goes on; null at the end. */
  readonly place: ProjectPlace | null;
}

/** A place in that order. A project that is put on hold or wakes meanwhile is planned by the new version anyway. */
export interface ProjectPlace {
  readonly status: 'open' | 'held';
  /** The project after which it goes on; null at the first. */
  readonly after: { readonly openedAtMs: number; readonly projectId: string } | null;
}

export const firstPlace: ProjectPlace = { status: 'open', after: null };

/** The command id under which a project replans: the same for every attempt. */
export function replanCommandId(changed: WorkTimeChange, projectId: string): string {
  const of = 'personId' in changed ? 'person' : 'settings' in changed ? 'company' : 'calendar';
  return `${of}:${workTimeChangeName(changed)}:${projectId}`;
}

/** The `source` of these commands. */
export const calendarSource = 'calendar';

export type ReplanRequest = WorkTimeChange & {
  readonly changedBy: string;
  readonly place: ProjectPlace;
};

/** The activity of changed calendars. */
export interface CalendarActivities {
  /**
   * Has some open projects replan their deadlines. A project recognises the command by its id, so a repeat does nothing
   * twice.
   *
   * @returns the results for these, and where to go on
   */
  replanProjects(request: ReplanRequest): Promise<CalendarChangeProgress>;
}
