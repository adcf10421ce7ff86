import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clockDays } from '../../../domain/playbook/playbook';
import { nextCheck } from '../../../domain/project/evolve/clocks';
import { fold } from '../../../domain/project/evolve/evolve';
import { hasEnded, openTasks } from '../../../domain/project/model/state';
import { day, milestone, simulate, start } from '../../support/simulated-project';
import { rules } from '../../support/standard-playbook';

/** 09:00 in Taipei, `days` calendar days after Monday 2 March 2026. */
const morning = (days: number): number => start + days * day;

describe('the 15-30 clock', () => {
  it('asks for a follow-up on day 15', () => {
    const project = simulate();
    // 2 March + 15 = Tuesday 17 March
    project.passUntil(morning(15) - 1);
    expect(project.types()).not.toContain('followUpDue');
    project.passUntil(morning(15));
    expect(project.types()).toContain('followUpDue');
    const task = openTasks(project.state().deal!).find((candidate) => candidate.kind === 'follow-up');
    expect(task).toMatchObject({ personId: 'sales-1' });
  });

  it('asks rep and manager for judgement on day 30', () => {
    const project = simulate();
    project.passUntil(morning(30));
    const judges = openTasks(project.state().deal!).filter((task) => task.kind === 'judge');
    expect(judges.map((task) => task.personId)).toEqual(['sales-1', 'manager-1']);
    expect(openTasks(project.state().deal!).some((task) => task.kind === 'follow-up')).toBe(false);
  });

  it('drops a silent prospect after day 30 and the grace of three working days', () => {
    const project = simulate();
    // day 30 is Wednesday 1 April; three working days later is Monday 6 April
    project.passUntil(morning(35) - 1);
    expect(project.state().status).toBe('open');
    project.passUntil(morning(35));
    expect(project.state().status).toBe('dropped');
    expect(project.state().deal?.outcome).toMatchObject({ reason: 'no-answer', actor: 'milepost' });
  });

  it('is stopped by a contact in the last moment, and not by one after it', () => {
    const before = simulate();
    before.passUntil(morning(35) - 1);
    before.tell({ name: 'recordContact', kind: 'call' });
    before.passUntil(morning(36));
    expect(before.state().status).toBe('open');
    const after = simulate();
    after.passUntil(morning(35));
    expect(after.tell({ name: 'recordContact', kind: 'call' })).toMatchObject({ code: 'project-ended' });
  });

  it('starts anew with a contact, completes the follow-up and says what did it', () => {
    const project = simulate();
    project.passUntil(morning(16));
    project.tell({ name: 'recordContact', kind: 'visit', actor: 'lin' });
    expect(openTasks(project.state().deal!).some((task) => task.kind === 'follow-up')).toBe(false);
    expect(project.state().deal?.clock).toMatchObject({
      phase: 'watching',
      startedAtMs: morning(16),
      startedBy: { cause: 'contact', actor: 'lin' },
    });
    expect(nextCheck(project.state())).toMatchObject({ check: 'follow-up' });
  });

  it('starts anew with a milestone that only the customer can cause, and not with one of ours', () => {
    const project = simulate();
    project.passUntil(morning(10));
    project.tell(milestone('customer-profiled'));
    expect(project.state().deal?.clock.startedAtMs).toBe(start);
    project.tell(milestone('meeting-agreed'));
    expect(project.state().deal?.clock).toMatchObject({
      startedAtMs: morning(10),
      startedBy: { cause: 'milestone' },
    });
  });

  it('is not turned back by a contact that was reported late', () => {
    const project = simulate();
    project.passUntil(morning(10));
    project.tell({ name: 'recordContact', kind: 'call' });
    project.tell({ name: 'recordContact', kind: 'call', occurredAtMs: morning(5) });
    expect(project.state().deal?.clock.startedAtMs).toBe(morning(10));
  });

  it('refuses a contact that has not happened yet', () => {
    const project = simulate();
    const answer = project.tell({ name: 'recordContact', kind: 'call', occurredAtMs: project.now() + day });
    expect(answer).toMatchObject({ code: 'occurred-in-future' });
  });

  it('keeps a project with a note and a next date, and judges again on that date', () => {
    const project = simulate();
    project.passUntil(morning(30));
    expect(project.tell({ name: 'judge', verdict: 'keep' })).toMatchObject({ code: 'note-missing' });
    expect(project.tell({ name: 'judge', verdict: 'keep', noteId: 'n1' })).toMatchObject({
      code: 'next-date-missing',
    });
    const far = project.tell({ name: 'judge', verdict: 'keep', noteId: 'n1', nextAtMs: morning(200) });
    expect(far).toMatchObject({ code: 'next-date-out-of-range' });
    project.tell({ name: 'judge', verdict: 'keep', noteId: 'n1', nextAtMs: morning(50) });
    expect(nextCheck(project.state())).toEqual({ check: 'judge', atMs: morning(50) });
    project.passUntil(morning(49));
    expect(project.types().filter((type) => type === 'judgementDue')).toHaveLength(1);
    project.passUntil(morning(50));
    expect(project.types().filter((type) => type === 'judgementDue')).toHaveLength(2);
  });

  it('drops by judgement with a reason', () => {
    const project = simulate();
    expect(project.tell({ name: 'judge', verdict: 'drop', reason: 'no-budget' })).toMatchObject({
      code: 'nothing-to-judge',
    });
    project.passUntil(morning(30));
    expect(project.tell({ name: 'judge', verdict: 'drop' })).toMatchObject({ code: 'reason-missing' });
    project.tell({ name: 'judge', verdict: 'drop', reason: 'no-budget' });
    expect(project.state().status).toBe('dropped');
  });

  it('gives the whole grace when the platform was down over the judgement', () => {
    const project = simulate();
    const back = morning(90);
    // the machine was off: the first tick after it comes on day 90
    project.tell({ name: 'assign', role: 'finance', personId: 'f' }, back);
    project.passUntil(back);
    expect(project.state().status).toBe('open');
    expect(project.types()).not.toContain('followUpDue');
    project.passUntil(back + day);
    expect(project.state().status).toBe('open');
  });

  it('completes a follow-up only by contact', () => {
    const project = simulate();
    project.passUntil(morning(15));
    const task = openTasks(project.state().deal!).find((candidate) => candidate.kind === 'follow-up');
    expect(project.tell({ name: 'completeTask', taskId: task!.id })).toMatchObject({
      code: 'contact-required',
    });
  });

  it.each([
    ['A', 'visit', { followUpDays: 7, judgeDays: 15, graceWorkingDays: 3 }],
    ['B', 'visit', { followUpDays: 15, judgeDays: 30, graceWorkingDays: 3 }],
    ['B', 'negotiate', { followUpDays: 5, judgeDays: 30, graceWorkingDays: 3 }],
    ['A', 'negotiate', { followUpDays: 5, judgeDays: 15, graceWorkingDays: 3 }],
  ] as const)('takes the strictest days for class %s in stage %s', (customerClass, stage, expected) => {
    const clocks = {
      ...rules.clocks,
      byClass: { A: { followUpDays: 7, judgeDays: 15 } },
      byStage: { negotiate: { followUpDays: 5 } },
    };
    expect(clockDays({ ...rules, clocks }, customerClass, stage)).toEqual(expected);
  });

  it('plans anew when a stage has other days, from the same contact', () => {
    const playbook = {
      ...rules,
      clocks: { ...rules.clocks, byStage: { visit: { followUpDays: 7, judgeDays: 14 } } },
    };
    const project = simulate({ open: { playbook } });
    project.tell(milestone('meeting-agreed'));
    project.passUntil(morning(1));
    project.tell(milestone('customer-profiled'));
    expect(nextCheck(project.state())).toEqual({ check: 'follow-up', atMs: morning(7) });
  });
});

