import type { ClockDays, CustomerClass } from '../../domain/playbook/playbook';
import type { ProjectAction } from '../../domain/project/model/project-actions';

/** From when a replanned clock counts, in the reader's words. */
export interface Start {
  readonly isContact: boolean;
  readonly on: string;
}

/** What is special about a project's clock, so that other numbers of days do not count at once. */
export type ClockState = 'runs' | 'judging' | 'kept' | 'held';

/** The words for what can be done about a project as a whole, besides those that it shares with tasks. */
export interface ProjectActTexts {
  readonly whatYouCanDo: string;
  /** Shown beside what the owner can do: what they have to ask for. */
  readonly askForDays: (manager: string) => string;
  readonly labels: Readonly<
    Record<Exclude<ProjectAction, 'record-contact' | 'confirm-meeting' | 'drop'>, string>
  >;
  /** In place of `hold`, for a project that is on hold. */
  readonly changeHold: string;
  /** What pressing the button does. */
  readonly effect: {
    readonly recordContactHeld: string;
    readonly confirmMeetingHeld: string;
    readonly insteadOfMeeting: (at: string) => string;
    readonly cancelMeeting: (at: string, start: Start) => string;
    /** The same when the project's clock goes by a date that no meeting moves. */
    readonly cancelMeetingOnly: (at: string) => string;
    readonly changeHold: string;
    readonly wake: (since: string) => string;
    readonly daysNow: (days: ClockDays, isOwn: boolean) => string;
    readonly changeClock: (start: Start) => string;
    readonly changeClass: (now: CustomerClass, start: Start) => string;
    /** What differs for a clock that does not simply run. */
    readonly butClock: Readonly<Record<Exclude<ClockState, 'runs'>, string>>;
    /** Added to a change of class. */
    readonly butOwnDays: string;
    readonly reopen: string;
    readonly 'report-milestone': string;
    readonly 'add-note': string;
    readonly lose: string;
    readonly 'assign-role': string;
    readonly 'change-deal': string;
  };
  readonly daysHint: (usual: number, most: number) => string;
  readonly classWithDays: (customerClass: CustomerClass, days: ClockDays) => string;
  readonly onHold: string;
  readonly heldUntil: (until: string, reason: string) => string;
  readonly notYours: { readonly title: string; readonly text: (owner: string) => string };
  readonly askManager: { readonly title: string; readonly text: (manager: string | null) => string };
  readonly ended: { readonly title: string; readonly text: string };
  readonly notHeld: {
    readonly title: string;
    readonly woken: (who: string, at: string) => string;
    readonly never: string;
  };
  readonly noMeeting: {
    readonly title: string;
    readonly passed: (at: string) => string;
    readonly none: string;
  };
  readonly nothingToReport: { readonly title: string; readonly lines: readonly string[] };
  readonly more: string;
  readonly running: { readonly title: string; readonly text: (since: string) => string };
  readonly myProjects: string;
  readonly noProjects: string;
  readonly moreProjects: (count: number) => string;
  readonly openProjects: string;
  readonly endedProjects: (days: number) => string;
  readonly nextCheck: Readonly<Record<'follow-up' | 'judge' | 'drop' | 'wake', string>>;
  readonly beingPlanned: string;
}
