import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clockPlanner } from '../../domain/calendar/clock-planner';
import { officeHours } from '../../domain/calendar/working-days';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { ProjectEvent } from '../../domain/project/model/events';
import { newProject } from '../../domain/project/model/state';
import type { RecordedProject } from '../../what-if/model/recorded-project';
import { recordedProject } from '../../what-if/model/recorded-project';
import type { ClockChange } from '../../what-if/model/rules';
import { changedClocks, contradictions } from '../../what-if/model/rules';
import type { WhatIf } from '../../what-if/model/what-if';
import { whatIf, whatIfEach } from '../../what-if/model/what-if';
import type { SimulatedProject, SimulationOptions } from '../support/simulated-project';
import { day, milestone, simulate, start } from '../support/simulated-project';
import { gateMilestones, rules } from '../support/standard-playbook';

/** 09:00 in Taipei, `days` calendar days after Monday 2 March 2026. */
const morning = (days: number): number => start + days * day;

const planner = clockPlanner(realDayMs, () => officeHours('Asia/Taipei'));

/** A project of a company whose clock hardly ever asks: what it was told is all that its ledger has. */
function patient(open: SimulationOptions['open'] = {}): SimulatedProject {
  const clocks = { ...rules.clocks, followUpDays: 300, judgeDays: 365 };
  return simulate({ open: { playbook: { ...rules, clocks }, ...open } });
}

function told(project: SimulatedProject, days: number): void {
  project.passUntil(morning(days));
  project.tell({ name: 'recordContact', kind: 'call' });
}

function win(project: SimulatedProject, days: number): void {
  project.passUntil(morning(days));
  for (const key of gateMilestones) project.tell(milestone(key));
}

function recordOf(project: SimulatedProject): RecordedProject | null {
  return recordedProject(project.state(), project.events());
}

function runUnder(change: ClockChange, project: SimulatedProject, untilMs = project.now()): WhatIf {
  const recorded = recordOf(project);
  return whatIf(recorded!, change, { planner, untilMs });
}

/** What fired, as `judgement on day 30`, by the morning of the day. */
function story({ fired }: WhatIf): string[] {
  return fired.map(({ check, atMs }) => `${check} on day ${(atMs - start) / day}`);
}

describe('a project that was won after 40 days of silence', () => {
  const project = patient();
  told(project, 10);
  win(project, 50);

  it.each([
    // 10 + 30 is Saturday 11 April: judged on Monday, dropped three working days later, on Thursday
    [30, ['follow-up on day 25', 'judgement on day 42', 'drop on day 45']],
    [45, ['follow-up on day 25']],
  ])('is asked about, with judgement after %i days, when nobody called', (judgeDays, expected) => {
    expect(story(runUnder({ followUpDays: 15, judgeDays }, project))).toEqual(expected);
  });

  it('is a false drop at 30 days and none at 45', () => {
    const dropped = runUnder({ followUpDays: 15, judgeDays: 30 }, project);
    const kept = runUnder({ followUpDays: 15, judgeDays: 45 }, project);

    expect(recordOf(project)).toMatchObject({ truth: 'won', endedAtMs: morning(50) });
    expect(dropped.drop).toEqual({
      check: 'drop',
      atMs: morning(45),
      customerClass: 'B',
      stage: 'plan',
    });
    expect(kept).toMatchObject({ drop: null, keepsLeftOut: 0 });
  });

  it('is saved by what comes in the same instant as the drop', () => {
    // judged on day 45 (Thursday 16 April), and the grace of three working days ends on day 50, when it was won
    const result = runUnder({ followUpDays: 15, judgeDays: 35 }, project);

    expect(story(result)).toEqual(['follow-up on day 25', 'judgement on day 45']);
    expect(runUnder({ followUpDays: 15, judgeDays: 35, graceWorkingDays: 2 }, project).drop?.atMs).toBe(
      morning(49),
    );
  });

  it('has other days in a class or in a stage alone', () => {
    const strict = { followUpDays: 7, judgeDays: 15 };
    const lenient = { followUpDays: 60, judgeDays: 90 };

    expect(runUnder({ ...lenient, byClass: { A: strict } }, project).fired).toEqual([]);
    expect(runUnder({ ...lenient, byClass: { B: strict } }, project).drop).not.toBeNull();
    expect(runUnder({ ...lenient, byStage: { negotiate: strict } }, project).fired).toEqual([]);
    expect(runUnder({ ...lenient, byStage: { plan: strict } }, project).drop).not.toBeNull();
  });
});

