/**
 * The playbook: the versioned, written standard of how a company sells (process.md, sections 1 to 3).
 *
 * A project pins the rules of one playbook version in its own state, so a deal that runs for a year is judged
 * by the rules it started with. Guidance texts are not part of the rules: they are looked up when a mail or a
 * page needs them, and stay out of workflow histories.
 */

import type { FactSource } from './facts';

/** The languages that people can choose, as BCP 47 tags. */
export type Language = 'en' | 'zh-TW';

/** A text in both languages. */
export type Bilingual = Readonly<Record<Language, string>>;

/** A customer's class decides how short the follow-up clocks are. */
export const customerClasses = ['A', 'B', 'C'] as const;
export type CustomerClass = (typeof customerClasses)[number];

/** The days of the 15-30 clock. Working days are those of whoever is asked. */
export interface ClockDays {
  /** Days after the last contact until the rep must follow up. */
  readonly followUpDays: number;
  /** Days after the last contact until intent is judged. */
  readonly judgeDays: number;
  /** Working days that a judgement may stay unanswered before the project is dropped. */
  readonly graceWorkingDays: number;
}

/** The clocks of a playbook: company-wide days, and exceptions by class and stage. */
export interface ClockRules extends ClockDays {
  /** The furthest that the next date of a `keep` may be away, in days. */
  readonly keepMaxDays: number;
  readonly byClass: Readonly<Partial<Record<CustomerClass, Partial<ClockDays>>>>;
  readonly byStage: Readonly<Record<string, Partial<ClockDays>>>;
}

/**
 * What a task can be. `stage`: from the playbook. `follow-up`, `judge`: from the clock. `resume`: the project has woken
 * from a hold. `push`: what the manager asks for in the weekly review. For the manager: `fill-role`,
 * when nobody is available for a role; `fix-mail`, when a mail could not be delivered; `reassign`, when a task is left
 * undone or was declined and somebody has to decide who goes on.
 */
