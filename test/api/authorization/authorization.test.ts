import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '../../../api/index';
import type { ActingAs } from '../../../domain/project/model/actors';
import type { ProjectCommand } from '../../../domain/project/model/commands';
import { isForEverybody, mayDo } from '../../../domain/project/model/permissions';
import type { Scope } from '../../../store/models/api-key-models';
import { scopes } from '../../../store/models/api-key-models';
import { hiddenOf, pageVisits } from '../../pages/page-visits';
import type { Ask, RunningApi, Told } from '../running-api';
import { person, startApi } from '../running-api';
import type { Access } from './table';
import { table } from './table';

/**
 * Every route with every key, and every route on which a person acts with every kind of person, on a project of theirs
 * and on another. The requests are made from the routes' own examples; the table says who is let in.
 */

type Route = (typeof routes)[number];
type ProgramAccess = Extract<Access, { scope: Scope }>;

const ofPrograms = routes.flatMap((route) => {
  const access = table[route.operationId];
  return typeof access === 'object' ? [{ route, access, name: route.operationId }] : [];
});
const pages = routes.flatMap((route) => {
  const access = table[route.operationId];
  return typeof access === 'string' && access !== 'open' ? [{ route, access, name: route.operationId }] : [];
});

let api: RunningApi;
const keyOf = {} as Record<Scope, string>;
const actingKeyOf = {} as Record<Scope, string>;
const useless: Record<string, string | null> = {};

beforeAll(async () => {
  api = await startApi();
  const { store } = api;
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

  await store.people.create(person('chief', { roles: [] }));
  await store.people.create(person('boss', { roles: [], managerId: 'chief' }));
  await store.people.create(person('owner', { managerId: 'boss' }));
  await store.people.create(person('engineer', { roles: ['presales-engineer'], managerId: 'chief' }));
  await store.people.create(person('far-boss', { roles: [], team: 'south' }));
  await store.people.create(person('far-rep', { managerId: 'far-boss', team: 'south' }));
  await store.people.create(person('outsider', { team: 'east' }));
  await store.people.create(person('leaver', { managerId: 'chief' }));
}, 120_000);
afterAll(() => api.stop());

/** The address of a route, with the values of its example or others. */
function addressOf({ path, example }: Route, values: Readonly<Record<string, string>> = {}): string {
  const params = { ...(example.params as Record<string, unknown>), ...values };
  const query = Object.entries(example.query ?? {}).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const search = new URLSearchParams(query).toString();
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  return search === '' ? filled : `${filled}?${search}`;
}

/** Asks for what a route's example asks. */
function askExample(route: Route, ask: Ask, values?: Readonly<Record<string, string>>): Promise<Told> {
  const { method, page, body, example } = route;
  const form = example.body as Record<string, string> | undefined;
  return api.ask(method.toUpperCase(), addressOf(route, values), {
    ...(body && (page ? { form: form ?? {} } : { body: example.body })),
    ...ask,
    headers: { ...example.headers, ...ask.headers },
  });
}

describe('the table', () => {
  it('has a row for each route, and no other', () => {
    expect(Object.keys(table).sort()).toEqual(routes.map(({ operationId }) => operationId).sort());
  });

  it('says of each route what its declaration says, and so the document', async () => {
    const document = JSON.parse((await api.get('/openapi.json')).text) as {
      paths: Record<string, Record<string, { security: Record<string, string[]>[] }>>;
    };
    for (const { operationId, method, path, scope, page = false } of routes) {
      const access = table[operationId]!;
      const isOfPrograms = typeof access === 'object';
      expect([operationId, scope]).toEqual([operationId, isOfPrograms ? access.scope : null]);
      expect([operationId, page]).toEqual([operationId, !isOfPrograms && access !== 'open']);
      const security = document.paths[path]?.[method]?.security;
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
        const { status, body } = await askExample(route, { key, headers }, values);
        return [status, body.code];
      };
      expect(await outcome(keyOf[access.scope], 'owner')).toEqual([403, 'scope-missing']);
      expect(await outcome(actingKeyOf[access.scope], 'gone-1')).toEqual([403, 'actor-inactive']);
      expect(await outcome(actingKeyOf[access.scope], 'nobody-1')).toEqual([400, 'unknown-actor']);
    },
  );
});

/** Kinds of people, by what they are to a project of `owner` and to one of `far-rep`. */
const kinds: Record<string, { readonly id: string; readonly own: ActingAs; readonly foreign: ActingAs }> = {
  'the owner': { id: 'owner', own: 'owner', foreign: 'colleague' },
  'somebody with a role in it': { id: 'engineer', own: 'colleague', foreign: 'colleague' },
  'the manager of the owner': { id: 'boss', own: 'manager', foreign: 'colleague' },
  'a manager further above': { id: 'chief', own: 'manager', foreign: 'colleague' },
  'the manager of another team': { id: 'far-boss', own: 'colleague', foreign: 'manager' },
  'an outsider': { id: 'outsider', own: 'colleague', foreign: 'colleague' },
};
const isActive = (id: string): boolean => id !== 'leaver';

