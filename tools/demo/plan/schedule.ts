import type { CustomerClass, PlaybookRules } from '../../../domain/playbook/playbook';
import { clockDays } from '../../../domain/playbook/playbook';
import type { Opportunity } from '../../public-data/crm-cleaning';

/** What the data says of one project on one of its days. Days may have a fraction. */
export type DatedStep =
  | { readonly kind: 'open'; readonly day: number }
  | {
      readonly kind: 'milestone';
      readonly day: number;
      readonly milestone: string;
      readonly evidence: string;
    }
  | { readonly kind: 'contact'; readonly day: number; readonly evidence: string }
  | { readonly kind: 'loss'; readonly day: number };

/** What is sent to the API for one project on one day of the data. */
export type Step =
  | DatedStep
  | { readonly kind: 'hold'; readonly day: number; readonly heldDays: number }
  | { readonly kind: 'class'; readonly day: number; readonly customerClass: CustomerClass };

/** All that is sent for one opportunity, in order. */
export interface Schedule {
  readonly opportunity: Opportunity;
  readonly steps: readonly Step[];
}

/** A silent project reaches its first milestone on the day after its opening, if it takes no customer. */
const firstMilestoneAfterDays = 1;

/** A rep who got a follow-up task calls on the day after. */
const callAfterFollowUpDays = 1;

/**
 * When a project is opened, moved and ended, by the dates of its opportunity:
 *
 * - won: all milestones of `milestonesOf` evenly between opening and close, the last one on the close date;
 * - lost: the first half of them evenly in between, and the loss on the close date;
 * - silent: opened, the first milestone a day later unless it takes the customer, and nothing more.
 *
 * Some that are won or lost are put on hold in between, and some customers become more important meanwhile. The data
 * says nothing of either: they are there so that a run shows what the clock does then.
 *
 * Where a won or lost one would be silent for longer than until its judgement, calls of a rep who answers the
 * follow-up task are added: the data knows that nobody gave it up.
 */
export function scheduleOf(
  opportunity: Opportunity,
  rules: PlaybookRules,
  customerClass: CustomerClass,
): Schedule {
  const steps = datedSteps(opportunity, rules);
  if (opportunity.fate === 'silent') return { opportunity, steps };
  const eventful = [
    ...steps,
    ...holdOf(opportunity, steps),
    ...classChangeOf(opportunity, customerClass),
  ].sort((a, b) => a.day - b.day);
  return { opportunity, steps: withContacts(opportunity, eventful, rules, customerClass) };
}

/** One in so many is put on hold, and in so many another class. */
const holdEvery = 5;
const classChangeEvery = 7;

/** A hold has room where the next step is at least this far away, in days. */
const leastGapDays = 4;

/** A number that an opportunity has in every run. */
function lotOf(id: string): number {
  return Buffer.from(id).reduce((lot, byte) => (lot * 31 + byte) % 10_007, 0);
}

/** A hold in the longest gap between two steps: it begins a quarter into it and is to last for half of it. */
function holdOf({ id }: Opportunity, steps: readonly Step[]): Step[] {
  if (lotOf(id) % holdEvery !== 0) return [];
  const gaps = steps.slice(1).map((step, index) => ({
    from: steps[index]?.day ?? step.day,
    lengthDays: step.day - (steps[index]?.day ?? step.day),
  }));
  const longest = gaps.sort((a, b) => b.lengthDays - a.lengthDays)[0];
  if (!longest || longest.lengthDays < leastGapDays) return [];
  const { from, lengthDays } = longest;
  return [{ kind: 'hold', day: from + lengthDays / 4, heldDays: lengthDays / 2 }];
}

function classChangeOf({ id, openDay, closeDay }: Opportunity, now: CustomerClass): Step[] {
  if (lotOf(id) % classChangeEvery !== 0 || closeDay === null || now === 'A') return [];
  return [{ kind: 'class', day: openDay + (closeDay - openDay) / 3, customerClass: 'A' }];
}

