import { describe, expect, it } from '@jest/globals';
import { dropAtMs, nextCheck, nextDeadlineMs } from '../../../domain/project/evolve/clocks';
import { explain } from '../../../domain/explain/explain';
import { fold } from '../../../domain/project/evolve/evolve';
import { ageInStageMs, ageMs, openTasks, shownStatus } from '../../../domain/project/model/state';
import type { SimulatedProject, ReceivedCommand } from '../../support/simulated-project';
import { day, milestone, simulate, start } from '../../support/simulated-project';

/** 09:00 in Taipei, `days` calendar days after Monday 2 March 2026. */
const morning = (days: number): number => start + days * day;

const holdUntil = (
  days: number,
  more: Partial<Extract<ReceivedCommand, { name: 'hold' }>> = {},
): ReceivedCommand => ({
  name: 'hold',
  reason: 'budget-year',
  wakeAtMs: morning(days),
  ...more,
});
const deal = (project: SimulatedProject) => project.state().deal!;
const kinds = (project: SimulatedProject): string[] => openTasks(deal(project)).map(({ kind }) => kind);

describe('a hold', () => {
  it('stops clock and ladders, and wakes in the morning of its day with a task for the owner', () => {
    const project = simulate();
    project.passUntil(morning(4));
    // day 105 is Monday 15 June
    project.tell(holdUntil(105, { wakeAtMs: morning(105) + 5 * 3_600_000 }));
    expect(shownStatus(project.state())).toBe('held');
    expect(nextCheck(project.state())).toEqual({ check: 'wake', atMs: morning(105) });
    const before = project.types().length;

    project.passUntil(morning(105) - 1);
    expect(project.types()).toHaveLength(before);
    project.passUntil(morning(105));

    expect(shownStatus(project.state())).toBe('open');
    expect(project.types().slice(before, before + 2)).toEqual(['projectWoken', 'taskOpened']);
    expect(kinds(project)).toContain('resume');
    // 11 of the 15 days were left when it was held on the fourth
    expect(deal(project).clock.followUpAtMs).toBe(morning(105 + 11));
    expect(deal(project).clock.judgeAtMs).toBe(morning(105 + 28));
  });

  it.each<[string, ReceivedCommand, string]>([
    ['held once more', holdUntil(300), 'held'],
    [
      'that gets a meeting',
      { name: 'confirmMeeting', kind: 'call', meetingAtMs: morning(120), evidence: 'mail:7' },
      'meeting-confirmed',
    ],
  ])('leaves no task to go on with for a project %s', (_what, command, reason) => {
    const project = simulate();
    project.tell(holdUntil(105));
    project.passUntil(morning(105));
    expect(kinds(project)).toContain('resume');

    project.tell(command);

    expect(kinds(project)).not.toContain('resume');
    const task = Object.values(deal(project).tasks).find(({ kind }) => kind === 'resume');
    expect(task?.closedReason).toBe(reason);
  });

  it('wakes on the next working day when its date is none', () => {
    const project = simulate();
    // day 5 is a Saturday
    project.tell(holdUntil(5));
    expect(nextCheck(project.state())?.atMs).toBe(morning(7));
  });

  it('leaves tasks the time that they had', () => {
    const project = simulate();
    const due = openTasks(deal(project)).map(({ id, dueAtMs }) => [id, dueAtMs! + 98 * day]);
    project.passUntil(morning(1));
    project.tell(holdUntil(99));
    project.passUntil(morning(99));
    const after = openTasks(deal(project)).filter(({ kind }) => kind === 'stage');
    // 98 days are fourteen weeks: every due date falls on the same day of the week
    expect(after.map(({ id, dueAtMs }) => [id, dueAtMs])).toEqual(due);
    expect(after.every(({ ladder }) => ladder?.atMs !== null)).toBe(true);
  });

  it.each<[string, ReceivedCommand, boolean]>([
    ['a contact', { name: 'recordContact', kind: 'call' }, false],
    ['a milestone', milestone('customer-profiled'), false],
    [
      'a meeting that the customer confirms',
      { name: 'confirmMeeting', kind: 'visit', meetingAtMs: morning(60), evidence: 'mail:1' },
      false,
    ],
    ['a command', { name: 'wake' }, true],
  ])('is ended early by %s', (_what, command, asksOwner) => {
    const project = simulate();
    project.passUntil(morning(3));
    project.tell(holdUntil(200));
    project.passUntil(morning(42));
    project.tell(command);
    expect(project.types()).toContain('projectWoken');
    expect(shownStatus(project.state())).toBe('open');
    expect(kinds(project).includes('resume')).toBe(asksOwner);
  });

  it('is changed in both directions while it waits', () => {
    const project = simulate();
    project.tell(holdUntil(70));
    project.tell(holdUntil(140, { reason: 'awaiting-tender' }));
    expect(nextCheck(project.state())?.atMs).toBe(morning(140));
    project.tell(holdUntil(21));
    expect(nextCheck(project.state())?.atMs).toBe(morning(21));
    expect(project.types().filter((type) => type === 'projectHeld')).toHaveLength(1);
  });

  it('counts in no age', () => {
    const project = simulate();
    project.passUntil(morning(10));
    project.tell(holdUntil(112));
    expect(ageMs(deal(project), morning(60))).toBe(10 * day);
    project.passUntil(morning(115));
    expect(ageMs(deal(project), morning(115))).toBe(13 * day);
    expect(ageInStageMs(deal(project), morning(115))).toBe(13 * day);
    project.tell(holdUntil(200));
    project.passUntil(morning(120));
    project.tell({ name: 'lose', reason: 'price' });
    expect(ageMs(deal(project), morning(300))).toBe(13 * day);
    expect(shownStatus(project.state())).toBe('lost');
  });

  it('answers a judgement; it is asked for again three working days after the waking', () => {
    const project = simulate();
    project.passUntil(morning(30));
    expect(deal(project).clock.phase).toBe('judging');
    project.tell(holdUntil(105));
    expect(kinds(project)).not.toContain('judge');
    project.passUntil(morning(105));
    expect(nextCheck(project.state())).toEqual({ check: 'judge', atMs: morning(108) });
    project.passUntil(morning(108));
    expect(kinds(project)).toContain('judge');
  });

  it.each([
    ['that day has passed', { wakeAtMs: start - 1 }, 'wake-date-out-of-range'],
    ['it is more than 18 months away', { wakeAtMs: start + 549 * day }, 'wake-date-out-of-range'],
    ['another reason has no words', { reason: 'other' as const }, 'note-missing'],
  ])('is refused when %s', (_what, more, code) => {
    expect(simulate().tell(holdUntil(30, more))).toMatchObject({ code });
  });

  it('has to be there to be woken', () => {
    expect(simulate().tell({ name: 'wake' })).toMatchObject({ code: 'not-held' });
  });
});

