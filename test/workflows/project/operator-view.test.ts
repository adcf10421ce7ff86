import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { searchAttributes } from '../../../contracts/sandbox/search-attributes';
import type { DevWorker } from '../../support/dev-worker';
import { startDevWorker } from '../../support/dev-worker';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { MemoryWorld } from '../../support/memory-world';
import { memoryWorld } from '../../support/memory-world';
import type { ProjectClient } from '../../support/project-client';
import { openProject } from '../../support/project-client';

let world: MemoryWorld;
let server: DevWorker;

beforeAll(async () => {
  // reminders come from the second second on, the first check after six
  world = memoryWorld({ dayMs: 400 });
  server = await startDevWorker(engines().temporalAddress, world.activities);
});
afterAll(() => server.stop());

const types = ({ projectId }: ProjectClient): string[] => world.types(projectId);
const dueAtMs = async ({ handle }: ProjectClient): Promise<number | undefined> =>
  (await handle.describe()).typedSearchAttributes.get(searchAttributes.dueAt)?.getTime();
const upserts = async ({ handle }: ProjectClient): Promise<number> =>
  (await handle.fetchHistory()).events!.filter((event) => event.upsertWorkflowSearchAttributesEventAttributes)
    .length;

describe('the instant at which operators expect a project to act', () => {
  it('is its next check: reminders and contacts cost no upsert, and it is never later than the true one', async () => {
    const project = await openProject(server.client, server.taskQueue);
    const clock = () => world.state(project.projectId).deal!.clock;
    const firstAtMs = await eventually(() => world.state(project.projectId).deal?.clock.followUpAtMs);
    await eventually(async () => (await dueAtMs(project)) === firstAtMs);
    const atOpening = await upserts(project);

    await eventually(() => types(project).filter((type) => type === 'rungReached').length >= 2);
    await project.update('recordContact', { kind: 'call' });
    await eventually(() => clock().followUpAtMs! > firstAtMs);
    expect(await dueAtMs(project)).toBe(firstAtMs);
    expect(await upserts(project)).toBe(atOpening);

    await eventually(() => types(project).includes('followUpDue'), 30_000);
    await eventually(async () => (await dueAtMs(project)) === clock().judgeAtMs);
    await project.update('lose', { reason: 'price' });
    await project.handle.result();
  });
});
