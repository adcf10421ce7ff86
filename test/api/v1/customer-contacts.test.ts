import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acme, somebody } from '../../support/directory';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';

let api: RunningApi;
let projectIds: string[];

beforeAll(async () => {
  api = await startApi();
  await api.store.customers.create({ ...acme, id: 'works' });
  await api.post('/v1/customer-people', { id: 'wang', customerId: 'works', name: '王大明' });
  projectIds = await Promise.all(['A', 'B', 'C'].map((title) => open(title, 'works')));
});
afterAll(() => api.stop());

const open = async (title: string, customerId: string): Promise<string> => {
  const { status, body } = await api.post('/v1/projects', { title, customerId, ownerId: 'sales-1' });
  expect(status).toBe(201);
  return body.projectId;
};
const path = '/v1/customers/works/contacts';
const contactsOf = async (projectId: string): Promise<unknown> =>
  (await api.get(`/v1/projects/${projectId}`)).body.contacts;

describe('a contact with a customer', () => {
  it('counts for the projects that it names and no others, with whom and why', async () => {
    const [a, b, c] = projectIds as [string, string, string];
    const occurredAt = new Date(Date.now() - 60_000).toISOString();
    const met = { kind: 'visit', note: '兩案一次談', people: ['wang'], projects: [a, b], occurredAt };

    const answer = await api.post(path, met);

    expect(answer).toMatchObject({
      status: 207,
      body: {
        contact: {
          customerId: 'works',
          note: '兩案一次談',
          projectIds: [a, b],
          personIds: ['wang'],
          occurredAt,
        },
        reports: { counts: { done: 2, refused: 0 } },
      },
    });
    expect(await contactsOf(a)).toMatchObject([{ kind: 'visit', occurredAt }]);
    expect(await contactsOf(b)).toMatchObject([{ kind: 'visit', occurredAt }]);
    expect(await contactsOf(c)).toEqual([]);
    expect((await api.get(path)).body.items).toMatchObject([{ projectIds: [a, b], personIds: ['wang'] }]);
  });

  it('is kept once, however often another system sends it, and reaches a project that missed it', async () => {
    const [a, , c] = projectIds as [string, string, string];
    const met = { kind: 'call', projects: [a, c], source: 'phone', eventId: 'call-7' };

    const all = await Promise.all(Array.from({ length: 8 }, () => api.post(path, met)));

    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([207]));
    expect((await api.get(path)).body.items).toHaveLength(2);
    expect(await contactsOf(c)).toMatchObject([{ kind: 'call' }]);
    const again = await api.post(path, met);
    expect(again.body).toMatchObject({
      reports: { items: [{ receipt: { repeated: true } }, { receipt: { repeated: true } }] },
    });
  });

  it('may be for no project, and then resets no clock', async () => {
    const answer = await api.post(path, { kind: 'call' });

    expect(answer).toMatchObject({
      status: 207,
      body: { reports: { items: [] }, contact: { projectIds: [] } },
    });
  });

  it('says what is wrong with all that it names, and keeps nothing then', async () => {
    const elsewhere = await open('D', 'acme');
    await api.post('/v1/customer-people', { id: 'chen', customerId: 'acme', name: '陳' });
    const before = (await api.get(path)).body.items.length;

    expect(
      await api.post(path, { kind: 'call', projects: [elsewhere, 'none'], people: ['chen'] }),
    ).toMatchObject({
      status: 422,
      body: {
        code: 'unknown-reference',
        errors: [{ pointer: '#/projects/0' }, { pointer: '#/projects/1' }, { pointer: '#/people/0' }],
      },
    });
    const occurredAt = new Date(Date.now() + 86_400_000).toISOString();
    expect(await api.post(path, { kind: 'call', occurredAt })).toMatchObject({
      status: 422,
      body: { code: 'occurred-in-future' },
    });
    expect((await api.get(path)).body.items).toHaveLength(before);
  });

  it('is recorded by whoever may see the customer, and by nobody else', async () => {
    await api.store.people.create(somebody('outsider', { team: 'Nowhere' }));
    const as = (personId: string) => ({ headers: { 'X-Milepost-Actor': personId } });

    expect(await api.post(path, { kind: 'call' }, as('outsider'))).toMatchObject({ status: 403 });
    expect(await api.get(path, as('outsider'))).toMatchObject({ status: 403 });
    expect(await api.post(path, { kind: 'call' }, as('sales-1'))).toMatchObject({
      status: 207,
      body: { contact: { actor: 'sales-1' } },
    });
  });
});

describe('a potential project', () => {
  it('becomes one project, whoever opens it and however often', async () => {
    const potentials = [
      { id: 'line-2', what: 'Cooling line 2', amount: 42, currency: 'TWD', why: 'They asked for drawings.' },
    ];
    await api.post('/v1/customers', { ...acme, id: 'hopeful', potentials });
    const become = '/v1/customers/hopeful/potentials/line-2/project';

    const all = await Promise.all(Array.from({ length: 8 }, () => api.post(become, { ownerId: 'sales-1' })));

    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
    const [projectId] = all.map(({ body }) => body.projectId) as [string];
    expect(new Set(all.map(({ body }) => body.projectId))).toEqual(new Set([projectId]));
    expect((await api.get(`/v1/projects/${projectId}`)).body).toMatchObject({
      title: 'Cooling line 2',
      amount: 42,
      customerId: 'hopeful',
    });
    const read = (await api.get('/v1/customers/hopeful')).body;
    expect(read).toMatchObject({ potentials: [{ id: 'line-2', projectId }] });
    // a body cannot say otherwise
    await api.put(
      '/v1/customers/hopeful',
      { ...read, potentials: [{ ...potentials[0], projectId: null }] },
      { headers: { 'If-Match': '*' } },
    );
    expect((await api.get('/v1/customers/hopeful')).body).toMatchObject({ potentials: [{ projectId }] });
    expect(
      await api.post('/v1/customers/hopeful/potentials/none/project', { ownerId: 'sales-1' }),
    ).toMatchObject({ status: 404, body: { code: 'unknown-potential' } });
  });
});
