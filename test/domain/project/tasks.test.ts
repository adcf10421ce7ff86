import { describe, expect, it } from '@jest/globals';
import { nextDeadlineMs } from '../../../domain/project/evolve/clocks';
import { fold } from '../../../domain/project/evolve/evolve';
import type { ProjectEvent } from '../../../domain/project/model/events';
import type { Task, TaskKind } from '../../../domain/project/model/state';
import { openTasks } from '../../../domain/project/model/state';
import { isRefusal } from '../../../domain/project/model/refusals';
import type { SimulatedProject } from '../../support/simulated-project';
import { day, milestone, simulate, start } from '../../support/simulated-project';

/** 09:00 in Taipei, `days` calendar days after Monday 2 March 2026. */
const morning = (days: number): number => start + days * day;

const tasksOf = (project: SimulatedProject, kind: TaskKind): Task[] =>
  openTasks(project.state().deal!).filter((task) => task.kind === kind);

const taskOf = (project: SimulatedProject, key: string): Task =>
  openTasks(project.state().deal!).find((task) => task.key === key)!;

/** The decisions who goes on with a task that are to be made. */
const decisionsOn = (project: SimulatedProject, taskId: string): Task[] =>
  tasksOf(project, 'reassign').filter(({ aboutTasks = [] }) => aboutTasks.includes(taskId));

/** The rungs of a task that have fired, with the day on which they did. */
const rungs = (project: SimulatedProject, taskId: string): [number, string][] =>
  project
    .events()
    .flatMap((event) =>
      event.type === 'rungReached' && event.taskId === taskId
        ? [[(event.atMs - start) / day, event.step] as [number, string]]
        : [],
    );

const mailsTo = (project: SimulatedProject, mail: string) =>
  project.effects().filter((effect) => effect.mail === mail);

/** Keeps the clock quiet: only ladders fire. */
function heardEvery(project: SimulatedProject, days: number, untilDay: number): void {
  for (let at = days; at <= untilDay; at += days) {
    project.passUntil(morning(at));
    project.tell({ name: 'recordContact', kind: 'call' });
  }
}

describe('the ladder of a task that nobody acts on', () => {
  it('reminds before and after, copies the manager, then asks who goes on; each rung once', () => {
    const project = simulate();
    const { id } = taskOf(project, 'profile-customer');
    heardEvery(project, 10, 40);
    // due on Saturday 7 March, so on Monday 9 March (day 7); rungs a day before, then 1, 3 and 7 days after
    expect(rungs(project, id)).toEqual([
      [4, 'remind'],
      [8, 'remind'],
      [10, 'copy-manager'],
      [14, 'ask-manager'],
    ]);
    expect(mailsTo(project, 'reminder').filter(({ taskId }) => taskId === id)).toHaveLength(3);
    expect(mailsTo(project, 'overdue').filter(({ taskId }) => taskId === id)).toEqual([
      expect.objectContaining({ to: { managerOf: 'sales-1', unless: ['sales-1'] } }),
    ]);
    expect(decisionsOn(project, id)).toHaveLength(1);
  });

  it('goes up to the next manager when the manager decides nothing', () => {
    const project = simulate();
    const { id } = taskOf(project, 'profile-customer');
    heardEvery(project, 10, 40);
    const decision = decisionsOn(project, id)[0]!;
    expect(rungs(project, decision.id).map(([, step]) => step)).toEqual(['remind', 'tell-next-manager']);
    expect(mailsTo(project, 'overdue').at(-1)).toMatchObject({ to: { managerOf: 'manager-1' } });
  });

  it('ends when the task is done', () => {
    const project = simulate();
    const { id } = taskOf(project, 'profile-customer');
    project.passUntil(morning(8));
    project.tell({ name: 'completeTask', taskId: id, evidence: 'crm:profile' });
    heardEvery(project, 10, 40);
    expect(rungs(project, id)).toHaveLength(2);
    expect(decisionsOn(project, id).length > 0).toBe(false);
  });

  it('begins anew at the new date when there is more time, and nobody is asked any more', () => {
    const project = simulate();
    const { id } = taskOf(project, 'profile-customer');
    heardEvery(project, 7, 14);
    expect(decisionsOn(project, id).length > 0).toBe(true);
    const dueAtMs = morning(28);
    project.tell({ name: 'postponeTask', taskId: id, dueAtMs, noteId: 'n1' });
    expect(decisionsOn(project, id).length > 0).toBe(false);
    expect(project.state().deal!.tasks[id]).toMatchObject({
      dueAtMs,
      ladder: { next: 0, atMs: morning(25) },
    });
    heardEvery(project, 7, 42);
    expect(rungs(project, id).slice(4)).toEqual([
      [25, 'remind'],
      [29, 'remind'],
      [31, 'copy-manager'],
      [35, 'ask-manager'],
    ]);
  });

  it('copies the manager of a follow-up that is not done in 3 days and asks who goes on in 7', () => {
    const project = simulate();
    project.passUntil(morning(15));
    const { id } = tasksOf(project, 'follow-up')[0]!;
    project.passUntil(morning(26));
    // asked for on Tuesday 17 March, due on Friday 20 March; 4 days later is Tuesday 24 March
    expect(rungs(project, id)).toEqual([
      [17, 'remind'],
      [18, 'copy-manager'],
      [22, 'ask-manager'],
    ]);
  });

  it('does not burst after an outage: the next rung counts from when the one before fired', () => {
    const project = simulate();
    const { id } = taskOf(project, 'profile-customer');
    project.tell({ name: 'recordContact', kind: 'call' }, morning(12));
    project.passUntil(morning(12));
    const fired = rungs(project, id);
    expect(fired).toHaveLength(1);
    project.passUntil(morning(13));
    expect(rungs(project, id).length).toBeLessThanOrEqual(2);
  });

  it('is the deadline that the timer waits for', () => {
    const project = simulate();
    expect(nextDeadlineMs(project.state())).toBe(morning(4));
  });

  it('is not there for a playbook without ladders', () => {
    const { ladders: _, ...rules } = simulate().state().deal!.playbook;
    const project = simulate({ open: { playbook: rules } });
    heardEvery(project, 10, 40);
    expect(project.types()).not.toContain('rungReached');
  });
});

