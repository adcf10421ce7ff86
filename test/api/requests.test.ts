import { createConnection } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findJsonFault } from '../../api/kit/problems/json-fault';
import { eventually } from '../support/eventually';
import type { RunningApi } from './running-api';
import { person, startApi } from './running-api';

let api: RunningApi;
/** How often the database was asked for a key. */
let lookUps = 0;

beforeAll(async () => {
  api = await startApi({
    settings: {
      limits: { requestsPerMinute: 40, wrongKeysPerMinute: 60, pagesPerMinute: 30 },
      trustProxy: 1,
    },
    store: (store) => ({
      ...store,
      apiKeys: {
        ...store.apiKeys,
        find: (key, now) => {
          lookUps += 1;
          return store.apiKeys.find(key, now);
        },
      },
    }),
  });
});
afterAll(() => api.stop());

/** A key of its own for each test, since requests are counted by key. */
const newKey = (...scopes: Parameters<RunningApi['createKey']>[1]) => api.createKey('a test', scopes);

describe('an API key', () => {
  it('is needed, and must be one of ours that has not expired', async () => {
    const expired = await api.createKey('old', ['admin'], new Date(Date.now() - 1_000));
    const unknown = `mp_${'0'.repeat(12)}_${'A'.repeat(43)}`;
    const headers = [
      undefined,
      'Basic abc',
      'Bearer',
      `Bearer ${expired}`,
      `Bearer ${unknown}`,
      'Bearer secret',
      `Bearer ${unknown} x`,
    ];

    for (const authorization of headers) {
      const answer = await api.get('/v1/people', {
        key: null,
        ...(authorization !== undefined && { headers: { Authorization: authorization } }),
      });
      expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm="milepost"/);
    }
  });

  it('does what its scopes allow, and no more', async () => {
    const reader = await newKey('projects:read');
    const writer = await newKey('projects:write');
    const lacking = (scope: string) => ({
      status: 403,
      body: { code: 'scope-missing', detail: expect.stringContaining(`"${scope}"`) },
    });
    const opening = { title: 'A', customerId: 'acme', ownerId: 'sales-1' };

    expect(await api.get('/v1/projects', { key: reader })).toMatchObject({ status: 200 });
    expect(await api.get('/v1/projects', { key: writer })).toMatchObject(lacking('projects:read'));
    expect(await api.post('/v1/projects', opening, { key: reader })).toMatchObject(lacking('projects:write'));
    expect(await api.post('/v1/people', person('p'), { key: writer })).toMatchObject(lacking('people:write'));
    expect(await api.post('/v1/projects', opening, { key: await newKey('admin') })).toMatchObject({
      status: 201,
    });
    const { headers } = await api.post('/v1/people', person('p'), { key: writer });
    expect(headers.get('www-authenticate')).toContain('error="insufficient_scope", scope="people:write"');
  });

  it('may make so many requests a minute; the answers say how many are left', async () => {
    const key = await newKey('playbooks:read');

    const answers = [];
    for (let each = 0; each < 42; each += 1) answers.push(await api.get('/v1/playbooks', { key }));

    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(40).fill(200), 429, 429]);
    expect(answers[0]?.headers.get('ratelimit')).toMatch(/^"requests"; r=39; t=\d+$/);
    expect(answers[0]?.headers.get('ratelimit-policy')).toMatch(/^"requests"; q=40; w=60/);
    expect(answers[41]).toMatchObject({ body: { code: 'too-many-requests' } });
    expect(Number(answers[41]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await api.get('/v1/playbooks', { key: await newKey('playbooks:read') })).toMatchObject({
      status: 200,
    });
  });
});