async function projectOf(ownerId: string, engineerId?: string): Promise<string> {
  const { body } = await api.post('/v1/projects', { title: 'Line', customerId: 'acme', ownerId });
  const { projectId } = body;
  let { revision } = body;
  if (engineerId !== undefined) {
    const given = { role: 'presales-engineer', personId: engineerId };
    ({ revision } = (await api.post(`/v1/projects/${projectId}/assignments`, given)).body);
  }
  await api.get(`/v1/projects/${projectId}?revision=${revision}`);
  return projectId;
}

describe('a person whom a program names', () => {
  const commands = ofPrograms.filter(
    (row): row is typeof row & { access: ProgramAccess & { command: ProjectCommand['name'] } } =>
      row.access.command !== undefined && row.route.path.includes('{projectId}'),
  );

  it('is asked about by every command that is not for everybody', () => {
    const asked = new Set(commands.map(({ access }) => access.command));
    const restricted = Object.values(table).flatMap((access) =>
      typeof access === 'object' && access.command && !isForEverybody(access.command) ? [access.command] : [],
    );
    expect(restricted.filter((command) => !asked.has(command))).toEqual([]);
    expect(restricted.length).toBeGreaterThan(0);
  });

  it.each(commands)(
    'may $name as the permissions of the process say, in their own project and in another',
    async ({ route, access: { scope, command } }) => {
      const projects = { own: await projectOf('owner', 'engineer'), foreign: await projectOf('far-rep') };
      for (const [kind, who] of Object.entries(kinds)) {
        for (const which of ['own', 'foreign'] as const) {
          const answer = await askExample(
            route,
            { key: actingKeyOf[scope], headers: { 'X-Milepost-Actor': who.id } },
            { projectId: projects[which] },
          );
          const isRefused = answer.status === 403;
          expect([kind, which, isRefused]).toEqual([kind, which, !mayDo(command, who[which])]);
          if (isRefused) expect(answer.body.code).toBe('not-for-actor');
          else expect([401, 404].includes(answer.status) && answer.body.code !== 'unknown-task').toBe(false);
        }
      }
    },
    60_000,
  );
});

describe('a page', () => {
  it.each(pages)('lets nobody in to $name by itself', async ({ route, access }) => {
    // a key of programs opens no page
    for (const key of [null, keyOf.admin]) {
      const { status, headers } = await askExample(route, { key });
      if (access === 'session') expect([status, headers.get('location')]).toEqual([303, '/sign-in']);
      // of a link to sign in it is not said whether it was ever one
      if (access === 'link') expect([404, 410]).toContain(status);
      if (access === 'page-for-all') expect(status).toBeLessThan(400);
    }
  });

  it('of a project is shown, and acted on, by those whom it concerns', async () => {
    const visits = pageVisits(api);
    const projects = { own: await projectOf('owner', 'engineer'), foreign: await projectOf('far-rep') };
    const cookies: Record<string, string> = {};
    for (const id of [...Object.values(kinds).map((who) => who.id), 'leaver']) {
      const token = await visits.link(id, { kind: 'sign-in' }, 60_000);
      const { headers } = await api.ask('POST', '/sign-in/confirm', { key: null, form: { token } });
      cookies[id] = (headers.get('set-cookie') ?? '').split(';', 1)[0]!;
    }
    const { revision, ...leaver } = (await api.store.people.read('leaver'))!;
    await api.store.people.replace({ ...leaver, active: false }, revision);

    const readers = { own: ['owner', 'engineer', 'boss', 'chief'], foreign: ['far-boss'] };
    const actions: Record<string, ProjectCommand['name']> = {
      'record-contact': 'recordContact',
      'confirm-meeting': 'confirmMeeting',
      hold: 'hold',
      'change-clock': 'changeClock',
      'change-class': 'changeClass',
    };
    for (const id of Object.keys(cookies)) {
      const ask = { key: null, headers: { Cookie: cookies[id]! } };
      // the key of a form of their own session, as every page of it has one
      const requestId = hiddenOf(await api.get('/my/tasks', ask), 'requestId');
      for (const which of ['own', 'foreign'] as const) {
        const isReader = readers[which].includes(id);
        const shown = await api.get(`/projects/${projects[which]}`, ask);
        expect([id, which, shown.status]).toEqual([id, which, isReader ? 200 : 404]);
        for (const [action, command] of Object.entries(actions)) {
          const as = Object.values(kinds).find((who) => who.id === id)?.[which] ?? 'colleague';
          const mayAct = as !== 'colleague' && mayDo(command, as);
          const wanted = !isActive(id) ? 303 : !isReader ? 404 : mayAct ? 200 : 403;
          const path = `/my/projects/${projects[which]}/${action}`;
          const form = await api.get(path, ask);
          expect([id, which, action, form.status]).toEqual([id, which, action, wanted]);
          const sent = await api.ask('POST', path, { ...ask, form: { requestId } });
          // an empty form of somebody who may act comes back with what is missing, or is carried out
          const isLetIn = ![303, 403, 404].includes(sent.status);
          expect([id, which, action, isLetIn || sent.status]).toEqual([id, which, action, mayAct || wanted]);
        }
      }
    }
  }, 60_000);
});