describe('what somebody does with a task', () => {
  it('accepts it once, and it stays open', () => {
    const project = simulate();
    const { id } = taskOf(project, 'profile-customer');
    project.tell({ name: 'acceptTask', taskId: id });
    project.tell({ name: 'acceptTask', taskId: id });
    expect(project.state().deal!.tasks[id]).toMatchObject({ status: 'accepted' });
    expect(project.types().filter((type) => type === 'taskAccepted')).toHaveLength(1);
    expect(openTasks(project.state().deal!).map((task) => task.id)).toContain(id);
  });

  it('passes it on: the other gets a mail and the role stays', () => {
    const project = simulate();
    const { id } = taskOf(project, 'profile-customer');
    project.tell({ name: 'passOnTask', taskId: id, personId: 'chen', noteId: 'n1' });
    expect(project.state().deal!.tasks[id]).toMatchObject({ personId: 'chen', status: 'open' });
    expect(project.state().deal!.ownerId).toBe('sales-1');
    expect(mailsTo(project, 'task').at(-1)).toMatchObject({ to: { personId: 'chen' }, taskId: id });
  });

  it('gives the full time again to whoever takes an overdue task over', () => {
    const project = simulate();
    const { id, dueDays } = taskOf(project, 'profile-customer');
    heardEvery(project, 7, 14);
    project.tell({ name: 'passOnTask', taskId: id, personId: 'chen' });
    // 14 + 5 days is Saturday 21 March: Monday
    expect(dueDays).toBe(5);
    expect(project.state().deal!.tasks[id]!.dueAtMs).toBe(morning(21));
    expect(decisionsOn(project, id).length > 0).toBe(false);
  });

  it('declines it: it waits for the manager to decide, and nobody is chosen for it by itself', () => {
    const project = simulate();
    const { id } = taskOf(project, 'profile-customer');
    project.tell({ name: 'declineTask', taskId: id, noteId: 'n1' });
    expect(project.state().deal!.tasks[id]).toMatchObject({ status: 'declined', closedBy: 'sales-1' });
    const again = taskOf(project, 'profile-customer');
    expect(again).toMatchObject({ personId: null, replaces: id, milestone: 'customer-profiled' });
    const [decision] = tasksOf(project, 'reassign');
    expect(decision).toMatchObject({ personId: 'manager-1', aboutTasks: [again.id] });
    project.tell({ name: 'passOnTask', taskId: again.id, personId: 'chen', actor: 'manager-1' });
    expect(tasksOf(project, 'reassign')).toEqual([]);
    expect(taskOf(project, 'profile-customer')).toMatchObject({ personId: 'chen' });
  });

  it('acts only for the one whose task it is', () => {
    const project = simulate();
    const { id } = taskOf(project, 'profile-customer');
    project.tell({ name: 'passOnTask', taskId: id, personId: 'chen' });
    const late = project.tell({ name: 'completeTask', taskId: id, evidence: 'e', holderId: 'sales-1' });
    expect(late).toMatchObject({ code: 'task-reassigned' });
    expect(
      isRefusal(project.tell({ name: 'completeTask', taskId: id, evidence: 'e', holderId: 'chen' })),
    ).toBe(false);
  });

  it('needs a note and a date within reach for more time', () => {
    const project = simulate();
    const { id: taskId } = taskOf(project, 'profile-customer');
    const ask = (dueAtMs: number, noteId?: string) =>
      project.tell({ name: 'postponeTask', taskId, dueAtMs, ...(noteId && { noteId }) });
    expect(ask(morning(10))).toMatchObject({ code: 'note-missing' });
    expect(ask(morning(61), 'n')).toMatchObject({ code: 'due-date-out-of-range' });
    expect(ask(start, 'n')).toMatchObject({ code: 'due-date-out-of-range' });
  });

  it('closes the decision when the task is done after all', () => {
    const project = simulate();
    const { id } = taskOf(project, 'profile-customer');
    heardEvery(project, 7, 14);
    project.tell(milestone('customer-profiled'));
    expect(project.state().deal!.tasks[id]).toMatchObject({ status: 'done' });
    expect(decisionsOn(project, id).length > 0).toBe(false);
  });
});

