import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { checkProjectsOf } from '../../../activities/health/check-projects';
import { customerOf } from '../../../contracts/wire/customers';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { eventually } from '../../support/eventually';
import { portfolio } from '../../support/portfolio';
import { completeArchive } from '../../support/whole-archive';
import type { DrillWorld } from './drill-world';
import { drillWorld } from './drill-world';

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
  const [id = ''] = await portfolio(store, server, {
    ...{ ownerId: 'sales-1', count: 1, places: ['design'] },
    customerIdOf: () => 'quiet',
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
