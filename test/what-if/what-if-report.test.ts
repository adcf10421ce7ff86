import { describe, expect, it } from '@jest/globals';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { CustomerClass } from '../../domain/playbook/playbook';
import type { RecordedProject, Truth } from '../../what-if/model/recorded-project';
import { joinedReports, reportBuilder } from '../../what-if/model/report';
import type { Check, CheckFired, WhatIf } from '../../what-if/model/what-if';

function project(truth: Truth, amount: number | null, endedAtMs: number | null = null): RecordedProject {
  const value = amount === null ? null : { amount, currency: 'USD' };
  return { projectId: 'p1', truth, endedAtMs, value, received: [] };
}

const at = (check: Check, customerClass: CustomerClass, stage: string, day = 0): CheckFired => ({
  check,
  atMs: day * realDayMs,
  customerClass,
  stage,
});

function ran(...fired: CheckFired[]): WhatIf {
  const last = fired.at(-1);
  return { fired, drop: last?.check === 'drop' ? last : null, keepsLeftOut: 0 };
}

const none = { projects: 0, value: {} };

describe('the report of a what-if run', () => {
  it('counts checks where they would have fired, and drops by what became of the projects in truth', () => {
    const builder = reportBuilder(['plan', 'visit']);
    builder.add(project('won', 500), ran(at('follow-up', 'A', 'plan'), at('judgement', 'A', 'visit')));
    builder.add(project('won', 700), ran(at('judgement', 'A', 'visit'), at('drop', 'A', 'visit')));
    builder.add(project('open', 90), ran(at('follow-up', 'B', 'plan'), at('drop', 'B', 'plan')));

    expect(builder.report()).toEqual({
      projects: {
        won: { projects: 2, value: { USD: 1_200 } },
        lost: none,
        dropped: none,
        open: { projects: 1, value: { USD: 90 } },
      },
      followUps: 2,
      judgements: 2,
      dropped: {
        won: { projects: 1, value: { USD: 700 } },
        lost: none,
        dropped: none,
        open: { projects: 1, value: { USD: 90 } },
      },
      daysBeforeLoss: 0,
      keepsLeftOut: 0,
      places: [
        { customerClass: 'A', stage: 'plan', followUps: 1, judgements: 0, dropped: all(none) },
        {
          customerClass: 'A',
          stage: 'visit',
          followUps: 0,
          judgements: 2,
          dropped: { ...all(none), won: { projects: 1, value: { USD: 700 } } },
        },
        {
          customerClass: 'B',
          stage: 'plan',
          followUps: 1,
          judgements: 0,
          dropped: { ...all(none), open: { projects: 1, value: { USD: 90 } } },
        },
      ],
    });
  });

  it('adds up the days by which lost projects would have been given up earlier', () => {
    const builder = reportBuilder([]);
    builder.add(project('lost', 500, 80 * realDayMs), ran(at('drop', 'A', 'plan', 45)));
    builder.add(project('lost', 500, 60 * realDayMs), ran(at('drop', 'A', 'plan', 40)));
    builder.add(project('lost', 500, 60 * realDayMs), ran());

    expect(builder.report()).toMatchObject({ daysBeforeLoss: 55, dropped: { lost: { projects: 2 } } });
  });

  it('is the same in parts that are joined as in one', () => {
    const runs: readonly (readonly [RecordedProject, WhatIf])[] = [
      [project('won', 500), ran(at('follow-up', 'A', 'plan'))],
      [
        project('won', 700),
        { ...ran(at('judgement', 'A', 'visit'), at('drop', 'A', 'visit')), keepsLeftOut: 1 },
      ],
      [project('lost', 90, 80 * realDayMs), ran(at('drop', 'B', 'plan', 45))],
      [project('lost', 80, 80 * realDayMs), ran(at('drop', 'A', 'visit', 40))],
      [project('open', null), ran(at('judgement', 'A', 'plan'))],
    ];
    const stages = ['plan', 'visit'];
    const reportOf = (some: typeof runs) => {
      const builder = reportBuilder(stages);
      for (const [each, result] of some) builder.add(each, result);
      return builder.report();
    };

    const parts = [reportOf(runs.slice(0, 2)), reportOf(runs.slice(2)), reportOf([])];

    expect(joinedReports(parts, stages)).toEqual(reportOf(runs));
  });

  it('keeps currencies apart, and counts projects without a value', () => {
    const builder = reportBuilder([]);
    const inEuro = { ...project('won', 0), value: { amount: 30, currency: 'EUR' } };
    builder.add(project('won', 500), ran());
    builder.add(inEuro, ran());
    builder.add(inEuro, ran());
    builder.add(project('won', null), { ...ran(), keepsLeftOut: 2 });

    expect(builder.report()).toMatchObject({
      projects: { won: { projects: 4, value: { USD: 500, EUR: 60 } } },
      keepsLeftOut: 2,
    });
  });
});

function all<T>(value: T): Record<Truth, T> {
  return { won: value, lost: value, dropped: value, open: value };
}
