import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import { forgetPerson, keepErasures } from '../../../worker/housekeeping/erasures';
import type { CustomerPerson } from '../../../contracts/wire/customer-people';
import { emptyPerson } from '../../../contracts/wire/customer-people';
import { erasedOf } from '../../../store/redaction';
import { createLogger } from '../../../telemetry/logger';
import { acme, somebody } from '../../support/directory';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import { sheetData, workbookOf } from '../../support/imports/workbooks';
import type { ImportOnWire } from '../../../contracts/wire/imports';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';

let api: RunningApi;
let stop: () => Promise<void>;

beforeAll(async () => {
  api = await startApi();
  const fields = {
    reference: { column: 'No' },
    name: { column: 'Name' },
    customer: { column: 'Firm' },
    mobile: { column: 'Mobile', country: 'TW' },
  };
  const mapping = { kind: 'customer-people', system: 'crm', fields };
  expect((await api.put('/v1/import-mappings/people', mapping)).status).toBe(200);
  stop = keepErasures(api.store, createLogger({ name: 'test', level: 'warn' }), quick);
});
afterAll(async () => {
  await stop();
  await api.stop();
});

const quick = { looksMs: 50, quietMs: 300 };

/** Words that stand nowhere but where this test writes them. */
const canary = {
  id: 'canary-wang-7c1',
  name: '王金絲雀',
  reading: 'Wang Jinsique',
  email: 'jinsique.wang@canary.example',
  mobile: '+886 987 001 122',
  fact: '金絲雀喜歡清晨散步',
  position: '金絲雀處長',
};
const secrets = Object.values(canary);

