import type { TaskAction } from '../../domain/project/model/task-actions';
import type { ContactKind } from '../../domain/project/model/command-fields';
import type { ClosedTaskStatus } from '../../domain/project/model/state';
import type { FieldFault, FieldName } from './fields';
import type { ProjectAction } from '../../domain/project/model/project-actions';

/** What can be done from a page: about a task, about a project as a whole, or taking a vacant role. */
export type PageAction = TaskAction | ProjectAction | 'take-role';

interface FieldTexts {
  readonly label: string;
  readonly hint?: string;
}

/** Who did something and when, in the reader's words. */
export interface Doing {
  /** Null when it was the reader. */
  readonly who: string | null;
  readonly at: string;
}

/** The words of the pages from which people act. */
export interface ActTexts {
  readonly youAre: (name: string) => string;
  /** In whose stead somebody acts. */
  readonly insteadOf: {
    readonly absent: (name: string, until: string) => string;
    readonly addressFailed: (name: string) => string;
    readonly other: (name: string) => string;
  };
  /** What pressing the button does. */
  readonly effect: {
    readonly completeMilestone: (milestone: string) => string;
    readonly complete: string;
    readonly fixMail: (person: string | null) => string;
    readonly leave: (tasks: readonly string[], who: string | null) => string;
    /** The same when some of the tasks have a holder and some have nobody. */
    readonly leaveAll: string;
    readonly recordContact: string;
    readonly postpone: string;
    readonly postponeOther: (tasks: readonly string[], who: string | null) => string;
    readonly passOn: string;
    readonly give: (tasks: readonly string[]) => string;
    readonly decline: string;
    readonly keep: string;
    readonly drop: string;
    readonly hold: string;
    readonly confirmMeeting: string;
    readonly assign: (role: string) => string;
    readonly takeRole: (role: string) => string;
  };
  readonly project: string;
  readonly customer: string;
  readonly stage: string;
  readonly stageOf: (number: number, of: number, name: string) => string;
  readonly owner: string;
  readonly value: string;
  readonly role: string;
  readonly task: string;
  readonly due: string;
  readonly overdue: string;
  readonly noDueDate: string;
  readonly aboutTask: string;
  readonly aboutPerson: string;
  readonly nobody: string;
  readonly takeRole: string;
  readonly fields: Readonly<Record<Exclude<FieldName, 'note'>, FieldTexts>>;
  /** Of the field `also`: all the other projects, or none. */
  readonly alsoAll: (titles: readonly string[]) => string;
  readonly alsoNone: string;
  readonly dueOnHint: (days: number) => string;
  readonly notes: Readonly<Partial<Record<PageAction, FieldTexts>>>;
  readonly optional: string;
  readonly choose: string;
  readonly inZone: (zone: string) => string;
  /** For a day in somebody else's zone. */
  readonly dayInZone: (zone: string) => string;
  readonly withRole: (role: string) => string;
  readonly managers: string;
  readonly others: string;
  /** A name, with what decides whether to give that person work. */
  readonly nameWith: (name: string, facts: string) => string;
  readonly away: (until: string) => string;
  readonly willBeAway: (from: string, to: string) => string;
  readonly openTasks: (count: number) => string;
  readonly comma: string;
  readonly kinds: Readonly<Record<ContactKind, string>>;
  readonly faults: Readonly<Record<FieldFault, string>>;
  readonly checkFields: string;
  /** The title of a page whose form was refused. */
  readonly errorTitle: (title: string) => string;
  readonly done: Readonly<Record<PageAction, string>>;
  /** In place of `done`, for a project that is on hold. */
  readonly heldUntil: (date: string) => string;
  /** Why a task is closed when its project is on hold. */
  readonly onHold: (reason: string, until: string) => string;
  readonly left: string;
  readonly next: string;
  readonly kept: { readonly title: string; readonly text: string };
  readonly repeated: { readonly title: string; readonly text: (doing: Doing) => string };
  readonly closed: Readonly<
    Record<ClosedTaskStatus, { readonly title: string; readonly text: (doing: Doing) => string }>
  >;
  /** Why a task was closed, by code. */
  readonly closedReasons: Readonly<Record<string, string>>;
  readonly withAnother: { readonly title: string; readonly text: (who: string | null) => string };
  readonly withYou: string;
  readonly nowWith: (task: string, who: string) => string;
  readonly notYours: { readonly title: string; readonly text: (who: string | null) => string };
  readonly projectEnded: string;
  readonly roleTaken: { readonly title: string; readonly text: (role: string, who: string) => string };
  readonly roleNotYours: { readonly title: string; readonly text: (role: string) => string };
  readonly unknown: { readonly title: string; readonly text: string };
  readonly expired: { readonly title: string; readonly text: string };
  readonly left410: { readonly title: string; readonly text: string };
  readonly toProject: string;
  readonly toMyTasks: string;
  readonly mailMyTasks: string;
  /** For somebody who did not come to the page by a link of theirs. */
  readonly askForTasks: string;
}
