import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { emptyPerson } from '../../../contracts/wire/customer-people';
import { createLogger } from '../../../telemetry/logger';
import { keepErasures } from '../../../worker/housekeeping/erasures';
import {
  eraseForgotten,
  keepRetention,
  lookForForgotten,
  retentionDay,
} from '../../../worker/housekeeping/retention';
import { acme } from '../../support/directory';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';

let api: RunningApi;
const log = createLogger({ name: 'test', level: 'silent' });
const yearMs = 366 * 86_400_000;
const zone = 'Asia/Taipei';

/** Whom everybody at one customer each is named after. */
const customers = ['silent', 'running', 'duplicate', 'ended', 'talked', 'hoped', 'missed'] as const;

beforeAll(async () => {
  api = await startApi({ settings: { companyTimeZone: zone } });
  const { store } = api;
  const potential = { id: 'p', what: 'Press', amount: null, currency: null, why: 'Said so', projectId: null };
  for (const id of customers) {
    const expectedOn = id === 'hoped' ? '2099-01-01' : id === 'missed' ? '2011-01-01' : null;
    const potentials = expectedOn === null ? [] : [{ ...potential, expectedOn }];
    await store.customers.create({ ...acme, id, name: `Firm ${id}`, potentials });
    await store.customerPeople.create({ ...emptyPerson, id: `of-${id}`, customerId: id, name: `Name ${id}` });
  }
  await open('running');
  const ended = await open('ended');
  await api.post(`/v1/projects/${ended}/loss`, { reason: 'price' });
  await eventually(async () => (await store.projects.read(ended))?.status === 'lost');
  await api.post('/v1/customers/talked/contacts', { kind: 'call', people: ['of-talked'], projects: [] });
  const linked = { linkedBy: 'key:tests', linkedAtMs: 1, pairId: 'pair' };
  await store.customerLinks.link({ ...linked, duplicateId: 'duplicate', intoId: 'running' });
}, 120_000);
afterAll(() => api.stop());

async function open(customerId: string): Promise<string> {
  const { body } = await api.post('/v1/projects', { title: 'P', customerId, ownerId: 'sales-1' });
  await eventually(() => api.store.projects.read(body.projectId));
  return body.projectId;
}

/** Makes the records of all people older than they are: they were made in 2011. */
async function age(): Promise<void> {
  const connection = await mongoose.createConnection(engines().mongoUri(api.database)).asPromise();
  const rows = connection.db!.collection('customerPeople');
  for await (const { _id, lastChange } of rows.find({})) {
    const older = { ...(lastChange as object), atMs: Date.parse('2011-01-01') };
    await rows.updateOne({ _id }, { $set: { lastChange: older } });
  }
  await connection.close();
}

interface Preview {
  readonly items: readonly { readonly personId: string; readonly last: string }[];
  readonly looked: number;
  readonly kept: Readonly<Record<string, number>>;
  readonly erasures: readonly string[];
  readonly nextCursor: string | null;
}
const preview = async (query: string) => (await api.get(`/v1/retention?${query}`)).body as unknown as Preview;