/** The same without any calls: opening, milestones and loss. */
export function datedSteps(opportunity: Opportunity, rules: PlaybookRules): DatedStep[] {
  const { openDay, closeDay, fate } = opportunity;
  const open: DatedStep = { kind: 'open', day: openDay };
  const milestones = milestonesOf(rules);
  if (fate === 'silent' || closeDay === null) {
    const own = milestones.slice(0, 1).filter((key) => rules.milestones[key]?.contact === false);
    return [open, ...reach(opportunity, own, () => openDay + firstMilestoneAfterDays)];
  }
  const lengthDays = closeDay - openDay;
  if (fate === 'won') {
    return [open, ...reach(opportunity, milestones, (n) => openDay + (lengthDays * n) / milestones.length)];
  }
  const half = milestones.slice(0, Math.floor(milestones.length / 2));
  const reached = reach(opportunity, half, (n) => openDay + (lengthDays * n) / (half.length + 1));
  return [open, ...reached, { kind: 'loss', day: closeDay }];
}

/**
 * The milestones that are reported of a won project, in order: those of the gates, and those that move the buyer. What
 * the customer archive reaches is reported by nobody, and the archives of the demo are complete. One outside
 * the gates comes before the milestone that completes its stage: after that it would be late and move nothing.
 */
export function milestonesOf(rules: PlaybookRules): string[] {
  return rules.stages.flatMap((stage) => {
    const ofStage = Object.entries(rules.milestones).filter(
      ([, { stage: of, gate, buyerStage, fact }]) =>
        of === stage.key && (gate || buyerStage !== undefined) && fact === undefined,
    );
    const last = ofStage.findLast(([, rule]) => rule.gate);
    const before = ofStage.filter((entry) => entry !== last);
    return [...before, ...(last ? [last] : [])].map(([key]) => key);
  });
}

/** @param dayOf the day of the n-th milestone, from 1 */
function reach(
  opportunity: Opportunity,
  milestones: readonly string[],
  dayOf: (n: number) => number,
): DatedStep[] {
  return milestones.map((milestone, index) => ({
    kind: 'milestone',
    day: dayOf(index + 1),
    milestone,
    evidence: evidenceOf(opportunity, milestone),
  }));
}

function evidenceOf(opportunity: Opportunity, what: string): string {
  return `crm/${opportunity.id}/${what}`;
}

/** The steps with calls where the clock would otherwise ask whether the customer still means to buy. */
function withContacts(
  opportunity: Opportunity,
  steps: readonly Step[],
  rules: PlaybookRules,
  customerClass: CustomerClass,
): Step[] {
  const { followUpDays, judgeDays } = strictestDays(rules, customerClass);
  const result: Step[] = [];
  let lastContactDay = opportunity.openDay;
  let calls = 0;
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const isContact = step.kind === 'milestone' && rules.milestones[step.milestone]?.contact === true;
    if (isContact || isLast) {
      while (step.day - lastContactDay > judgeDays) {
        calls += 1;
        lastContactDay += followUpDays + callAfterFollowUpDays;
        result.push({
          kind: 'contact',
          day: lastContactDay,
          evidence: evidenceOf(opportunity, `call-${calls}`),
        });
      }
    }
    if (isContact) lastContactDay = step.day;
    result.push(step);
  }
  return result.sort((a, b) => a.day - b.day);
}

/** The shortest clock that a customer of this class meets in any stage. */
function strictestDays(
  rules: PlaybookRules,
  customerClass: CustomerClass,
): { followUpDays: number; judgeDays: number } {
  const days = rules.stages.map((stage) => clockDays(rules, customerClass, stage.key));
  return {
    followUpDays: Math.min(...days.map((each) => each.followUpDays)),
    judgeDays: Math.min(...days.map((each) => each.judgeDays)),
  };
}

/** The axis that all projects share. */
export interface DayAxis {
  /** days since 1970-01-01 */
  readonly firstDay: number;
  /** the last thing that is sent */
  readonly lastStepDay: number;
  /** when the clock has dropped the last silent project */
  readonly lastDay: number;
}

/** @param silentDays days from the opening of a silent project to its drop */
export function axisOf(schedules: readonly Schedule[], silentDays: number): DayAxis {
  const opened = schedules.map(({ opportunity }) => opportunity.openDay);
  const lastSteps = schedules.map(({ steps }) => steps.at(-1)?.day ?? 0);
  const drops = schedules
    .filter(({ opportunity }) => opportunity.fate === 'silent')
    .map(({ opportunity }) => opportunity.openDay + silentDays);
  const lastStepDay = largest(lastSteps);
  return {
    firstDay: -largest(opened.map((day) => -day)),
    lastStepDay,
    lastDay: largest([lastStepDay, ...drops]),
  };
}

/** Without spreading: there may be thousands. */
function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), -Infinity);
}
