import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyPerson } from '../../../contracts/wire/customer-people';
import { acme } from '../../support/directory';
import type { RunningApi } from '../running-api';
import { person, startApi } from '../running-api';

let api: RunningApi;
const fact = { kind: 'liking', text: 'Tea', source: 'Visit', basis: 'consent' };

beforeAll(async () => {
  api = await startApi();
  const { store } = api;
  await store.people.create(person('top', { roles: [] }));
  await store.people.create(person('boss', { roles: [], managerId: 'top', team: 'bosses' }));
  await store.people.create(person('hua', { managerId: 'boss', team: 'hua' }));
  await store.people.create(person('mate', { team: 'hua' }));
  await store.people.create(person('stranger', { team: 'elsewhere' }));
  await store.customers.create({ ...acme, id: 'works', ownerId: 'hua' });
  await store.customerPeople.create({ ...emptyPerson, id: 'wang', customerId: 'works', name: '王總' });
  await api.post('/v1/customer-people/wang/facts', fact);
}, 120_000);
afterAll(() => api.stop());

const as = (id: string) => ({ headers: { 'X-Milepost-Actor': id } });
const logged = async () => {
  const { body } = await api.get('/v1/archive-views?sort=at&limit=100');
  return body.items.map((view) => view as unknown as Record<string, unknown>);
};

