import type { TaskKind } from '../../domain/playbook';
import type { Task } from '../../domain/project/state';
import { eventually } from '../support/eventually';
import { gateMilestones, rules } from '../support/standard-playbook';
import type { LadderProject, LadderWorld } from './ladder-world';
import { startLadderWorld } from './ladder-world';

/** A ladder world in which there is a way to a task of every kind. */
export interface Office extends LadderWorld {
  /** Projects whose next mail to their owner comes back. */
  readonly unreached: Set<string>;
}

export async function openOffice(): Promise<Office> {
  const unreached = new Set<string>();
  const world = await startLadderWorld({
    // of presales there are none
    holder: (role) => (role === 'presales-engineer' ? null : `${role}-1`),
    mail: ({ projectId, effect }) =>
      'personId' in effect.to && effect.to.personId === 'sales-1' && unreached.delete(projectId)
        ? { status: 'failed', personId: 'sales-1', reason: 'rejected' }
        : { status: 'accepted', personId: null },
  });
  return { ...world, unreached };
}

/** Takes a project to a stage, by what completes those before it. */
export async function reach(project: LadderProject, stage: string): Promise<void> {
  const before = gateMilestones.slice(
    0,
    gateMilestones.findIndex((key) => rules.milestones[key]!.stage === stage),
  );
  for (const milestone of before) await project.tell('reachMilestone', { milestone, evidence: 'crm:1' });
}

/** How a project gets a task of each kind. */
const arranged: Readonly<Record<TaskKind, (project: LadderProject, office: Office) => unknown>> = {
  stage: () => undefined,
  'follow-up': (_, office) => office.pass(15),
  judge: (_, office) => office.pass(30),
  // the owner goes on after a hold of two weeks
  async resume(project, office) {
    await project.tell('hold', { reason: 'budget-year', wakeAtMs: office.days.morning(14) });
    await office.pass(14);
  },
  push: (project, office) =>
    project.tell('review', {
      week: '2026-03-02',
      decision: 'push',
      noteId: 'note-1',
      dueAtMs: office.days.morning(7),
    }),
  'fill-role': (project) => reach(project, 'demonstrate'),
  async 'fix-mail'(project, office) {
    office.unreached.add(project.projectId);
    await reach(project, 'visit');
    await eventually(() => office.world.types(project.projectId).includes('mailFailed'));
  },
  // a week after the first task of the stage was due
  reassign: (_, office) => office.pass(14),
};

/** A project that has a task of a kind. */
export async function openWith(
  office: Office,
  kind: TaskKind,
): Promise<{ project: LadderProject; task: Task }> {
  const project = await office.open();
  await arranged[kind](project, office);
  await office.days.settle([project.projectId]);
  return { project, task: project.task(kind === 'stage' ? 'profile-customer' : kind) };
}

/** The kinds of task that have a ladder in the standard playbook. */
export const ladderKinds = Object.keys(rules.ladders!) as TaskKind[];

/**
 * What happens to such a task when nobody acts on it, by day. The one of a stage is due on Monday, day 7; a follow-up
 * comes on day 15, a judgement on day 30.
 */
export const undone: Readonly<Record<TaskKind, { readonly rungs: string[]; readonly mails: string[] }>> = {
  stage: {
    // a day before the Monday is a Sunday: Friday
    rungs: ['4 remind', '8 remind', '10 copy-manager', '14 ask-manager'],
    mails: [
      '0 task to sales-1',
      '4 reminder to sales-1',
      '8 reminder to sales-1',
      '10 reminder to sales-1',
      '10 overdue to the manager of sales-1',
    ],
  },
  'follow-up': {
    rungs: ['17 remind', '18 copy-manager', '22 ask-manager'],
    mails: [
      '15 task to sales-1',
      '17 reminder to sales-1',
      '18 reminder to sales-1',
      '18 overdue to the manager of sales-1',
    ],
  },
  resume: {
    rungs: ['18 remind', '21 copy-manager', '24 ask-manager'],
    mails: [
      '14 task to sales-1',
      '18 reminder to sales-1',
      '21 reminder to sales-1',
      '21 overdue to the manager of sales-1',
    ],
  },
  push: {
    rungs: ['8 remind', '10 copy-manager'],
    mails: [
      '0 task to sales-1',
      '8 reminder to sales-1',
      '10 reminder to sales-1',
      '10 overdue to the manager of sales-1',
    ],
  },
  // due on day 33, a Saturday, so on Monday; the owner has one too
  judge: { rungs: ['32 remind'], mails: ['30 task to manager-1', '32 reminder to manager-1'] },
  'fill-role': {
    rungs: ['3 remind', '7 tell-next-manager'],
    mails: ['0 task to manager-1', '3 reminder to manager-1', '7 overdue to the manager of manager-1'],
  },
  'fix-mail': {
    rungs: ['3 remind', '7 tell-next-manager'],
    mails: ['0 task to manager-1', '3 reminder to manager-1', '7 overdue to the manager of manager-1'],
  },
  reassign: {
    rungs: ['17 remind', '21 tell-next-manager'],
    mails: ['14 task to manager-1', '17 reminder to manager-1', '21 overdue to the manager of manager-1'],
  },
};
