import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '../../../api/index';
import { itemOf } from '../../../api/kit/exports';
import type { Scope } from '../../../store/models/api-key-models';
import { archiveScopes, scopes } from '../../../store/models/api-key-models';
import { defineRoute } from '../../../api/context/context';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';
import type { ProgramAccess } from './routes';
import { addressOf, askExample, ofPrograms } from './routes';
import { table } from './table';

/** Every route with every key: the table says which lets a program in. */

let api: RunningApi;
const keyOf = {} as Record<Scope, string>;
const actingKeyOf = {} as Record<Scope, string>;
/** Keys that may export what they may read. */
const besideExport = {} as Record<Scope, string>;
const useless: Record<string, string | null> = {};

beforeAll(async () => {
  api = await startApi();
  for (const scope of scopes) {
    keyOf[scope] = await api.createKey(`may ${scope}`, [scope]);
    besideExport[scope] = await api.createKey(`may ${scope} and export`, [
      ...new Set<Scope>([scope, 'archive:export']),
    ]);
    actingKeyOf[scope] = await api.createKey(`may ${scope} for people`, [
      ...new Set<Scope>([scope, 'act-for-people']),
    ]);
  }
  useless['no key'] = null;
  useless['another word'] = 'secret';
  useless['an unknown key'] = `mp_${'0'.repeat(12)}_${'A'.repeat(43)}`;
  useless['an expired key'] = await api.createKey('expired', ['admin'], new Date(Date.now() - 1_000));
  useless['a revoked key'] = await api.createKey('revoked', ['admin']);
  await api.revokeKey(useless['a revoked key']);
  useless['a key without its secret'] = keyOf.admin.slice(0, 16) + 'A'.repeat(43);
}, 120_000);
afterAll(() => api.stop());

const scopesIn = ({ scope, also, asFile }: ProgramAccess): Scope[] => [
  scope,
  ...(also ? [also] : []),
  ...(asFile ? [asFile] : []),
];

describe('the table', () => {
  it('has a row for each route, and no other', () => {
    expect(Object.keys(table).sort()).toEqual(routes.map(({ operationId }) => operationId).sort());
  });

  it('says of each route what its declaration says, and so the document', async () => {
    const document = JSON.parse((await api.get('/openapi.json')).text) as {
      paths: Record<string, Record<string, { security: Record<string, string[]>[]; description?: string }>>;
    };
    for (const { operationId, method, path, scope, page = false, exported } of routes) {
      const access = table[operationId]!;
      const isOfPrograms = typeof access === 'object';
      expect([operationId, scope]).toEqual([operationId, isOfPrograms ? access.scope : null]);
      const taken = isOfPrograms ? [access.also ?? access.asFile, access.also && true] : [];
      expect([operationId, exported?.scope, exported?.always]).toEqual([operationId, ...taken]);
      expect([operationId, page]).toEqual([operationId, !isOfPrograms && access !== 'open']);
      const { security, description = '' } = document.paths[path]![method]!;
      const named = isOfPrograms ? scopes.filter((each) => scopesIn(access).includes(each)) : [];
      for (const each of named) expect(description).toContain(`\`${each}\``);
      expect([operationId, security]).toEqual([
        operationId,
        isOfPrograms ? [{ apiKey: [access.scope, ...(access.also ? [access.also] : [])] }] : [],
      ]);
    }
  });

  it('has the right to export with each list of the archive, by its scope and by its address', () => {
    const lists = ofPrograms.filter(({ route }) => itemOf(route));
    const isOfArchive = ({ route, access }: (typeof lists)[number]): boolean =>
      /^(customers|personal-facts|retention):/u.test(access.scope) ||
      /^\/v1\/(customer|archive|erasures|retention)/u.test(route.path);
    const found = lists.filter(isOfArchive);
    expect(found.length).toBeGreaterThan(8);
    for (const { name, access } of found) expect([name, access.asFile]).toEqual([name, 'archive:export']);
  });

  it('cannot be without it: such a list is not even declared', () => {
    const { exported: _, ...list } = routes.find(({ operationId }) => operationId === 'listCustomers')!;
    const declare = (scope: Scope) => defineRoute({ ...list, scope, tag: 'Customers' } as never);
    for (const scope of archiveScopes)
      expect(() => declare(scope)).toThrow('listCustomers lists the archive');
    expect(declare('people:read')).toMatchObject({ scope: 'people:read' });
  });

  it('leaves no scope without a route, but those of routes to come', () => {
    const used = new Set(ofPrograms.flatMap(({ access }) => scopesIn(access)));
    const others: Scope[] = ['events:read', 'webhooks:read', 'webhooks:write', 'act-for-people', 'admin'];
    expect(scopes.filter((scope) => !used.has(scope) && !others.includes(scope))).toEqual([]);
  });
});

