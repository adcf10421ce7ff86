import type { TaskAction } from '../../domain/project/model/task-actions';
import type { LadderStep } from '../../domain/playbook/playbook';
import type { ReturnCause } from '../../domain/project/model/command-fields';
import type { ContactLine, InsteadOf, Mentioned, Silence } from '../model/model';

/** Which deal a sentence is about. */
export interface Which {
  readonly title: string;
  readonly customer: string;
}

/** Every sentence and label of the emails. Dates, amounts and names come in ready to print. */
export interface MailTexts {
  /** Subject lines; they begin with what to do, and end with a mark. */
  readonly subject: {
    readonly stage: (which: Which, task: string, mark: string) => string;
    readonly followUp: (which: Which, mark: string) => string;
    readonly resume: (which: Which, mark: string) => string;
    readonly push: (which: Which, mark: string) => string;
    readonly judge: (which: Which, mark: string) => string;
    readonly fillRole: (which: Which, role: string, mark: string) => string;
    readonly fixMail: (which: Which, person: string | null, mark: string) => string;
    readonly reassign: (which: Which, tasks: readonly string[], mark: string) => string;
    readonly overdue: (which: Which, task: string) => string;
    readonly returned: (which: Which) => string;
    readonly held: (which: Which, wakesOn: string) => string;
    readonly holdEnded: (which: Which) => string;
    readonly won: (which: Which) => string;
    readonly dropped: (which: Which) => string;
    readonly lost: (which: Which) => string;
    readonly drift: (which: Which) => string;
  };
  /** The end of a task's subject: when it is due, and whether the email is a reminder. */
  readonly mark: {
    readonly due: (day: string | null) => string;
    /** @param number from 1 */
    readonly reminder: (day: string | null, isOver: boolean, number: number) => string;
  };
  /** The first line: who has to do what by when. `what` is one of the phrases below. */
  readonly ask: (who: Mentioned, what: string, when: string | null) => string;
  readonly what: {
    readonly stage: (which: Which, task: string) => string;
    readonly followUp: (which: Which) => string;
    readonly resume: (which: Which) => string;
    readonly push: (which: Which) => string;
    readonly judge: (which: Which) => string;
    readonly fillRole: (which: Which, role: string) => string;
    readonly fixMail: (person: string | null) => string;
    readonly reassign: (which: Which, tasks: readonly string[]) => string;
    readonly drift: (which: Which) => string;
  };
  /** One sentence after another. */
  readonly sentences: (first: string, second: string) => string;
  /** Other tasks in the same email. */
  readonly together: { readonly title: string; readonly subject: (more: number) => string };
  /** The names of tasks in a sentence. */
  readonly quoted: (tasks: readonly string[]) => string;
  /** Above the tasks that a decision is about. */
  readonly toDecideOn: string;
  /** The first line for an ended project. */
  readonly ended: (who: string, which: Which) => string;
  readonly won: (who: string, which: Which) => string;
  /** The second line: why. */
  readonly why: {
    readonly stage: (which: Which, stage: string, enteredOn: string) => string;
    readonly followUp: (silence: Silence, since: string) => string;
    readonly judge: (silence: Silence, since: string) => string;
    readonly push: (by: string) => string;
    readonly resume: (hold: { since: string; reason: string } | null) => string;
    readonly fillRole: (stage: string) => string;
    readonly fixMail: (person: string | null) => string;
    readonly declined: (by: string) => string;
    /** The first sentence when a decision is about several tasks, which are listed with their causes. */
    readonly several: (count: number) => string;
    readonly declinedBy: (by: string) => string;
    readonly wasDue: (due: string | null) => string;
    /** Who has had the task to decide about since when; null for nobody. */
    readonly hasSince: (holder: string | null, since: string) => string;
    readonly leftUndone: (holder: string, due: string | null) => string;
    /** Comes right before the task's own reason, and ends with what separates sentences. */
    readonly reminder: (due: string | null, daysFromDue: number) => string;
    readonly overdue: (due: string | null, daysLate: number) => string;
    readonly returned: (back: {
      from: string;
      to: string;
      cause: ReturnCause;
      by: string | null;
      on: string;
    }) => string;
    readonly held: (hold: { reason: string; by: string | null; on: string }) => string;
    readonly won: (on: string, deliveryManager: Mentioned | null) => string;
    readonly droppedByClock: (on: string, reason: string) => string;
    readonly droppedBy: (on: string, reason: string, by: string) => string;
    readonly lost: (on: string, reason: string, by: string | null, competitor: string | undefined) => string;
    readonly drift: (stage: string, buyerStage: string, stagesAhead: number) => string;
  };
  /** Another project with the day on which its follow-up is due. */
  readonly alsoDue: (title: string, on: string) => string;
  /** What to do in detail, and when it counts as done. */
  readonly how: {
    readonly title: string;
    readonly stage: (milestone: string | undefined) => readonly string[];
    /** @param also other projects that the same talk can be about, each with its day */
    readonly followUp: (also: readonly string[]) => readonly string[];
    readonly resume: readonly string[];
    readonly push: readonly string[];
    readonly judge: (keepMaxDays: number, dropReasons: readonly string[]) => readonly string[];
    readonly fillRole: readonly string[];
    readonly fixMail: (person: string | null) => readonly string[];
    readonly reassign: (tasks: number) => readonly string[];
    readonly overdue: readonly string[];
    readonly drift: readonly string[];
    /** What a hold means for the project's people. */
    readonly meaning: string;
    readonly held: readonly string[];
  };
  /** The first lines of emails that ask for nothing. */
  readonly overdue: (holder: string, task: string, which: Which) => string;
  readonly returned: (who: string, which: Which) => string;
  readonly held: (who: string, which: Which, wakesOn: string) => string;
  readonly holdEnded: {
    readonly ask: (who: string, which: Which) => string;
    readonly why: (hold: {
      cause: 'contact' | 'milestone';
      by: string | null;
      on: string;
      until: string;
      reason: string;
    }) => string;
    readonly items: readonly string[];
    /** The button. */
    readonly again: string;
  };
  /** What the ladder of somebody's task does next. */
  readonly next: {
    readonly title: string;
    readonly step: (step: LadderStep, holder: string, on: string | null) => string;
  };
  /** Why somebody gets another person's email; `until` comes in as a date to print. */
  readonly insteadOf: { readonly title: string; readonly text: (other: InsteadOf) => string };
  /** In which capacity somebody has a task. */
  readonly reason: (who: Mentioned, as: string) => string;
  /** Above what somebody wrote as a reason. */
  readonly noteTitle: (by: string | null) => string;
  /** Whose tasks they are, when not the reader's. */
  readonly closedTasks: (ofOther: string | null) => string;
  readonly waitingTasks: (ofOther: string | null) => string;
  readonly cancelledTasks: (ofOther: string | null) => string;
  /** That the email can be replied to, and what a reply does not do. */
  readonly answer: string;
  /** The line above which replies are written: by it the email is found again in a reply. */
  readonly answerAbove: string;
  /** What happens when a judgement stays unanswered. */
  readonly silence: { readonly title: string; readonly drop: (at: string | null) => string };
  readonly missing: string;
  readonly about: string;
  readonly facts: {
    readonly customer: string;
    readonly project: string;
    readonly amount: string;
    readonly expectedSigning: string;
    /** A fact that was another one until lately. */
    readonly changed: (now: string, before: string, until: string) => string;
    readonly unknown: string;
    readonly owner: string;
    readonly role: (isRecipient: boolean) => string;
    readonly buyerStage: string;
  };
  readonly stages: {
    readonly current: (number: number, of: number, name: string) => string;
    readonly all: (of: number) => string;
  };
  readonly contacts: {
    readonly title: string;
    readonly none: string;
    readonly kind: Readonly<Record<ContactLine['kind'], string>>;
    readonly milestone: (name: string) => string;
  };
  readonly guidance: string;
  readonly actions: Readonly<Record<TaskAction, string>>;
  /** The labels of a manager's decision who goes on with a task. */
  readonly decisions: Readonly<Partial<Record<TaskAction, string>>>;
  readonly openProject: string;
  /** What separates a label from a sentence or an address in the plain text. */
  readonly colon: string;
  readonly footer: (projectId: string, timeZone: string) => string;
}
