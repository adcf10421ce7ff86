import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mergePatch } from '../../../api/kit/request-body';
import { acme } from '../../support/directory';
import type { RunningApi, Told } from '../running-api';
import { person, startApi } from '../running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const patch = (path: string, body: object, ifMatch: string | null = '*'): Promise<Told> =>
  api.ask('PATCH', path, {
    body,
    headers: { 'Content-Type': mergePatch, ...(ifMatch !== null && { 'If-Match': ifMatch }) },
  });
let count = 0;
const customer = async (more: object = {}): Promise<string> => {
  const { id } = (await api.post('/v1/customers', { ...acme, id: `customer-${(count += 1)}`, ...more })).body;
  return id;
};
const history = async (path: string): Promise<unknown> => (await api.get(`${path}/history`)).body.items;

describe('a change of a customer', () => {
  it('names what changes, and leaves the rest', async () => {
    const id = await customer({ region: 'north', tags: ['cold chain'] });
    const path = `/v1/customers/${id}`;
    const etag = (await api.get(path)).headers.get('etag');

    const changed = await patch(path, { class: 'A', region: null }, etag);

    expect(changed).toMatchObject({
      status: 200,
      body: { class: 'A', region: null, tags: ['cold chain'], revision: 2 },
    });
    expect(await patch(path, { class: 'B' }, etag)).toMatchObject({ status: 412 });
    expect(await patch(path, { class: 'B' }, null)).toMatchObject({ status: 428 });
    expect(await patch(path, { name: null })).toMatchObject({ status: 422 });
    expect(await patch('/v1/customers/nobody', {})).toMatchObject({ status: 404 });
  });

  it('stands in the history of the record: who, when, and what it was', async () => {
    const id = await customer();
    const path = `/v1/customers/${id}`;
    await patch(path, { class: 'A' });
    const { revision: _, ...read } = (await api.get(path)).body as unknown as Record<string, unknown>;
    await api.put(path, { ...read, name: 'Acme Ltd' }, { headers: { 'If-Match': '*' } });

    expect(await history(path)).toMatchObject([
      {
        revision: 1,
        actor: 'key:tests',
        changes: expect.arrayContaining([{ field: 'class', from: null, to: 'B' }]),
      },
      { revision: 2, actor: 'key:tests', changes: [{ field: 'class', from: 'B', to: 'A' }] },
      { revision: 3, changes: [{ field: 'name', from: 'Acme', to: 'Acme Ltd' }] },
    ]);
    const first = await api.get(`${path}/history?limit=2`);
    const second = await api.get(first.body.next!);
    expect([...first.body.items, ...second.body.items].map(({ revision }) => revision)).toEqual([1, 2, 3]);
    expect(await api.get('/v1/customers/nobody/history')).toMatchObject({ status: 404 });
  });

  it('loses none of many at once', async () => {
    const id = await customer();
    const path = `/v1/customers/${id}`;
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => patch(path, { name: `Name ${index}` })),
    );

    const carriedOut = answers.filter(({ status }) => status === 200).length;
    const changes = (await history(path)) as { revision: number; changes: { from: string; to: string }[] }[];
    expect(changes.map(({ revision }) => revision)).toEqual(
      Array.from({ length: carriedOut + 1 }, (_, index) => index + 1),
    );
    // each begins where the one before has ended
    for (const [index, { changes: fields }] of changes.slice(2).entries()) {
      expect(fields[0]!.from).toBe(changes[index + 1]!.changes.find(({ to }) => to.startsWith('Name'))!.to);
    }
  });

  it('switches off, and then no project is opened', async () => {
    const id = await customer();
    const opening = { title: 'Cooling line, hall 3', customerId: id, ownerId: 'sales-1' };
    const before = await api.post('/v1/projects', opening);
    await patch(`/v1/customers/${id}`, { active: false });

    expect(await api.post('/v1/projects', opening)).toMatchObject({
      status: 422,
      body: { code: 'unknown-reference', errors: [{ pointer: '#/customerId' }] },
    });
    const going = await api.post(`/v1/projects/${before.body.projectId}/contacts`, { kind: 'call' });
    expect(going.status).toBe(200);
  });
});

describe('references of customers', () => {
  it('stand for their ids, and belong to one of them', async () => {
    const reference = { system: 'crm', id: 'Account/1 a' };
    const path = '/v1/customers/ref:crm:Account%2F1%20a';
    const [one, other] = [await customer({ references: [reference] }), await customer()];

    expect((await api.get(path)).body.id).toBe(one);
    expect(await patch(`/v1/customers/${other}`, { references: [reference] })).toMatchObject({
      status: 409,
      body: { code: 'reference-taken' },
    });
    expect((await patch(path, { references: null })).status).toBe(200);
    expect(await api.get(path)).toMatchObject({ status: 404, body: { code: 'unknown-customer' } });
    expect((await patch(`/v1/customers/${other}`, { references: [reference] })).status).toBe(200);
    expect((await api.get(path)).body.id).toBe(other);
  });

  it('may be those of projects too', async () => {
    const reference = { system: 'crm', id: 'both' };
    const id = await customer({ references: [reference] });
    const opened = await api.post('/v1/projects', {
      ...{ title: 'Cooling line, hall 3', customerId: id, ownerId: 'sales-1' },
      references: [reference],
    });
    expect(opened.status).toBe(201);
  });

  it('are free again when the record was not made', async () => {
    const reference = { system: 'crm', id: 'free' };
    const id = await customer();
    const taken = await api.post('/v1/customers', { ...acme, id, references: [reference] });
    expect(taken).toMatchObject({ status: 409, body: { code: 'id-taken' } });
    expect(await api.store.references.read('customer', [reference])).toEqual([]);
  });
});

describe('a change of a person', () => {
  it('names what changes, and stands in the history', async () => {
    await api.store.people.create(person('changed', { managerId: 'manager-1' }));
    const path = '/v1/people/changed';

    const changed = await patch(path, { capacity: 3, review: { allClear: true } });

    expect(changed).toMatchObject({
      status: 200,
      body: { capacity: 3, managerId: 'manager-1', revision: 2 },
    });
    expect(await patch(path, { managerId: 'nobody' })).toMatchObject({ status: 422 });
    await api.store.people.markAddress('changed', { email: 'changed@example.com', code: '550', atMs: 1 });
    expect(await history(path)).toMatchObject([
      { revision: 1, actor: 'milepost' },
      {
        revision: 2,
        actor: 'key:tests',
        changes: [
          { field: 'capacity', from: 100, to: 3 },
          { field: 'review', from: null },
        ],
      },
      { revision: 3, actor: 'milepost', changes: [{ field: 'addressProblem', from: null }] },
    ]);
  });

  it('does not switch off somebody who holds a project', async () => {
    await api.store.people.create(person('holding'));
    const { body } = await api.post('/v1/projects', {
      ...{ title: 'Cooling line, hall 3', customerId: 'acme', ownerId: 'holding' },
    });
    await api.get(`/v1/projects/${body.projectId}?revision=${body.revision}`);
    expect(await patch('/v1/people/holding', { active: false })).toMatchObject({
      status: 409,
      body: { code: 'person-holds' },
    });
    expect((await patch('/v1/people/holding', { capacity: 1 })).status).toBe(200);
  });
});
