import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Worker } from '@temporalio/worker';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { payloadConverterPath } from '../../worker/bundle';
import type { DevWorker } from '../support/dev-worker';
import { startDevWorker, workflowCode } from '../support/dev-worker';
import { engines } from '../support/engines';
import type { MemoryWorld } from '../support/memory-world';
import { memoryWorld } from '../support/memory-world';
import { openProject } from '../support/project-client';
import { milestone } from '../support/simulated-project';
import { gateMilestones } from '../support/standard-playbook';
import { readHistory, recordedNames } from './record';

const names = recordedNames();

describe('recorded histories', () => {
  it('are at least six', () => {
    expect(names.length).toBeGreaterThanOrEqual(6);
  });

  it.each(names)('replay with the code of today: %s', async (name) => {
    const history = readHistory(name);
    expect(history.events?.length).toBeGreaterThan(10);
    await Worker.runReplayHistory(
      { workflowBundle: { code: await workflowCode() }, dataConverter: { payloadConverterPath } },
      history,
      `sales-${name}`,
    );
  });
});

describe('a worker that caches nothing', () => {
  let world: MemoryWorld;
  let server: DevWorker;
  beforeAll(async () => {
    world = memoryWorld({ dayMs: realDayMs });
    server = await startDevWorker(engines().temporalAddress, world.activities, { maxCachedWorkflows: 0 });
  });
  afterAll(() => server.stop());

  it('brings a project from opening to signature, replaying at every task', async () => {
    const project = await openProject(server.client, server.taskQueue);
    for (const key of gateMilestones) await project.update('reachMilestone', milestone(key));
    expect(await project.handle.result()).toMatchObject({ status: 'won' });
    expect(world.state(project.projectId).status).toBe('won');
    const { events } = await project.handle.fetchHistory();
    expect(events!.filter((event) => event.workflowTaskFailedEventAttributes)).toEqual([]);
  });
});
