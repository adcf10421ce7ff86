import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { realDayMs } from '../../domain/clocks';
import { projectWorkflowId } from '../../contracts/names';
import type { DevWorker } from '../support/dev-worker';
import { startDevWorker } from '../support/dev-worker';
import { engines } from '../support/engines';
import { eventually } from '../support/eventually';
import type { MemoryWorld } from '../support/memory-world';
import { memoryWorld } from '../support/memory-world';
import { openProject } from '../support/project-client';
import { historiesOf, replayAll, restartStorm } from '../support/restart-storm';

let world: MemoryWorld;
let server: DevWorker;
beforeAll(async () => {
  world = memoryWorld({ dayMs: realDayMs });
  server = await startDevWorker(engines().temporalAddress, world.activities);
});
afterAll(() => server.stop());

const projects = Number(process.env['STORM_PROJECTS'] ?? 24);
const rounds = Number(process.env['STORM_ROUNDS'] ?? 3);

describe('a worker that is restarted', () => {
  it('stops no project, whatever comes while it is away', async () => {
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
        await eventually(() => projectIds.every((id) => contacts(id).length >= expected), 60_000);
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
    await replayAll(histories.flat());
  }, 300_000);
});
