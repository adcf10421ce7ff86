import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { eventually } from '../../support/eventually';
import type { RunningApi } from '../running-api';
import { person, startApi } from '../running-api';

let api: RunningApi;
/** Tests share a Temporal server: workflows are called after people. */
const run = randomUUID().slice(0, 8);

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const hourIn = (atMs: number | null | undefined, timeZone: string): string =>
  new Date(atMs!).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });

async function openFor(ownerId: string): Promise<string> {
  const { body } = await api.post('/v1/projects', { title: 'Press', customerId: 'acme', ownerId });
  return body.projectId;
}

const clockOf = (projectId: string) =>
  eventually(async () => (await api.store.projects.read(projectId))?.deal?.clock);

const replansOf = async (projectId: string) =>
  (await api.store.ledger.read(projectId)).filter(({ type }) => type === 'deadlinesReplanned');

async function change(id: string, changes: object): Promise<void> {
  const { body } = await api.get(`/v1/people/${id}`);
  const headers = { 'If-Match': `"${body.revision}"` };
  expect((await api.put(`/v1/people/${id}`, { ...body, ...changes }, { headers })).status).toBe(200);
}

describe('somebody who moves to another zone', () => {
  it('is asked in their mornings there, and the ledger says who changed it', async () => {
    const id = `mover-${run}`;
    await api.store.people.create(person(id, { managerId: 'manager-1' }));
    const [projectId, elsewhere] = [await openFor(id), await openFor('sales-1')];
    expect(hourIn((await clockOf(projectId)).followUpAtMs, 'Asia/Taipei')).toBe('09:00');

    await change(id, { timeZone: 'Europe/Berlin' });

    await eventually(async () => (await replansOf(projectId)).length === 1, 20_000);
    expect(await replansOf(projectId)).toMatchObject([
      { cause: 'person-changed', subject: `${id}@2`, actor: 'key:tests' },
    ]);
    const { followUpAtMs, judgeAtMs } = await eventually(async () => {
      // the document comes a moment after the ledger
      const state = await api.store.projects.read(projectId);
      return state?.revision === (await replansOf(projectId))[0]?.revision && state?.deal?.clock;
    });
    for (const atMs of [followUpAtMs, judgeAtMs]) expect(hourIn(atMs, 'Europe/Berlin')).toBe('09:00');
    expect(await replansOf(elsewhere)).toEqual([]);
    expect(await api.store.people.replansDue(10)).toEqual([]);
  }, 60_000);

  it('goes by another calendar from then on, and nothing is planned anew for a change of anything else', async () => {
    const id = `changer-${run}`;
    await api.store.people.create(person(id, { managerId: 'manager-1' }));
    const projectId = await openFor(id);
    await change(id, { capacity: 7 });
    await change(id, { calendar: 'jp' });
    await eventually(async () => (await replansOf(projectId)).length === 1, 20_000);
    expect(await replansOf(projectId)).toMatchObject([{ subject: `${id}@3` }]);
  }, 60_000);
});

it('a change that Temporal has not been told of is kept with the record', async () => {
  const id = `waiting-${run}`;
  await api.store.people.create(person(id));
  const { revision, ...record } = (await api.store.people.read(id))!;
  await api.store.people.replace({ ...record, timeZone: 'Asia/Tokyo' }, revision, undefined, 'key:crm');
  await api.store.people.replace({ ...record, timeZone: 'Asia/Tokyo', capacity: 3 }, revision + 1);

  const due = { personId: id, revision: 2, changedBy: 'key:crm' };
  expect(await api.store.people.replansDue(10)).toEqual([due]);
  expect(await api.store.people.read(id)).not.toHaveProperty('replanDue');
  await api.store.people.replanBegun(id, 1);
  expect(await api.store.people.replansDue(10)).toEqual([due]);
  await api.store.people.replanBegun(id, 2);
  expect(await api.store.people.replansDue(10)).toEqual([]);
});
