import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findDuplicates } from '../../../duplicates/find-duplicates';
import { acme, somebody } from '../../support/directory';
import { eventually } from '../../support/eventually';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const path = '/v1/customer-duplicates';
const tax = (value: string) => [{ kind: 'tax', country: 'TW', value }];
let count = 0;

/** A customer of its own, found by nobody else's keys unless a test says so. */
const customer = async (given: Record<string, unknown> & { name: string }): Promise<string> => {
  const id = `customer-${(count += 1)}`;
  const { name: _, class: level, timeZone, language } = acme;
  const answer = await api.post('/v1/customers', { id, class: level, timeZone, language, ...given });
  expect(answer.status).toBe(201);
  return id;
};
const find = () => findDuplicates(api.store);
const pairsAt = async (query: string): Promise<any[]> => [...(await api.get(`${path}?${query}`)).body.items];
const pairsOf = (id: string) => pairsAt(`customer=${id}`);
const pair = async (one: string, other: string): Promise<any> =>
  (await pairsOf(one)).find(({ customers }) => customers.some((each: any) => each.id === other));
const decide = (id: string, what: string, body?: object) =>
  api.ask('POST', `${path}/${id}/${what}`, body ? { body } : {});
const merge = (id: string, into: string) => decide(id, 'merge', { into });
const mergedInto = async (id: string): Promise<string | null> =>
  ((await api.get(`/v1/customers/${id}`)).body as any).mergedInto;
const patch = (id: string, body: object) =>
  api.ask('PATCH', `/v1/customers/${id}`, { body, headers: { 'If-Match': '*' } });

describe('finding', () => {
  it('lists two of one name, and links nothing', async () => {
    const one = await customer({ name: '臺灣鼎碩精密工業股份有限公司' });
    const other = await customer({ name: '鼎硕精密工业' });

    await find();

    expect(await pair(one, other)).toMatchObject({
      ...{ id: `${one}~${other}`, state: 'open', into: null, automatic: false, decidedBy: null },
      reasons: expect.arrayContaining([{ code: 'same-name', value: null }]),
    });
    expect(await mergedInto(other)).toBeNull();
  });

  it('links those with one checked number and agreeing names, into the older record', async () => {
    const one = await customer({ name: '恆曜光電股份有限公司', identifiers: tax('24064284') });
    const other = await customer({ name: '恆曜光電', identifiers: tax('2406 4284') });

    await find();
    await find();

    expect(await pair(one, other)).toMatchObject({ state: 'merged', into: one, automatic: true });
    expect((await pairsOf(one)).length).toBe(1);
    expect(await mergedInto(other)).toBe(one);
    expect(await mergedInto(one)).toBeNull();
  });

  it('tells nothing of a branch, and asks when its number is that of the company', async () => {
    const one = await customer({ name: '昶鴻機械股份有限公司', identifiers: tax('88680642') });
    const branch = await customer({ name: '昶鴻機械股份有限公司台中分公司' });
    await find();
    expect(await pair(one, branch)).toBeUndefined();

    await patch(branch, { identifiers: tax('88680642') });
    await find();

    expect(await pair(one, branch)).toMatchObject({ state: 'open' });
  });

  it('follows the records: a pair that nothing speaks for any more is gone', async () => {
    const one = await customer({ name: 'Harlow Finch Tooling Ltd' });
    const other = await customer({ name: 'Harlow & Finch Tooling' });
    await find();
    expect(await pair(one, other)).toMatchObject({ state: 'open' });

    await patch(other, { name: 'Zephyrine Foods' });
    await find();

    expect(await pair(one, other)).toBeUndefined();
  });

  it('hears of people there, and of their erasure', async () => {
    const one = await customer({ name: '澤禾能源股份有限公司', websites: ['https://zehe.example'] });
    const other = await customer({ name: '日曜電廠' });
    await find();
    expect(await pair(one, other)).toBeUndefined();
    const ways = [{ kind: 'email', value: 'wu@mail.zehe.example' }];
    await api.post('/v1/customer-people', {
      id: 'wu',
      customerId: other,
      name: '吳小姐',
      ways,
    });
    await find();
    expect(await pair(one, other)).toMatchObject({ state: 'open' });

    await api.store.customerPeople.forget('wu');
    await find();

    expect(await pair(one, other)).toBeUndefined();
  });

  it('goes on after a crash at any place: what was not looked at stays marked', async () => {
    const one = await customer({ name: 'Calder Valley Components Ltd' });
    const other = await customer({ name: 'Calder Valley Components' });
    const { store } = api;
    let left = 3;
    const dying = new Proxy(store.customerKeys, {
      get:
        (keys, name) =>
        (...given: never[]) => {
          if ((left -= 1) < 0) throw new Error('killed');
          return (keys as any)[name](...given);
        },
    });
    await expect(findDuplicates({ ...store, customerKeys: dying })).rejects.toThrow('killed');

    await find();

    expect(await pair(one, other)).toMatchObject({ state: 'open' });
  });
});

