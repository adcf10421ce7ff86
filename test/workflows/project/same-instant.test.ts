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

let world: MemoryWorld;
let server: DevWorker;

beforeAll(async () => {
  world = memoryWorld({ dayMs });
  server = await startDevWorker(engines().temporalAddress, world.activities);
});
afterAll(() => server.stop());

async function timers(project: ProjectClient): Promise<{ started: number; fired: number }> {
  const events = (await project.handle.fetchHistory()).events!;
  return {
    started: events.filter((event) => event.timerStartedEventAttributes).length,
    fired: events.filter((event) => event.timerFiredEventAttributes).length,
  };
}

/** A project whose timer runs, and no worker that could act when it fires. */
async function waitingForFollowUp(): Promise<ProjectClient> {
  const project = await openProject(server.client, server.taskQueue);
  await eventually(async () => (await timers(project)).started === 1);
  await server.stopWorker();
  return project;
}

describe('a contact in the same instant as a deadline', () => {
  it.each(['contact before timer', 'timer before contact'])('wins: %s in history', async (order) => {
    const project = await waitingForFollowUp();
    if (order === 'contact before timer') await project.signal('recordContact', { kind: 'call' });
    // the follow-up's timer fires while nobody can act on it
    await eventually(async () => (await timers(project)).fired === 1, 30_000);
    if (order === 'timer before contact') await project.signal('recordContact', { kind: 'call' });
    await server.startWorker();
    await eventually(() => world.types(project.projectId).includes('contactRecorded'));
    const types = world.types(project.projectId);
    expect(types.indexOf('contactRecorded')).toBeGreaterThan(0);
    expect(types.slice(0, types.indexOf('contactRecorded'))).not.toContain('followUpDue');
    await project.update('drop', { reason: 'no-fit' });
  });

  it('does not drop a project whose contact waits in the same workflow task as the end of the grace', async () => {
    // judged after two seconds, with fifteen of grace: time to see the timer and to stop the worker
    const clocks = { ...rules.clocks, followUpDays: 3, judgeDays: 5, graceWorkingDays: 30 };
    const project = await openProject(server.client, server.taskQueue, { playbook: { ...rules, clocks } });
    await eventually(() => dropAtMs(world.state(project.projectId).deal!.clock));
    const { fired: before } = await eventually(async () => {
      const { started, fired } = await timers(project);
      return started > fired && { fired };
    });
    await server.stopWorker();
    expect(world.state(project.projectId).status).toBe('open');
    await eventually(async () => (await timers(project)).fired > before, 60_000);
    await project.signal('recordContact', { kind: 'meeting' });
    await server.startWorker();
    await eventually(() => world.types(project.projectId).includes('contactRecorded'));
    await project.update('recordContact', { kind: 'call' });
    expect(world.types(project.projectId)).not.toContain('projectDropped');
    await project.update('drop', { reason: 'no-fit' });
  });
});
