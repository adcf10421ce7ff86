import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import { keepErasures } from '../../../worker/housekeeping/erasures';
import { createLogger } from '../../../telemetry/logger';
import { acme, somebody } from '../../support/directory';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';

let api: RunningApi;
let stop: () => Promise<void>;

beforeAll(async () => {
  api = await startApi();
  stop = keepErasures(api.store, createLogger({ name: 'test', level: 'warn' }), {
    looksMs: 50,
    quietMs: 300,
  });
});
afterAll(async () => {
  await stop();
  await api.stop();
});

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
    const parked = { milestone: 'visited', evidence: 'crm:1', note: `Ask ${canary.email}` };
    await store.people.create(somebody('told'));
    await api.post('/v1/projects/ref:crm:none/milestones?park=5&tell=told', parked);

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
      headers: { Authorization: `Bearer ${await api.createKey('page', ['personal-facts:read'])}` },
    });
    expect(page.headers.get('content-type')).toContain('text/html');
    const html = await page.text();
    for (const word of secrets) expect(html).toContain(word);
    expect((await found()).length).toBeGreaterThan(10);

    const erased = await api.post(`${path}/erase`, { reason: 'A letter' });
    expect(erased).toMatchObject({ status: 202, body: { reason: 'A letter', doneAt: null } });
    expect(await api.get(path)).toMatchObject({ status: 404 });
    await eventually(async () => {
      const { body } = await api.get(`/v1/erasures/${erased.body.id}`);
      return (body as unknown as { doneAt: string | null }).doneAt !== null;
    }, 20_000);

    expect(await found()).toEqual([]);
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
});
