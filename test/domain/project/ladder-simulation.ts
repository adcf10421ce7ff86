import { mailKey } from '../../../domain/project/react';
import type { MailEffect } from '../../../domain/project/react';
import type { LadderOffice, LadderProject } from './ladder-tasks';
import { holderOf, mailLines } from './ladder-tasks';
import type { SimulatedProject, ReceivedCommand } from '../../support/simulated-project';
import { day, simulate, start } from '../../support/simulated-project';

const hour = 3_600_000;
const minute = 60_000;

const morning = (days: number): number => start + days * day;
const dayOf = (atMs: number): number => Math.floor((atMs - (start - 9 * hour)) / day);

/** Projects in the domain alone, one after the other: what workflow and ledger add is tested in `test/workflow`. */
export function simulatedOffice(): LadderOffice {
  let open: SimulatedProject | null = null;
  return {
    morning,
    open() {
      open = simulate({ holder: holderOf, settles: true, openedAtMs: start + hour });
      return Promise.resolve(ladderProject(open));
    },
    pass(untilDay) {
      open?.passUntil(morning(untilDay) + minute);
      return Promise.resolve();
    },
    async loseMail(_, meanwhile) {
      const before = open!.effects().length;
      await meanwhile();
      const lost = open!.effects().slice(before).find(isToOwner)!;
      open!.tell({
        name: 'reportMailFailure',
        effectKey: mailKey(open!.state().projectId, lost),
        personId: 'sales-1',
        reason: 'rejected',
        ...(lost.taskId !== undefined && { taskId: lost.taskId }),
      } as unknown as ReceivedCommand);
    },
  };
}

function isToOwner({ to }: MailEffect): boolean {
  return 'personId' in to && to.personId === 'sales-1';
}

function ladderProject(project: SimulatedProject): LadderProject {
  const events = (): ReturnType<SimulatedProject['events']> => project.events();
  const atMsOf = (revision: number): number => events().find((event) => event.revision === revision)!.atMs;
  return {
    projectId: project.state().projectId,
    tell(name, fields = {}) {
      const told = project.tell({ name, ...fields } as unknown as ReceivedCommand);
      if ('code' in told) throw new Error(`${told.code}: ${told.message}`);
      return Promise.resolve();
    },
    task(which) {
      const tasks = Object.values(project.state().deal!.tasks);
      return tasks.findLast(({ kind, key }) => kind === which || key === which)!;
    },
    rungs: ({ id }) =>
      events().flatMap((event) =>
        event.type === 'rungReached' && event.taskId === id ? [`${dayOf(event.atMs)} ${event.step}`] : [],
      ),
    mails: ({ id }) =>
      mailLines(
        project
          .effects()
          .filter(({ taskId }) => taskId === id)
          .map((effect) => ({ effect, day: dayOf(atMsOf(effect.revision)) })),
      ),
  };
}
