import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { checkProjectsOf } from '../../../activities/health/check-projects';
import { projectWorkflowId, workflowTypes } from '../../../contracts/sandbox/names';
import { customerOf } from '../../../contracts/wire/customers';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { eventually } from '../../support/eventually';
import { simulate } from '../../support/simulated-project';
import { wholePlaybook } from '../../support/standard-playbook';
import { completeArchive } from '../../support/whole-archive';
import type { DrillWorld } from './drill-world';
import { drillWorld } from './drill-world';

const { rules } = wholePlaybook;

let world: DrillWorld;
beforeAll(async () => {
  world = await drillWorld();
});
afterAll(() => world.stop());

const factsOf = async (id: string) => (await world.store.projects.read(id))?.deal?.facts;
const check = (ids: readonly string[], repairs: 'none' | 'safe', atMs: number) =>
  checkProjectsOf({ ...world.deps, now: () => atMs, settleMs: 10 }, ids, { repairs });

it('a project that was not told of a change of the archive looks at it', async () => {
  const { store, server } = world;
  const known = { id: 'quiet', name: 'Quiet', class: 'B', timeZone: 'Asia/Taipei', language: 'en' } as const;
  await store.customers.create(customerOf(known));
  const id = `quiet-${randomUUID()}`;
  const project = simulate({
    projectId: id,
    openedAtMs: Date.now(),
    open: { customerId: 'quiet', playbook: rules },
  });
  await store.ledger.append(id, project.events());
  await store.projects.write(project.state(), 0, Object.keys(project.state().deal?.tasks ?? {}));
  await server.client.workflow.start(workflowTypes.salesProject, {
    workflowId: projectWorkflowId(id),
    taskQueue: server.taskQueue,
    args: [{ projectId: id, state: project.state() }],
  });
  await completeArchive(store, 'quiet');

  const { findings } = await check([id], 'none', Date.now());
  expect(findings).toMatchObject([
    {
      kind: 'archive-differs',
      detail:
        'The archive and the project differ about archive-complete, committee-known, budget-confirmed, decision-maker-met.',
    },
  ]);
  await check([id], 'safe', Date.now());
  await eventually(async () => (await factsOf(id))?.['archive-complete']?.length === 0, 20_000);
  expect((await check([id], 'none', Date.now())).findings).toEqual([]);

  // nobody has written anything: the situation has grown too old
  const later = await check([id], 'none', Date.now() + 400 * realDayMs);
  expect(later.findings.filter(({ kind }) => kind === 'archive-differs')).toMatchObject([
    { detail: 'The archive and the project differ about archive-complete.' },
  ]);
}, 120_000);
