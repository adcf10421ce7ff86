import type { Facts } from '../../playbook/facts';
import type { ContactWay, PlaybookRules } from '../../playbook/playbook';
import { contactWays, customerClasses } from '../../playbook/playbook';
import { waysToAct } from './actors';
import type { Reference } from './references';

export const contactKinds = contactWays;
export type ContactKind = ContactWay;

export const verdicts = ['keep', 'drop'] as const;

/** Why a project goes back to an earlier stage (process.md, section 2); `other` needs a note. */
export const returnCauses = ['specification-changed', 'price-changed', 'tender-restarted', 'other'] as const;
export type ReturnCause = (typeof returnCauses)[number];

/** Why a project is put on hold; `other` needs a note. */
export const holdReasons = [
  'budget-year',
  'reorganisation',
  'awaiting-tender',
  'customer-wish',
  'other',
] as const;
export type HoldReason = (typeof holdReasons)[number];

/** What a manager can decide about a project in the weekly review (process.md, section 3). */
export const reviewDecisions = ['keep', 'push', 'drop', 'reassign', 'note'] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

/** How many projects are opened at once. */
export const waysToBringIn = ['import', 'history'] as const;

export const replanCauses = ['calendar-changed', 'person-changed', 'settings-changed'] as const;
export type ReplanCause = (typeof replanCauses)[number];

/** What each kind of field holds; a list of words is a kind of its own. */
export interface KindValues {
  /** What a command, a task or a note is called. */
  id: string;
  /** What a person or a customer is called in the directory. */
  entry: string;
  taskIds: readonly string[];
  /** What a playbook, a system or a reason is called: `meeting-agreed`, `crm`. */
  key: string;
  /** The Monday of a review: `2026-03-02`. */
  week: string;
  /** Text in one line. */
  line: string;
  /** Epoch milliseconds. */
  instant: number;
  days: number;
  /** In units of its currency. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  /** A day of the calendar, without a zone: `2026-06-30`. */
  date: string;
  /** What another system calls something. */
  referenceId: string;
  references: readonly Reference[];
  /** A project's number of events. */
  revision: number;
  playbook: PlaybookRules;
  facts: Facts;
}

export type FieldKind = keyof KindValues | readonly string[];

export interface Field<Kind extends FieldKind = FieldKind> {
  readonly kind: Kind;
  readonly optional?: true;
  /**
   * Of an optional field that every sender must give all the same, since only models of ledgers do without: who refuses
   * a command that lacks it, the check of its payload or the decision itself.
   */
  readonly neededBy?: 'check' | 'decision';
  /** Whoever passes the command on looks it up; no request and no form asks for it. */
  readonly unasked?: true;
  /** `null` empties what it names. */
  readonly nullable?: true;
}

export type Fields = Readonly<Record<string, Field>>;

type ValueOf<Kind> = Kind extends keyof KindValues
  ? KindValues[Kind]
  : Kind extends readonly (infer Word)[]
    ? Word
    : never;

type Emptied<F> = F extends { nullable: true } ? null : never;

/** The values of some fields. */
export type ValuesOf<F extends Fields> = {
  readonly [Name in keyof F as F[Name] extends { optional: true } ? never : Name]: ValueOf<F[Name]['kind']>;
} & {
  readonly [Name in keyof F as F[Name] extends { optional: true } ? Name : never]?:
    ValueOf<F[Name]['kind']> | Emptied<F[Name]>;
};

// the kinds stay literal types: the types of the commands and their schemas are made from them
const required = <const Kind extends FieldKind>(kind: Kind) => ({ kind });
const optional = <const Kind extends FieldKind>(kind: Kind) => ({ kind, optional: true as const });
const emptiable = <const Kind extends FieldKind>(kind: Kind) => ({
  ...optional(kind),
  nullable: true as const,
});
const unasked = <const F extends Field>(field: F) => ({ ...field, unasked: true as const });