describe('a meeting that the customer has confirmed', () => {
  const meeting = (days: number): ReceivedCommand => ({
    name: 'confirmMeeting',
    kind: 'meeting',
    meetingAtMs: morning(days) + 6 * 3_600_000,
    evidence: 'calendar:4711',
  });

  it('protects until it is over: follow-up the morning after, judgement its days later', () => {
    const project = simulate();
    project.tell(meeting(50));
    // day 50 is Tuesday 21 April
    expect(deal(project).clock).toMatchObject({ followUpAtMs: morning(51), judgeAtMs: morning(65) });
    project.passUntil(morning(51) - 1);
    expect(project.types()).not.toContain('followUpDue');
  });

  it('protects no longer when it is called off, and nobody is judged in the night', () => {
    const project = simulate();
    project.tell(meeting(50));
    project.passUntil(morning(40) + 12 * 3_600_000);
    project.tell({ name: 'cancelMeeting' });
    // day 41 is a Sunday
    expect(deal(project).clock.judgeAtMs).toBe(morning(42));
    expect(project.tell({ name: 'cancelMeeting' })).toMatchObject({ code: 'no-meeting' });
  });

  it('answers a judgement that is asked for, also in the last moment', () => {
    const project = simulate();
    project.passUntil(morning(35) - 1);
    expect(deal(project).clock.phase).toBe('judging');
    project.tell(meeting(60));
    expect(kinds(project)).not.toContain('judge');
    project.passUntil(morning(60));
    expect(project.state().status).toBe('open');
  });

  it('has to lie ahead', () => {
    expect(simulate().tell(meeting(-1))).toMatchObject({ code: 'meeting-out-of-range' });
  });
});

describe('changed days', () => {
  it('re-plan the running clock from the last contact when the class changes', () => {
    const project = simulate();
    project.passUntil(morning(5));
    project.tell({
      name: 'changeClock',
      followUpDays: 7,
      judgeDays: 15,
      noteId: 'n1',
    });
    expect(deal(project).clock).toMatchObject({ followUpAtMs: morning(7), judgeAtMs: morning(15) });
    project.tell({ name: 'changeClock', noteId: 'n2' });
    expect(deal(project).clock).toMatchObject({ followUpAtMs: morning(15), judgeAtMs: morning(30) });
    expect(project.tell({ name: 'changeClock', judgeDays: 40 })).toMatchObject({ code: 'note-missing' });
  });

  it('fire nothing twice for the past, and what they make overdue comes the next working morning', () => {
    const project = simulate();
    project.passUntil(morning(20) + 4 * 3_600_000);
    project.tell({ name: 'changeClock', followUpDays: 7, judgeDays: 15, noteId: 'n1' });
    // day 20 is a Sunday
    expect(nextCheck(project.state())).toEqual({ check: 'judge', atMs: morning(21) });
    project.passUntil(morning(21));
    expect(project.types().filter((type) => type === 'followUpDue')).toHaveLength(1);
    expect(project.types().filter((type) => type === 'judgementDue')).toHaveLength(1);
  });

  it('leave a judgement its grace, and a kept project its date', () => {
    const project = simulate();
    project.passUntil(morning(30));
    const droppedAtMs = dropAtMs(deal(project).clock);
    expect(droppedAtMs).not.toBeNull();
    project.tell({ name: 'changeClass', customerClass: 'A' });
    expect(deal(project).customerClass).toBe('A');
    expect(dropAtMs(deal(project).clock)).toBe(droppedAtMs);
    project.tell({ name: 'judge', verdict: 'keep', noteId: 'n', nextAtMs: morning(60) });
    project.tell({ name: 'changeClock', judgeDays: 31, noteId: 'n' });
    for (const key of ['customer-profiled']) project.tell(milestone(key));
    expect(deal(project).clock.judgeAtMs).toBe(morning(60));
  });

  it('keep why the class was changed, when that was said', () => {
    const project = simulate();
    project.tell({ name: 'changeClass', customerClass: 'A', noteId: 'n1' });
    expect(project.events().at(-1)).toMatchObject({ type: 'classChanged', from: 'B', to: 'A', noteId: 'n1' });
    project.tell({ name: 'changeClass', customerClass: 'C' });
    expect(project.events().at(-1)).not.toHaveProperty('noteId');
  });

  it('are acknowledged when the class is the same', () => {
    const project = simulate();
    project.tell({ name: 'changeClass', customerClass: 'B' });
    expect(project.types().at(-1)).toBe('commandAcknowledged');
  });
});

