import { describe, expect, it } from '@jest/globals';
import type { Task, TaskKind } from '../../../domain/project/model/state';
import { openTasks } from '../../../domain/project/model/state';
import { day, milestone, simulate, start } from '../../support/simulated-project';
import type { SimulatedProject } from '../../support/simulated-project';
import { rules } from '../../support/standard-playbook';

const morning = (days: number): number => start + days * day;

const openOf = (project: SimulatedProject, kind: TaskKind): Task[] =>
  openTasks(project.state().deal!).filter((task) => task.kind === kind);

const closings = (project: SimulatedProject, kind: TaskKind) =>
  project.events().flatMap((event) => {
    if (event.type !== 'taskClosed' || project.state().deal!.tasks[event.taskId]?.kind !== kind) return [];
    return [[event.status, event.reason] as const];
  });

const taskMails = (project: SimulatedProject, personId: string, kind: TaskKind) =>
  project
    .effects()
    .filter(
      ({ mail, to, taskId }) =>
        mail === 'task' &&
        'personId' in to &&
        to.personId === personId &&
        project.state().deal!.tasks[taskId!]?.kind === kind,
    );

const nobodyAbove = { holder: (role: string) => (role === 'manager' ? 'sales-1' : `${role}-1`) };

describe('an owner above whom there is nobody', () => {
  it.each([
    ['the directory names the owner', nobodyAbove],
    ['the directory names nobody', { holder: () => null }],
  ])('judges a silent project once, and the timeline says why (%s)', (_what, options) => {
    const project = simulate(options);
    project.passUntil(morning(30));

    expect(openOf(project, 'judge').map(({ personId }) => personId)).toEqual(['sales-1']);
    expect(taskMails(project, 'sales-1', 'judge')).toHaveLength(1);
    expect(closings(project, 'judge')).toEqual([['skipped', 'nobody-above']]);
    project.tell({ name: 'judge', verdict: 'keep', noteId: 'n1', nextAtMs: morning(50) });
    expect(openOf(project, 'judge')).toEqual([]);
  });

  it('is not asked who should do what is theirs to do', () => {
    const project = simulate(nobodyAbove);
    project.passUntil(morning(14));

    expect(project.types()).toContain('rungReached');
    expect(openOf(project, 'reassign')).toEqual([]);
    expect(closings(project, 'reassign')).toEqual([['skipped', 'nobody-above']]);
    expect(taskMails(project, 'sales-1', 'reassign')).toEqual([]);
  });

  it('decides who goes on with what others have left undone, and with what they have declined themselves', () => {
    const project = simulate(nobodyAbove);
    const [task] = openOf(project, 'stage');
    project.tell({ name: 'passOnTask', taskId: task!.id, personId: 'chen' });
    project.passUntil(morning(14));
    expect(openOf(project, 'reassign')).toMatchObject([{ personId: 'sales-1', aboutTasks: [task!.id] }]);

    project.tell({ name: 'passOnTask', taskId: task!.id, personId: 'sales-1' });
    project.tell({ name: 'declineTask', taskId: task!.id });
    expect(openOf(project, 'reassign')).toMatchObject([{ personId: 'sales-1' }]);
  });

  it('fills roles and looks after addresses: somebody must', () => {
    const project = simulate({ holder: () => null });
    for (const key of ['customer-profiled', 'meeting-agreed', 'visited', 'need-confirmed'])
      project.tell(milestone(key));
    for (const key of ['proposal-sent', 'buying-team-known']) project.tell(milestone(key));
    expect(openOf(project, 'fill-role').map(({ personId }) => personId)).toContain('sales-1');
  });
});

describe('a manager who has a task of the project', () => {
  it('does not decide who does it: the next one above does', () => {
    const project = simulate();
    const [task] = openOf(project, 'stage');
    project.tell({ name: 'passOnTask', taskId: task!.id, personId: 'manager-1' });
    project.passUntil(morning(7));
    project.tell({ name: 'recordContact', kind: 'call' });
    const asked = simulate({ choose: (role) => ({ personId: `${role}-1`, nextAboveId: 'director' }) });
    const [other] = openOf(asked, 'stage');
    asked.tell({ name: 'passOnTask', taskId: other!.id, personId: 'manager-1' });
    asked.passUntil(morning(14));
    project.passUntil(morning(14));

    expect(openOf(asked, 'reassign')).toMatchObject([{ personId: 'director', aboutTasks: [other!.id] }]);
    expect(openOf(project, 'reassign')).toEqual([]);
  });

  it('is asked for a judgement once when the project becomes theirs', () => {
    const project = simulate();
    project.passUntil(morning(30));
    expect(openOf(project, 'judge')).toHaveLength(2);
    project.tell({ name: 'assign', role: rules.ownerRole, personId: 'manager-1' });

    expect(openOf(project, 'judge')).toMatchObject([{ personId: 'manager-1' }]);
    expect(closings(project, 'judge')).toEqual([['skipped', 'same-person']]);
  });

  it('is asked once too when the project is handed over to them, or the task passed on', () => {
    for (const command of [
      { name: 'handOver', handOverId: 'h1', fromPersonId: 'sales-1', toPersonId: 'manager-1' } as const,
      { name: 'passOnTask', taskId: '', personId: 'manager-1' } as const,
    ]) {
      const project = simulate();
      project.passUntil(morning(30));
      const [own] = openOf(project, 'judge');
      project.tell(command.name === 'passOnTask' ? { ...command, taskId: own!.id } : command);
      expect(openOf(project, 'judge')).toMatchObject([{ personId: 'manager-1' }]);
    }
  });

  it('is not asked any more who goes on with what they have taken over', () => {
    const project = simulate();
    project.passUntil(morning(14));
    expect(openOf(project, 'reassign')).toMatchObject([{ personId: 'manager-1' }]);
    project.tell({ name: 'handOver', handOverId: 'h1', fromPersonId: 'sales-1', toPersonId: 'manager-1' });
    expect(openOf(project, 'reassign')).toEqual([]);
  });
});

describe('two roles of a stage that ask one person for the same milestone', () => {
  const twice = {
    ...rules,
    stages: rules.stages.map((stage) =>
      stage.key === 'plan'
        ? {
            ...stage,
            tasks: [...stage.tasks, { ...stage.tasks[0]!, key: 'profile-again', role: 'commercial-manager' }],
          }
        : stage,
    ),
  };

  it('are one task', () => {
    const project = simulate({ open: { playbook: twice }, holder: () => 'sales-1' });
    const asked = openOf(project, 'stage').filter(({ milestone: key }) => key === 'customer-profiled');
    expect(asked.map(({ key }) => key)).toEqual(['profile-customer']);
  });

  it('are two when they are two people', () => {
    const project = simulate({ open: { playbook: twice } });
    const asked = openOf(project, 'stage').filter(({ milestone: key }) => key === 'customer-profiled');
    expect(asked).toHaveLength(2);
  });
});