describe('a project that goes back', () => {
  const forward = (): SimulatedProject => {
    const project = simulate();
    for (const key of ['customer-profiled', 'meeting-agreed', 'visited']) project.tell(milestone(key));
    return project;
  };

  it('begins the earlier stage again, supersedes what was reached, and tells each holder once', () => {
    const project = forward();
    expect(project.state().deal!.stage).toBe('visit');
    project.tell({ name: 'goBack', stage: 'plan', cause: 'specification-changed' });
    const deal = project.state().deal!;
    expect(deal.stage).toBe('plan');
    expect(deal.milestones).toEqual({});
    expect(deal.superseded?.map((entry) => entry.milestone)).toEqual([
      'customer-profiled',
      'meeting-agreed',
      'visited',
    ]);
    expect(deal.path.map((visit) => visit.stage)).toEqual(['plan', 'visit', 'plan']);
    expect(mailsTo(project, 'stage-returned')).toHaveLength(1);
    for (const key of ['customer-profiled', 'meeting-agreed']) project.tell(milestone(key));
    expect(project.state().deal!.stage).toBe('visit');
  });

  it('leaves what the clock has asked for, and who goes on with it is still to be decided', () => {
    const project = forward();
    project.passUntil(morning(16));
    const [followUp] = tasksOf(project, 'follow-up');
    project.tell({ name: 'declineTask', taskId: followUp!.id });
    project.tell({ name: 'goBack', stage: 'plan', cause: 'specification-changed' });
    const [open] = tasksOf(project, 'follow-up');
    expect(open).toMatchObject({ personId: null, replaces: followUp!.id });
    expect(tasksOf(project, 'reassign')).toMatchObject([{ aboutTasks: [open!.id] }]);
  });

  it.each([
    ['propose', 'stage-not-earlier'],
    ['visit', 'stage-not-earlier'],
    ['nowhere', 'unknown-stage'],
  ])('does not go to %s', (stage, code) => {
    expect(forward().tell({ name: 'goBack', stage, cause: 'price-changed' })).toMatchObject({ code });
  });

  it('needs a note for another cause', () => {
    expect(forward().tell({ name: 'goBack', stage: 'plan', cause: 'other' })).toMatchObject({
      code: 'note-missing',
    });
  });
});

describe('a project that is handed over', () => {
  const handOver = {
    name: 'handOver',
    handOverId: 'h1',
    fromPersonId: 'sales-1',
    toPersonId: 'chen',
  } as const;

  it('changes who holds it and nothing else', () => {
    const project = simulate();
    project.passUntil(morning(16));
    const before = project.state().deal!;
    project.tell(handOver);
    const after = project.state().deal!;
    expect(after.ownerId).toBe('chen');
    expect(openTasks(after).every((task) => task.personId !== 'sales-1')).toBe(true);
    const anonymous = (deal: typeof after): unknown => ({
      ...deal,
      ownerId: null,
      roles: Object.keys(deal.roles),
      tasks: Object.values(deal.tasks).map(({ assignedAtMs: _, ...task }) => ({ ...task, personId: null })),
    });
    expect(anonymous(after)).toEqual(anonymous(before));
    expect(project.effects().filter((effect) => effect.revision === project.state().revision)).toEqual([]);
  });

  it('moves one that has ended too, and acknowledges a second time', () => {
    const project = simulate();
    project.tell({ name: 'drop', reason: 'no-fit' });
    project.tell(handOver);
    expect(project.state()).toMatchObject({ status: 'dropped', deal: { ownerId: 'chen' } });
    project.tell(handOver);
    expect(project.types().at(-1)).toBe('commandAcknowledged');
  });
});

describe('the fold of the ledger', () => {
  it('is the state of the project, whatever was done with its tasks', () => {
    const project = simulate();
    const { id } = taskOf(project, 'profile-customer');
    project.tell({ name: 'acceptTask', taskId: id });
    heardEvery(project, 7, 14);
    project.tell({ name: 'postponeTask', taskId: id, dueAtMs: morning(30), noteId: 'n' });
    project.tell({ name: 'declineTask', taskId: taskOf(project, 'agree-meeting').id });
    project.tell({ name: 'addNote', noteId: 'n2' });
    heardEvery(project, 7, 35);
    const events: readonly ProjectEvent[] = project.events();
    expect(fold('p1', events)).toEqual(project.state());
  });
});
