import { describe, expect, it } from '@jest/globals';
import { explain } from '../../../domain/explain/explain';
import { openTasks } from '../../../domain/project/model/state';
import type { SimulatedProject, ReceivedCommand } from '../../support/simulated-project';
import { day, milestone, simulate, start } from '../../support/simulated-project';

/** 09:00 in Taipei, `days` calendar days after Monday 2 March 2026. */
const morning = (days: number): number => start + days * day;
const deal = (project: SimulatedProject) => project.state().deal!;
const clock = (project: SimulatedProject) => deal(project).clock;
const task = (project: SimulatedProject, key: string) =>
  Object.values(deal(project).tasks).find((each) => each.key === key)!;
const hold = (until: number, more: object = {}): ReceivedCommand => ({
  name: 'hold',
  reason: 'budget-year',
  wakeAtMs: morning(until),
  ...more,
});
const calledOn = (days: number): ReceivedCommand => ({
  name: 'recordContact',
  kind: 'call',
  occurredAtMs: morning(days),
});
const meetingOn = (days: number): ReceivedCommand => ({
  name: 'confirmMeeting',
  kind: 'visit',
  meetingAtMs: morning(days),
  evidence: 'calendar:5512',
});

/** A project that lives through some commands on their days. */
function lived(...told: readonly [number, ReceivedCommand][]): SimulatedProject {
  const project = simulate();
  for (const [days, command] of told) {
    project.passUntil(morning(days));
    expect(project.tell(command, morning(days))).toBeInstanceOf(Array);
  }
  return project;
}

describe('a contact that is reported late', () => {
  it('leaves out the hold that came after it', () => {
    // a call of Tuesday the 8th day, a hold from the 10th to the 100th: one day more than two had passed
    const project = lived([10, hold(100)], [101, calledOn(8)]);

    expect(clock(project).heldMs).toBe(clock(project).followUpAtMs! - morning(8 + 15));
    // 8 + 15 + 90 days is Tuesday the 113th, and 15 more are a Wednesday
    expect(clock(project)).toMatchObject({ followUpAtMs: morning(113), judgeAtMs: morning(128) });
  });

  it('counts as one of today when it took place during the hold that it ends', () => {
    const project = lived(
      [10, hold(200)],
      [101, { ...milestone('meeting-agreed'), occurredAtMs: morning(50) }],
    );

    expect(deal(project).hold).toBeUndefined();
    expect(clock(project)).toMatchObject({
      // the 131st is a Saturday
      followUpAtMs: morning(101 + 15),
      judgeAtMs: morning(101 + 30 + 2),
    });
  });

  it('is judged by the days outside the hold alone when it ends one', () => {
    const project = lived([10, hold(200)], [101, calledOn(9)]);

    // one of 15 days had passed: day 115 is a Thursday; the 130th is a Friday
    expect(clock(project)).toMatchObject({ followUpAtMs: morning(115), judgeAtMs: morning(130) });
  });

  it('does not undo a keep that was said since', () => {
    const keep: ReceivedCommand = { name: 'judge', verdict: 'keep', noteId: 'n', nextAtMs: morning(84) };
    const project = lived([31, keep], [33, calledOn(2)]);

    expect(clock(project)).toMatchObject({ startedAtMs: morning(2), judgeAtMs: morning(84) });
    project.passUntil(morning(84) - 1);
    expect(project.state().status).toBe('open');
    project.tell(calledOn(80));
    expect(clock(project).followUpAtMs).toBe(morning(80 + 15));
  });
});

describe('a meeting that the customer has confirmed', () => {
  const kept: [number, ReceivedCommand] = [
    31,
    { name: 'judge', verdict: 'keep', noteId: 'n', nextAtMs: morning(38) },
  ];

  it('protects a project that was kept until an earlier date, and the date holds again when it is called off', () => {
    const project = lived(kept, [35, meetingOn(60)]);

    // the 61st is a Saturday
    expect(clock(project).judgeAtMs).toBe(morning(63));
    expect(explain(project.state(), { language: 'en' }).nextCheck).toEqual({
      check: 'judge',
      atMs: morning(63),
    });
    project.tell({ name: 'cancelMeeting' }, morning(36));
    expect(clock(project).judgeAtMs).toBe(morning(38));
  });

  it('brings no judgement forward that a keep has put later', () => {
    const project = lived(
      [31, { name: 'judge', verdict: 'keep', noteId: 'n', nextAtMs: morning(84) }],
      [35, meetingOn(60)],
    );
    expect(clock(project).judgeAtMs).toBe(morning(84));
  });

  it('protects a project whose judgement a hold had interrupted', () => {
    const project = lived([31, hold(200)], [40, meetingOn(78)]);

    expect(clock(project)).toMatchObject({ phase: 'asking-again', judgeAtMs: morning(79) });
    project.passUntil(morning(78));
    expect(project.state().status).toBe('open');
  });

  it('never lets follow-up and judgement fall together', () => {
    for (let on = 1; on < 45; on += 1) {
      const project = simulate();
      project.tell(meetingOn(on));
      const { followUpAtMs, judgeAtMs } = clock(project);
      expect(judgeAtMs! - followUpAtMs!).toBeGreaterThanOrEqual(13 * day);
      expect(followUpAtMs).toBeGreaterThan(morning(on));
    }
  });
});