/** Where any of the words stands in the database: collection and row. */
async function found(): Promise<string[]> {
  const connection = await mongoose.createConnection(engines().mongoUri(api.database)).asPromise();
  const places: string[] = [];
  for (const { name } of await connection.db!.listCollections().toArray()) {
    for await (const row of connection.db!.collection(name).find({})) {
      const text = JSON.stringify(row).normalize('NFKC').toLowerCase();
      const words = secrets.filter((word) => text.includes(word.normalize('NFKC').toLowerCase()));
      if (words.length > 0) places.push(`${name}/${String(row._id)}: ${words.join(', ')}`);
    }
  }
  await connection.close();
  return places;
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Where an import is. */
async function importNow(id: string): Promise<ImportOnWire> {
  return (await api.get(`/v1/imports/${id}`)).body as unknown as ImportOnWire;
}

/** Sends a file of people, and waits until it is checked. */
async function sent(raw: string | Uint8Array, type = 'text/csv'): Promise<string> {
  const { id } = (await api.post('/v1/imports', { mapping: 'people' })).body;
  await api.ask('PUT', `/v1/imports/${id}/file`, { raw, headers: { 'Content-Type': type } });
  await eventually(async () => (await importNow(id)).status !== 'checking');
  expect((await importNow(id)).status).toBe('checked');
  return id;
}

/** Waits until an erasure is over. */
async function over(erasureId: string): Promise<void> {
  await eventually(async () => {
    const { body } = await api.get(`/v1/erasures/${erasureId}`);
    return (body as unknown as { doneAt: string | null }).doneAt !== null;
  }, 20_000);
}

/** The payloads of a history as text. */
function textOf(history: unknown): string {
  return [...JSON.stringify(history).matchAll(/"data":"([^"]*)"/g)]
    .map(([, data]) => Buffer.from(data ?? '', 'base64').toString())
    .join('\n');
}

describe('everything about a person', () => {
  it('is given, as JSON and as a page, and is gone from everywhere when they are erased', async () => {
    const { store } = api;
    const situation = [{ text: `${canary.name} 說會擴廠`, asOf: '2026-03-02', source: canary.email }];
    await store.customers.create({ ...acme, id: 'works', situation: situation });
    const key = { headers: { 'Idempotency-Key': 'canary' } };
    const ways = [
      { kind: 'email', value: canary.email },
      { kind: 'mobile', value: canary.mobile },
    ];
    const references = [{ system: 'crm', id: canary.id }];
    const { name, reading, position } = canary;
    const given = { id: canary.id, customerId: 'works', name, reading, position, ways, references };
    const path = `/v1/customer-people/${canary.id}`;
    expect(await api.post('/v1/customer-people', given, key)).toMatchObject({ status: 201 });
    await api.post('/v1/customer-people', {
      id: 'clerk',
      customerId: 'works',
      name: '陳小姐',
      reportsToId: canary.id,
    });
    await api.post('/v1/customer-people', {
      ...{ customerId: 'works', name: '林先生', id: 'lin-x' },
      attitude: { stance: 'neutral', asOf: '2026-03-02', note: `聽 ${canary.name} 的` },
    });
    const fact = { kind: 'liking', text: canary.fact, source: canary.name, basis: 'consent' };
    const { body: written } = await api.post(`${path}/facts`, fact);
    await api.put(`${path}/facts/${written.id}`, { ...fact, kind: 'character' });
    await api.ask('PATCH', path, { body: { presence: 'gone' }, headers: { 'If-Match': '*' } });
    const { body: opened } = await api.post('/v1/projects', {
      title: 'P',
      customerId: 'works',
      ownerId: 'sales-1',
    });
    const note = `${canary.name} (${canary.mobile}) 要數字`;
    const contact = { kind: 'visit', note, people: [canary.id], projects: [opened.projectId] };
    expect(await api.post('/v1/customers/works/contacts', contact)).toMatchObject({ status: 207 });
    await api.post(`/v1/projects/${opened.projectId}/notes`, { note });
    // a form that was not sent, about a project that does not exist yet
    await store.drafts.keep({
      ...{ personId: 'sales-1', address: '/projects/new', aboutId: '', atMs: Date.now() },
      typed: { title: `Line of ${canary.name}`, newName: 'Works two' },
    });
    const parked = { milestone: 'visited', evidence: 'crm:1', note: `Ask ${canary.email}` };
    await store.people.create(somebody('told'));
    await api.post('/v1/projects/ref:crm:none/milestones?park=5&tell=told', parked);

    const packed = await sent(
      workbookOf({
        sheets: [
          {
            name: 'People',
            xml: sheetData([
              ['No', 'Name', 'Firm', 'Mobile'],
              ['7', canary.name, 'works', '0987-001-122'],
            ]),
          },
        ],
      }),
      workbookType,
    );
    const byName = await sent(`No,Name,Firm,Mobile\n8,${canary.name}先生,works,\n`);
    const byReference = await sent(`No,Name,Firm,Mobile\n${canary.id},X,works,\n`);
    const namesake = await sent(`No,Name,Firm,Mobile\n9,王金雀,works,\n10,陳小姐,acme,\n`);
    const half = (await api.post('/v1/imports', { mapping: 'people' })).body.id;
    await store.imports.addPart(half, 0, Buffer.from(`No,Name\n7,${canary.name}`));

    const everything = await api.get(`${path}/everything`);

    expect(everything).toMatchObject({
      status: 200,
      body: {
        person: { name: canary.name },
        facts: [{ text: canary.fact }],
        contacts: [{ kind: 'visit', note }],
        mentions: [{ text: note }, { text: note }],
        views: [{ viewerId: 'key:tests', through: 'access' }],
      },
    });
    const page = await fetch(`${api.url}${path}/everything.html?language=zh-TW`, {
      headers: {
        Authorization: `Bearer ${await api.createKey('page', ['personal-facts:read', 'archive:export'])}`,
      },
    });
    expect(page.headers.get('content-type')).toContain('text/html');
    const html = await page.text();
    for (const word of secrets) expect(html).toContain(word);
    expect((await found()).length).toBeGreaterThan(10);

    const erased = await api.post(`${path}/erase`, { reason: 'A letter' });
    expect(erased).toMatchObject({ status: 202, body: { reason: 'A letter', doneAt: null } });
    expect(await api.get(path)).toMatchObject({ status: 404 });
    // a file that is still coming is waited for: nothing of it may be left behind
    await eventually(async () => (await importNow(packed)).status === 'failed');
    expect((await api.get(`/v1/erasures/${erased.body.id}`)).body).toMatchObject({ doneAt: null });
    await store.imports.forgetParts(half);
    await over(erased.body.id);

    expect(await found()).toEqual([]);
    for (const id of [packed, byName, byReference]) {
      expect(await importNow(id)).toMatchObject({
        status: 'failed',
        problem: { code: 'names-erased-person', message: expect.stringContaining('was deleted') },
      });
    }
    expect(await importNow(namesake)).toMatchObject({ status: 'checked' });
    expect((await api.post(`/v1/imports/${namesake}/commit`, undefined)).status).toBe(200);
    await eventually(async () => (await importNow(namesake)).status === 'done');
    expect(await importNow(namesake)).toMatchObject({ commit: { created: 2 } });
    const handle = api.worker.client.workflow.getHandle(projectWorkflowId(opened.projectId));
    const history = textOf(await handle.fetchHistory());
    // what was sent to the project is in there
    expect(history.includes('note-api-')).toBe(true);
    expect(secrets.filter((word) => history.includes(word))).toEqual([]);
    const logged = JSON.stringify(api.logs);
    // an id in an address is one: whoever chooses ids for people chooses none that are names
    expect(secrets.filter((word) => word !== canary.id && logged.includes(word))).toEqual([]);
    expect((await api.get('/v1/customers/works/contacts')).body.items).toMatchObject([
      { kind: 'visit', note: '[…] ([…]) 要數字', personIds: [expect.stringMatching(/^erased-/)] },
    ]);
    expect((await api.get('/v1/customer-people/clerk')).body).toMatchObject({ reportsToId: null });
    expect((await api.get('/v1/erasures')).body.items).toMatchObject([
      { customerId: 'works', reason: 'A letter' },
    ]);
    expect(await api.post('/v1/customer-people', { ...given, id: 'another' })).toMatchObject({ status: 201 });
  });

  it('are not brought back by an import that is carried out at the same time', async () => {
    const { store } = api;
    await store.customers.create({ ...acme, id: 'busy' });
    const rows = Array.from({ length: 400 }, (_, place) => `b-${place},Person ${place},busy,`);
    const id = await sent(`No,Name,Firm,Mobile\n${rows.join('\n')}\n`);
    await api.post(`/v1/imports/${id}/commit`, undefined);
    const victim = await eventually(async () => {
      const { body } = await api.get('/v1/customer-people?reference=crm:b-3');
      return body.items[0]?.id;
    });

    const erased = await api.post(`/v1/customer-people/${victim}/erase`, { reason: 'A letter' });
    await over(erased.body.id);
    await eventually(async () => ['done', 'failed'].includes((await importNow(id)).status));

    expect((await api.get('/v1/customer-people?reference=crm:b-3')).body.items).toEqual([]);
    // a row of a file that came before the erasure, settled after it began
    const lin: CustomerPerson = {
      ...{ ...emptyPerson, id: 'lin-y', customerId: 'busy', name: 'Lin' },
      references: [{ system: 'crm', id: 'y-1' }],
    };
    const later = { requestedBy: 'key:tests', reason: 'A letter', requestedAtMs: Date.now() };
    const late = await sent(`No,Name,Firm,Mobile\ny-1,Lin,busy,\ny-2,Ho,busy,\n`);
    await stop();
    await store.erasures.begin({
      ...{ id: 'erasure-late', customerId: 'busy', ...later },
      erased: erasedOf(lin, 'erased-late'),
    });
    await api.post(`/v1/imports/${late}/commit`, undefined);
    await eventually(async () => (await importNow(late)).status === 'done');
    expect(await importNow(late)).toMatchObject({ commit: { created: 1, refused: 1 } });
    const problems = await api.get(`/v1/imports/${late}/problems?phase=commit`);
    expect(problems.body.items).toMatchObject([{ code: 'person-erased', row: 2 }]);
    await store.erasures.end('erasure-late', Date.now());
    stop = keepErasures(store, createLogger({ name: 'test', level: 'warn' }), quick);
  });

  it('are marked for the projects of the customer, each time anew', async () => {
    const { store } = api;
    await store.customers.create({ ...acme, id: 'told-works' });
    const given = { customerId: 'told-works', name: '周處長', committee: ['decides'] };
    const { body: decider } = await api.post('/v1/customer-people', given);
    await api.post('/v1/projects', { title: 'P', customerId: 'told-works', ownerId: 'sales-1' });
    const marks = async () =>
      (await store.customers.untold(1_000)).filter((each) => each.customerId === 'told-works');
    expect(await marks()).toEqual([]);

    await forgetPerson(store, { personId: decider.id, customerId: 'told-works' });

    const [first, ...others] = await marks();
    expect([first?.of, others]).toEqual(['customer', []]);
    await forgetPerson(store, { personId: decider.id, customerId: 'told-works' });
    // a look that began before the second one settles the first alone
    await store.customers.told(first!);
    expect(await marks()).toHaveLength(1);
  });
});
