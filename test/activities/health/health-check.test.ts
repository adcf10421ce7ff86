import { randomUUID } from 'node:crypto';
import type { ScheduleOptions } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HealthCounts } from '../../../contracts/sandbox/health';
import { healthScheduleId, projectWorkflowId, workflowTypes } from '../../../contracts/sandbox/names';
import { searchAttributes } from '../../../contracts/sandbox/search-attributes';
import { bringHealthScheduleUp, ensureHealthSchedule } from '../../../temporal/health-schedule';
import { reconcile } from '../../../temporal/review-schedules';
import { portfolio } from '../../support/portfolio';
import type { DrillWorld } from './drill-world';
import { drillWorld, expectWhole } from './drill-world';

let world: DrillWorld;
beforeAll(async () => {
  world = await drillWorld();
});
afterAll(async () => {
  await reconcile(world.deps, [], ['boss', 'sales-1']);
  await world.server.client.schedule.getHandle(healthScheduleId(world.server.taskQueue)).delete();
  await world.stop();
});

describe('the hourly check', () => {
  it('goes through all projects in pages, brings back what stands still, and says how it stands', async () => {
    const { client, taskQueue } = world.server;
    const ids = await portfolio(world.store, world.server, {
      ownerId: 'sales-1',
      count: 120,
      places: ['plan', 'dropped'],
    });
    const stopped = [ids[0]!, ids[110]!];
    for (const id of stopped) await client.workflow.getHandle(projectWorkflowId(id)).terminate('drill');

    const handle = await client.workflow.start(workflowTypes.healthCheck, {
      workflowId: `${healthScheduleId(taskQueue)}-now`,
      taskQueue,
      args: [{ repairs: 'safe' }],
    });
    const counts: HealthCounts = await handle.result();

    expect(counts).toMatchObject({ found: 0, started: 2 });
    expect(counts.looked).toBeGreaterThanOrEqual(120);
    for (const id of stopped) await expectWhole(world, client, id);
    const { typedSearchAttributes } = await handle.describe();
    expect(typedSearchAttributes.get(searchAttributes.health)).toBe('well');
    expect(await world.store.findings.counts()).toEqual({});
  }, 180_000);

  it('has one schedule for a task queue, however many workers start, and a pause of it stays', async () => {
    const { client, taskQueue } = world.server;
    const handle = client.schedule.getHandle(healthScheduleId(taskQueue));
    await ensureHealthSchedule(client, taskQueue);
    await handle.pause('drill');
    await ensureHealthSchedule(client, taskQueue);
    const described = await handle.describe();
    expect(described).toMatchObject({
      state: { paused: true },
      policies: { overlap: 'SKIP' },
      action: { workflowType: 'healthCheck', taskQueue, args: [{ repairs: 'safe' }] },
    });
    expect(described.spec.intervals).toMatchObject([{ every: 3_600_000 }]);
  });

  it('comes up in the end when the server has just started and cannot answer yet', async () => {
    const { client } = world.server;
    const taskQueue = `late-${randomUUID()}`;
    const failures = [new Error('not yet'), new Error('still not')];
    const left = [...failures];
    const schedule = Object.create(client.schedule, {
      create: {
        value: async (options: ScheduleOptions) => {
          const failure = left.shift();
          if (failure) throw failure;
          return client.schedule.create(options);
        },
      },
    }) as typeof client.schedule;
    const starting = Object.create(client, { schedule: { value: schedule } }) as typeof client;
    const failed: unknown[] = [];

    await bringHealthScheduleUp(starting, taskQueue, (error) => failed.push(error));

    expect(failed).toEqual(failures);
    const handle = client.schedule.getHandle(healthScheduleId(taskQueue));
    await expect(handle.describe()).resolves.toMatchObject({ action: { taskQueue } });
    await handle.delete();
  });
});
