import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allowedRevisions } from '../../api/kit/etag';
import { routes } from '../../api/index';
import type { ApiDocument } from './document-check';
import type { RunningApi } from './running-api';
import { startApi } from './running-api';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const knowing = (tag: string, more: object = {}) => ({ headers: { 'If-None-Match': tag, ...more } });

describe('If-None-Match', () => {
  it.each(['"1"', 'W/"1"', '"1-gzip"', '"0", "1"', '"a,b",W/"1"', '*', ' "1" '])(
    '%s is answered with 304 and no body when the customer is still at revision 1',
    async (tag) => {
      const answer = await api.get('/v1/customers/acme', knowing(tag));

      expect([answer.status, answer.text, answer.headers.get('etag')]).toEqual([304, '', '"1"']);
      expect(answer.headers.get('content-type')).toBeNull();
      expect(answer.headers.get('vary')).toMatch(/Authorization/);
    },
  );

  it.each(['"2"', '"0", "10"', 'W/","', '1', '"1', '"1",', '', '"1" "2"'])(
    '%j does not know it, and gets it',
    async (tag) => {
      expect(await api.get('/v1/customers/acme', knowing(tag))).toMatchObject({
        status: 200,
        body: { id: 'acme' },
      });
    },
  );

  it('of what has no version is a hash of the answer, which changes with it', async () => {
    const first = await api.get('/v1/people?limit=2');
    const tag = first.headers.get('etag')!;

    expect(tag).toMatch(/^"[\w-]{22}"$/);
    expect((await api.get('/v1/people?limit=2', knowing(tag))).status).toBe(304);
    const person = (await api.get('/v1/people/engineer-1')).body;
    await api.put('/v1/people/engineer-1', { ...person, capacity: 7 }, { headers: { 'If-Match': '*' } });
    expect((await api.get('/v1/people?limit=2', knowing(tag))).status).toBe(200);
    expect((await api.get('/v1/people?limit=1', knowing(tag))).status).toBe(200);
  });

  it('of a project follows its events', async () => {
    const projectId = await api.openProject();
    const { headers } = await api.get(`/v1/projects/${projectId}`);
    const tag = headers.get('etag')!;

    expect((await api.get(`/v1/projects/${projectId}`, knowing(tag))).status).toBe(304);
    await api.post(`/v1/projects/${projectId}/contacts`, { kind: 'call' });
    expect((await api.get(`/v1/projects/${projectId}`, knowing(tag))).status).toBe(200);
  });

  it('hides no problem, and says nothing to strangers', async () => {
    expect((await api.get('/v1/customers/nobody', knowing('*'))).status).toBe(404);
    expect((await api.get('/v1/customers/acme', { ...knowing('*'), key: null })).status).toBe(401);
    const key = await api.createKey('reports', ['reports:write']);
    expect((await api.get('/v1/customers/acme', { ...knowing('*'), key })).status).toBe(403);
    expect((await api.get('/v1/customers?limit=0', knowing('*'))).status).toBe(400);
  });

  it('counts for HEAD too, which has the headers of GET and no body', async () => {
    const got = await api.get('/v1/customers/acme');
    const head = await api.ask('HEAD', '/v1/customers/acme');

    expect([head.status, head.text]).toEqual([200, '']);
    for (const name of ['etag', 'content-length', 'content-type']) {
      expect(head.headers.get(name)).toBe(got.headers.get(name));
    }
    expect((await api.ask('HEAD', '/v1/customers/acme', knowing('"1"'))).status).toBe(304);
  });

  it('is documented with its 304 for everything that programs read', async () => {
    const document = JSON.parse((await api.get('/openapi.json')).text) as ApiDocument;
    const read = routes.filter(({ method, page, streams }) => method === 'get' && !page && !streams);

    for (const { path } of read) {
      const { responses, parameters } = document.paths[path]!['get']!;
      expect([path, Object.keys(responses)]).toEqual([path, expect.arrayContaining(['304'])]);
      expect(JSON.stringify(parameters)).toContain('IfNoneMatch');
    }
    expect(read.length).toBeGreaterThan(30);
  });

  it('is neither promised nor heeded where an answer streams: what is never there as a whole has no tag', async () => {
    const document = JSON.parse((await api.get('/openapi.json')).text) as ApiDocument;
    const streamed = routes.filter(({ method, streams }) => method === 'get' && streams);

    for (const { path } of streamed) {
      expect([path, Object.keys(document.paths[path]!['get']!.responses)]).not.toContainEqual(['304']);
      const answer = await api.get(path, knowing('*'));
      expect([path, answer.status, answer.headers.get('etag')]).toEqual([path, 200, null]);
    }
    expect(streamed.map(({ path }) => path)).toEqual(['/v1/archive/bundle']);
  });
});

describe('If-Match', () => {
  it.each([
    ['"3"', [3]],
    ['W/","', []],
    ['W/"a,b", "3" , "4-gzip"', [3, 4]],
    ['*', 'any'],
  ] as const)('%s allows %j', (header, revisions) => {
    expect(allowedRevisions(header)).toEqual(revisions);
  });

  it.each(['3', '"3', '"3",', ',"3"', '"3" "4"', ''])('%j is no list of tags', (header) => {
    expect(() => allowedRevisions(header)).toThrow(/If-Match/);
  });

  it('with a comma inside the quotes matches nothing, and is no fault', async () => {
    const { body } = await api.get('/v1/customers/acme');
    const answer = await api.put('/v1/customers/acme', body, { headers: { 'If-Match': 'W/","' } });

    expect(answer).toMatchObject({ status: 412, body: { code: 'revision-mismatch' } });
  });
});