export const taskKinds = [
  'stage',
  'follow-up',
  'judge',
  'resume',
  'push',
  'fill-role',
  'fix-mail',
  'reassign',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/**
 * What a rung of an escalation ladder does. `remind`: a mail to the assignee. `copy-manager`: the same, and the manager
 * is told. `ask-manager`: the manager gets a task to decide who goes on. `tell-next-manager`: whoever is above the
 * assignee is told; of a manager's own tasks that is the next manager up.
 */
export const ladderSteps = ['remind', 'copy-manager', 'ask-manager', 'tell-next-manager'] as const;
export type LadderStep = (typeof ladderSteps)[number];

/** One rung of the ladder for a task that nobody acts on. */
export interface Rung {
  /** Days from the due date; below 0 before it. */
  readonly days: number;
  readonly step: LadderStep;
}

/** What a milestone means to the process. */
export interface MilestoneRule {
  readonly name: Bilingual;
  /** The stage whose gate counts it (or, for one outside every gate, the stage in which it is expected). */
  readonly stage: string;
  /** Whether the stage's gate needs it. */
  readonly gate: boolean;
  /** Whether it needs the customer (they take part in it or cause it alone): such a milestone resets the clock. */
  readonly contact: boolean;
  /** The buyer stage that it proves, if any. */
  readonly buyerStage?: string;
  /** The fact of the archive that reaches it: nobody reports it. */
  readonly fact?: string;
}

/** A fact that a gate asks of the customer archive. */
export type FactRule = FactSource & {
  readonly name: Bilingual;
  /** The stage that asks for it. */
  readonly stage: string;
  /** Whether the stage is complete only with it. */
  readonly gate: boolean;
};

/** A role that a stage needs. */
export interface RoleNeed {
  readonly role: string;
  /** An optional role without a holder is skipped; a required one goes to the role's queue. */
  readonly required: boolean;
}

/** A task that is opened when its stage is entered. */
export interface TaskRule {
  readonly key: string;
  readonly name: Bilingual;
  readonly role: string;
  /** Completing the task reports this milestone, and the other way round. */
  readonly milestone?: string;
  /** Days from opening to due date. */
  readonly dueDays: number;
}

/** One of the seller's stages, in the order of the playbook. */
export interface StageRule {
  readonly key: string;
  readonly name: Bilingual;
  readonly roles: readonly RoleNeed[];
  readonly tasks: readonly TaskRule[];
}

/** One of the customer's own buying stages. */
export interface BuyerStageRule {
  readonly key: string;
  readonly name: Bilingual;
}

/** Numbers of the process other than the days of the clock. */
export interface Limits {
  /** Days from opening to due date, for tasks that the clock or the project itself opens. */
  readonly dueDays: Readonly<Record<Exclude<TaskKind, 'stage' | 'push'>, number>>;
  /** How many stages the seller may be ahead of the buyer before both are warned. */
  readonly driftStages: number;
  /** The furthest that a task may be postponed, in days. */
  readonly postponeMaxDays: number;
  /** The furthest that the date of a manager's push may be away, in days. */
  readonly pushMaxDays: number;
  /** The furthest that the end of a hold or a meeting may be away, in days. */
  readonly holdMaxDays: number;
  /** For how many days a manager keeps a project in a review that is being judged: until the next one. */
  readonly keptByReviewDays: number;
  /** Working days that somebody has to answer the offer of a hand-over, or to decide about it. */
  readonly answerWorkingDays: number;
  /** After so many reviews without a decision the next manager up sees a project. */
  readonly escalationWeeks: number;
}

/** The rules of one playbook version, as a project carries them. */
export interface PlaybookRules {
  readonly key: string;
  readonly version: number;
  /** The role that leads the project: its holder is the owner. */
  readonly ownerRole: string;
  /** The role that takes a won project over. */
  readonly deliveryRole: string;
  readonly roles: Readonly<Record<string, Bilingual>>;
  readonly stages: readonly StageRule[];
  readonly buyerStages: readonly BuyerStageRule[];
  readonly milestones: Readonly<Record<string, MilestoneRule>>;
  /** What is asked of the archive, by key; absent: nothing. */
  readonly facts?: Readonly<Record<string, FactRule>>;
  readonly clocks: ClockRules;
  readonly limits: Limits;
  /** By kind of task, the rungs in the order of their days. Versions from before there were ladders have none. */
  readonly ladders?: Readonly<Partial<Record<TaskKind, readonly Rung[]>>>;
  readonly dropReasons: Readonly<Record<string, Bilingual>>;
  readonly lossReasons: Readonly<Record<string, Bilingual>>;
}

/** The playbook of projects that do not name one. */
export const usualPlaybook = 'standard';

/** The pseudo-role of tasks for the owner's manager: resolved afresh for each task, held by nobody. */
export const managerRole = 'manager';

/** The drop reason that only the clock gives (process.md, section 3): nobody has spoken for the project. */
export const noAnswerReason = 'no-answer';

/** The reason of a loss or drop that was over before anybody here knew of it, and that nobody gave. */
export const notKnownReason = 'not-known';
const notKnown: Bilingual = { en: 'Not known', 'zh-TW': '原因不詳' };

/** What a reason for an end is called; undefined when the playbook does not have it. */
export function reasonName(
  reasons: Readonly<Record<string, Bilingual>>,
  reason: string,
): Bilingual | undefined {
  return entryOf(reasons, reason) ?? (reason === notKnownReason ? notKnown : undefined);
}

/** The reasons for which a person may give a project up. */
export function dropReasonsOfPeople({
  dropReasons,
}: Pick<PlaybookRules, 'dropReasons'>): [string, Bilingual][] {
  return Object.entries(dropReasons).filter(([reason]) => reason !== noAnswerReason);
}

/**
 * What a list of the playbook, or of a project's own state, holds under a key that came from outside. A plain look-up
 * would find `constructor` in every object.
 */
export function entryOf<T>(entries: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}

/**
 * The same rules without what they ask of the customer archive, for data that has none: every milestone is reported
 * then.
 */
export function withoutFacts({ facts: _, milestones, ...rules }: PlaybookRules): PlaybookRules {
  const reported = Object.entries(milestones).map(([key, { fact: _fact, ...rule }]) => [key, rule] as const);
  return { ...rules, milestones: Object.fromEntries(reported) };
}

/** The place of a stage in the playbook, from 0; -1 when the playbook has no such stage. */
export function stageIndex(playbook: PlaybookRules, stage: string): number {
  return playbook.stages.findIndex((rule) => rule.key === stage);
}

/** The place of a buyer stage in the playbook, from 0; -1 when the playbook has no such stage. */
export function buyerStageIndex(playbook: PlaybookRules, buyerStage: string): number {
  return playbook.buyerStages.findIndex((rule) => rule.key === buyerStage);
}

/** The rule of a stage. Throws when the playbook has none: its schema promises that state only names known stages. */
export function stageRule(playbook: PlaybookRules, stage: string): StageRule {
  const rule = playbook.stages.find((candidate) => candidate.key === stage);
  if (!rule) throw new Error(`Playbook ${playbook.key} v${playbook.version} has no stage "${stage}".`);
  return rule;
}

/** The first stage: where every project starts. */
export function firstStage(playbook: PlaybookRules): StageRule {
  const rule = playbook.stages[0];
  if (!rule) throw new Error(`Playbook ${playbook.key} v${playbook.version} has no stages.`);
  return rule;
}

/** The stage after this one, or undefined after the last. */
export function stageAfter(playbook: PlaybookRules, stage: string): StageRule | undefined {
  return playbook.stages[stageIndex(playbook, stage) + 1];
}

/** The days of the clock for a class and a stage: where both say something, the strictest (smallest) holds. */
export function clockDays(
  playbook: Pick<PlaybookRules, 'clocks'>,
  customerClass: CustomerClass,
  stage: string,
): ClockDays {
  const { clocks } = playbook;
  const special = [clocks.byClass[customerClass], clocks.byStage[stage]];
  const days = (name: keyof ClockDays): number => {
    const given = special.map((rule) => rule?.[name]).filter((value) => value !== undefined);
    return given.length > 0 ? Math.min(...given) : clocks[name];
  };
  return {
    followUpDays: days('followUpDays'),
    judgeDays: days('judgeDays'),
    graceWorkingDays: days('graceWorkingDays'),
  };
}

/**
 * What a CloudEvent of one type reports. A place in an event is an attribute, such as `subject`, or a path into its data,
 * such as `data.meeting.url`.
 */
export type CloudEventRule = CloudEventPlaces &
  ({ readonly milestone: string } | { readonly contact: ContactWay });

interface CloudEventPlaces {
  readonly type: string;
  /** The place that names the project. */
  readonly project: string;
  /** The system whose id for the project stands there; absent: the project's own id, or `ref:<system>:<id>`. */
  readonly system?: string;
  /** The place that says where the proof is. */
  readonly evidence: string;
}

/** How an exchange with the customer can happen. */
export const contactWays = ['visit', 'call', 'meeting', 'reply'] as const;
export type ContactWay = (typeof contactWays)[number];

/**
 * A whole playbook: the rules that projects pin, the guidance that mails and pages show, and what events of other systems
 * mean.
 */
export interface Playbook {
  readonly rules: PlaybookRules;
  readonly guidance: {
    /** By stage key: what the stage is for and how a good rep goes about it. */
    readonly stages: Readonly<Record<string, Bilingual>>;
    /** By task key; the kinds of `taskKinds` but `stage` are the tasks that the project itself opens. */
    readonly tasks: Readonly<Record<string, Bilingual>>;
  };
  /** One for each type of event. */
  readonly cloudEvents: readonly CloudEventRule[];
}
