import { randomUUID } from 'node:crypto';
import type { MailReport, SendMailRequest } from '../../../contracts/sandbox/activities';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { mailKey } from '../../../domain/project/react';
import { hasEnded } from '../../../domain/project/model/state';
import { eventually } from '../../support/eventually';
import type { LadderOffice, LadderProject } from '../../domain/project/ladder-tasks';
import { mailLines } from '../../domain/project/ladder-tasks';
import type { MemoryWorld } from '../../support/memory-world';
import { memoryWorld } from '../../support/memory-world';
import type { ProjectClient } from '../../support/project-client';
import { base, openProject, runsOf } from '../../support/project-client';
import type { SkippedDays } from '../../support/skipped-days';
import { skippedDays } from '../../support/skipped-days';
import type { TimeSkipping } from '../../support/time-skipping';
import { startTimeSkipping } from '../../support/time-skipping';

/** Projects on a server where days pass in a moment; all of them begin on one Monday, which is day 0. */
export interface LadderWorld extends LadderOffice<WorkflowLadderProject> {
  readonly world: MemoryWorld;
  readonly server: TimeSkipping;
  readonly days: SkippedDays;
  /** As in every such office, on the next Monday when no project is open. */
  open(): Promise<WorkflowLadderProject>;
  /** Drops what is still open. */
  end(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorkflowLadderProject extends ProjectClient, LadderProject {
  /** A note said again and again: that makes the history long, and nothing else. */
  grow(repeats: number): Promise<void>;
  /** How many runs its workflow has had. */
  runs(): Promise<number>;
}

export interface LadderWorldOptions {
  readonly holder?: (role: string) => string | null;
  readonly mail?: (request: SendMailRequest) => MailReport;
}

export async function startLadderWorld(options: LadderWorldOptions = {}): Promise<LadderWorld> {
  const { mail: answer = () => ({ status: 'accepted', personId: null }) as const, ...others } = options;
  /** Projects whose next mail to their owner comes back. */
  const unreached = new Set<string>();
  const mail = (request: SendMailRequest): MailReport => {
    const { projectId, effect } = request;
    return 'personId' in effect.to && effect.to.personId === 'sales-1' && unreached.delete(projectId)
      ? { status: 'failed', personId: 'sales-1', reason: 'rejected' }
      : answer(request);
  };
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
  let projects: WorkflowLadderProject[] = [];
  const ids = (): string[] => projects.map(({ projectId }) => projectId);

  const told = (project: ProjectClient): WorkflowLadderProject => {
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
        mailLines(
          ofProject(projectId)
            .filter(({ effect }) => effect.taskId === id)
            .map(({ effect, atMs }) => ({ effect, day: days.dayOf(atMs) })),
        ),
      async grow(repeats) {
        const note = { ...base(), noteId: randomUUID() };
        const say = (): Promise<void> => project.signal('addNote', note);
        await Promise.all(Array.from({ length: repeats }, say));
        await this.tell('addNote', { noteId: randomUUID() });
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
    morning: (day) => days.morning(day),
    async loseMail(project, meanwhile) {
      unreached.add(project.projectId);
      await meanwhile();
      await eventually(() => world.types(project.projectId).includes('mailFailed'));
      await days.settle([project.projectId]);
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
