import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TaskKind } from '../../../domain/playbook/playbook';
import type { Task } from '../../../domain/project/model/state';
import type { LadderOffice, LadderProject } from './ladder-tasks';
import { heldOverdue, passedOnOverdue, ladderKinds, openWith, reach, undone } from './ladder-tasks';
import { simulatedOffice } from './ladder-simulation';

/** Every ladder and every way out of it; `test/workflows/project/ladders.test.ts` plays six of them on a server. */
let office: LadderOffice;

beforeEach(() => {
  office = simulatedOffice();
});

describe('a task on which nobody acts', () => {
  it.each(ladderKinds)(
    'of kind %s: each rung fires once, on its day, and writes to those concerned',
    async (kind) => {
      const { project, task } = await openWith(office, kind);
      await office.pass(40);
      expect(project.rungs(task)).toEqual(undone[kind].rungs);
      expect(project.mails(task)).toEqual(undone[kind].mails);
    },
  );

  it('is no other for having been accepted', async () => {
    const { project, task } = await openWith(office, 'stage');
    await project.tell('acceptTask', { taskId: task.id });
    await office.pass(40);
    expect(project.rungs(task)).toEqual(undone.stage.rungs);
    expect(project.mails(task)).toEqual(undone.stage.mails);
  });
});

type Act = (project: LadderProject, task: Task) => Promise<void>;

const complete: Act = (project, { id }) => project.tell('completeTask', { taskId: id, evidence: 'crm:1' });
const decline: Act = (project, { id }) => project.tell('declineTask', { taskId: id });
const drop: Act = (project) => project.tell('drop', { reason: 'no-fit' });
const goBack: Act = (project) => project.tell('goBack', { stage: 'plan', cause: 'specification-changed' });
const assign: Act = (project) =>
  project.tell('assign', { role: 'presales-engineer', personId: 'presales-2' });
const hear: Act = (project) => project.tell('recordContact', { kind: 'call' });
const keep: Act = (project) =>
  project.tell('judge', { verdict: 'keep', noteId: 'note-1', nextAtMs: office.morning(60) });

describe('a ladder ends', () => {
  it.each<[what: string, kind: TaskKind, day: number, act: Act]>([
    ['of a stage, done', 'stage', 8, complete],
    ['of a stage, declined', 'stage', 8, decline],
    ['of a stage, when the project is dropped', 'stage', 8, drop],
    ['a follow-up, done by a contact', 'follow-up', 17, hear],
    ['a follow-up, declined', 'follow-up', 17, decline],
    ['a follow-up, when the project is dropped', 'follow-up', 17, drop],
    ['to go on after a hold, done', 'resume', 18, complete],
    ['to go on after a hold, for which the customer was heard', 'resume', 18, hear],
    ['to go on after a hold, when the project is dropped', 'resume', 18, drop],
    ['of a weekly review, done', 'push', 8, complete],
    ['of a weekly review, when the project is dropped', 'push', 8, drop],
    ['a judgement that is given', 'judge', 31, keep],
    ['a judgement for which the customer was heard', 'judge', 31, hear],
    ['a judgement, when the project is dropped', 'judge', 31, drop],
    ['to fill a role that somebody has by now', 'fill-role', 4, assign],
    ['to fill a role, when the project is dropped', 'fill-role', 4, drop],
    ['to fill a role, when the project goes back', 'fill-role', 4, goBack],
    ['about a failed mail, done', 'fix-mail', 4, complete],
    ['about a failed mail, when the project is dropped', 'fix-mail', 4, drop],
    ['about a failed mail, when the project goes back', 'fix-mail', 4, goBack],
    ['a decision, to leave it as it is', 'reassign', 18, complete],
    [
      'a decision about tasks that are done',
      'reassign',
      18,
      async (project) => {
        for (const key of ['profile-customer', 'agree-meeting']) await complete(project, project.task(key));
      },
    ],
    ['a decision, when the project is dropped', 'reassign', 18, drop],
  ])('with the task: %s', async (_, kind, day, act) => {
    const { project, task } = await openWith(office, kind);
    await office.pass(day);
    const before = { rungs: project.rungs(task), mails: project.mails(task) };
    await act(project, task);
    await office.pass(40);
    expect(project.rungs(task)).toEqual(before.rungs);
    expect(project.mails(task)).toEqual(before.mails);
    expect(before.rungs.length).toBeLessThan(undone[kind].rungs.length);
  });

  it('with the stage that is left, and the tasks of the earlier one have ladders of their own', async () => {
    const project = await office.open();
    await reach(project, 'visit');
    const left = project.task('visit-customer');
    await office.pass(11);
    await goBack(project, left);
    await office.pass(30);
    expect(project.rungs(left)).toEqual(['9 remind', '11 remind']);
    // opened on Friday, day 11, and due on Wednesday, day 16
    expect(project.rungs(project.task('profile-customer'))).toEqual([
      '15 remind',
      '17 remind',
      '21 copy-manager',
      '23 ask-manager',
    ]);
  });
});

