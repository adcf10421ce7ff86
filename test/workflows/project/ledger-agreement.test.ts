import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProjectState } from '../../../domain/project/model/state';
import type { DevWorker } from '../../support/dev-worker';
import { startDevWorker } from '../../support/dev-worker';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { MemoryWorld } from '../../support/memory-world';
import { memoryWorld } from '../../support/memory-world';
import type { ProjectClient } from '../../support/project-client';
import { openProject } from '../../support/project-client';

/** The first task is due after a second. */
const dayMs = 200;

let world: MemoryWorld;
let server: DevWorker;
/** Resolves when the ledger takes writes. */
let ledgerIsUp: Promise<void>;
let bringUp: () => void;

beforeAll(async () => {
  world = memoryWorld({ dayMs });
  const { record } = world.activities;
  server = await startDevWorker(engines().temporalAddress, {
    ...world.activities,
    record: (request) => ledgerIsUp.then(() => record(request)),
  });
});
afterAll(() => server.stop());

function takeDown(): void {
  ledgerIsUp = new Promise((resolve) => (bringUp = resolve));
}

const live = ({ handle }: ProjectClient) => handle.query<ProjectState>('state');

describe('the state of a running project', () => {
  it('is what its ledger tells, also when a task was passed on while the ledger could not say that it is overdue', async () => {
    takeDown();
    const project = await openProject(server.client, server.taskQueue);
    const task = Object.values((await live(project)).deal!.tasks).find(
      ({ key }) => key === 'profile-customer',
    )!;
    expect(task.dueAtMs).toBeNull();
    await eventually(() => Date.now() > task.openedAtMs + (task.dueDays + 1) * dayMs);
    // it is carried out at once, and answered when its record can be scheduled
    const passedOn = project.update('passOnTask', { taskId: task.id, personId: 'sales-2' });
    await eventually(async () => (await live(project)).deal!.tasks[task.id]!.personId === 'sales-2');
    bringUp();
    await passedOn;
    await eventually(() => world.state(project.projectId).deal?.tasks[task.id]?.dueAtMs != null);
    await project.update('drop', { reason: 'no-fit' });
    await project.handle.result();

    const told = world.state(project.projectId);
    expect(await live(project)).toEqual(JSON.parse(JSON.stringify(told)));
    // with the full time for whoever has it now
    expect(told.deal!.tasks[task.id]!.dueAtMs).toBeGreaterThan(task.openedAtMs + 2 * task.dueDays * dayMs);
  });
});