describe('an address that sends wrong keys', () => {
  const from = (address: string, key: string) =>
    api.get('/v1/people', { key, headers: { 'X-Forwarded-For': address } });
  const wrong = (number: number) => `mp_${'0'.repeat(12)}_${String(number).padStart(43, 'A')}`;

  it('is limited before the database is asked; others, and keys that are known, are not', async () => {
    const known = await newKey('admin');
    expect((await from('192.0.2.1', known)).status).toBe(200);
    lookUps = 0;

    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, each) => from('192.0.2.1', wrong(each))),
    );

    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(60).fill(401), ...Array<number>(140).fill(429)]);
    expect(lookUps).toBe(60);
    const refused = answers.find(({ status }) => status === 429)!;
    expect(refused.body).toMatchObject({ code: 'too-many-requests' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit')).toMatch(/^"wrong-keys"; r=0; t=\d+$/);
    expect(refused.headers.get('ratelimit-policy')).toMatch(/^"wrong-keys"; q=60; w=60/);
    const fine = await from('192.0.2.1', known);
    expect([fine.status, fine.headers.get('ratelimit')]).toEqual([200, expect.stringMatching(/^"requests"/)]);
    expect((await from('192.0.2.2', wrong(1))).status).toBe(401);
  });

  it('is its whole network, when it is one of IPv6', async () => {
    const answers = [];
    for (let each = 0; each < 62; each += 1)
      answers.push(await from(`2001:db8:0:1::${each + 1}`, wrong(each)));

    expect(answers.slice(-2).map(({ status }) => status)).toEqual([429, 429]);
    expect((await from('2001:db8:1::1', wrong(1))).status).toBe(401);
  });

  it('may send many requests at once with a key that nobody has sent before', async () => {
    const key = await newKey('admin');
    lookUps = 0;

    const answers = await Promise.all(Array.from({ length: 38 }, () => from('192.0.2.3', key)));
    for (let each = 0; each < 60; each += 1) await from('192.0.2.3', wrong(each));

    expect(answers.map(({ status }) => status)).toEqual(Array<number>(38).fill(200));
    expect(lookUps).toBeLessThan(70);
    expect((await from('192.0.2.3', key)).status).toBe(200);
  });

  it('may use a key that is taken back for some seconds at most', async () => {
    const key = await newKey('admin');
    expect((await from('192.0.2.4', key)).status).toBe(200);
    await api.revokeKey(key);

    await eventually(async () => (await from('192.0.2.4', key)).status === 401);
  });
});

describe('the pages', () => {
  it('are limited by address, and say so to people', async () => {
    const open = () => api.get('/act?token=none', { key: null, headers: { 'X-Forwarded-For': '192.0.2.9' } });

    const answers = [];
    for (let each = 0; each < 31; each += 1) answers.push(await open());

    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(30).fill(404), 429]);
    expect(Number(answers[30]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answers[30]?.headers.get('ratelimit-policy')).toMatch(/^"pages"; q=30; w=60/);
    expect(answers[30]?.text).toContain('Please wait a minute');
  });
});

describe('an address', () => {
  it('that does not exist is 404, and needs no key to say so', async () => {
    for (const path of [
      '/v1',
      '/v2/projects',
      '/v1/projects/',
      '/V1/projects',
      '/v1/projects/a/b',
      '/docs/../package.json',
    ]) {
      expect(await api.get(path, { key: null })).toMatchObject({
        status: 404,
        body: { code: 'unknown-route' },
      });
    }
  });

  it('that is for browsers alone is none to a program', async () => {
    const response = await fetch(`${api.url}/`, { headers: { Accept: 'application/json' } });

    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'unknown-route' });
  });

  it('says which methods it takes', async () => {
    const answer = await api.ask('DELETE', '/v1/people/sales-1');

    expect(answer).toMatchObject({ status: 405, body: { code: 'method-not-allowed' } });
    expect(answer.headers.get('allow')).toBe('GET, PUT, PATCH, HEAD, OPTIONS');
    const options = await api.ask('OPTIONS', '/v1/projects', { key: null });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'POST, GET, HEAD, OPTIONS']);
    expect((await api.ask('HEAD', '/v1/projects')).status).toBe(200);
  });

  it('that is not well encoded is 400', async () => {
    const key = await newKey('admin');
    expect(await api.get('/v1/people/%E0%A4%A', { key })).toMatchObject({
      status: 400,
      body: { code: 'invalid-parameters' },
    });
    expect(await api.get('/v1/people/a%0d%0ab', { key })).toMatchObject({
      status: 400,
      body: { errors: [{ parameter: 'id' }] },
    });
  });
});