describe('a ladder begins anew', () => {
  it.each<[kind: TaskKind, day: number, until: number, rungs: string[]]>([
    ['stage', 14, 23, ['22 remind', '24 remind', '28 copy-manager', '30 ask-manager']],
    ['follow-up', 18, 23, ['22 remind', '23 copy-manager', '28 ask-manager']],
    ['judge', 30, 32, ['31 remind']],
    ['resume', 18, 23, ['24 remind', '28 copy-manager', '30 ask-manager']],
    ['push', 8, 14, ['15 remind', '17 copy-manager']],
    ['fill-role', 3, 14, ['15 remind', '17 tell-next-manager']],
    ['fix-mail', 3, 14, ['15 remind', '17 tell-next-manager']],
    ['reassign', 17, 28, ['29 remind', '31 tell-next-manager']],
  ])('at the new date of a postponed task: %s', async (kind, day, until, rungs) => {
    const { project, task } = await openWith(office, kind);
    await office.pass(day);
    const before = project.rungs(task);
    const dueAtMs = office.morning(until);
    await project.tell('postponeTask', { taskId: task.id, dueAtMs, noteId: 'note-1' });
    await office.pass(40);
    expect(project.rungs(task)).toEqual([...before, ...rungs]);
  });

  it('for whoever an overdue task is passed on to, with the full time', async () => {
    const { project, task } = await openWith(office, 'stage');
    await office.pass(8);
    await project.tell('passOnTask', { taskId: task.id, personId: 'sales-2' });
    await office.pass(40);
    expect(project.mails(task)).toEqual(passedOnOverdue);
  });

  it('for whoever a task is passed on to in time, at the date that it has', async () => {
    const { project, task } = await openWith(office, 'stage');
    await office.pass(3);
    await project.tell('passOnTask', { taskId: task.id, personId: 'sales-2' });
    await office.pass(40);
    expect(project.mails(task)).toEqual([
      '0 task to sales-1',
      '3 task to sales-2',
      '4 reminder to sales-2',
      '8 reminder to sales-2',
      '10 reminder to sales-2',
      '10 overdue to the manager of sales-1',
    ]);
  });

  it('when the manager has found somebody for a declined task, and not before', async () => {
    const { project, task } = await openWith(office, 'stage');
    await office.pass(8);
    await decline(project, task);
    const again = project.task('profile-customer');
    await office.pass(15);
    expect(project.mails(again)).toEqual([]);
    await project.tell('passOnTask', { taskId: again.id, personId: 'sales-2' });
    await office.pass(40);
    // it was due on day 14 by then: five days from Tuesday, day 15, are a Sunday
    expect(project.mails(again)).toEqual([
      '15 task to sales-2',
      '18 reminder to sales-2',
      '22 reminder to sales-2',
      '24 reminder to sales-2',
      '24 overdue to the manager of sales-1',
    ]);
  });
});

describe('a ladder goes on', () => {
  it('after a hold, during which it stands still, as much later as that was long', async () => {
    const { project, task } = await openWith(office, 'stage');
    await office.pass(8);
    await project.tell('hold', { reason: 'budget-year', wakeAtMs: office.morning(21) });
    await office.pass(40);
    expect(project.rungs(task)).toEqual(heldOverdue);
  });
});
