import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { heldOverdue, passedOnOverdue, holderOf, openWith, undone } from '../../domain/project/ladder-tasks';
import type { LadderWorld } from './ladder-world';
import { startLadderWorld } from './ladder-world';

/** Ladders on a server: what the domain decides is what happens. Every ladder is in `test/domain/project/ladders.test.ts`. */
let office: LadderWorld;

beforeAll(async () => {
  office = await startLadderWorld({ holder: holderOf });
}, 60_000);
afterAll(() => office.stop());
afterEach(() => office.end());

describe('a task on which nobody acts', () => {
  it.each(['stage', 'fix-mail'] as const)(
    'of kind %s: each rung fires once, on its day, and writes to those concerned',
    async (kind) => {
      const { project, task } = await openWith(office, kind);
      await office.pass(40);
      expect(project.rungs(task)).toEqual(undone[kind].rungs);
      expect(project.mails(task)).toEqual(undone[kind].mails);
    },
  );
});

describe('a ladder ends', () => {
  it('with the task: a follow-up, done by a contact', async () => {
    const { project, task } = await openWith(office, 'follow-up');
    await office.pass(17);
    const before = { rungs: project.rungs(task), mails: project.mails(task) };
    await project.tell('recordContact', { kind: 'call' });
    await office.pass(40);
    expect(project.rungs(task)).toEqual(before.rungs);
    expect(project.mails(task)).toEqual(before.mails);
    expect(before.rungs.length).toBeLessThan(undone['follow-up'].rungs.length);
  });
});

describe('a ladder begins anew', () => {
  it('at the new date of a postponed task', async () => {
    const { project, task } = await openWith(office, 'stage');
    await office.pass(14);
    const dueAtMs = office.morning(23);
    await project.tell('postponeTask', { taskId: task.id, dueAtMs, noteId: 'note-1' });
    await office.pass(40);
    const anew = ['22 remind', '24 remind', '28 copy-manager', '30 ask-manager'];
    expect(project.rungs(task)).toEqual([...undone.stage.rungs, ...anew]);
  });

  it('for whoever an overdue task is passed on to, with the full time', async () => {
    const { project, task } = await openWith(office, 'stage');
    await office.pass(8);
    await project.tell('passOnTask', { taskId: task.id, personId: 'sales-2' });
    await office.pass(40);
    expect(project.mails(task)).toEqual(passedOnOverdue);
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

  it('over new runs of the workflow: no rung is left out and none fires twice', async () => {
    const { project } = await openWith(office, 'stage');
    const tasks = ['profile-customer', 'agree-meeting'].map((key) => project.task(key));
    for (let day = 1; day <= 34; day += 1) {
      await office.pass(day);
      await project.grow(60);
    }
    expect(await project.runs()).toBeGreaterThanOrEqual(3);
    expect(tasks.map((task) => project.rungs(task))).toEqual([
      undone.stage.rungs,
      // due on Thursday, day 10; day 13 is a Sunday
      ['9 remind', '11 remind', '14 copy-manager', '17 ask-manager'],
    ]);
    expect(project.mails(tasks[0]!)).toEqual(undone.stage.mails);
    for (const kind of ['follow-up', 'judge'] as const) {
      expect(project.rungs(project.task(kind))).toEqual(undone[kind].rungs);
      expect(project.mails(project.task(kind))).toEqual(undone[kind].mails);
    }
  });
});
