import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { Facts } from '../../../domain/playbook/facts';
import type { DevWorker } from '../../support/dev-worker';
import { startDevWorker } from '../../support/dev-worker';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import { everyFact } from '../../support/known-archive';
import type { MemoryWorld } from '../../support/memory-world';
import { memoryWorld } from '../../support/memory-world';
import { openProject } from '../../support/project-client';
import { wholePlaybook } from '../../support/standard-playbook';

const lacking: Facts = { ...everyFact, 'archive-complete': ['sector'] };
let archive: Facts = lacking;
let world: MemoryWorld;
let server: DevWorker;

beforeAll(async () => {
  world = memoryWorld({ dayMs: realDayMs, facts: () => archive });
  // each task replays the whole history: what was done in another order then would fail
  server = await startDevWorker(engines().temporalAddress, world.activities, { maxCachedWorkflows: 0 });
});
afterAll(() => server.stop());

it('a project looks at the archive at its opening and when it is asked to, and ends with what it says last', async () => {
  archive = lacking;
  const project = await openProject(server.client, server.taskQueue, { playbook: wholePlaybook.rules });
  const { projectId } = project;
  const known = () => world.state(projectId).deal?.facts?.['archive-complete']?.length;
  await eventually(() => known() === 1);

  // while some are being looked at, the archive changes again
  for (const says of [everyFact, lacking, everyFact, lacking, everyFact]) {
    archive = says;
    await project.signal('lookAtArchive', {});
  }
  await eventually(() => known() === 0);
  await project.update('lookAtArchive', {});
  const { revision } = world.state(projectId);
  await project.update('addNote', { noteId: 'n1' });
  await eventually(() => world.state(projectId).revision === revision + 1);
  expect(Object.keys(world.state(projectId).deal?.milestones ?? {})).toEqual(['customer-profiled']);

  // an opening that knows the archive already notes nothing
  const other = await openProject(server.client, server.taskQueue, {
    ...{ playbook: wholePlaybook.rules, facts: everyFact },
  });
  await other.update('addNote', { noteId: 'n2' });
  await eventually(() => world.types(other.projectId).includes('noteAdded'));
  expect(world.types(other.projectId)).not.toContain('factsNoted');
}, 60_000);