describe('a merge', () => {
  it('is a link that changes neither record, and undoing it restores what was', async () => {
    const one = await customer({ name: 'Northgate Tooling Ltd' });
    const other = await customer({ name: 'Northgate Tooling Limited' });
    await find();
    const { id } = await pair(one, other);
    const [oneBefore, otherBefore] = [
      await api.get(`/v1/customers/${one}`),
      await api.get(`/v1/customers/${other}`),
    ];

    expect(await merge(id, one)).toMatchObject({ status: 200, body: { state: 'merged', into: one } });
    expect(await merge(id, one)).toMatchObject({ status: 200, body: { state: 'merged', into: one } });
    expect((await api.get(`/v1/customers/${one}`)).body).toEqual(oneBefore.body);
    expect((await api.get(`/v1/customers/${other}`)).body).toEqual({ ...otherBefore.body, mergedInto: one });

    expect(await decide(id, 'undo')).toMatchObject({ status: 200, body: { state: 'open', into: null } });
    await find();
    expect((await api.get(`/v1/customers/${other}`)).body).toEqual(otherBefore.body);
    expect(await pair(one, other)).toMatchObject({ state: 'open' });
  });

  it('hides the duplicate in lists unless it is asked for, and leads its reference to the kept one', async () => {
    const [ours, theirs] = [
      { system: 'crm', id: 'kept' },
      { system: 'crm', id: 'dup' },
    ];
    const one = await customer({ name: '旭岳機電股份有限公司', references: [ours] });
    const other = await customer({ name: '旭岳機電', references: [theirs] });
    await find();
    await merge((await pair(one, other)).id, one);
    const listed = async (query: string) =>
      (await api.get(`/v1/customers?q=${encodeURIComponent('旭岳')}${query}`)).body.items.map(({ id }) => id);

    expect(await listed('')).toEqual([one]);
    expect(await listed('&merged=true')).toEqual([one, other]);
    expect((await api.get('/v1/customers/ref:crm:dup')).body.id).toBe(one);
    expect((await api.get('/v1/customers?reference=crm:dup')).body.items).toMatchObject([{ id: one }]);
    expect((await api.get(`/v1/customers/${other}`)).body.id).toBe(other);
  });

  it('is followed by projects, running and new, with no command to them and no mail', async () => {
    const one = await customer({ name: 'Kaida Precision Co., Ltd.', region: 'north' });
    const other = await customer({ name: 'Kaida Precision', region: 'south' });
    const open = async (customerId: string, title: string): Promise<string> => {
      const opened = await api.post('/v1/projects', { title, customerId, ownerId: 'sales-1' });
      expect(opened.status).toBe(201);
      const { projectId } = opened.body;
      await eventually(async () => (await api.get(`/v1/projects/${projectId}`)).status === 200);
      return projectId;
    };
    const running = await open(other, 'Line 1');
    await find();
    const { id } = await pair(one, other);
    const before = (await api.get(`/v1/projects/${running}`)).body;
    const events = await api.store.ledger.read(running);

    await merge(id, one);
    const later = await open(other, 'Line 2');

    expect((await api.get(`/v1/projects/${running}`)).body).toEqual({
      ...before,
      ageDays: expect.anything(),
      customerId: one,
    });
    expect((await api.store.projects.read(later))?.deal?.customerId).toBe(one);
    const listed = async (query: string) =>
      (await api.get(`/v1/projects?${query}&sort=title`)).body.items.map((item: any) => [
        item.id,
        item.customerId,
      ]);
    for (const query of [`customer=${one}`, `customer=${other}`, 'region=north'])
      expect(await listed(query)).toEqual([
        [running, one],
        [later, one],
      ]);
    expect(await listed('region=south')).toEqual([]);
    expect(await api.store.ledger.read(running)).toEqual(events);

    await decide(id, 'undo');
    expect(await listed(`customer=${other}`)).toEqual([[running, other]]);
    expect(await listed(`customer=${one}`)).toEqual([[later, one]]);
  });

  it('makes chains, refuses circles, and links a duplicate once', async () => {
    const [a, b, c] = [
      await customer({ name: 'Lindqvist Instruments Ltd' }),
      await customer({ name: 'Lindqvist Instruments' }),
      await customer({ name: 'Lindqvist Instruments Limited' }),
    ];
    await find();
    const [ab, bc, ac] = [(await pair(a, b)).id, (await pair(b, c)).id, (await pair(a, c)).id];

    await merge(ab, b);
    await merge(bc, c);
    expect(await mergedInto(a)).toBe(c);
    expect(await merge(ac, a)).toMatchObject({ status: 409, body: { code: 'merge-circle' } });
    expect(await merge(ac, c)).toMatchObject({ status: 409, body: { code: 'merged-elsewhere' } });
    expect(await merge(ab, a)).toMatchObject({ status: 409, body: { code: 'merged-elsewhere' } });
    expect(await merge(ab, c)).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/into' }] } });
    expect(await merge('a~b', 'a')).toMatchObject({ status: 404, body: { code: 'unknown-duplicate' } });
    await find();
    expect(await pair(a, c)).toBeUndefined();

    await decide(bc, 'undo');
    expect([await mergedInto(a), await mergedInto(b)]).toEqual([b, null]);
    await find();
    expect(await pair(a, c)).toMatchObject({ state: 'open' });
    expect(await pair(b, c)).toMatchObject({ state: 'open' });
  });

  it('is one of two at once: they never make a circle', async () => {
    for (const name of ['Oakhurst Marine', 'Halberd Marine', 'Kestrel Marine']) {
      const one = await customer({ name: `${name} Ltd` });
      const other = await customer({ name });
      await find();
      const { id } = await pair(one, other);

      const answers = await Promise.all([merge(id, one), merge(id, other)]);

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const into = [await mergedInto(one), await mergedInto(other)];
      expect(into.filter((each) => each !== null)).toHaveLength(1);
      expect((await pair(one, other)).into).toBe(into.find((each) => each !== null));
    }
  });

  it('that nobody has looked at and somebody undoes is different for good', async () => {
    const one = await customer({ name: '景嵐科技股份有限公司', identifiers: tax('22200848') });
    const other = await customer({ name: '景嵐科技', identifiers: tax('22200848') });
    await find();
    const { id } = await pair(one, other);

    expect(await decide(id, 'undo')).toMatchObject({ body: { state: 'different', into: null } });
    await patch(other, { websites: ['https://jinglan.example'] });
    await patch(one, { websites: ['https://jinglan.example'] });
    await find();

    expect(await pair(one, other)).toMatchObject({ state: 'different' });
    expect(await mergedInto(other)).toBeNull();
  });

  it('is repaired when somebody died between the link and the pair', async () => {
    const one = await customer({ name: 'Vantage Peak Ltd' });
    const other = await customer({ name: 'Vantage Peak' });
    await find();
    const { id } = await pair(one, other);
    const { store } = api;
    await store.customers.markMatchDue([one, other]);
    await store.customerLinks.link({
      ...{ duplicateId: other, intoId: one, pairId: id, linkedBy: 'key:crm', linkedAtMs: Date.now() },
    });
    await find();
    expect(await pair(one, other)).toMatchObject({ state: 'merged', into: one, decidedBy: 'key:crm' });

    await store.customers.markMatchDue([one, other]);
    await store.customerLinks.unlink({ duplicateId: other, pairId: id });
    await find();

    expect(await pair(one, other)).toMatchObject({ state: 'open', into: null });
  });
});

