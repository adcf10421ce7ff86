import type { CommandName } from '../../../domain/project/model/commands';
import type { MailEffect } from '../../../domain/project/react';
import type { TaskKind } from '../../../domain/playbook/playbook';
import type { Task } from '../../../domain/project/model/state';
import { gateMilestones, rules } from '../../support/standard-playbook';

/** A project on whose tasks nobody acts, in the domain alone or on a server. */
export interface LadderProject {
  readonly projectId: string;
  /** Tells the project something, and waits until the ledger has it. */
  tell(name: CommandName, fields?: object): Promise<void>;
  /** The newest task of a kind, or of a key of the playbook. */
  task(which: string): Task;
  /** The rungs of a task's ladder that have fired: day and step. */
  rungs(task: Pick<Task, 'id'>): string[];
  /**
   * The mails about a task: the day on which each left, what it is, and whom it is for. Those to several people at once
   * leave beside each other: here the person's comes before the manager's.
   */
  mails(task: Pick<Task, 'id'>): string[];
}

/** Where such projects are, all of which begin on one Monday, which is day 0. */
export interface LadderOffice<P extends LadderProject = LadderProject> {
  /** Opens a project at 10:00 of day 0. */
  open(): Promise<P>;
  /** Lets time pass until one minute past nine of a day. */
  pass(untilDay: number): Promise<void>;
  /** 09:00 of a day, counted from the Monday. */
  morning(day: number): number;
  /** The next mail to the owner of a project comes back, and the project has heard of it when this resolves. */
  loseMail(project: P, meanwhile: () => Promise<void>): Promise<void>;
}

/** Who takes a role in such an office: of presales there are none. */
export function holderOf(role: string): string | null {
  return role === 'presales-engineer' ? null : `${role}-1`;
}

/** Mails as `mails` of a project gives them. */
export function mailLines(mails: readonly { readonly effect: MailEffect; readonly day: number }[]): string[] {
  return [...mails]
    .sort((a, b) => a.day - b.day || inOrder(a.effect, b.effect))
    .map(({ effect, day }) => `${day} ${effect.mail} to ${readerOf(effect)}`);
}

function readerOf({ to }: MailEffect): string {
  return 'personId' in to ? to.personId : `the manager of ${to.managerOf}`;
}

function inOrder(a: MailEffect, b: MailEffect): number {
  return a.revision - b.revision || Number('managerOf' in a.to) - Number('managerOf' in b.to);
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
const arranged: Readonly<Record<TaskKind, (project: LadderProject, office: LadderOffice) => unknown>> = {
  stage: () => undefined,
  'follow-up': (_, office) => office.pass(15),
  judge: (_, office) => office.pass(30),
  // the owner goes on after a hold of two weeks
  async resume(project, office) {
    await project.tell('hold', { reason: 'budget-year', wakeAtMs: office.morning(14) });
    await office.pass(14);
  },
  push: (project, office) =>
    project.tell('review', {
      week: '2026-03-02',
      decision: 'push',
      noteId: 'note-1',
      dueAtMs: office.morning(7),
    }),
  'fill-role': (project) => reach(project, 'demonstrate'),
  'fix-mail': (project, office) => office.loseMail(project, () => reach(project, 'visit')),
  // a week after the first task of the stage was due
  reassign: (_, office) => office.pass(14),
};

/** A project that has a task of a kind. */
export async function openWith<P extends LadderProject>(
  office: LadderOffice<P>,
  kind: TaskKind,
): Promise<{ project: P; task: Task }> {
  const project = await office.open();
  await arranged[kind](project, office);
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
    mails: [
      '14 task to manager-1',
      '17 reminder to manager-1',
      '21 overdue to the manager of manager-1',
      // the follow-up comes in, and no reminder is left that could name it
      '22 task to manager-1',
    ],
  },
};

/** What whoever gets an overdue stage task on day 8 is told: due on Monday, day 14, as five days from Tuesday are a Sunday. */
export const passedOnOverdue = [
  '0 task to sales-1',
  '4 reminder to sales-1',
  '8 reminder to sales-1',
  '8 task to sales-2',
  '11 reminder to sales-2',
  '15 reminder to sales-2',
  '17 reminder to sales-2',
  '17 overdue to the manager of sales-1',
];

/** The rungs of a stage task of which the project was on hold from day 8 to day 21. */
export const heldOverdue = ['4 remind', '8 remind', '24 copy-manager', '28 ask-manager'];
