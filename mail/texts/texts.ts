import type { Language } from '../../domain/playbook';
import type { TaskAction } from '../../contracts/link-targets';
import type { LadderStep } from '../../domain/playbook';
import type { ReturnCause } from '../../domain/project/commands';
import type { ContactLine, InsteadOf, Mentioned, Silence } from '../model';
import { english } from './en';
import { traditionalChinese } from './zh-TW';

/** Which deal a sentence is about. */
export interface Which {
  readonly title: string;
  readonly customer: string;
}

/** Every sentence and label of the mails. Dates, amounts and names come in ready to print. */
export interface MailTexts {
  /** Subject lines; they begin with what to do. */
  readonly subject: {
    readonly stage: (which: Which, task: string, due: string | null) => string;
    readonly followUp: (which: Which, due: string | null) => string;
    readonly judge: (which: Which, due: string | null) => string;
    readonly fillRole: (which: Which, role: string, due: string | null) => string;
    readonly fixMail: (which: Which, person: string | null, due: string | null) => string;
    readonly reassign: (which: Which, task: string, due: string | null) => string;
    readonly reminder: (subject: string) => string;
    readonly overdue: (which: Which, task: string) => string;
    readonly returned: (which: Which) => string;
    readonly won: (which: Which) => string;
    readonly dropped: (which: Which) => string;
    readonly lost: (which: Which) => string;
    readonly drift: (which: Which) => string;
  };
  /** The first line: who has to do what by when. `what` is one of the phrases below. */
  readonly ask: (who: Mentioned, what: string, when: string | null) => string;
  readonly what: {
    readonly stage: (which: Which, task: string) => string;
    readonly followUp: (which: Which) => string;
    readonly judge: (which: Which) => string;
    readonly fillRole: (which: Which, role: string) => string;
    readonly fixMail: (person: string | null) => string;
    readonly reassign: (which: Which, task: string) => string;
    readonly drift: (which: Which) => string;
  };
  /** The first line of an ended project. */
  readonly ended: (who: string, which: Which) => string;
  readonly won: (who: string, which: Which) => string;
  /** The second line: why. */
  readonly why: {
    readonly stage: (which: Which, stage: string, enteredOn: string) => string;
    readonly followUp: (silence: Silence, since: string) => string;
    readonly judge: (silence: Silence, since: string) => string;
    readonly fillRole: (stage: string) => string;
    readonly fixMail: (person: string | null) => string;
    readonly reassign: (holder: string | null, declinedBy: string | null) => string;
    readonly reminder: (daysFromDue: number) => string;
    readonly overdue: (due: string | null) => string;
    readonly returned: (from: string, to: string, cause: ReturnCause, by: string | null) => string;
    readonly won: (on: string, deliveryManager: Mentioned | null) => string;
    readonly droppedByClock: (on: string, reason: string) => string;
    readonly droppedBy: (on: string, reason: string, by: string) => string;
    readonly lost: (on: string, reason: string, by: string | null, competitor: string | undefined) => string;
    readonly drift: (stage: string, buyerStage: string, stagesAhead: number) => string;
  };
  /** What to do in detail, and when it counts as done. */
  readonly how: {
    readonly title: string;
    readonly stage: (milestone: string | undefined) => readonly string[];
    readonly followUp: readonly string[];
    readonly judge: (keepMaxDays: number, dropReasons: readonly string[]) => readonly string[];
    readonly fillRole: readonly string[];
    readonly fixMail: (person: string | null) => readonly string[];
    readonly reassign: readonly string[];
    readonly overdue: readonly string[];
    readonly drift: readonly string[];
  };
  /** The first lines of mails that ask for nothing. */
  readonly overdue: (holder: string, task: string, which: Which) => string;
  readonly returned: (who: string, which: Which) => string;
  /** What the ladder does next. */
  readonly nextStep: (step: LadderStep, at: string | null) => string | null;
  readonly insteadOf: { readonly title: string; readonly text: (other: InsteadOf) => string };
  readonly noteTitle: string;
  readonly closedTasks: string;
  readonly answer: string;
  /** What happens when a judgement stays unanswered. */
  readonly silence: { readonly title: string; readonly drop: (at: string | null) => string };
  /** The letter with the link to one's own tasks. */
  readonly signIn: {
    readonly subject: string;
    readonly ask: (who: string) => string;
    readonly why: (minutes: number) => string;
    readonly link: string;
    readonly footer: string;
  };
  readonly missing: string;
  readonly cancelledTasks: string;
  readonly about: string;
  readonly facts: {
    readonly customer: string;
    readonly project: string;
    readonly amount: string;
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
  /** What parts a label from a sentence or an address in the plain text. */
  readonly colon: string;
  readonly footer: (projectId: string, timeZone: string) => string;
}

const texts: Readonly<Record<Language, MailTexts>> = { en: english, 'zh-TW': traditionalChinese };

/** The texts of the mails in a language. */
export function mailTexts(language: Language): MailTexts {
  return texts[language];
}
