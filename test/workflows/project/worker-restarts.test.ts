import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import type { ProjectState } from '../../../domain/project/model/state';
import { deliver, toRunningProject } from '../../../temporal/command-delivery';
import type { DevWorker } from '../../support/dev-worker';
import { startDevWorker, workflowCodeWith } from '../../support/dev-worker';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { MemoryWorld } from '../../support/memory-world';
import { memoryWorld } from '../../support/memory-world';
import type { ProjectClient } from '../../support/project-client';
import { base, openProject } from '../../support/project-client';
import { historiesOf, replayAll, restartStorm } from '../../support/restart-storm';

/** How long a record may take before a project goes on without it: in production ten seconds. */
const slowMs = 2_500;

let world: MemoryWorld;
let server: DevWorker;
let code: string;
beforeAll(async () => {
  world = memoryWorld({ dayMs: realDayMs });
  code = await workflowCodeWith('slowMs', slowMs);
  server = await startDevWorker(engines().temporalAddress, world.activities, { workflowBundle: { code } });
});
afterAll(() => server.stop());

const projects = Number(process.env['STORM_PROJECTS'] ?? 24);
const rounds = Number(process.env['STORM_ROUNDS'] ?? 3);
/** A bigger storm takes longer to settle. */
const settleMs = 60_000 + projects * 500;

describe('a worker that is restarted', () => {
  it(
    'stops no project, whatever comes while it is away',
    async () => {
      const opened = await Promise.all(
        Array.from({ length: projects }, () => openProject(server.client, server.taskQueue)),
      );
      const projectIds = opened.map(({ projectId }) => projectId);
      const contacts = (projectId: string): string[] =>
        world
          .events(projectId)
          .flatMap(({ type, commandId }) => (type === 'contactRecorded' ? [commandId] : []));
      let expected = 0;
      const { stuck, sent } = await restartStorm({
        client: server.client,
        projectIds,
        rounds,
        stop: server.stopWorker,
        start: server.startWorker,
        settled: async () => {
          await eventually(() => projectIds.every((id) => contacts(id).length >= expected), settleMs);
          expected += 2;
        },
      });

      expect(stuck).toEqual([]);
      for (const projectId of projectIds)
        expect(contacts(projectId).sort()).toEqual(sent.get(projectId)!.sort());
      const histories = await Promise.all(
        projectIds.map(async (projectId) => {
          const workflowId = projectWorkflowId(projectId);
          return (await historiesOf(server.client, workflowId)).map(
            (history) => [workflowId, history] as const,
          );
        }),
      );
      await replayAll(code, histories.flat());
    },
    240_000 + rounds * settleMs,
  );

  it('takes no record for a slow one that was answered before it came back', async () => {
    const opened = await Promise.all(
      Array.from({ length: 6 }, () => openProject(server.client, server.taskQueue)),
    );
    const isQuiet = async ({ handle }: ProjectClient): Promise<boolean> =>
      Boolean((await handle.fetchHistory()).events!.at(-1)!.workflowTaskCompletedEventAttributes);
    for (const project of opened) await project.update('recordContact', { kind: 'call' });
    for (const project of opened) await eventually(() => isQuiet(project));
    await server.stopWorker();
    await setTimeout(1.2 * slowMs);
    // as the API does it: an update first, and a signal when no worker has answered in time
    const held = opened.map(({ projectId }) => {
      const hold = { name: 'hold', reason: 'budget-year', wakeAtMs: inSixtyDays() } as const;
      return deliver(
        server.client,
        toRunningProject(server.client, projectId, { ...base(), ...hold }),
        1_000,
      );
    });
    await setTimeout(2_000);
    await server.startWorker();
    await Promise.all(held);
    for (const { projectId } of opened)
      await eventually(() => world.types(projectId).includes('projectHeld'));
    await server.stopWorker();
    await server.startWorker();

    const states = opened.map(({ handle }) => handle.query<ProjectState>('state'));
    expect((await Promise.all(states)).map(({ deal }) => deal?.hold?.reason)).toEqual(
      opened.map(() => 'budget-year'),
    );
  }, 90_000);
});

const inSixtyDays = (): number => Date.now() + 60 * realDayMs;
