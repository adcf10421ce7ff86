import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkProjects } from '../../../activities/health/check-projects';
import { portfolio, everyPlace } from '../../support/portfolio';
import type { DrillWorld } from './drill-world';
import { drillWorld, expectWhole } from './drill-world';

let world: DrillWorld;
beforeAll(async () => {
  world = await drillWorld();
});
afterAll(() => world.stop());

describe('a database that has lost its read side', () => {
  it('gets documents and tasks of every project back from the ledger, of ended ones too', async () => {
    const ids = await portfolio(world.store, world.server, {
      ownerId: 'sales-1',
      count: 26,
      // those that ended just now would have mails to send
      places: everyPlace.filter((place) => place !== 'won' && place !== 'lost'),
    });
    const before = await world.store.projects.readMany(ids);
    expect((await checkProjects(world.deps, { repairs: 'none' })).findings).toEqual([]);
    await world.database.collection('projects').drop();
    await world.database.collection('tasks').drop();

    const looked = await checkProjects(world.deps, { repairs: 'none' });
    expect(looked.findings.map(({ kind }) => kind)).toEqual(ids.map(() => 'read-side-behind'));
    const fixed = await checkProjects(world.deps, { repairs: 'safe' });

    expect(fixed.counts).toMatchObject({ looked: 26, found: 0, repaired: 26, started: 0 });
    const after = await world.store.projects.readMany(ids);
    expect(new Map(after.map((state) => [state.projectId, state]))).toEqual(
      new Map(before.map((state) => [state.projectId, state])),
    );
    for (const { projectId, status } of after) {
      if (status === 'open') await expectWhole(world, world.server.client, projectId);
    }
  }, 240_000);

  it('gets back the rows of tasks alone, and loses those of nobody', async () => {
    const [projectId = ''] = await portfolio(world.store, world.server, {
      ownerId: 'sales-1',
      count: 1,
    });
    const tasks = world.database.collection<{ _id: string }>('tasks');
    const row = (await tasks.findOne({ projectId }))!;
    await tasks.deleteMany({ projectId });
    await tasks.insertOne({ ...row, _id: `${projectId}:stranger`, taskId: 'stranger' } as { _id: string });

    await checkProjects(world.deps, { repairs: 'safe' });
    await expectWhole(world, world.server.client, projectId);
  });

  it('is put back behind a ledger that an older backup has made shorter', async () => {
    const [projectId = ''] = await portfolio(world.store, world.server, {
      ownerId: 'sales-1',
      count: 1,
      places: ['lost'],
    });
    const events = await world.store.ledger.read(projectId);
    const shorter = events.slice(0, -2).length;
    await world.database.collection('events').deleteMany({ projectId, revision: { $gt: shorter } });

    const { findings } = await checkProjects(world.deps, { repairs: 'safe' });
    const [head] = await world.store.heads.of([projectId]);
    expect(head!.document!.revision).toBe(shorter);
    // Temporal has no history of it: what the ledger says goes on
    expect(findings.filter((each) => each.projectId === projectId)).toEqual([]);
    await expectWhole(world, world.server.client, projectId);
  });
});