describe('a program', () => {
  it.each(ofPrograms)(
    'may $name with the one scope, or with admin, and with no other',
    async ({ route, access }) => {
      // without a body nothing happens, and whether somebody is let in is decided before the body is read
      const ask = (key: string | null) => api.ask(route.method.toUpperCase(), addressOf(route), { key });
      for (const [what, key] of Object.entries(useless)) {
        const { status, body } = await ask(key);
        expect([what, status, body.code]).toEqual([what, 401, 'unauthenticated']);
      }
      // one more is needed beside it: neither is enough alone
      if (access.also) {
        expect(await ask(keyOf[access.scope])).toMatchObject({
          status: 403,
          body: { code: 'scope-missing' },
        });
        expect(await ask(keyOf[access.also])).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
      }
      for (const scope of scopes) {
        const { status, body } = await ask(access.also ? besideExport[scope] : keyOf[scope]);
        if (scope === access.scope || scope === 'admin') expect([scope, status]).not.toEqual([scope, 401]);
        const isRefused = status === 403 && body.code === 'scope-missing';
        expect([scope, isRefused]).toEqual([scope, scope !== access.scope && scope !== 'admin']);
      }
    },
  );

  it.each(ofPrograms.filter(({ route }) => !route.bytes))(
    'names a person to $name only with act-for-people, and only somebody who is there',
    async ({ route, access }) => {
      const outcome = async (key: string, actor: string) => {
        // an id that is not there: nothing is changed
        const values = route.path.includes('{id}') && route.path.startsWith('/v1/keys') ? {} : { id: 'none' };
        const headers = { 'X-Milepost-Actor': actor, 'If-Match': '"99"' };
        const { status, body } = await askExample(api, route, { key, headers }, values);
        return [status, body.code];
      };
      const acting = access.also
        ? await api.createKey(`acts for ${route.operationId}`, [access.scope, access.also, 'act-for-people'])
        : actingKeyOf[access.scope];
      expect(await outcome(keyOf[access.scope], 'sales-1')).toEqual([403, 'scope-missing']);
      expect(await outcome(acting, 'gone-1')).toEqual([403, 'actor-inactive']);
      expect(await outcome(acting, 'nobody-1')).toEqual([400, 'unknown-actor']);
    },
  );

  it.each(ofPrograms.filter(({ route }) => itemOf(route)))(
    'takes $name away as a file with the scopes that it needs, and with no fewer',
    async ({ route, access }) => {
      const { pathname } = new URL(addressOf(route), api.url);
      const scopeMissing = async (key: string, headers: Record<string, string>, query: string) => {
        const asked = { headers: { Authorization: `Bearer ${key}`, ...headers } };
        const answer = await fetch(api.url + pathname + query, asked);
        return answer.status === 403 && (await answer.text()).includes('scope-missing');
      };
      for (const [headers, query] of [
        [{}, '?format=csv'],
        [{ Accept: 'application/x-ndjson' }, ''],
      ] as const) {
        expect(await scopeMissing(keyOf[access.scope], headers, query)).toBe(access.asFile !== undefined);
        expect(await scopeMissing(besideExport[access.scope], headers, query)).toBe(false);
      }
      expect(await scopeMissing(keyOf[access.scope], {}, '?format=json')).toBe(false);
    },
  );

  it('hands over with a deactivation only what it may hand over by itself', async () => {
    const { body } = await api.get('/v1/people/sales-2');
    const off = (key: string) =>
      api.put(
        '/v1/people/sales-2?handOver=start',
        { ...body, active: false },
        { key, headers: { 'If-Match': '*' } },
      );
    const refused = { status: 403, body: { detail: expect.stringContaining('hand-overs:write') } };
    expect(await off(keyOf['people:write'])).toMatchObject(refused);
    const both = await api.createKey('may both', ['people:write', 'hand-overs:write']);
    expect(await off(both)).toMatchObject({ status: 200 });
  });
});
