import { describe, expect, it } from '@jest/globals';
import { planRun } from '../../../tools/demo/plan/plan';
import { milestonesOf } from '../../../tools/demo/plan/schedule';
import { openPresent, presentSchedules } from '../../../tools/demo/present';
import { rules } from '../../support/standard-playbook';

const plan = planRun(100, rules);
const schedules = presentSchedules(plan, 24);

describe('the projects that run when the time-lapse is over', () => {
  it('are others than those of the time-lapse, all different', () => {
    const taken = new Set(plan.schedules.map(({ opportunity }) => opportunity.id));
    const ids = schedules.map(({ opportunity }) => opportunity.id);
    expect(new Set(ids).size).toBe(24);
    expect(ids.filter((id) => taken.has(id))).toEqual([]);
  });

  it('have come from no milestone to all but the last, and none has ended', () => {
    const reached = schedules.map(({ steps }) => steps.filter(({ kind }) => kind === 'milestone').length);
    expect([reached[0], reached.at(-1)]).toEqual([0, milestonesOf(rules).length - 1]);
    expect(reached).toEqual([...reached].sort((a, b) => a - b));
    const kinds = new Set(schedules.flatMap(({ steps }) => steps.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(['hold', 'milestone', 'open']);
    for (const { steps } of schedules) expect(steps[0]?.kind).toBe('open');
  });

  it('say what was refused', async () => {
    const send = () => Promise.resolve({ kind: 'failed', reason: '403: not yours', repeats: 0 } as const);
    await expect(openPresent(schedules.slice(0, 1), send, new AbortController().signal)).rejects.toThrow(
      /could not be opened:\n403: not yours/,
    );
  });
});
