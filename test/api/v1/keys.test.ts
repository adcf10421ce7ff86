import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Body, RunningApi, Told } from '../running-api';
import { person, startApi } from '../running-api';
import { createApp } from '../../../api/app';
import type { RunningServer } from '../../../api/kit/server';
import { startServer } from '../../../api/kit/server';
import { pino } from 'pino';
import { scopes } from '../../../store/models/api-key-models';
import type { Scope } from '../../../store/models/api-key-models';
import { connectStore } from '../../../store/store';
import type { Store } from '../../../store/store';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';

/** Keys as programs make, rotate and revoke them; a second process shares the database. */
let api: RunningApi;
let otherStore: Store;
let other: RunningServer;

const usualLimit = 200;

beforeAll(async () => {
  const limits = { requestsPerMinute: usualLimit, wrongKeysPerMinute: 100_000, pagesPerMinute: 100_000 };
  api = await startApi({ settings: { limits } });
  otherStore = await connectStore(engines().mongoUri(api.database));
  other = await startServer(
    createApp({
      store: otherStore,
      client: api.worker.client,
      settings: { taskQueue: api.worker.taskQueue, commandWaitMs: 5_000, limits },
      logger: pino({ level: 'silent' }),
    }),
    '127.0.0.1',
    0,
  );
});
afterAll(async () => {
  await other.stop();
  await otherStore.close();
  await api.stop();
});

interface Made {
  readonly id: string;
  readonly key: string;
}

let made = 0;
/** A key of its own for each use, made by `by` or by one that may do everything. */
async function make(allowed: readonly Scope[], more: object = {}, by?: string): Promise<Made & Told['body']> {
  made += 1;
  const body = { name: `Key ${made}`, scopes: allowed, ...more };
  const answer = await api.post('/v1/keys', body, by === undefined ? {} : { key: by });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body as Body & Made;
}

const bearing = (key: string) => ({ headers: { Authorization: `Bearer ${key}` } });
const statusAt = async (server: { readonly url: string }, key: string): Promise<number> =>
  (await fetch(`${server.url}/v1/playbooks`, bearing(key))).status;

