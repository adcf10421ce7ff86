import { describe, expect, it } from '@jest/globals';
import type { Limits } from '../../../domain/playbook/playbook';
import { openTasks } from '../../../domain/project/model/state';
import { day, milestone, simulate, start } from '../../support/simulated-project';
import { rules } from '../../support/standard-playbook';
import { keptUntilMs } from '../../../domain/project/evolve/clocks';

const withLimits = (limits: Partial<Limits>, holder = (role: string): string | null => `${role}-1`) =>
  simulate({ holder, open: { playbook: { ...rules, limits: { ...rules.limits, ...limits } } } });

const taskOf = (project: ReturnType<typeof simulate>, kind: string) =>
  openTasks(project.state().deal!).find((task) => task.kind === kind)!;

describe('the numbers of a playbook', () => {
  it('are those that the standard has had', () => {
    expect(rules.limits).toEqual({
      dueDays: { 'follow-up': 3, judge: 3, resume: 3, 'fill-role': 2, 'fix-mail': 2, reassign: 2 },
      driftStages: 2,
      postponeMaxDays: 60,
      pushMaxDays: 60,
      holdMaxDays: 548,
      keptByReviewDays: 7,
      answerWorkingDays: 2,
      escalationWeeks: 3,
    });
  });

  it('say when tasks of the clock are due', () => {
    const project = withLimits({
      dueDays: { ...rules.limits.dueDays, 'follow-up': 5, judge: 1, reassign: 4 },
    });
    project.passUntil(start + 15 * day);
    expect(taskOf(project, 'follow-up').dueDays).toBe(5);
    expect(taskOf(project, 'reassign').dueDays).toBe(4);
    project.passUntil(start + 30 * day);
    expect(taskOf(project, 'judge').dueDays).toBe(1);
  });

  it.each([
    ['a task is put off', { postponeMaxDays: 10 }, 10, 'due-date-out-of-range', 'postponeTask'],
    ['a hold lasts', { holdMaxDays: 30 }, 30, 'wake-date-out-of-range', 'hold'],
    ['a meeting is ahead', { holdMaxDays: 30 }, 30, 'meeting-out-of-range', 'confirmMeeting'],
    ['a push is due', { pushMaxDays: 12 }, 12, 'due-date-out-of-range', 'review'],
  ] as const)('say how far away %s', (_what, limits, most, code, name) => {
    const tell = (atMs: number) => {
      const project = withLimits(limits);
      const noteId = 'n1';
      switch (name) {
        case 'postponeTask':
          return project.tell({ name, taskId: taskOf(project, 'stage').id, dueAtMs: atMs, noteId });
        case 'hold':
          return project.tell({ name, reason: 'budget-year', wakeAtMs: atMs });
        case 'confirmMeeting':
          return project.tell({ name, kind: 'visit', meetingAtMs: atMs, evidence: 'e' });
        case 'review':
          return project.tell({ name, week: '2026-03-02', decision: 'push', dueAtMs: atMs, noteId });
      }
    };
    expect(tell(start + most * day)).toBeInstanceOf(Array);
    expect(tell(start + most * day + 1)).toMatchObject({ code });
  });

  it('say for how long a review keeps a project, and how far ahead of the buyer is too far', () => {
    const project = withLimits({ keptByReviewDays: 21, driftStages: 1 });
    for (const key of ['customer-profiled', 'meeting-agreed']) project.tell(milestone(key));
    expect(project.types()).toContain('driftWarned');
    project.passUntil(start + 30 * day);
    project.tell({ name: 'review', week: '2026-03-30', decision: 'keep', noteId: 'n1' });
    expect(keptUntilMs(project.state().deal!.clock)).toBe(start + 51 * day);
  });
});

describe('a drop by the clock', () => {
  it('has a reason that nobody else can give', () => {
    const project = simulate();
    expect(project.tell({ name: 'drop', reason: 'no-answer' })).toMatchObject({ code: 'unknown-reason' });
    project.passUntil(start + 30 * day);
    const judged = { name: 'judge', verdict: 'drop', reason: 'no-answer' } as const;
    expect(project.tell(judged)).toMatchObject({ code: 'unknown-reason' });
    const reviewed = { name: 'review', week: '2026-03-30', decision: 'drop', reason: 'no-answer' } as const;
    expect(project.tell(reviewed)).toMatchObject({ code: 'unknown-reason' });
    project.passUntil(start + 60 * day);
    expect(project.state().deal!.outcome).toMatchObject({ reason: 'no-answer', actor: 'milepost' });
  });

  it('is told from the judgement of a person', () => {
    const project = simulate();
    project.passUntil(start + 30 * day);
    project.tell({ name: 'judge', verdict: 'drop', reason: 'no-intent' });
    expect(project.state().deal!.outcome).toMatchObject({ reason: 'no-intent', actor: 'sales-1' });
  });
});