describe('a new attempt', () => {
  it('begins in the stage in which it ended, with a fresh clock and without what was reached there', () => {
    const project = simulate();
    for (const key of ['customer-profiled', 'meeting-agreed', 'visited']) project.tell(milestone(key));
    project.passUntil(morning(8));
    project.tell({ name: 'lose', reason: 'price', competitor: 'Other Ltd' });
    project.passUntil(morning(70));
    project.tell({ name: 'reopen', noteId: 'n1' });

    expect(project.state().status).toBe('open');
    expect(deal(project)).toMatchObject({
      stage: 'visit',
      outcome: null,
      attempts: [{ status: 'lost', outcome: { reason: 'price', competitor: 'Other Ltd' } }],
      clock: { phase: 'watching', startedAtMs: morning(70), startedBy: { cause: 'reopened' } },
    });
    expect(Object.keys(deal(project).milestones)).toEqual(['customer-profiled', 'meeting-agreed']);
    expect(deal(project).superseded?.map(({ milestone: key }) => key)).toEqual(['visited']);
    expect(kinds(project)).toEqual(['stage', 'stage']);
    expect(ageMs(deal(project), morning(75))).toBe(5 * day);
    expect(fold('p1', project.events())).toEqual(project.state());
  });

  it('is refused while the project runs, and in a stage that was never reached', () => {
    const project = simulate();
    expect(project.tell({ name: 'reopen' })).toMatchObject({ code: 'not-ended' });
    project.tell({ name: 'drop', reason: 'no-fit' });
    expect(project.tell({ name: 'reopen', stage: 'sign' })).toMatchObject({ code: 'unknown-stage' });
    expect(project.tell({ name: 'recordContact', kind: 'call' })).toMatchObject({ code: 'project-ended' });
  });
});

describe('a changed calendar', () => {
  it('re-plans what lies ahead and nothing that has fired', () => {
    const project = simulate();
    project.passUntil(morning(16));
    const before = deal(project);
    project.tell({ name: 'replanDeadlines', cause: 'calendar-changed', subject: 'tw@3' });
    const { clock } = deal(project);
    expect(clock).toMatchObject({ phase: 'followed-up', judgeAtMs: before.clock.judgeAtMs });
    expect(Object.values(deal(project).tasks).map(({ ladder }) => ladder?.atMs)).toEqual(
      Object.values(before.tasks).map(({ ladder }) => ladder?.atMs),
    );
    project.passUntil(morning(29));
    expect(project.types().filter((type) => type === 'followUpDue')).toHaveLength(1);
  });
});

describe('an explanation', () => {
  it.each(['en', 'zh-TW'] as const)(
    'says why it is held, what protects it and whose days count (%s)',
    (language) => {
      const project = simulate();
      project.tell({ name: 'changeClock', judgeDays: 45, noteId: 'n' });
      project.tell({ name: 'confirmMeeting', kind: 'visit', meetingAtMs: morning(20), evidence: 'cal:1' });
      project.tell(holdUntil(63));
      const { lines, nextCheck: next, nextAtMs } = explain(project.state(), { language });
      const text = lines.join('\n');
      expect(text).toMatch(language === 'en' ? /judgement after 45/ : /45 天後判斷意向/);
      expect(text).toMatch(language === 'en' ? /confirmed a meeting on 2026-03-22/ : /2026-03-22 .*會面/);
      expect(text).toMatch(language === 'en' ? /On hold since 2026-03-02/ : /自 2026-03-02 .*起暫緩/);
      expect(next).toEqual({ check: 'wake', atMs: morning(63) });
      expect(nextAtMs).toBe(nextDeadlineMs(project.state()));
    },
  );
});