describe('a body', () => {
  const send = (raw: string | Uint8Array, headers: Record<string, string> = {}) =>
    api.ask('POST', '/v1/people', { raw, headers });

  it('that is not JSON is 400, with the place', async () => {
    expect(await send('{\n  "id": "a",\n  "name": abc\n}')).toMatchObject({
      status: 400,
      body: { code: 'malformed-json', detail: expect.stringContaining('line 3, column 11') },
    });
    expect(await send('{"id": "a"')).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('line 1, column 11') },
    });
    expect(await send('[1,]')).toMatchObject({ status: 400 });
  });

  it('that is JSON of another kind is 422', async () => {
    for (const raw of ['null', '1', '"text"', '[]']) {
      expect(await send(raw)).toMatchObject({
        status: 422,
        body: { code: 'invalid-body', errors: [{ pointer: '#' }] },
      });
    }
    expect(await api.ask('POST', '/v1/people')).toMatchObject({
      status: 422,
      body: { code: 'invalid-body' },
    });
  });

  it('of another type is 415', async () => {
    const xml = await send('<person/>', { 'Content-Type': 'application/xml' });

    expect(xml).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
    expect(xml.headers.get('accept')).toBe('application/json');
    expect(await send('{}', { 'Content-Type': 'application/json; charset=latin1' })).toMatchObject({
      status: 415,
    });
    expect(await send('{}', { 'Content-Encoding': 'zebra' })).toMatchObject({ status: 415 });
    expect(await send('{}', { 'Content-Type': 'application/json; charset=utf-8' })).toMatchObject({
      status: 422,
    });
  });

  it('that is too large is 413, packed or not', async () => {
    const large = JSON.stringify({ ...person('large'), name: 'x'.repeat(300_000) });

    expect(await send(large)).toMatchObject({
      status: 413,
      body: { code: 'body-too-large', detail: expect.stringContaining('262144') },
    });
    expect(await send(gzipSync(large), { 'Content-Encoding': 'gzip' })).toMatchObject({ status: 413 });
    expect(
      await send(gzipSync(JSON.stringify(person('packed'))), { 'Content-Encoding': 'gzip' }),
    ).toMatchObject({ status: 201 });
    expect(await send('no gzip', { 'Content-Encoding': 'gzip' })).toMatchObject({
      status: 400,
      body: { code: 'malformed-json' },
    });
  });

  it('is JSON up to the place that a fault is found at', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('\u0001', '}', ']', ',', ':', 'x'),
        (json, where, wrong) => {
          const broken =
            json.slice(0, where % (json.length + 1)) + wrong + json.slice(where % (json.length + 1));
          fc.pre(!isJson(broken));
          const { line, column } = findJsonFault(broken);
          const lines = broken.split('\n');
          const at = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
          // what comes before the fault can be completed to JSON; with the fault it cannot
          expect(at).toBeLessThanOrEqual(broken.length);
          expect(at).toBeGreaterThanOrEqual(0);
          expect(findJsonFault(broken.slice(0, at))).toEqual({ line, column });
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('every answer', () => {
  it('carries the request id that came with the request, or a new one', async () => {
    const given = await api.get('/v1/projects/none', { headers: { 'X-Request-Id': 'trace-4711' } });
    const bad = await api.get('/v1/projects/none', { headers: { 'X-Request-Id': 'a b"c' } });

    expect([given.headers.get('x-request-id'), given.body.instance]).toEqual(['trace-4711', 'trace-4711']);
    expect(bad.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(bad.body.instance).toBe(bad.headers.get('x-request-id'));
  });

  it('keeps browsers from doing anything with it', async () => {
    const { headers } = await api.get('/v1/projects');

    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('is not split by what a request brings', async () => {
    const reply = await rawRequest(
      'GET /v1/projects/none HTTP/1.1\r\nHost: x\r\nX-Request-Id: a\r\n b: c\r\nConnection: close\r\n\r\n',
    );

    expect(reply).not.toMatch(/^b: c$/m);
    expect(reply).toMatch(/^HTTP\/1\.1 4\d\d /);
  });
});

/** What the server says to bytes that no HTTP client would send. */
function rawRequest(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(api.server.port, '127.0.0.1', () => socket.write(bytes));
    let reply = '';
    socket.on('data', (chunk) => (reply += chunk.toString()));
    socket.on('end', () => resolve(reply));
    socket.on('error', reject);
  });
}

describe('the log', () => {
  it('has a line for each request, without keys, bodies and queries', async () => {
    const key = await newKey('admin');
    await api.post('/v1/people', person('logged', { name: 'Very Private' }), {
      key,
      headers: { 'X-Request-Id': 'logged-1' },
    });
    await api.get('/v1/projects?owner=logged', { key, headers: { 'X-Request-Id': 'logged-2' } });

    const lines = api.logs.filter(({ requestId }) => String(requestId).startsWith('logged-'));
    expect(lines).toMatchObject([
      { method: 'POST', status: 201, route: '/v1/people', ms: expect.any(Number) },
      { method: 'GET', status: 200, route: '/v1/projects' },
    ]);
    const all = JSON.stringify(api.logs);
    expect(all).not.toContain(key);
    expect(all).not.toContain('Very Private');
    expect(all).not.toContain('owner=');
  });
});

describe('metrics', () => {
  it('count requests by declared path, and need no key', async () => {
    await api.get('/v1/people/sales-1');
    await api.get('/v1/people/somebody-else');
    await api.get('/made/up/path');

    const { text, headers } = await api.get('/metrics', { key: null });

    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(text).toContain(
      'milepost_http_request_duration_seconds_count{method="GET",route="/v1/people/{id}",status="404"}',
    );
    expect(text).toContain('route="none",status="404"');
    expect(text).not.toMatch(/somebody-else|made/);
    expect(text).toContain('process_cpu_seconds_total');
  });
});
