import { describe, expect, it } from '@jest/globals';

import type { Opportunity } from '../../../tools/public-data/crm-cleaning';
import { cleanCrm } from '../../../tools/public-data/crm-cleaning';
import { readCrmFiles } from '../../../tools/public-data/crm-data';
import { contactDays } from '../../../tools/what-if/contact-days';
import { assumedSteps, instantOf, ledgerOf, publicData } from '../../../tools/what-if/public-ledgers';
import { runPart } from '../../../tools/what-if/public-run';
import { falseDropShare } from '../../../tools/what-if/figures';
import { rules } from '../../support/standard-playbook';

const won: Opportunity = {
  id: 'O1',
  agent: 'Moses Frase',
  product: 'GTX Basic',
  account: 'Cancity',
  fate: 'won',
  openDay: 17_000,
  closeDay: 17_095,
  amount: 550,
};
const lost: Opportunity = { ...won, fate: 'lost' };
const open: Opportunity = { ...won, fate: 'silent', closeDay: null };
const lastDay = 17_200;

describe('assumed contacts', () => {
  const daysOf = (id: string, meanDays: number | null, seed = 1): number[] =>
    contactDays(id, 0, 10_000, { meanDays, seed });
  const gapsOf = (meanDays: number): number[] =>
    Array.from({ length: 20 }, (_, id) => daysOf(String(id), meanDays)).flatMap((days) =>
      days.map((day, index) => day - (days[index - 1] ?? 0)),
    );

  it('are the same each time, and others for another deal or seed', () => {
    expect(daysOf('a', 10)).toEqual(daysOf('a', 10));
    expect(daysOf('a', 10)).not.toEqual(daysOf('b', 10));
    expect(daysOf('a', 10)).not.toEqual(daysOf('a', 10, 2));
  });

  it.each([5, 10, 20])('are %i days apart on average, and some much more', (meanDays) => {
    const gaps = gapsOf(meanDays);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const shareAbove = (days: number): number => gaps.filter((gap) => gap > days).length / gaps.length;

    expect(mean / meanDays).toBeGreaterThan(0.9);
    expect(mean / meanDays).toBeLessThan(1.1);
    // of evenly spread ones none would be, and of a memoryless one 5% and 0.25%
    expect(shareAbove(3 * meanDays)).toBeCloseTo(1 / 16, 1);
    expect(shareAbove(6 * meanDays)).toBeGreaterThan(0.01);
  });

  it('lie after the opening and before the end', () => {
    const days = contactDays('a', 100, 150, { meanDays: 5, seed: 1 });

    expect(days.length).toBeGreaterThan(3);
    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect(Math.min(...days)).toBeGreaterThan(100);
    expect(Math.max(...days)).toBeLessThan(150);
  });

  it('are none where nobody is heard', () => {
    expect(daysOf('a', null)).toEqual([]);
  });
});

describe('opportunities as projects', () => {
  const assumption = { meanDays: 10, seed: 1 };

  it('hear the customer on the assumed days and on the last one only', () => {
    const heard = contactDays(won.id, won.openDay, 17_095, assumption);
    const steps = assumedSteps(won, rules, lastDay, assumption);
    const contacts = steps.filter(
      (step) =>
        step.kind === 'contact' || (step.kind === 'milestone' && rules.milestones[step.milestone]?.contact),
    );

    expect([...new Set(contacts.map(({ day }) => day))]).toEqual([...heard, 17_095]);
    expect(steps.map(({ day }) => day)).toEqual(steps.map(({ day }) => day).sort((a, b) => a - b));
  });

  it.each([
    [won, 'won', 17_095],
    [lost, 'lost', 17_095],
    [open, 'open', null],
  ])('end as the data says: $fate', (opportunity, status, endDay) => {
    for (const meanDays of [10, null]) {
      const steps = assumedSteps(opportunity, rules, lastDay, { meanDays, seed: 1 });
      const { state } = ledgerOf(opportunity, steps, rules, 'B');

      expect(state).toMatchObject({ status, deal: { customerClass: 'B', amount: 550, currency: 'USD' } });
      expect(state.deal?.outcome?.atMs ?? null).toBe(endDay === null ? null : instantOf(endDay));
    }
  });

  it('take every row of the data, and a class for each', () => {
    const data = publicData(cleanCrm(readCrmFiles()));

    expect(data.opportunities).toHaveLength(8_800);
    expect(data.opportunities.every(({ account }) => data.classes.has(account))).toBe(true);
    expect(new Date(instantOf(data.lastDay)).toISOString()).toBe('2017-12-31T09:00:00.000Z');
  });
});

describe('a run over the public data', () => {
  const run = {
    changes: [30, 45, 60].map((judgeDays) => ({ judgeDays })),
    contacts: [10, null].map((meanDays) => ({ meanDays, seed: 1 })),
  };

  it('drops fewer won deals the longer the limit is, and most where nobody is heard', async () => {
    const outcomes = await runPart(run, { index: 3, of: 80 });
    const shares = outcomes.map(({ report }) => falseDropShare(report) ?? NaN);
    const [heard, never] = [shares.slice(0, 3), shares.slice(3)];

    expect(outcomes[0]?.report.projects.won.projects).toBeGreaterThan(30);
    expect(heard).toEqual([...heard].sort((a, b) => b - a));
    expect(never).toEqual([...never].sort((a, b) => b - a));
    expect(heard.every((share, index) => share < (never[index] ?? 0))).toBe(true);
    expect(new Set(outcomes[0]?.report.places.map(({ customerClass }) => customerClass)).size).toBe(3);
  });

  it('can be shared between processes: parts have every opportunity once', async () => {
    const one = { changes: run.changes.slice(0, 1), contacts: run.contacts.slice(1) };
    const projectsOf = async (index: number, of: number): Promise<number> => {
      const [outcome] = await runPart(one, { index, of });
      return Object.values(outcome!.report.projects).reduce((sum, { projects }) => sum + projects, 0);
    };

    expect(await projectsOf(0, 200)).toBe(44);
    expect(await projectsOf(199, 200)).toBe(44);
  });
});