/** What every command carries. */
export const baseFields = {
  /** Chosen by the sender; a repeated id gets the first answer and has no further effect. */
  commandId: required('id'),
  /** Who gives it: a person's id, or the name of a system or API key. Never a person's name. */
  actor: required('id'),
  /** The channel it came through, such as `api`, `crm`, `mail`. `milepost` is reserved for the project itself. */
  source: required('key'),
  /** When the sender gave it. */
  at: required('instant'),
} satisfies Fields;

/** What commands about one task carry. */
const taskFields = {
  taskId: unasked(required('id')),
  /** Refused when the task is no longer theirs: a link in an email acts only for the person it was sent for. */
  holderId: unasked(optional('entry')),
};

/** What may answer the question who goes on with tasks carries beside that. */
const decidingFields = {
  /**
   * The tasks that the answer decides. Those added since whoever answers has seen the question stay undecided. When
   * left out, the command is about the task `taskId` itself.
   */
  decides: optional('taskIds'),
};

/** A text that is kept outside the project's history. */
const noteFields = { noteId: optional('id') };
const neededNote = { noteId: { ...optional('id'), neededBy: 'decision' as const } };

/** When something happened; by default when the command is handled. */
const occurredFields = { occurredAtMs: optional('instant') };

/** What commands carry that not everybody may give, see `permissions.ts`. */
const restrictedFields = {
  /** The capacity in which the actor acts, as whoever sends the command has looked it up in the directory. */
  as: unasked(optional(waysToAct)),
};

/**
 * The commands that may come from outside, and what each carries: the only list of them. Their types, the workflow's
 * messages, the check of payloads, the schemas and the routes of the API are made from it.
 *
 * The same commands come from the API, an email link, an import or another program's Temporal client; there is no other
 * way to change a project.
 */