describe('the retention rule', () => {
  it('keeps whoever is known for less than its years', async () => {
    expect(await preview('years=1')).toMatchObject({
      items: [],
      looked: 7,
      kept: { 'record-made': 2, 'running-project': 2, potential: 1, 'project-ended': 1, contact: 1 },
    });
  });

  it('shows whom it would erase and why, and why the others stay, and changes nothing', async () => {
    await age();

    const first = await preview('years=5&limit=1');
    const second = await preview(`years=5&limit=20&cursor=${first.nextCursor}`);

    expect([...first.items, ...second.items]).toMatchObject([
      { personId: 'of-missed', last: 'record-made', lastAt: '2011-01-01T00:00:00.000Z' },
      { personId: 'of-silent', customerId: 'silent', name: 'Name silent', last: 'record-made' },
    ]);
    expect(first.looked + second.looked).toBe(7);
    expect(second.nextCursor).toBeNull();
    const { kept } = await preview('years=5');
    expect(kept).toEqual({ 'running-project': 2, 'project-ended': 1, contact: 1, potential: 1 });
    expect(await api.store.erasures.running(10)).toEqual([]);
    const csv = await api.get('/v1/retention?years=5&format=csv');
    expect(csv.text.split('\r\n')).toEqual([
      'personId,customerId,name,last,lastAt',
      'of-missed,missed,Name missed,record-made,2011-01-01T00:00:00.000Z',
      'of-silent,silent,Name silent,record-made,2011-01-01T00:00:00.000Z',
      '',
    ]);
  });

  it('lets people go once a project and a contact are that long ago', async () => {
    const later = retentionDay(5, zone, Date.now() + 6 * yearMs);
    const { people, kept } = await lookForForgotten(api.store, later, { limit: 20 });
    expect(people.map(({ person: { id }, last: { what } }) => [id, what])).toEqual([
      ['of-ended', 'project-ended'],
      ['of-missed', 'record-made'],
      ['of-silent', 'record-made'],
      ['of-talked', 'contact'],
    ]);
    expect(kept).toEqual({ 'running-project': 2, potential: 1 });
  });

  it('needs years from whoever asks where the installation has set none', async () => {
    expect(await api.get('/v1/retention')).toMatchObject({
      status: 400,
      body: { errors: [{ parameter: 'years' }] },
    });
    expect(await api.post('/v1/retention', {})).toMatchObject({
      status: 422,
      body: { code: 'invalid-body', errors: [{ pointer: '#/years' }] },
    });
    const named = { headers: { 'X-Milepost-Actor': 'manager-1' } };
    expect((await api.get('/v1/retention?years=5', named)).body.code).toBe('not-your-customer');
    expect((await api.post('/v1/retention', { years: 5 }, named)).body.code).toBe('not-your-customer');
  });

  it('looks again right before: a contact in between keeps the person', async () => {
    const { store } = api;
    const contact = { kind: 'visit', evidence: null, note: null, projectIds: [], personIds: [] } as const;
    let looks = 0;
    const raced = {
      ...store,
      customerPeople: {
        ...store.customerPeople,
        history: async (id: string, page: { afterRevision: number; limit: number }) => {
          const found = await store.customerPeople.history(id, page);
          // between the look at all and the last look at this one
          if (id === 'of-missed' && (looks += 1) === 1) {
            const nowMs = Date.now();
            const mark = { id: 'c-1', customerId: 'missed', actor: 'sales-1' };
            await store.customerContacts.keep({
              ...contact,
              ...mark,
              occurredAtMs: nowMs,
              recordedAtMs: nowMs,
            });
          }
          return found;
        },
      },
    };
    const order = { key: 'k', requestedBy: 'key:tests', reason: 'Rule' };

    const run = await eraseForgotten(raced, retentionDay(5, zone, Date.now()), { limit: 1 }, order);

    expect(run).toMatchObject({ erasureIds: [], kept: { contact: 1 } });
    expect(await store.customerPeople.read('of-missed')).not.toBeNull();
  });

  it('erases on record, and nobody twice, however often it is run', async () => {
    const key = { headers: { 'Idempotency-Key': 'retention' } };
    const run = (await api.post('/v1/retention', { years: 5 }, key)).body as unknown as Preview;
    const again = (await api.post('/v1/retention', { years: 5 }, key)).body as unknown as Preview;
    await api.forgetAnswers();
    const repeat = (await api.post('/v1/retention', { years: 5 }, key)).body as unknown as Preview;

    expect(run).toMatchObject({
      looked: 7,
      nextCursor: null,
      erasures: [expect.stringMatching(/^erasure-/)],
    });
    expect(again).toEqual(run);
    expect(repeat).toMatchObject({ looked: 6, erasures: [] });
    expect((await api.get('/v1/customer-people/of-silent')).status).toBe(404);
    const stop = keepErasures(api.store, log, { looksMs: 50, quietMs: 200 });
    await eventually(async () => (await api.store.erasures.running(10)).length === 0);
    await stop();
    expect((await api.get('/v1/erasures')).body.items).toMatchObject([
      {
        ...{ id: run.erasures[0], customerId: 'silent', requestedBy: 'key:tests' },
        reason: expect.stringMatching(/^Rule: no project and no contact since \d{4}-\d\d-\d\d \(5 years\)$/),
        doneAt: expect.any(String),
      },
    ]);
    // the customer is a company, and stays
    expect((await api.get('/v1/customers/silent')).status).toBe(200);
  });

  it('is carried out once a day where the installation has set it, by one process', async () => {
    const { store } = api;
    const person = { ...emptyPerson, id: 'of-silent-2', customerId: 'silent', name: 'Other' };
    await store.customerPeople.create(person);
    await age();
    const rule = { years: 5, zone };
    const turns = { looksMs: 50, turnMs: 3_600_000 };

    const stops = [keepRetention(store, rule, log, turns), keepRetention(store, rule, log, turns)];
    await eventually(async () => (await store.customerPeople.read('of-silent-2')) === null);
    await store.customerPeople.create({ ...person, id: 'of-silent-3' });
    await age();
    await Promise.all(stops.map((stop) => stop()));

    // its turn is tomorrow
    expect(await store.customerPeople.read('of-silent-3')).not.toBeNull();
    expect(await store.erasures.running(10)).toMatchObject([
      { requestedBy: 'milepost', customerId: 'silent' },
    ]);
  });
});
