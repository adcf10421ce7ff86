import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '../../../api/index';
import type { Scope } from '../../../store/models/api-key-models';
import { scopes } from '../../../store/models/api-key-models';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';
import { addressOf, askExample, ofPrograms } from './routes';
import { table } from './table';

/** Every route with every key: the table says which lets a program in. */

let api: RunningApi;
const keyOf = {} as Record<Scope, string>;
const actingKeyOf = {} as Record<Scope, string>;
const useless: Record<string, string | null> = {};

beforeAll(async () => {
  api = await startApi();
  for (const scope of scopes) {
    keyOf[scope] = await api.createKey(`may ${scope}`, [scope]);
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

describe('the table', () => {
  it('has a row for each route, and no other', () => {
    expect(Object.keys(table).sort()).toEqual(routes.map(({ operationId }) => operationId).sort());
  });

  it('says of each route what its declaration says, and so the document', async () => {
    const document = JSON.parse((await api.get('/openapi.json')).text) as {
      paths: Record<string, Record<string, { security: Record<string, string[]>[]; description?: string }>>;
    };
    for (const { operationId, method, path, scope, page = false } of routes) {
      const access = table[operationId]!;
      const isOfPrograms = typeof access === 'object';
      expect([operationId, scope]).toEqual([operationId, isOfPrograms ? access.scope : null]);
      expect([operationId, page]).toEqual([operationId, !isOfPrograms && access !== 'open']);
      const { security, description = '' } = document.paths[path]![method]!;
      if (isOfPrograms) expect(description).toContain(`\`${access.scope}\``);
      expect([operationId, security]).toEqual([
        operationId,
        isOfPrograms ? [{ apiKey: [access.scope] }] : [],
      ]);
    }
  });

  it('leaves no scope without a route, but those of routes to come', () => {
    const used = new Set(ofPrograms.map(({ access }) => access.scope));
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
      for (const scope of scopes) {
        const { status, body } = await ask(keyOf[scope]);
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
      expect(await outcome(keyOf[access.scope], 'sales-1')).toEqual([403, 'scope-missing']);
      expect(await outcome(actingKeyOf[access.scope], 'gone-1')).toEqual([403, 'actor-inactive']);
      expect(await outcome(actingKeyOf[access.scope], 'nobody-1')).toEqual([400, 'unknown-actor']);
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
