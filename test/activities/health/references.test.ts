import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkProjectsOf } from '../../../activities/health/check-projects';
import type { Reference } from '../../../domain/project/model/references';
import { eventually } from '../../support/eventually';
import { portfolio } from '../../support/portfolio';
import type { DrillWorld } from './drill-world';
import { drillWorld } from './drill-world';

let world: DrillWorld;
beforeAll(async () => {
  world = await drillWorld();
});
afterAll(() => world.stop());

const crm = (id: string): Reference => ({ system: 'crm', id });
const later = { repairs: 'safe' } as const;
/** A check after requests that are still at work have had their time. */
const check = (ids: readonly string[]) =>
  checkProjectsOf({ ...world.deps, now: () => Date.now() + 11 * 60_000, settleMs: 10 }, ids, later);
const projects = (count: number): Promise<string[]> =>
  portfolio(world.store, world.server, { ownerId: 'sales-1', count });
const referencesOf = async (id: string) => (await world.store.projects.read(id))?.deal?.references ?? [];

describe('references that a crash has left between registry and project', () => {
  it('come to the project that has claimed them, and leave the one that had them', async () => {
    const [from = '', to = ''] = await projects(2);
    const { references } = world.store;
    await references.claim('project', crm('moved'), from);
    await check([from]);
    await eventually(async () => (await referencesOf(from)).length === 1);

    await references.move('project', crm('moved'), from, to);
    await check([to]);
    await eventually(async () => (await referencesOf(to)).length === 1);
    await check([from]);
    await eventually(async () => (await referencesOf(from)).length === 0);

    const removed = (await world.store.ledger.read(from)).at(-1);
    expect(removed).toMatchObject({ type: 'referenceRemoved', ...crm('moved'), movedTo: to });
    const settled = await check([from, to]);
    expect(settled.findings.filter(({ kind }) => kind === 'references-differ')).toEqual([]);
  }, 120_000);

  it('get their claims back when the registry is lost', async () => {
    const [id = '', other = ''] = await projects(2);
    const { references, rebuild } = world.store;
    for (const projectId of [id, other]) await references.claim('project', crm(projectId), projectId);
    await check([id, other]);
    await eventually(async () => (await referencesOf(id)).length + (await referencesOf(other)).length === 2);
    for (const projectId of [id, other]) await references.release('project', crm(projectId), projectId);

    await check([id]);
    await rebuild.project(other);

    const claims = await references.read('project', [crm(id), crm(other)]);
    expect(claims.map(({ targetId }) => targetId).sort()).toEqual([id, other].sort());
  }, 120_000);
});
