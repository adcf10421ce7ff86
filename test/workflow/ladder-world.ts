import { randomUUID } from 'node:crypto';
import type { MailReport, SendMailRequest } from '../../contracts/activities';
import { realDayMs } from '../../domain/clocks';
import type { CommandName } from '../../domain/project/commands';
import type { MailEffect } from '../../domain/project/react';
import { mailKey } from '../../domain/project/react';
import type { Task } from '../../domain/project/state';
import { hasEnded } from '../../domain/project/state';
import { eventually } from '../support/eventually';
import type { MemoryWorld } from '../support/memory-world';
import { memoryWorld } from '../support/memory-world';
import type { ToldProject } from '../support/project-client';
import { openProject, runsOf } from '../support/project-client';
import type { SkippedDays } from '../support/skipped-days';
import { skippedDays } from '../support/skipped-days';
import type { TimeSkipping } from '../support/time-skipping';
import { startTimeSkipping } from '../support/time-skipping';

/** Projects on a server where days pass in a moment; all of them begin on one Monday, which is day 0. */
export interface LadderWorld {
  readonly world: MemoryWorld;
  readonly server: TimeSkipping;
  readonly days: SkippedDays;
  /** Opens a project at 10:00 of day 0: the next Monday when none is open. */
  open(): Promise<LadderProject>;
  /** Lets time pass until one minute past nine of a day. */
  pass(untilDay: number): Promise<void>;
  /** Drops what is still open. */
  end(): Promise<void>;
  stop(): Promise<void>;
}

export interface LadderProject extends ToldProject {
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
  /** Notes, which change nothing and make the history long. */
  grow(notes: number): Promise<void>;
  /** How many runs its workflow has had. */
  runs(): Promise<number>;
}

export interface LadderWorldOptions {
  readonly holder?: (role: string) => string | null;
  readonly mail?: (request: SendMailRequest) => MailReport;
}

export async function startLadderWorld(options: LadderWorldOptions = {}): Promise<LadderWorld> {
  const { mail = () => ({ status: 'accepted', personId: null }) as const, ...others } = options;
  /** Every attempt to send a mail, so that one which is sent twice stands here twice. */
  const attempts: (SendMailRequest & { atMs: number })[] = [];
  const ofProject = (projectId: string) => attempts.filter((each) => each.projectId === projectId);
  const world = memoryWorld({ dayMs: realDayMs, mail, ...others });
  const server = await startTimeSkipping((env) => ({
    ...world.activities,
    async sendMail(request) {
      const report = await world.activities.sendMail(request);
      attempts.push({ ...request, atMs: await env.currentTimeMs() });
      return report;
    },
  }));
  const days = skippedDays(server, {
    events: (projectId) => world.events(projectId),
    endedMails: (projectId) => ofProject(projectId).map(({ effect }) => mailKey(projectId, effect)),
  });
  let projects: LadderProject[] = [];
  const ids = (): string[] => projects.map(({ projectId }) => projectId);

  const told = (project: ToldProject): LadderProject => {
    const { projectId } = project;
    return {
      ...project,
      async tell(name, fields = {}) {
        const { revision } = await project.update(name, fields);
        await eventually(() => world.events(projectId).length >= revision);
        await days.settle([projectId]);
      },
      task(which) {
        const tasks = Object.values(world.state(projectId).deal!.tasks);
        return tasks.findLast(({ kind, key }) => kind === which || key === which)!;
      },
      rungs: ({ id }) =>
        world
          .events(projectId)
          .flatMap((event) =>
            event.type === 'rungReached' && event.taskId === id
              ? [`${days.dayOf(event.atMs)} ${event.step}`]
              : [],
          ),
      mails: ({ id }) =>
        ofProject(projectId)
          .filter(({ effect }) => effect.taskId === id)
          .sort((a, b) => days.dayOf(a.atMs) - days.dayOf(b.atMs) || inOrder(a.effect, b.effect))
          .map(({ effect, atMs }) => `${days.dayOf(atMs)} ${effect.mail} to ${readerOf(effect)}`),
      async grow(notes) {
        for (let n = 0; n < notes; n += 1) await this.tell('addNote', { noteId: randomUUID() });
      },
      runs: () => runsOf(server.env.client, projectId),
    };
  };

  return {
    world,
    server,
    days,
    async open() {
      if (projects.length === 0) await days.toMonday();
      const project = told(await openProject(server.env.client, server.taskQueue));
      await eventually(() => world.events(project.projectId).length > 0);
      await days.settle([project.projectId]);
      projects.push(project);
      return project;
    },
    pass: (untilDay) => days.pass(ids(), days.morning(untilDay) + 60_000),
    async end() {
      for (const project of projects) {
        if (!hasEnded(world.state(project.projectId))) await project.tell('drop', { reason: 'no-fit' });
        await project.handle.result();
      }
      projects = [];
    },
    stop: () => server.stop(),
  };
}

function readerOf({ to }: MailEffect): string {
  return 'personId' in to ? to.personId : `the manager of ${to.managerOf}`;
}

function inOrder(a: MailEffect, b: MailEffect): number {
  return a.revision - b.revision || Number('managerOf' in a.to) - Number('managerOf' in b.to);
}
