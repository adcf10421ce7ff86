import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acme, somebody } from '../../support/directory';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
  await api.store.customers.create({ ...acme, id: 'works' });
});
afterAll(() => api.stop());

const path = '/v1/customer-people';
const wang = { customerId: 'works', name: '王大明', position: '總經理', committee: ['decides', 'pays'] };
const patch = (id: string, body: unknown, more: Record<string, string> = {}) =>
  api.ask('PATCH', `${path}/${id}`, { body, headers: { 'If-Match': '*', ...more } });
const as = (personId: string) => ({ 'X-Milepost-Actor': personId });
let count = 0;
const create = async (more: object = {}): Promise<string> => {
  const answer = await api.post(path, { ...wang, id: `there-${(count += 1)}`, ...more });
  expect(answer.status).toBe(201);
  return answer.body.id;
};

describe('somebody at a customer', () => {
  it('is kept as written, with what is not known left out', async () => {
    const id = await create({ name: "O'Neil-Çelik, Jr.  王" });

    const { body, headers } = await api.get(`${path}/${id}`);

    expect(body).toMatchObject({ name: "O'Neil-Çelik, Jr.  王", reading: null, presence: 'there', ways: [] });
    expect(headers.get('etag')).toBe('"1"');
  });

  it('gets an id where none is given', async () => {
    const { status, body } = await api.post(path, wang);

    expect(status).toBe(201);
    expect(body.id).toMatch(/^customer-person-[0-9a-f]{20}$/);
    expect(await api.get(`${path}/${body.id}`)).toMatchObject({ status: 200 });
  });

  it('is found by name, reading, position and number, until they are other ones', async () => {
    const id = await create({
      name: '歐陽小梅',
      reading: 'Ouyang Xiaomei',
      ways: [{ kind: 'mobile', value: '+886 922 000 111' }],
    });
    const found = async (q: string): Promise<string[]> =>
      (await api.get(`${path}?q=${encodeURIComponent(q)}`)).body.items.map((each) => each.id);

    for (const q of ['陽小', 'ouyang', '總經理 小梅', '922 000'])
      expect([q, await found(q)]).toEqual([q, [id]]);
    await patch(id, { name: '林小梅', reading: null });
    expect(await found('歐陽')).toEqual([]);
    expect(await found('ouyang')).toEqual([]);
  });

  it('reports to somebody of the same customer, never in a circle', async () => {
    const [boss, clerk, elsewhere] = [await create(), await create(), 'else'];
    await api.store.customers.create({ ...acme, id: 'other-works' });
    await api.post(path, { ...wang, id: elsewhere, customerId: 'other-works' });
    const unfit = { status: 422, body: { errors: [{ pointer: '#/reportsToId' }] } };

    expect(await patch(clerk, { reportsToId: boss })).toMatchObject({ status: 200 });
    expect(await patch(boss, { reportsToId: clerk })).toMatchObject(unfit);
    expect(await patch(boss, { reportsToId: boss })).toMatchObject(unfit);
    expect(await patch(boss, { reportsToId: elsewhere })).toMatchObject(unfit);
    expect(await patch(boss, { reportsToId: 'nobody' })).toMatchObject(unfit);
  });

  it('has references of their own, and no company of another', async () => {
    const references = [{ system: 'crm', id: 'contact/1' }];
    const id = await create({ references });

    expect(await api.post(path, { ...wang, references })).toMatchObject({ status: 409 });
    expect((await api.get(`${path}?reference=crm:contact/1`)).body.items).toMatchObject([{ id }]);
    const read = (await api.get(`${path}/${id}`)).body;
    const moved = { ...read, customerId: 'acme' };
    const put = (body: unknown) => api.put(`${path}/${id}`, body, { headers: { 'If-Match': '*' } });
    expect(await put(moved)).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/customerId' }] } });
    expect(await put(read)).toMatchObject({ status: 200, body: { revision: 2, references } });
  });

  it.each([
    [{ ways: [{ kind: 'email', value: 'not an address' }] }, '#/ways/0/value'],
    [{ ways: [1, 2].map(() => ({ kind: 'phone', value: '1', isPreferred: true })) }, '#/ways'],
    [{ committee: ['decides', 'decides'] }, '#/committee'],
    [{ attitude: { stance: 'supports', asOf: '2026-02-30' } }, '#/attitude/asOf'],
    [{ name: '\u3000' }, '#/name'],
  ])('is refused with %j', async (more, pointer) => {
    expect(await api.post(path, { ...wang, ...more })).toMatchObject({
      status: 422,
      body: { code: 'invalid-body', errors: [{ pointer }] },
    });
  });
});

