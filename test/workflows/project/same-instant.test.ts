import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DevWorker } from '../../support/dev-worker';
import { startDevWorker } from '../../support/dev-worker';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { MemoryWorld } from '../../support/memory-world';
import { memoryWorld } from '../../support/memory-world';
import type { ProjectClient } from '../../support/project-client';
import { openProject } from '../../support/project-client';
import { rules } from '../../support/standard-playbook';
import { dropAtMs } from '../../../domain/project/evolve/clocks';

/** Day 15 comes after seven seconds: time to stop the worker before it, also on a busy machine. */
const dayMs = 500;

/** A project, the worker of its own that tests stop, and what is written of it. */
interface Watched {
  readonly project: ProjectClient;
  readonly server: DevWorker;
  readonly world: MemoryWorld;
}

const servers: DevWorker[] = [];
afterAll(() => Promise.all(servers.map((server) => server.stop())));

async function openWatched(open: object = {}): Promise<Watched> {
  const world = memoryWorld({ dayMs });
  const server = await startDevWorker(engines().temporalAddress, world.activities);
  servers.push(server);
  return { project: await openProject(server.client, server.taskQueue, open), server, world };
}

async function timers(project: ProjectClient): Promise<{ started: number; fired: number }> {
  const events = (await project.handle.fetchHistory()).events!;
  return {
    started: events.filter((event) => event.timerStartedEventAttributes).length,
    fired: events.filter((event) => event.timerFiredEventAttributes).length,
  };
}

const orders = ['contact before timer', 'timer before contact'] as const;

/** A contact in the instant of a follow-up, while no worker can act when its timer fires. */
async function heardAtFollowUp(order: (typeof orders)[number]): Promise<Watched> {
  const watched = await openWatched();
  const { project, server, world } = watched;
  await eventually(async () => (await timers(project)).started === 1);
  await server.stopWorker();
  if (order === 'contact before timer') await project.signal('recordContact', { kind: 'call' });
  // the follow-up's timer fires while nobody can act on it
  await eventually(async () => (await timers(project)).fired === 1, 30_000);
  if (order === 'timer before contact') await project.signal('recordContact', { kind: 'call' });
  await server.startWorker();
  await eventually(() => world.types(project.projectId).includes('contactRecorded'));
  return watched;
}

/** A contact in the instant in which the grace of a judgement ends. */
async function heardAtEndOfGrace(): Promise<Watched & { readonly statusBefore: string }> {
  // judged after two seconds, with fifteen of grace: time to see the timer and to stop the worker
  const clocks = { ...rules.clocks, followUpDays: 3, judgeDays: 5, graceWorkingDays: 30 };
  const watched = await openWatched({ playbook: { ...rules, clocks } });
  const { project, server, world } = watched;
  await eventually(() => dropAtMs(world.state(project.projectId).deal!.clock));
  const { fired: before } = await eventually(async () => {
    const { started, fired } = await timers(project);
    return started > fired && { fired };
  });
  await server.stopWorker();
  const statusBefore = world.state(project.projectId).status;
  await eventually(async () => (await timers(project)).fired > before, 60_000);
  await project.signal('recordContact', { kind: 'meeting' });
  await server.startWorker();
  await eventually(() => world.types(project.projectId).includes('contactRecorded'));
  return { ...watched, statusBefore };
}

describe('a contact in the same instant as a deadline', () => {
  let atFollowUp: Record<(typeof orders)[number], Watched>;
  let atEndOfGrace: Awaited<ReturnType<typeof heardAtEndOfGrace>>;
  // each waits for a timer of its own, all of them at the same time
  beforeAll(async () => {
    const [contactFirst, timerFirst, grace] = await Promise.all([
      heardAtFollowUp('contact before timer'),
      heardAtFollowUp('timer before contact'),
      heardAtEndOfGrace(),
    ]);
    atFollowUp = { 'contact before timer': contactFirst, 'timer before contact': timerFirst };
    atEndOfGrace = grace;
  }, 120_000);

  it.each(orders)('wins: %s in history', async (order) => {
    const { project, world } = atFollowUp[order];
    const types = world.types(project.projectId);
    expect(types.indexOf('contactRecorded')).toBeGreaterThan(0);
    expect(types.slice(0, types.indexOf('contactRecorded'))).not.toContain('followUpDue');
    await project.update('drop', { reason: 'no-fit' });
  });

  it('does not drop a project whose contact waits in the same workflow task as the end of the grace', async () => {
    const { project, world, statusBefore } = atEndOfGrace;
    expect(statusBefore).toBe('open');
    await project.update('recordContact', { kind: 'call' });
    expect(world.types(project.projectId)).not.toContain('projectDropped');
    await project.update('drop', { reason: 'no-fit' });
  });
});