export const commandFields = {
  open: {
    /** What is sold, in one line. Histories keep it, so no names of people. */
    title: required('line'),
    customerId: required('entry'),
    customerClass: unasked(required(customerClasses)),
    ownerId: required('entry'),
    /** Expected value; goes with `currency`. */
    amount: optional('amount'),
    currency: optional('currency'),
    expectedSigningOn: optional('date'),
    references: optional('references'),
    playbook: unasked(required('playbook')),
    /** What the archive says of the customer; without it nothing is known until the ledger has looked. */
    facts: unasked(optional('facts')),
    /**
     * `import`: together with many others, so its first tasks are told together, too. `history`: it had ended before
     * anybody here knew of it.
     */
    broughtIn: unasked(optional(waysToBringIn)),
  },
  reachMilestone: {
    milestone: required('key'),
    /** Where the proof is: a document's id or address in the reporting system. */
    evidence: required('line'),
    ...occurredFields,
    ...noteFields,
  },
  recordContact: {
    kind: required(contactKinds),
    evidence: optional('line'),
    ...occurredFields,
    ...noteFields,
  },
  acceptTask: taskFields,
  completeTask: {
    ...taskFields,
    /** Required when the task reports a milestone. */
    evidence: optional('line'),
    ...decidingFields,
    ...noteFields,
  },
  /** More time for a task; its escalation ladder restarts from the new date. The note says why more is needed. */
  postponeTask: { ...taskFields, dueAtMs: required('instant'), ...decidingFields, ...neededNote },
  /** The holder will not do it and names nobody: the manager decides who does. */
  declineTask: { ...taskFields, ...noteFields },
  /** Passes this one task to somebody else; roles in the project stay as they are. */
  passOnTask: { ...taskFields, personId: required('entry'), ...decidingFields, ...noteFields },
  assign: { role: required('key'), personId: required('entry') },
  judge: {
    verdict: required(verdicts),
    /** `keep` needs a note and the next date. */
    ...noteFields,
    nextAtMs: optional('instant'),
    /** `drop` needs a reason from the playbook's list. */
    reason: optional('key'),
  },
  drop: { reason: required('key'), ...noteFields },
  lose: {
    reason: required('key'),
    /** The competitor's company, if there was one. */
    competitor: optional('line'),
    ...noteFields,
  },
  /** A text for the timeline, such as an answer to an email. Never counts as a contact. */
  addNote: { noteId: required('id'), taskId: unasked(optional('id')) },
  goBack: { stage: required('key'), cause: required(returnCauses), ...noteFields },
  /** Facts about the deal that have changed; what is left out stays as it is. */
  changeProject: {
    title: optional('line'),
    /** Expected value; goes with `currency`, which is emptied along with it. */
    amount: emptiable('amount'),
    currency: emptiable('currency'),
    /** The day on which the customer is expected to sign. */
    expectedSigningOn: emptiable('date'),
    /** All that other systems call the project from now on. */
    references: emptiable('references'),
    /** The revision that the sender has read: at any other the command is refused. */
    expectedRevision: unasked(optional('revision')),
  },
  /** Another system has a name for the project. Whoever sends it has claimed the reference for the project before. */
  addReference: {
    system: required('key'),
    id: required('referenceId'),
    /** The project that had it before. */
    movedFrom: optional('entry'),
  },
  removeReference: {
    system: required('key'),
    id: required('referenceId'),
    /** The project that has it from now on. */
    movedTo: unasked(optional('entry')),
  },
  /** Everything one person holds in the project goes to another; this includes ended projects. */
  handOver: { handOverId: required('id'), fromPersonId: required('entry'), toPersonId: required('entry') },
  /** A wait with a wake date, which is not a loss. Sent again, it changes reason and date of the present hold. */
  hold: {
    reason: required(holdReasons),
    /** The day on which to go on: the project wakes on its owner's morning. */
    wakeAtMs: required('instant'),
    ...noteFields,
  },
  /** Ends a hold early. */
  wake: noteFields,
  /** A dated exchange that the customer has confirmed: no check comes before it. A plan of ours alone does not count. */
  confirmMeeting: {
    kind: required(contactKinds),
    /** In the future. */
    meetingAtMs: required('instant'),
    /** Where the customer's confirmation can be found. */
    evidence: required('line'),
    ...noteFields,
  },
  /** The meeting does not take place. */
  cancelMeeting: noteFields,
  /** Clock days for this project alone; days left out come from the playbook. Needs a note that gives the reason. */
  changeClock: {
    followUpDays: optional('days'),
    judgeDays: optional('days'),
    graceWorkingDays: optional('days'),
    ...neededNote,
    ...restrictedFields,
  },
  /** The note says why the project is in another class now. */
  changeClass: { customerClass: required(customerClasses), ...noteFields, ...restrictedFields },
  /** A new attempt at a project that has ended. The note says why it is worth another attempt. */
  reopen: {
    /** The stage to begin again in; by default the one in which it ended. */
    stage: optional('key'),
    noteId: { ...optional('id'), neededBy: 'check' as const },
  },
  /**
   * Something that open deadlines were computed from has changed: a calendar of holidays, somebody's zone or calendar, or
   * the company's settings.
   */
  replanDeadlines: {
    cause: required(replanCauses),
    /** The exact change, such as `tw@3`, `amy@7` for a person or `settings@2`. */
    subject: required('line'),
  },
  /**
   * The customer's archive has changed: the project looks at it when it writes to its ledger, and takes over what its
   * gates ask. It carries no facts, so nobody can tell a project what is not in the archive.
   */
  lookAtArchive: {},
  review: {
    week: required('week'),
    decision: required(reviewDecisions),
    /** Required by `push` (what the owner has to do) and `note`. */
    ...noteFields,
    /** Required by `push`: the deadline. */
    dueAtMs: optional('instant'),
    /** `drop` needs a reason from the playbook's list. */
    reason: optional('key'),
    /** Required by `reassign`: who leads the project from now on. */
    personId: optional('entry'),
  },
} satisfies Readonly<Record<string, Fields>>;
