import { describe, expect, it } from '@jest/globals';

import type { Opportunity } from '../../../tools/public-data/crm-cleaning';
import { cleanCrm } from '../../../tools/public-data/crm-cleaning';
import { readCrmFiles } from '../../../tools/public-data/crm-data';
import { spreadOver } from '../../../tools/demo/plan/opportunity-choice';
import { axisOf, milestonesOf, scheduleOf } from '../../../tools/demo/plan/schedule';
import { gateMilestones, rules } from '../../support/standard-playbook';

const won: Opportunity = {
  id: 'O1',
  agent: 'Moses Frase',
  product: 'GTX Basic',
  account: 'Cancity',
  fate: 'won',
  openDay: 100,
  closeDay: 195,
  amount: 550,
};
const lost: Opportunity = { ...won, fate: 'lost', closeDay: 120 };
const silent: Opportunity = { ...won, fate: 'silent', closeDay: null };

describe('choice of opportunities', () => {
  const list = Array.from({ length: 8_800 }, (_, index) => index);

  it('takes the middle of slices of the same size', () => {
    expect(spreadOver(list, 4)).toEqual([1_100, 3_300, 5_500, 7_700]);
    expect(spreadOver(list, 1)).toEqual([4_400]);
  });

  it.each([1, 7, 10, 100, 3_333, 8_799, 8_800])('takes %d different ones', (count) => {
    const chosen = spreadOver(list, count);
    expect(new Set(chosen).size).toBe(count);
  });

  it('takes all of a list that has not more', () => {
    expect(spreadOver([1, 2, 3], 8)).toEqual([1, 2, 3]);
  });

  it('has ends of every kind among ten', () => {
    const { opportunities } = cleanCrm(readCrmFiles());
    const fates = new Set(spreadOver(opportunities, 10).map(({ fate }) => fate));
    expect([...fates].sort()).toEqual(['lost', 'silent', 'won']);
  });
});

describe('milestones of a won project', () => {
  const milestones = milestonesOf(rules);

  it('are those of the gates and those that move the buyer', () => {
    const ofBuyer = Object.keys(rules.milestones).filter((key) => rules.milestones[key]?.buyerStage);
    expect([...milestones].sort()).toEqual([...new Set([...gateMilestones, ...ofBuyer])].sort());
  });

  it('have none that comes after its stage is complete', () => {
    expect(milestones.slice(2, 5)).toEqual(['visited', 'budget-confirmed', 'need-confirmed']);
    expect(milestones.indexOf('tender-issued')).toBeLessThan(milestones.indexOf('design-approved'));
    expect(milestones.at(-1)).toBe('delivery-accepted');
  });
});

describe('schedule', () => {
  it('moves a won project evenly, with the last milestone on the close date', () => {
    const { steps } = scheduleOf(won, rules, 'B');
    const days = steps.map(({ day }) => day);
    expect(steps[0]).toEqual({ kind: 'open', day: 100 });
    expect(days.slice(0, 4)).toEqual([100, 105, 110, 115]);
    expect(steps.at(-1)).toEqual({
      kind: 'milestone',
      day: 195,
      milestone: 'delivery-accepted',
      evidence: 'crm/O1/delivery-accepted',
    });
    expect(steps).toHaveLength(1 + milestonesOf(rules).length);
  });

  it('moves a lost project through the first half and loses it on the close date', () => {
    const { steps } = scheduleOf(lost, rules, 'B');
    expect(steps.map((step) => (step.kind === 'milestone' ? step.milestone : step.kind))).toEqual([
      'open',
      ...milestonesOf(rules).slice(0, 9),
      'loss',
    ]);
    expect(steps.slice(-2).map(({ day }) => day)).toEqual([118, 120]);
  });

  it('opens a silent project, reaches its first milestone and says nothing more', () => {
    const { steps } = scheduleOf(silent, rules, 'B');
    expect(steps.map(({ kind, day }) => [kind, day])).toEqual([
      ['open', 100],
      ['milestone', 101],
    ]);
  });

  it('adds calls of a rep who follows up where intent would be judged', () => {
    const { steps } = scheduleOf({ ...lost, closeDay: 600 }, rules, 'B');
    const days = steps.filter((step) => step.kind === 'contact').map(({ day }) => day);
    // contacts at 150 (meeting agreed) and later are 50 days apart or more
    expect(days.slice(0, 3)).toEqual([116, 132, 148]);
    expect(longestSilence(steps)).toBeLessThanOrEqual(30);
    expect(new Set(steps.map((step) => ('evidence' in step ? step.evidence : step.kind))).size).toBe(
      steps.length,
    );
  });

  it('follows the clock of the class of the customer', () => {
    const strict = {
      ...rules,
      clocks: { ...rules.clocks, byClass: { A: { followUpDays: 7, judgeDays: 15 } } },
    };
    expect(scheduleOf({ ...won, closeDay: 238 }, rules, 'A').steps.some(isContact)).toBe(false);
    const { steps } = scheduleOf({ ...won, closeDay: 238 }, strict, 'A');
    expect(steps.some(isContact)).toBe(true);
    expect(longestSilence(steps)).toBeLessThanOrEqual(15);
  });

  it('leaves no won or lost opportunity of the public data silent until its judgement', () => {
    const { opportunities } = cleanCrm(readCrmFiles());
    const ended = opportunities.filter(({ fate }) => fate !== 'silent');
    const silences = ended.map((each) => longestSilence(scheduleOf(each, rules, 'C').steps));
    expect(Math.max(...silences)).toBeLessThanOrEqual(30);
  });

  it('is the same each time', () => {
    expect(scheduleOf(lost, rules, 'A')).toEqual(scheduleOf(lost, rules, 'A'));
  });
});

describe('axis', () => {
  it('reaches from the first opening to the drop of the last silent project', () => {
    const schedules = [won, lost, { ...silent, openDay: 190 }].map((each) => scheduleOf(each, rules, 'B'));
    expect(axisOf(schedules, 33)).toEqual({ firstDay: 100, lastStepDay: 195, lastDay: 223 });
  });

  it('ends with the last step when nothing is silent', () => {
    expect(axisOf([scheduleOf(won, rules, 'B')], 33)).toMatchObject({ lastStepDay: 195, lastDay: 195 });
  });
});

type Step = ReturnType<typeof scheduleOf>['steps'][number];

function isContact(step: Step): boolean {
  if (step.kind === 'milestone') return false;
  return step.kind === 'contact';
}

/** The most days between two contacts, or between the last one and the end. */
function longestSilence(steps: readonly Step[]): number {
  let last = steps[0]?.day ?? 0;
  let longest = 0;
  for (const [index, step] of steps.entries()) {
    const resets = step.kind === 'milestone' && rules.milestones[step.milestone]?.contact === true;
    if (!resets && step.kind !== 'contact' && index < steps.length - 1) continue;
    longest = Math.max(longest, step.day - last);
    last = step.day;
  }
  return longest;
}
