import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { somebody } from '../support/directory';
import { engines } from '../support/engines';
import type { SimulatedProject } from '../support/simulated-project';
import { day, milestone, simulate, start } from '../support/simulated-project';
import { rules, standardPlaybook } from '../support/standard-playbook';

let store: Store;
const uri = engines().mongoUri(`reviews-${randomUUID().slice(0, 8)}`);

beforeAll(async () => {
  store = await connectStore(uri);
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
});
afterAll(() => store.close());

async function kept(project: SimulatedProject): Promise<string> {
  await store.projects.write(project.state(), 0, []);
  return project.state().projectId;
}

describe('projects of a team', () => {
  it('are read without what is the same in all of them, and are whole all the same', async () => {
    const ownerId = `owner-${randomUUID()}`;
    const open = { ownerId };
    const usual = simulate({ projectId: randomUUID(), open });
    usual.tell(milestone('customer-profiled'));
    usual.passUntil(start + 20 * day);
    const special = { ...rules, version: 99 };
    const other = simulate({ projectId: randomUUID(), open: { ...open, playbook: special } });
    const held = simulate({ projectId: randomUUID(), open });
    held.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: start + 90 * day, noteId: 'n' });
    const lost = simulate({ projectId: randomUUID(), open });
    lost.tell({ name: 'lose', reason: 'price' }, start + day);
    for (const project of [usual, other, held, lost]) await kept(project);

    const running = await store.projects.runningOf([ownerId, 'nobody']);
    const withoutCommands = [usual, other, held].map((each) => ({ ...each.state(), commands: [] }));
    const byId = new Map(running.map((state) => [state.projectId, { ...state, commands: [] }]));
    expect(withoutCommands.map(({ projectId }) => byId.get(projectId))).toEqual(withoutCommands);
    expect(running).toHaveLength(3);

    const ids = [usual, lost].map((each) => each.state().projectId);
    expect((await store.projects.runningAmong(ids)).map(({ projectId }) => projectId)).toEqual([ids[0]]);
    const ended = await store.projects.endedOf([ownerId], start + day);
    expect(ended.map(({ projectId }) => projectId)).toEqual([ids[1]]);
    expect(await store.projects.endedOf([ownerId], start + day + 1)).toEqual([]);
  });

  it('are read again once they have moved on, and are gone with their owner', async () => {
    const ownerId = `owner-${randomUUID()}`;
    const [still, moving] = [1, 2].map(() => simulate({ projectId: randomUUID(), open: { ownerId } }));
    for (const project of [still!, moving!]) await kept(project);
    expect(await store.projects.runningOf([ownerId])).toHaveLength(2);

    const before = moving!.state().revision;
    moving!.tell(milestone('customer-profiled'));
    await store.projects.write(moving!.state(), before, []);
    const moved = await store.projects.runningOf([ownerId]);
    const passed = moving!.state().revision;
    moving!.tell({ name: 'assign', role: rules.ownerRole, personId: 'somebody-else' });
    await store.projects.write(moving!.state(), passed, []);

    expect(moved.map(({ revision }) => revision).sort()).toEqual([still!.state().revision, passed].sort());
    expect((await store.projects.runningOf([ownerId])).map(({ projectId }) => projectId)).toEqual([
      still!.state().projectId,
    ]);
  });

  it('are found with several managers at once', async () => {
    for (const [id, managerId] of [
      ['r1', 'm1'],
      ['r2', 'm2'],
      ['r3', 'm3'],
    ] as const) {
      await store.people.create(somebody(id, { managerId }));
    }
    expect((await store.people.managedByAny(['m1', 'm2', 'm4'])).map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(await store.people.managedByAny([])).toEqual([]);
  });
});

describe('stored reviews', () => {
  it('are prepared until they are sent, and found by the weeks before', async () => {
    const facts = { managerId: 'boss', fromMs: 1, toMs: 2 };
    const review = { ...facts, week: '2026-03-02', projectIds: ['p1', 'p2'] };
    await store.reviews.prepare({ ...review, projectIds: ['p1'] });
    await store.reviews.prepare(review);
    await store.reviews.sent('boss', '2026-03-02', 7);
    await store.reviews.sent('boss', '2026-03-02', 8);
    await store.reviews.prepare({ ...review, projectIds: [] });
    await store.reviews.prepare({ ...facts, week: '2026-03-09', projectIds: [] });
    await store.reviews.prepare({ ...facts, week: '2024-03-04', projectIds: ['long-ago'] });
    expect(await store.reviews.read('boss', '2026-03-02')).toEqual({ ...review, sentAtMs: 7 });
    expect(await store.reviews.read('boss', '2026-03-16')).toBeNull();
    expect(await store.reviews.before(['boss', 'other'], '2026-03-09')).toEqual([{ ...review, sentAtMs: 7 }]);
    expect(await store.reviews.before(['boss'], '2026-03-16')).toHaveLength(2);
    expect(await store.reviews.before([], '2026-03-16')).toEqual([]);
  });
});

describe('what somebody has chosen about weekly mails', () => {
  it('stays when a record is replaced that does not say', async () => {
    const review = { weekday: null, time: '07:30', allClear: true, unsubscribed: ['mirror' as const] };
    await store.people.create(somebody('chooser', { review }));
    await store.people.replace(somebody('chooser', { name: 'New' }), 1);
    expect(await store.people.read('chooser')).toMatchObject({ name: 'New', review, revision: 2 });
    expect((await store.people.create(somebody('silent')))!).not.toHaveProperty('review');
    expect((await store.people.read('silent'))!).not.toHaveProperty('review');
  });
});