describe('what is known of somebody beside their work', () => {
  const fact = { kind: 'liking', text: '早上喝茶', source: '拜訪 3/2', basis: 'legitimate-interest' };

  it('says who wrote it and when, is corrected, and goes with its history', async () => {
    const facts = `${path}/${await create()}/facts`;
    const { status, body } = await api.post(facts, fact);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { ...fact, writtenBy: 'key:tests', revision: 1 },
    });

    await api.put(`${facts}/${body.id}`, { ...fact, text: '下午喝茶' });
    expect((await api.get(facts)).body.items).toMatchObject([{ text: '下午喝茶', revision: 2 }]);
    expect(await api.ask('DELETE', `${facts}/${body.id}`)).toMatchObject({ status: 200 });
    expect((await api.get(facts)).body.items).toEqual([]);
    expect(await api.store.personalFacts.history(body.id, { afterRevision: 0, limit: 9 })).toEqual([]);
    expect(await api.ask('DELETE', `${facts}/${body.id}`)).toMatchObject({ status: 404 });
  });

  it('needs the ground on which it is kept, from where it is, and the day of a day', async () => {
    const facts = `${path}/${await create()}/facts`;

    const answer = await api.post(facts, { kind: 'day', text: '生日', source: '名片' });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/basis' }] } });
    const without = await api.post(facts, { ...fact, kind: 'day' });
    expect(without).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/on' }] } });
    expect(await api.post(facts, { ...fact, kind: 'day', on: '05-20' })).toMatchObject({ status: 201 });
  });

  it('is written once, however often the request is repeated', async () => {
    const facts = `${path}/${await create()}/facts`;
    const headers = { 'Idempotency-Key': 'fact-once' };

    const answers = [await api.post(facts, fact, { headers }), await api.post(facts, fact, { headers })];

    expect(answers.map(({ body }) => body.id)).toEqual([answers[0]!.body.id, answers[0]!.body.id]);
    expect((await api.get(facts)).body.items).toHaveLength(1);
  });

  it('is for those who work with the customer now, and whoever else sees it is put down first', async () => {
    await api.store.people.create(somebody('boss-of-hua', { team: 'Bosses', roles: [] }));
    await api.store.people.create(somebody('hua', { team: 'Hua', managerId: 'boss-of-hua' }));
    await api.store.people.create(somebody('mate', { team: 'Hua' }));
    await api.store.people.create(somebody('stranger', { team: 'Elsewhere' }));
    await api.store.customers.create({ ...acme, id: 'hua-works', ownerId: 'hua' });
    const id = await create({ customerId: 'hua-works' });
    const facts = `${path}/${id}/facts`;
    await api.post(facts, fact);
    const reads = async (): Promise<Record<string, number[]>> => {
      const all: Record<string, number[]> = {};
      for (const who of ['hua', 'mate', 'boss-of-hua', 'stranger']) {
        const person = await api.get(`${path}/${id}`, { headers: as(who) });
        const personal = await api.get(facts, { headers: as(who) });
        all[who] = [person.status, personal.status];
      }
      return all;
    };
    const seen = async (): Promise<string[]> =>
      (await api.get(`/v1/archive-views?person=${id}`)).body.items.map(
        (view) => (view as unknown as { viewerId: string }).viewerId,
      );

    expect(await reads()).toEqual({
      hua: [200, 403],
      mate: [200, 403],
      'boss-of-hua': [200, 403],
      stranger: [403, 403],
    });
    const opened = await api.post('/v1/projects', { title: 'P', customerId: 'hua-works', ownerId: 'hua' });
    expect(opened.status).toBe(201);
    expect(await reads()).toEqual({
      hua: [200, 200],
      mate: [200, 403],
      'boss-of-hua': [200, 200],
      stranger: [403, 403],
    });
    expect(await seen()).toEqual(['boss-of-hua']);
    await api.get(facts);
    expect(await seen()).toEqual(['key:tests', 'boss-of-hua']);
    expect((await api.get(`${path}/${id}`, { headers: as('stranger') })).body).toMatchObject({
      code: 'not-your-customer',
    });
    expect(await api.get(path, { headers: as('hua') })).toMatchObject({ status: 403 });
    expect(await api.get(`${path}?customer=hua-works`, { headers: as('hua') })).toMatchObject({
      status: 200,
    });
  });
});
