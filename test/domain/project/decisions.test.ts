import { describe, expect, it } from '@jest/globals';
import { explain } from '../../../domain/explain/explain';
import { fold } from '../../../domain/project/evolve/evolve';
import type { Task } from '../../../domain/project/model/state';
import { heldSinceMs, openTasks } from '../../../domain/project/model/state';
import type { SimulatedProject } from '../../support/simulated-project';
import { day, simulate, start } from '../../support/simulated-project';

const morning = (days: number): number => start + days * day;

const decisions = (project: SimulatedProject): Task[] =>
  openTasks(project.state().deal!).filter(({ kind }) => kind === 'reassign');

const keyed = (project: SimulatedProject, key: string): Task =>
  openTasks(project.state().deal!).find((task) => task.key === key)!;

const mailsAbout = (project: SimulatedProject, id: string): string[] =>
  project
    .effects()
    .filter(({ taskId }) => taskId === id)
    .map(({ mail }) => mail);

/** Both tasks of the first stage are left undone: first one, and then the other while the decision is open. */
function twoUndone(): { project: SimulatedProject; first: Task; second: Task; decision: Task } {
  const project = simulate();
  const [first, second] = [keyed(project, 'profile-customer'), keyed(project, 'agree-meeting')];
  project.tell({ name: 'postponeTask', taskId: second.id, dueAtMs: morning(8), noteId: 'n1' });
  project.passUntil(morning(14.5));
  expect(decisions(project)).toMatchObject([{ aboutTasks: [first.id] }]);
  project.passUntil(morning(15.5));
  const [decision] = decisions(project);
  return { project, first, second, decision: decision! };
}