describe('a key', () => {
  it('is shown once, and is found by its id, with who made it and when it was used', async () => {
    const given = { name: 'CRM', scopes: ['keys:read'], requestsPerMinute: 50 };
    const answer = await api.post('/v1/keys', { ...given, expiresAt: '2099-01-01T00:00:00Z' });
    const { key, ...record } = answer.body as Body & Made;

    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/v1/keys/${record.id}`);
    expect(key).toMatch(new RegExp(`^mp_${record.id}_`));
    expect(record).toMatchObject({ ...given, status: 'live', createdBy: 'key:tests', lastUsedAt: null });
    const read = await api.get(`/v1/keys/${record.id}`, { key });
    expect(read).toMatchObject({ status: 200, body: { ...record, lastUsedAt: expect.any(String) } });
    const { text, body } = await api.get('/v1/keys?limit=200');
    expect(body.items.map(({ id }) => id)).toContain(record.id);
    expect(text).not.toContain(key.slice(16));
    expect(JSON.stringify(api.logs)).not.toContain(key.slice(16));
  });

  it('is listed page by page', async () => {
    for (let each = 0; each < 3; each += 1) await make(['projects:read']);
    const ids: string[] = [];
    for (let next: string | null = '/v1/keys?limit=2'; next !== null;) {
      const { body }: Told = await api.get(next);
      ids.push(...body.items.map(({ id }) => id));
      next = body.next;
    }
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids.length).toBe((await api.store.apiKeys.list()).length);
  });

  it('has its name for itself as long as it works, also when twenty want it at once', async () => {
    const body = { name: 'Ｅｒｐ', scopes: ['projects:read'] };
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.post('/v1/keys', body)));
    const won = answers.filter(({ status }) => status === 201);
    expect([won.length, answers.filter(({ status }) => status === 409).length]).toEqual([1, 19]);
    expect(await api.post('/v1/keys', { ...body, name: 'erp' })).toMatchObject({
      status: 409,
      body: { code: 'key-name-taken' },
    });
    await api.post(`/v1/keys/${won[0]!.body.id}/revoke`, undefined);
    expect(await api.post('/v1/keys', { ...body, name: 'erp' })).toMatchObject({ status: 201 });
  });

  it('is the actor of what it does, by name', async () => {
    const { key } = await make(['projects:write', 'projects:read', 'reports:write'], {
      name: 'Phone system',
    });
    const project = await api.openProject();
    const told = await api.post(`/v1/projects/${project}/contacts`, { kind: 'call' }, { key });
    await api.get(`/v1/projects/${project}?revision=${told.body.revision}`);
    const { text } = await api.get(`/v1/projects/${project}/timeline`, { key });
    expect(text).toContain('"actor":"key:Phone system"');
    const explained = await api.get(`/v1/projects/${project}/explanation?language=en`);
    expect(explained.text).toContain('Phone system');
    expect(explained.text).not.toContain('key:Phone');
  });

  it('names a person only when it may', async () => {
    const as = (key: string) => api.get('/v1/projects', { key, headers: { 'X-Milepost-Actor': 'sales-1' } });
    expect(await as((await make(['projects:read'])).key)).toMatchObject({
      status: 403,
      body: { code: 'scope-missing', detail: expect.stringContaining('act-for-people') },
    });
    expect((await as((await make(['projects:read', 'act-for-people'])).key)).status).toBe(200);
  });

  it('needs a name in a line, known scopes, and a time to come', async () => {
    const faulty = async (body: object) =>
      (await api.post('/v1/keys', { name: 'x', scopes: ['admin'], ...body })).body.errors.map(
        ({ pointer }) => pointer,
      );
    expect(await faulty({ name: ' \u3164' })).toEqual(['#/name']);
    expect(await faulty({ scopes: [] })).toEqual(['#/scopes']);
    expect(await faulty({ scopes: ['everything'] })).toEqual(['#/scopes/0']);
    expect(await faulty({ scopes: ['admin', 'admin'] })).toEqual(['#/scopes']);
    expect(await faulty({ expiresAt: '2020-01-01T00:00:00Z' })).toEqual(['#/expiresAt']);
    expect(await faulty({ requestsPerMinute: 0 })).toEqual(['#/requestsPerMinute']);
  });
});

describe('a key that makes keys', () => {
  it('gives and touches no more than it has', async () => {
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const giver = await make(['keys:write', 'projects:read'], { expiresAt: soon, requestsPerMinute: 40 });
    const give = (body: object) =>
      api.post('/v1/keys', { name: 'Given', scopes: ['projects:read'], ...body }, { key: giver.key });
    const lacking = { status: 403, body: { code: 'scope-missing' } };

    expect(await give({ scopes: ['projects:write'] })).toMatchObject(lacking);
    expect(await give({ scopes: ['admin'] })).toMatchObject(lacking);
    expect(await give({ expiresAt: null })).toMatchObject({ body: { errors: [{ pointer: '#/expiresAt' }] } });
    expect(await give({ requestsPerMinute: 41 })).toMatchObject({
      body: { errors: [{ pointer: '#/requestsPerMinute' }] },
    });
    expect(await give({})).toMatchObject({
      status: 201,
      body: { expiresAt: soon, requestsPerMinute: 40, createdBy: `key:${giver['name' as 'id']}` },
    });

    const mighty = await make(['admin']);
    for (const what of ['rotate', 'revoke']) {
      const body = what === 'rotate' ? {} : undefined;
      expect(await api.post(`/v1/keys/${mighty.id}/${what}`, body, { key: giver.key })).toMatchObject(
        lacking,
      );
    }
    const limit = { requestsPerMinute: 1 };
    expect(await api.put(`/v1/keys/${mighty.id}/limit`, limit, { key: giver.key })).toMatchObject(lacking);
    // it does not outlive itself by a rotation
    const lasting = await make(['projects:read']);
    expect(await api.post(`/v1/keys/${lasting.id}/rotate`, {}, { key: giver.key })).toMatchObject({
      status: 422,
    });
  });

  it('may give each scope that it has', async () => {
    for (const scope of scopes) {
      const giver = await make([...new Set<Scope>(['keys:write', scope])]);
      expect((await make([scope], {}, giver.key)).id).toMatch(/^[0-9a-f]{12}$/);
    }
  });
});

describe('a key in two processes', () => {
  /** How long after `change` a process takes another answer for it, in milliseconds. */
  async function timeUntil(server: { readonly url: string }, key: string, status: number): Promise<number> {
    const from = performance.now();
    await eventually(async () => (await statusAt(server, key)) === status);
    return performance.now() - from;
  }

  it('is refused in both within a second of its revocation, in steady use too', async () => {
    const { id, key } = await make(['playbooks:read']);
    for (const server of [api, other]) expect(await statusAt(server, key)).toBe(200);
    expect(await api.post(`/v1/keys/${id}/revoke`, undefined)).toMatchObject({
      status: 200,
      body: { status: 'revoked' },
    });
    const times = await Promise.all([api, other].map((server) => timeUntil(server, key, 401)));
    expect(Math.max(...times)).toBeLessThan(1_000);
    expect(await api.post(`/v1/keys/${id}/revoke`, undefined)).toMatchObject({ status: 200 });
    expect(await api.post(`/v1/keys/${id}/rotate`, {})).toMatchObject({
      status: 409,
      body: { code: 'key-ended' },
    });
  });

  it('is refused the moment it expires, however lately it was looked up', async () => {
    const expiresAt = new Date(Date.now() + 700);
    const { key } = await make(['playbooks:read'], { expiresAt: expiresAt.toISOString() });
    await eventually(async () => (await statusAt(other, key)) === 401);
    expect(Date.now() - expiresAt.getTime()).toBeLessThan(300);
  });

  it('works under both secrets until the overlap ends, and stays the same key', async () => {
    const { id, key } = await make(['playbooks:read', 'people:write']);
    const create = (by: string) =>
      api.post('/v1/people', bare('once'), { key: by, headers: { 'Idempotency-Key': 'once' } });
    expect((await create(key)).status).toBe(201);
    const rotated = (await api.post(`/v1/keys/${id}/rotate`, { overlapHours: 1 })).body as Body & Made;
    expect(rotated.id).toBe(id);
    for (const each of [key, rotated.key]) {
      for (const server of [api, other]) expect(await statusAt(server, each)).toBe(200);
    }
    expect((await create(rotated.key)).headers.get('idempotent-replayed')).toBe('true');

    const again = (await api.post(`/v1/keys/${id}/rotate`, { overlapHours: 0 })).body as Body & Made;
    for (const each of [key, rotated.key]) expect(await timeUntil(other, each, 401)).toBeLessThan(1_000);
    expect(await statusAt(other, again.key)).toBe(200);
  });

  it('may make so many requests a minute in both together, and never more', async () => {
    const most = 60;
    const { key } = await make(['playbooks:read'], { requestsPerMinute: most });
    const each = async (count: number) => {
      const all = Array.from({ length: count }, (_, index) => statusAt(index % 2 === 0 ? api : other, key));
      return (await Promise.all(all)).filter((status) => status === 200).length;
    };
    const let1 = await each(30);
    const let2 = await each(100);
    expect(let1).toBe(30);
    expect(let1 + let2).toBeLessThanOrEqual(most);
    expect(let1 + let2).toBeGreaterThanOrEqual(most - 2);
  });

  it('has its new limit within a second, in the same minute', async () => {
    const { id, key } = await make(['playbooks:read'], { requestsPerMinute: 3 });
    const statuses = [];
    for (let each = 0; each < 4; each += 1) statuses.push(await statusAt(other, key));
    expect(statuses).toEqual([200, 200, 200, 429]);
    await api.put(`/v1/keys/${id}/limit`, { requestsPerMinute: 30 });
    expect(await timeUntil(other, key, 200)).toBeLessThan(1_000);
  });
});

function bare(id: string): object {
  const { addressProblem: _, ...record } = person(id);
  return record;
}