describe('what a ledger says', () => {
  const clocks = { ...rules.clocks, byClass: { A: { followUpDays: 7, judgeDays: 15 } } };

  const whats = [
    ...['contact', 'contact', 'late-contact', 'milestone', 'milestone', 'keep', 'back', 'give-up', 'nothing'],
    ...['hold', 'wake', 'meeting', 'cancel-meeting', 'class', 'days', 'calendar', 'reopen'],
  ];

  const lives = fc.array(
    fc.record({
      afterDays: fc.integer({ min: 0, max: 45 }),
      hours: fc.integer({ min: 0, max: 23 }),
      what: fc.constantFrom(...whats),
    }),
    { maxLength: 14 },
  );

  function lived(life: readonly { afterDays: number; hours: number; what: string }[]): SimulatedProject {
    const project = simulate({ open: { playbook: { ...rules, clocks } } });
    for (const { afterDays, hours, what } of life) {
      // a minute past: in the very instant of a check the run lets the customer come first
      project.passUntil(project.now() + afterDays * day + hours * 3_600_000 + 60_000);
      act(project, what);
    }
    project.passUntil(project.now() + 20 * day);
    return project;
  }

  it('comes out again under the days that it was written with', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const project = lived(life);

        const { fired, keepsLeftOut } = runUnder({}, project);

        const recorded = project.events().flatMap(checkOf);
        const firstDrop = recorded.findIndex(([check]) => check === 'drop');
        expect(fired.map(({ check, atMs }) => [check, atMs])).toEqual(
          firstDrop === -1 ? recorded : recorded.slice(0, firstDrop + 1),
        );
        expect(keepsLeftOut).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  function act(project: SimulatedProject, what: string): void {
    const now = project.now();
    const reached = project.state().deal?.milestones ?? {};
    switch (what) {
      case 'contact':
        return void project.tell({ name: 'recordContact', kind: 'visit' });
      case 'late-contact':
        return void project.tell({ name: 'recordContact', kind: 'reply', occurredAtMs: now - 9 * day });
      case 'milestone':
        return void project.tell(milestone(gateMilestones.find((key) => !(key in reached)) ?? 'visited'));
      case 'keep':
        return void project.tell({ name: 'judge', verdict: 'keep', noteId: 'n1', nextAtMs: now + 20 * day });
      case 'back':
        return void project.tell({ name: 'goBack', stage: 'plan', cause: 'price-changed' });
      case 'hold':
        return void project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: now + 25 * day });
      case 'wake':
        return void project.tell({ name: 'wake' });
      case 'meeting': {
        const meeting = { kind: 'meeting', meetingAtMs: now + 12 * day, evidence: 'cal:1' } as const;
        return void project.tell({ name: 'confirmMeeting', ...meeting });
      }
      case 'cancel-meeting':
        return void project.tell({ name: 'cancelMeeting' });
      case 'class':
        return void project.tell({
          name: 'changeClass',
          customerClass: project.events().length % 2 === 0 ? 'A' : 'C',
        });
      case 'days':
        return void project.tell({ name: 'changeClock', judgeDays: 40, noteId: 'n1' });
      case 'calendar':
        return void project.tell({ name: 'replanDeadlines', cause: 'calendar-changed', subject: 'tw@2' });
      case 'reopen':
        return void project.tell({ name: 'reopen' });
      case 'give-up':
        return void (now > morning(120) && project.tell({ name: 'drop', reason: 'no-budget' }));
    }
  }

  function checkOf({ type, atMs, source }: ProjectEvent): [string, number][] {
    if (type === 'followUpDue') return [['follow-up', atMs]];
    if (type === 'judgementDue') return [['judgement', atMs]];
    return type === 'projectDropped' && source === 'milepost' ? [['drop', atMs]] : [];
  }

  it('comes to the same under several changes at once as under each alone', () => {
    const days = fc.record({
      judgeDays: fc.integer({ min: 16, max: 60 }),
      followUpDays: fc.constantFrom(7, 15),
    });
    fc.assert(
      fc.property(lives, fc.array(days, { maxLength: 5 }), (life, changes) => {
        const project = lived(life);
        const recorded = recordOf(project)!;
        const options = { planner, untilMs: project.now() };

        expect(whatIfEach(recorded, changes, options)).toEqual(
          changes.map((change) => whatIf(recorded, change, options)),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is nothing for what-if runs before the project was opened', () => {
    expect(recordedProject(newProject('p1'), [])).toBeNull();
  });

  it('has the value that the project was to bring', () => {
    const open = { amount: 120_000, currency: 'EUR' };

    expect(recordOf(patient({ ...open }))).toMatchObject({
      truth: 'open',
      endedAtMs: null,
      value: open,
    });
    expect(recordOf(patient())?.value).toBeNull();
  });
});

describe('answers to judgements', () => {
  /** Silent from the start, judged on day 30, kept on day 31 until day 55, and silent again. */
  function keptOnce(): SimulatedProject {
    const project = simulate();
    project.passUntil(morning(31));
    project.tell({ name: 'judge', verdict: 'keep', noteId: 'n1', nextAtMs: morning(55) });
    // day 55 is a Sunday: without an answer the drop would come on Wednesday
    project.passUntil(morning(57));
    expect(project.state().status).toBe('open');
    return project;
  }

  it('count where a judgement is open at that instant under the changed days', () => {
    const result = runUnder({ followUpDays: 14, judgeDays: 29 }, keptOnce());

    expect(story(result)).toEqual(['follow-up on day 14', 'judgement on day 29', 'judgement on day 56']);
    expect(result.keepsLeftOut).toBe(0);
  });

  it('are left out, and counted, where nobody would have asked', () => {
    const result = runUnder({ judgeDays: 45 }, keptOnce());

    // three working days after Thursday 16 April
    expect(story(result)).toEqual(['follow-up on day 15', 'judgement on day 45', 'drop on day 50']);
    expect(result.keepsLeftOut).toBe(1);
  });

  it('are too late after the drop', () => {
    const result = runUnder({ followUpDays: 5, judgeDays: 20 }, keptOnce());

    expect(result).toMatchObject({ drop: { atMs: morning(24) }, keepsLeftOut: 0 });
  });

  it('to drop are decisions of a person, whatever the clock asks', () => {
    const project = simulate();
    project.passUntil(morning(31));
    project.tell({ name: 'judge', verdict: 'drop', reason: 'no-budget' });

    const result = runUnder({ judgeDays: 60 }, project, morning(400));

    expect(story(result)).toEqual(['follow-up on day 15']);
    expect(result.drop).toBeNull();
  });
});

describe('silence', () => {
  it('goes on after a drop by the clock, for as long as is known', () => {
    const project = simulate();
    project.passUntil(morning(36));
    expect(project.state().status).toBe('dropped');

    expect(runUnder({ judgeDays: 60 }, project, morning(64)).drop).toBeNull();
    // day 60 is a Friday
    expect(runUnder({ judgeDays: 60 }, project, morning(65)).drop).toMatchObject({ atMs: morning(65) });
  });

  it('of an open project lasts until the present', () => {
    const project = patient();

    expect(runUnder({ followUpDays: 15, judgeDays: 30 }, project, morning(20)).drop).toBeNull();
    expect(runUnder({ followUpDays: 15, judgeDays: 30 }, project, morning(90)).drop).not.toBeNull();
  });

  it('ends with a loss', () => {
    const project = patient();
    project.passUntil(morning(20));
    project.tell({ name: 'lose', reason: Object.keys(rules.lossReasons)[0]! });

    expect(story(runUnder({ followUpDays: 15, judgeDays: 30 }, project, morning(90)))).toEqual([
      'follow-up on day 15',
    ]);
  });

  it('is counted by the days of whoever owns the project then', () => {
    const asked: string[] = [];
    const project = patient();
    project.passUntil(morning(5));
    project.tell({ name: 'handOver', handOverId: 'h1', fromPersonId: 'sales-1', toPersonId: 'sales-2' });
    told(project, 6);
    const recorded = recordOf(project)!;

    whatIf(
      recorded,
      { followUpDays: 15, judgeDays: 30 },
      {
        untilMs: morning(8),
        planner: (request) => {
          asked.push(request.ownerId);
          return planner(request);
        },
      },
    );

    // at the hand-over, and at the contact
    expect(asked).toEqual(['sales-1', 'sales-2', 'sales-2']);
  });
});

describe('changed clocks', () => {
  const { clocks } = rules;

  it('keep what is not named', () => {
    expect(changedClocks(clocks, {})).toEqual(clocks);
    expect(changedClocks(clocks, { judgeDays: 45 })).toEqual({ ...clocks, judgeDays: 45 });
  });

  it('go over those of the playbook day by day, in classes and stages too', () => {
    const before = { ...clocks, byClass: { A: { followUpDays: 7, judgeDays: 15 } } };
    const change = {
      byClass: { A: { judgeDays: 20 }, C: { judgeDays: 60 } },
      byStage: { sign: { judgeDays: 10 } },
    };

    expect(changedClocks(before, change)).toMatchObject({
      judgeDays: 30,
      byClass: { A: { followUpDays: 7, judgeDays: 20 }, C: { judgeDays: 60 } },
      byStage: { sign: { judgeDays: 10 } },
    });
  });

  it('contradict themselves where judgement does not come after the follow-up beside it', () => {
    const change = {
      followUpDays: 20,
      judgeDays: 20,
      byClass: { A: { followUpDays: 9, judgeDays: 8 }, B: { judgeDays: 3 } },
      byStage: { sign: { followUpDays: 7, judgeDays: 8 } },
    };

    expect(contradictions(change)).toEqual([
      'judgement after 20 days must come later than the follow-up after 20',
      'class A: judgement after 8 days must come later than the follow-up after 9',
    ]);
    expect(contradictions({})).toEqual([]);
  });
});