describe('a task that is given another date, or to somebody else, during a hold', () => {
  it('keeps a date that was chosen then', () => {
    const project = simulate();
    const { id: taskId } = openTasks(deal(project))[0]!;
    project.tell(hold(98), morning(1));
    project.passUntil(morning(90));
    project.tell({ name: 'postponeTask', taskId, dueAtMs: morning(109), noteId: 'n' });
    project.passUntil(morning(98));

    const { dueAtMs, dueIsChosen, ladder, dueSetAtMs } = deal(project).tasks[taskId]!;
    expect({ dueAtMs, dueIsChosen, dueSetAtMs }).toEqual({ dueAtMs: morning(109), dueIsChosen: true });
    // reminded the working day before
    expect(ladder?.atMs).toBe(morning(108));
  });

  it('is due on the first morning when the date that was chosen then is over', () => {
    const project = simulate();
    const { id: taskId } = openTasks(deal(project))[0]!;
    project.tell(hold(200), morning(1));
    project.passUntil(morning(90));
    project.tell({ name: 'postponeTask', taskId, dueAtMs: morning(100), noteId: 'n' });
    project.passUntil(morning(150));
    project.tell({ name: 'wake' }, morning(150) + 3_600_000);

    // Friday the 151st
    expect(deal(project).tasks[taskId]!.dueAtMs).toBe(morning(151));
  });

  it('has what it had left when it is passed on, as no time has passed', () => {
    const project = simulate();
    const { id: taskId, dueAtMs } = task(project, 'agree-meeting');
    project.tell(hold(98), morning(1));
    project.passUntil(morning(90));
    project.tell({ name: 'passOnTask', taskId, personId: 'sales-2' });
    project.passUntil(morning(98));

    const after = deal(project).tasks[taskId]!;
    const heldDays = 98 - 1;
    expect(after.dueAtMs! - dueAtMs!).toBeLessThan((heldDays + 3) * day);
    expect(after.dueAtMs! - dueAtMs!).toBeGreaterThanOrEqual(heldDays * day);
    expect(after.ladder!.atMs).toBeGreaterThan(morning(98));
    expect(after.ladder!.atMs).toBeLessThan(after.dueAtMs!);
  });

  it('gets the full time from the waking when it was overdue before the hold', () => {
    const project = simulate();
    const { id: taskId, dueDays } = task(project, 'profile-customer');
    project.tell(hold(98), morning(9));
    project.passUntil(morning(90));
    project.tell({ name: 'passOnTask', taskId, personId: 'sales-2' });
    project.passUntil(morning(98));

    const { dueAtMs } = deal(project).tasks[taskId]!;
    expect(dueAtMs).toBeGreaterThanOrEqual(morning(98 + dueDays));
    expect(dueAtMs).toBeLessThanOrEqual(morning(98 + dueDays + 3));
  });
});

describe('dates that somebody gives', () => {
  it('end a hold on a morning that is still to come', () => {
    const project = simulate();
    const afternoon = morning(1) + 5 * 3_600_000;
    project.tell({ ...hold(1), wakeAtMs: afternoon + 4 * 3_600_000 } as ReceivedCommand, afternoon);
    expect(deal(project).hold?.wakeAtMs).toBe(morning(2));

    project.tell(hold(60), morning(3));
    project.tell(
      { ...hold(3), wakeAtMs: morning(3) + 6 * 3_600_000 } as ReceivedCommand,
      morning(3) + 3_600_000,
    );
    expect(deal(project).hold?.wakeAtMs).toBe(morning(4));
  });

  it('keep a project until a working morning', () => {
    // Saturday the 40th, in the night
    const nextAtMs = morning(40) - 6 * 3_600_000;
    const project = lived([31, { name: 'judge', verdict: 'keep', noteId: 'n', nextAtMs }]);
    expect(clock(project)).toMatchObject({
      phase: 'kept',
      untilMs: nextAtMs,
      judgeAtMs: morning(42),
      isPlanned: true,
    });
  });
});
