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
import { quietRuntime } from '../support/quiet-runtime';
import { milestone } from '../support/simulated-project';
import { gateMilestones } from '../support/standard-playbook';
import { readHistory, recordedNames } from './record';

const names = recordedNames();

describe('recorded histories', () => {
  /** What went wrong, by the name of the history: nothing where it replays. */
  const replayed: Record<string, Error | undefined> = {};
  beforeAll(async () => {
    quietRuntime();
    // by one worker: to start one takes longer than a replay
    const options = {
      workflowBundle: { code: await workflowCode() },
      dataConverter: { payloadConverterPath },
    };
    const histories = names.map((name) => ({ workflowId: `sales-${name}`, history: readHistory(name) }));
    for await (const { workflowId, error } of Worker.runReplayHistories(options, histories)) {
      replayed[workflowId.replace('sales-', '')] = error;
    }
  }, 120_000);

  it('are at least six', () => {
    expect(names.length).toBeGreaterThanOrEqual(6);
  });

  it.each(names)('replay with the code of today: %s', (name) => {
    expect(readHistory(name).events?.length).toBeGreaterThan(10);
    expect(replayed).toHaveProperty([name]);
    expect(replayed[name]).toBeUndefined();
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