describe('two that are two', () => {
  it('are not asked about again, unless something new speaks for it', async () => {
    const one = await customer({ name: 'Summit Ridge Corp' });
    const other = await customer({ name: 'Summit Ridge Inc' });
    await find();
    const { id } = await pair(one, other);

    expect(await decide(id, 'different')).toMatchObject({ status: 200, body: { state: 'different' } });
    await patch(other, { sector: 'mining' });
    await find();
    expect(await pair(one, other)).toMatchObject({ state: 'different' });

    await patch(one, { websites: ['https://summit-ridge.example'] });
    await patch(other, { websites: ['https://www.summit-ridge.example/us'] });
    await find();
    expect(await pair(one, other)).toMatchObject({ state: 'open', decidedBy: null });
  });

  it('are not merged by a person who has nothing to do with them', async () => {
    const one = await customer({ name: 'Brightwater Systems Ltd' });
    const other = await customer({ name: 'Brightwater Systems' });
    await find();
    await api.store.people.create(somebody('stranger', { team: 'Elsewhere' }));
    const { id } = await pair(one, other);

    for (const what of ['merge', 'different', 'undo']) {
      const body = what === 'merge' ? { body: { into: one } } : {};
      const headers = { 'X-Milepost-Actor': 'stranger' };
      expect(await api.ask('POST', `${path}/${id}/${what}`, { ...body, headers })).toMatchObject({
        status: 403,
      });
    }
  });
});

it('lists pairs by state, score and whether somebody looked', async () => {
  const scores = (await pairsAt('limit=50')).map(({ score }) => score);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect((await pairsAt('state=merged')).every(({ state }) => state === 'merged')).toBe(true);
  expect((await pairsAt('automatic=true')).length).toBeGreaterThan(0);
  expect((await pairsAt('scoreFrom=0.99')).every(({ score }) => score >= 0.99)).toBe(true);
});