describe('decisions about the tasks of one person', () => {
  it('are one: what comes in later has no mail of its own, and one ladder goes on', () => {
    const { project, first, second, decision } = twoUndone();
    expect(decisions(project)).toHaveLength(1);
    expect(decision.aboutTasks).toEqual([first.id, second.id]);
    expect(mailsAbout(project, decision.id)).toEqual(['task']);

    project.passUntil(morning(18));
    expect(mailsAbout(project, decision.id)).toEqual(['task', 'reminder']);
    expect(explain(project.state(), { language: 'en' }).lines.join('\n')).toContain(
      'Decide who takes over “Complete the customer archive”, “',
    );
  });

  it('are told at once of a task that comes in when no reminder is left', () => {
    const { project, decision } = twoUndone();
    project.passUntil(morning(18));
    const [followUp] = openTasks(project.state().deal!).filter(({ kind }) => kind === 'follow-up');
    project.tell({ name: 'declineTask', taskId: followUp!.id });

    expect(decisions(project)).toMatchObject([{ id: decision.id }]);
    expect(decisions(project)[0]!.aboutTasks).toHaveLength(3);
    expect(mailsAbout(project, decision.id)).toEqual(['task', 'reminder', 'task']);
  });

  it.each(['passed on', 'done', 'postponed'])('lose a task that is %s by itself, and go on', (how) => {
    const { project, first, second, decision } = twoUndone();
    if (how === 'passed on') project.tell({ name: 'passOnTask', taskId: first.id, personId: 'chen' });
    if (how === 'done') project.tell({ name: 'completeTask', taskId: first.id, evidence: 'crm:1' });
    if (how === 'postponed') {
      project.tell({ name: 'postponeTask', taskId: first.id, dueAtMs: morning(30), noteId: 'n2' });
    }

    expect(decisions(project)).toMatchObject([{ id: decision.id, aboutTasks: [second.id] }]);
    project.tell({ name: 'completeTask', taskId: second.id, evidence: 'crm:2' });
    expect(decisions(project)).toEqual([]);
    expect(fold('p1', project.events())).toEqual(project.state());
  });

  it('pass all of them on at once', () => {
    const { project, first, second, decision } = twoUndone();
    const decides = [first.id, second.id];
    project.tell({ name: 'passOnTask', taskId: decision.id, decides, personId: 'chen', actor: 'manager-1' });

    const { tasks } = project.state().deal!;
    expect(decides.map((id) => tasks[id]!.personId)).toEqual(['chen', 'chen']);
    expect(tasks[decision.id]).toMatchObject({
      status: 'done',
      closedReason: 'decided',
      personId: 'manager-1',
    });
  });

  it('give all of them more time at once', () => {
    const { project, first, second, decision } = twoUndone();
    const decides = [first.id, second.id];
    const dueAtMs = morning(30);
    project.tell({ name: 'postponeTask', taskId: decision.id, decides, dueAtMs, noteId: 'n2' });

    const { tasks } = project.state().deal!;
    expect(decides.map((id) => tasks[id]!.dueAtMs)).toEqual([dueAtMs, dueAtMs]);
    expect(tasks[decision.id]!.status).toBe('done');
  });

  it('leave all of them as they are, whoever does not say which', () => {
    const { project, decision } = twoUndone();
    project.tell({ name: 'completeTask', taskId: decision.id, noteId: 'n2' });

    expect(project.state().deal!.tasks[decision.id]).toMatchObject({ closedReason: 'left-as-it-is' });
    expect(openTasks(project.state().deal!).filter(({ kind }) => kind === 'stage')).toHaveLength(2);
  });

  it.each(['passOnTask', 'postponeTask', 'completeTask'] as const)(
    'keep a task that has come in since the answer was chosen (%s)',
    (name) => {
      const { project, first, second, decision } = twoUndone();
      const answer = { taskId: decision.id, decides: [first.id], noteId: 'n2' };
      if (name === 'passOnTask') project.tell({ name, ...answer, personId: 'chen' });
      if (name === 'postponeTask') project.tell({ name, ...answer, dueAtMs: morning(30) });
      if (name === 'completeTask') project.tell({ name, ...answer });

      expect(decisions(project)).toMatchObject([{ id: decision.id, aboutTasks: [second.id] }]);
      const noted = project.events().filter((event) => 'noteId' in event && event.noteId === 'n2');
      expect(noted).not.toEqual([]);
    },
  );

  it('are not answered for what somebody has acted on, or for what is none of them', () => {
    const { project, first, second, decision } = twoUndone();
    project.tell({ name: 'passOnTask', taskId: first.id, personId: 'chen' });
    const pass = (taskId: string, decides: string[]) =>
      project.tell({ name: 'passOnTask', taskId, decides, personId: 'wu' });

    expect(pass(decision.id, [first.id])).toMatchObject({ code: 'task-closed' });
    expect(pass(decision.id, ['t999'])).toMatchObject({ code: 'unknown-task' });
    expect(pass(second.id, [second.id])).toMatchObject({ code: 'no-decision' });
    expect(project.state().deal!.tasks[first.id]!.personId).toBe('chen');
  });

  it('are two about two people, and one when one of them has taken over from the other', () => {
    const { project, second } = twoUndone();
    project.tell({ name: 'passOnTask', taskId: second.id, personId: 'chen' });
    project.tell({ name: 'declineTask', taskId: second.id, actor: 'chen' });
    expect(decisions(project)).toHaveLength(2);

    const [older, newer] = decisions(project);
    project.tell({
      name: 'passOnTask',
      taskId: newer!.aboutTasks![0]!,
      personId: 'wu',
      actor: 'manager-1',
    });
    expect(decisions(project).map(({ id }) => id)).toEqual([older!.id]);
  });

  it('become one by a hand-over', () => {
    const { project, first, second } = twoUndone();
    project.tell({ name: 'passOnTask', taskId: second.id, personId: 'chen' });
    for (const days of [16, 26, 36]) {
      project.passUntil(morning(days));
      project.tell({ name: 'recordContact', kind: 'call' });
    }
    project.passUntil(morning(40));
    const open = decisions(project);
    expect(open.map(({ aboutTasks }) => aboutTasks)).toEqual(
      expect.arrayContaining([expect.arrayContaining([first.id]), [second.id]]),
    );

    project.tell({ name: 'handOver', handOverId: 'h1', fromPersonId: 'chen', toPersonId: 'sales-1' });

    expect(decisions(project)).toHaveLength(1);
    expect(decisions(project)[0]!.aboutTasks).toEqual(expect.arrayContaining([first.id, second.id]));
  });
});

describe('since when somebody has a task', () => {
  it('is since it was passed on to them', () => {
    const project = simulate();
    const { id } = keyed(project, 'profile-customer');
    expect(heldSinceMs(project.state().deal!.tasks[id]!)).toBe(start);

    project.tell({ name: 'passOnTask', taskId: id, personId: 'chen' }, morning(2));

    expect(heldSinceMs(project.state().deal!.tasks[id]!)).toBe(morning(2));
    expect(explain(project.state(), { language: 'en' }).lines.join('\n')).toContain(
      'chen has had "Complete the customer archive" since 2026-03-04 01:00 UTC',
    );
  });

  it('is since the hand-over', () => {
    const project = simulate();
    const { id } = keyed(project, 'profile-customer');
    const handOver = {
      name: 'handOver',
      handOverId: 'h1',
      fromPersonId: 'sales-1',
      toPersonId: 'wu',
    } as const;
    project.tell(handOver, morning(3));
    expect(heldSinceMs(project.state().deal!.tasks[id]!)).toBe(morning(3));
  });
});