interface Action {
  readonly kind: 'wait' | 'contact' | 'milestone' | 'keep' | 'assign' | 'lose' | 'settle';
  readonly days?: number;
  readonly ago?: number;
  readonly key?: string;
  readonly role?: string;
}

describe('whatever comes in whatever order', () => {
  const action: fc.Arbitrary<Action> = fc.oneof(
    fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 40 }) }),
    fc.record({ kind: fc.constant('contact' as const), ago: fc.integer({ min: 0, max: 20 }) }),
    fc.record({
      kind: fc.constant('milestone' as const),
      key: fc.constantFrom(...Object.keys(rules.milestones)),
    }),
    fc.record({ kind: fc.constant('keep' as const), days: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ kind: fc.constant('assign' as const), role: fc.constantFrom(...Object.keys(rules.roles)) }),
    fc.record({ kind: fc.constant('lose' as const) }),
    fc.record({ kind: fc.constant('settle' as const) }),
  );

  const run = (actions: readonly Action[], settles: boolean) => {
    const project = simulate({ settles });
    for (const step of actions) {
      const now = project.now();
      if (step.kind === 'wait') project.passUntil(now + (step.days ?? 0) * day);
      if (step.kind === 'contact') {
        project.tell({ name: 'recordContact', kind: 'call', occurredAtMs: now - (step.ago ?? 0) * day });
      }
      if (step.kind === 'milestone') project.tell(milestone(step.key ?? ''));
      if (step.kind === 'keep') {
        project.tell({ name: 'judge', verdict: 'keep', noteId: 'n', nextAtMs: now + (step.days ?? 1) * day });
      }
      if (step.kind === 'assign') project.tell({ name: 'assign', role: step.role ?? '', personId: 'x' });
      if (step.kind === 'lose') project.tell({ name: 'lose', reason: 'price' });
      if (step.kind === 'settle') project.settle();
    }
    project.settle();
    return project;
  };

  it('no event follows an end, revisions have no gaps, and the ledger folds to the state', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), fc.boolean(), (actions, settles) => {
        const project = run(actions, settles);
        const types = project.types();
        const end = types.findIndex((type) => ['projectWon', 'projectLost', 'projectDropped'].includes(type));
        if (end >= 0) expect(end).toBe(types.length - 1);
        expect(project.events().map((event) => event.revision)).toEqual(types.map((_, index) => index + 1));
        expect(fold('p1', project.events())).toEqual(project.state());
      }),
      { numRuns: 300 },
    );
  });

  it('never drops within 30 days of a contact', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        const project = run(actions, true);
        const state = project.state();
        if (state.status !== 'dropped') return;
        const { clock, outcome } = state.deal!;
        expect(outcome!.atMs - clock.startedAtMs).toBeGreaterThanOrEqual(30 * day);
      }),
      { numRuns: 300 },
    );
  });

  it('an open, planned project always has a next check', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 20 }), (actions) => {
        const project = run(actions, true);
        if (!hasEnded(project.state())) expect(nextCheck(project.state())).not.toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});