describe('what is taken away as a file', () => {
  it('is put down once, with what was asked for and whatever the standing', async () => {
    const before = (await logged()).length;
    await api.get('/v1/customers?region=north&class=A,B&limit=2&format=csv');
    const ndjson = {
      Authorization: `Bearer ${await api.createKey('reads', ['customers:read', 'archive:export'])}`,
    };
    await (
      await fetch(`${api.url}/v1/customer-people?customer=works`, {
        headers: { ...ndjson, Accept: 'application/x-ndjson' },
      })
    ).text();
    await api.get('/v1/customers/works/contacts?format=csv', as('boss'));
    await api.get('/v1/customer-people/wang/facts?format=csv');
    await api.get('/v1/retention?years=5&format=csv');
    await api.get('/v1/customers/works/history?format=csv');
    await api.get('/v1/customer-people/wang/history?format=ndjson', as('boss'));
    await api.get('/v1/customer-duplicates?state=open&format=csv');
    await api.get('/v1/erasures?format=csv');
    await api.get('/v1/customers');

    const of = (list: string, filter: object, more: object = {}) => ({
      ...{ viewerId: 'key:tests', through: 'export', list, customerId: null, personId: null },
      ...more,
      filter: expect.objectContaining(filter),
    });
    const byKey = { viewerId: 'key:tests', customerId: 'works', personId: 'wang' };
    expect((await logged()).slice(before)).toMatchObject([
      of('/v1/customers', { region: 'north', class: '["A","B"]' }),
      of('/v1/customer-people', { customer: 'works' }, { viewerId: 'key:reads', customerId: 'works' }),
      of('/v1/customers/works/contacts', {}, { viewerId: 'boss', customerId: 'works' }),
      // what is personal is seen too
      { ...byKey, through: 'api', list: null, filter: {} },
      of('/v1/customer-people/wang/facts', {}, { customerId: 'works', personId: 'wang' }),
      of('/v1/retention', { years: '5' }),
      of('/v1/customers/works/history', {}, { customerId: 'works' }),
      of(...(['/v1/customer-people/wang/history', {}] as const), {
        viewerId: 'boss',
        customerId: 'works',
        personId: 'wang',
      }),
      of('/v1/customer-duplicates', { state: '["open"]' }),
      of('/v1/erasures', {}),
    ]);
  });

  it('is for managers above, and what is refused is no export', async () => {
    const before = (await logged()).length;
    const outcomes = async (path: string): Promise<Record<string, number>> => {
      const all: Record<string, number> = {};
      for (const id of ['top', 'boss', 'hua', 'mate', 'stranger'])
        all[id] = (await api.get(path, as(id))).status;
      return all;
    };
    const people = '/v1/customer-people?customer=works';
    expect(await outcomes(people)).toEqual({ top: 200, boss: 200, hua: 200, mate: 200, stranger: 403 });
    expect(await outcomes(`${people}&format=csv`)).toEqual({
      ...{ top: 200, boss: 200, hua: 403, mate: 403, stranger: 403 },
    });
    // what was is taken away like what is
    for (const history of ['/v1/customers/works/history', '/v1/customer-people/wang/history']) {
      expect(await outcomes(history)).toEqual({ top: 200, boss: 200, hua: 200, mate: 200, stranger: 403 });
      expect(await outcomes(`${history}?format=csv`)).toEqual({
        ...{ top: 200, boss: 200, hua: 403, mate: 403, stranger: 403 },
      });
    }
    // what is about all customers is nobody's by name, as a page or as a file
    for (const list of ['/v1/customers', '/v1/customer-duplicates']) {
      expect(new Set(Object.values(await outcomes(list)))).toEqual(new Set([403]));
      expect(new Set(Object.values(await outcomes(`${list}?format=csv`)))).toEqual(new Set([403]));
    }
    // what is personal needs a running project, and more than a role in it to be taken away
    const everything = '/v1/customer-people/wang/everything';
    expect(new Set(Object.values(await outcomes(everything)))).toEqual(new Set([403]));
    const opened = await api.post('/v1/projects', { title: 'P', customerId: 'works', ownerId: 'hua' });
    await api.get(`/v1/projects/${opened.body.projectId}?revision=${opened.body.revision}`);
    expect(await outcomes(everything)).toEqual({ top: 200, boss: 200, hua: 403, mate: 403, stranger: 403 });
    expect((await api.get(everything, as('hua'))).body).toMatchObject({
      code: 'not-your-customer',
      detail: expect.stringContaining('manager above'),
    });

    const taken = (await logged()).slice(before);
    expect(taken.map(({ viewerId, through }) => [viewerId, through])).toEqual([
      ...['top', 'boss', 'top', 'boss', 'top', 'boss'].map((id) => [id, 'export']),
      ...['top', 'boss'].map((id) => [id, 'access']),
    ]);
    expect(taken.at(-1)).toMatchObject({ list: everything, customerId: 'works', personId: 'wang' });
  });

  it('of a customer that nobody holds is for no person: managers look after it, and that is all', async () => {
    await api.store.customers.create({ ...acme, id: 'unheld', ownerId: null });
    const history = '/v1/customers/unheld/history';
    for (const id of ['top', 'boss', 'hua', 'mate', 'stranger']) {
      const isManager = ['top', 'boss'].includes(id);
      const told = [await api.get('/v1/customers/unheld', as(id)), await api.get(history, as(id))];
      expect([id, ...told.map(({ status }) => status)]).toEqual([
        ...(isManager ? [id, 200, 200] : [id, 403, 403]),
      ]);
      expect((await api.get(`${history}?format=csv`, as(id))).status).toBe(403);
    }
  });

  it('leaves no name of an erased person in the words by which a list was searched', async () => {
    const erased = { ...emptyPerson, id: 'chen', customerId: 'works', name: '陳金雀' };
    await api.store.customerPeople.create(erased);
    await api.get(`/v1/customer-people?q=${encodeURIComponent(erased.name)}&format=csv`);
    expect(JSON.stringify(await logged())).toContain(erased.name);

    const { body } = await api.post('/v1/customer-people/chen/erase', { reason: 'A letter' });
    expect(body.id).toMatch(/^erasure-/);
    const [running] = await api.store.erasures.running(1);
    await api.store.erasures.sweep([{ erasure: running!, projectIds: [] }]);

    expect(JSON.stringify(await logged())).not.toContain(erased.name);
  });
});
