import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { DueNotification } from '../../contracts/sandbox/notifications';
import type { NotificationsOf } from '../../store/directory';
import type { Claim, HeldClaim } from '../../store/idempotency';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { acme, somebody } from '../support/directory';
import { engines } from '../support/engines';
import { eventually } from '../support/eventually';
import { milestone, simulate } from '../support/simulated-project';
import { standardPlaybook } from '../support/standard-playbook';
import { asStored } from '../support/stored';

/** Every query of every repository, on the server at hand: mongod and the embedded one must answer alike. */
const database = `store-${randomUUID().slice(0, 8)}`;
let store: Store;

beforeAll(async () => {
  store = await connectStore(engines().mongoUri(database));
  await store.ensureIndexes();
});
afterAll(() => store.close());

/** The claim among these that is this caller's to carry out. */
function held(claims: readonly Claim[]): HeldClaim {
  const claim = claims.find(({ kind }) => kind === 'claimed');
  if (claim?.kind !== 'claimed') throw new Error('nobody holds the claim');
  return claim;
}

describe('the store', () => {
  it('creates its indexes again and again, and answers a ping', async () => {
    await store.ensureIndexes();
    await store.ping();
  });

  it('keeps people: create, read, list, replace by revision', async () => {
    expect(await store.people.create(somebody('b'))).toMatchObject({ revision: 1 });
    await store.people.create(somebody('a', { roles: ['sales', 'legal'] }));
    await store.people.create(somebody('c', { active: false, roles: ['legal'] }));
    expect(await store.people.create(somebody('a'))).toBeNull();
    expect(await store.people.read('nobody')).toBeNull();
    expect((await store.people.list({ limit: 2 })).map(({ id }) => id)).toEqual(['a', 'b']);
    expect((await store.people.list({ afterId: 'b', limit: 2 })).map(({ id }) => id)).toEqual(['c']);
    expect((await store.people.readMany(['c', 'a', 'x'])).map(({ id }) => id).sort()).toEqual(['a', 'c']);
    expect((await store.people.activeWithRole('legal')).map(({ id }) => id)).toEqual(['a']);
    expect(await store.people.replace(somebody('a', { name: 'New' }), 7)).toBeNull();
    expect(await store.people.replace(somebody('a', { name: 'New' }), 1)).toMatchObject({
      name: 'New',
      revision: 2,
    });
  });

  it('marks an address once, when many reports of it come at the same moment', async () => {
    await store.people.create(somebody('m'));
    const reports = Array.from({ length: 10 }, (_, n) =>
      store.people.markAddress('m', { email: 'M@example.com', code: '5.1.1', atMs: 1_000 + n }),
    );
    expect(new Set(await Promise.all(reports))).toEqual(new Set([true]));
    const marked = (await store.people.read('m'))!;
    expect(marked.revision).toBe(2);
    const { addressProblem } = marked;
    expect(await store.people.markAddress('m', { email: 'm@example.com', code: '5.1.2', atMs: 9_000 })).toBe(
      true,
    );
    expect((await store.people.read('m'))!.addressProblem).toEqual(addressProblem);
    await store.people.replace({ ...marked, email: 'other@example.com' }, 2);
    expect(await store.people.markAddress('m', { email: 'm@example.com', code: '5.1.1', atMs: 9_000 })).toBe(
      false,
    );
    expect(await store.people.markAddress('nobody', { email: 'm@example.com', code: '5.1.1', atMs: 1 })).toBe(
      false,
    );
  });

  it('keeps the notifications that a change of somebody causes until they are asked for', async () => {
    const notification = (key: string): DueNotification => ({
      key,
      personId: 'd',
      notification: { kind: 'queue-offer' },
      notBeforeMs: 5,
    });
    const changes: unknown[] = [];
    const causing = (...keys: string[]): NotificationsOf => {
      return (before, after) => {
        changes.push([before?.name, after.name, after.revision]);
        return keys.map(notification);
      };
    };
    const keysOf = async (of: Parameters<typeof store.people.dueNotifications>[0]) =>
      (await store.people.dueNotifications(of)).map(({ key }) => key);

    const made = await store.people.create(somebody('d', { name: 'First' }), causing('one'));
    expect(await store.people.create(somebody('d'), causing('never'))).toBeNull();
    const changed = await store.people.replace(somebody('d', { name: 'Second' }), 1, causing('two', 'three'));
    expect(await store.people.replace(somebody('d'), 1, causing('never'))).toBeNull();

    expect(made).toEqual({ ...somebody('d', { name: 'First' }), revision: 1 });
    expect(changed).toEqual({ ...somebody('d', { name: 'Second' }), revision: 2 });
    expect(await store.people.read('d')).toEqual(changed);
    expect(changes).toEqual([
      [undefined, 'First', 1],
      [undefined, 'Name of d', 1],
      ['First', 'Second', 2],
    ]);
    expect(await store.people.dueNotifications({ personId: 'd' })).toEqual(
      ['one', 'two', 'three'].map(notification),
    );
    expect(await keysOf({ mostPeople: 5 })).toEqual(['one', 'two', 'three']);
    await store.people.notificationRequested({ personId: 'd', key: 'two' });
    expect(await keysOf({ personId: 'd' })).toEqual(['one', 'three']);
    await store.people.replace(somebody('d'), 2);
    expect(await keysOf({ mostPeople: 5 })).toEqual(['one', 'three']);
    for (const key of ['one', 'three']) await store.people.notificationRequested({ personId: 'd', key });
    expect(await keysOf({ mostPeople: 5 })).toEqual([]);
    expect(await keysOf({ personId: 'nobody' })).toEqual([]);
  });

  it('lets one of many writers at once win', async () => {
    await store.customers.create(acme);
    const writers = Array.from({ length: 20 }, (_, n) =>
      store.customers.replace({ ...acme, name: `Acme ${n}` }, 1),
    );
    const won = (await Promise.all(writers)).filter((written) => written !== null);
    expect(won).toHaveLength(1);
    expect(await store.customers.read('acme')).toEqual(won[0]);
  });

  it('keeps playbooks, lets guidance change and rules not', async () => {
    await store.playbooks.keep(standardPlaybook);
    const guidance = { ...standardPlaybook.guidance, stages: {} };
    await store.playbooks.keep({ ...standardPlaybook, guidance });
    expect((await store.playbooks.read('standard', standardPlaybook.rules.version))?.guidance.stages).toEqual(
      {},
    );
    await store.playbooks.keep(standardPlaybook);
    expect(await store.playbooks.newest('standard')).toEqual(standardPlaybook);
    expect(await store.playbooks.list()).toHaveLength(1);
    const rules = { ...standardPlaybook.rules, deliveryRole: 'sales' };
    await expect(store.playbooks.keep({ ...standardPlaybook, rules })).rejects.toThrow(/Raise its version/);
    expect(await store.playbooks.read('standard', standardPlaybook.rules.version + 1)).toBeNull();
  });

  it('appends events once and reads them in order', async () => {
    const project = simulate();
    project.tell(milestone('customer-profiled'));
    const events = project.events();
    for (const event of [...events].reverse()) await store.ledger.append('p1', [event]);
    const replanned = { ...events[0]!, planned: { tasks: {} } };
    expect(await store.ledger.append('p1', [replanned])).toEqual(JSON.parse(JSON.stringify([events[0]])));
    expect(await store.ledger.append('p1', [{ ...events[0]!, actor: 'somebody-else' }])).toBeNull();
    // nothing is written behind an event that is there otherwise
    const strange = [
      { ...events.at(-1)!, actor: 'x' },
      { ...events.at(-1)!, revision: events.length + 1 },
    ];
    expect(await store.ledger.append('p1', strange)).toBeNull();
    expect((await store.ledger.read('p1')).map(({ revision }) => revision)).toEqual(
      events.map(({ revision }) => revision),
    );
    expect(await store.ledger.read('p1', { afterRevision: 2, limit: 2 })).toMatchObject([
      { revision: 3 },
      { revision: 4 },
    ]);
  });

  it('writes a project from the revision that it was read at, and no older one over it', async () => {
    const state = simulate().state();
    expect(await store.projects.write(state, 0, Object.keys(state.deal!.tasks))).toBe(true);
    expect(await store.projects.write(state, 0, [])).toBe(false);
    const next = { ...state, revision: state.revision + 1 };
    expect(await store.projects.write(next, state.revision, [])).toBe(true);
    expect(await store.projects.write(next, state.revision, [])).toBe(false);
    expect(await store.projects.read('p1')).toEqual(asStored(next));
    expect(await store.projects.openTaskCounts(['sales-1', 'x'])).toEqual(new Map([['sales-1', 2]]));
  });

  it('keeps the first text of a note', async () => {
    const note = { id: 'n1', projectId: 'p1', actor: 'a', atMs: 1_000, text: 'first' };
    await store.notes.write(note);
    await store.notes.write({ ...note, text: 'second' });
    expect(await store.notes.ofProject('p1')).toEqual([note]);
  });

  it('finds keys and links by their secret, and stores none', async () => {
    const key = await store.apiKeys.createAnew({
      name: 'crm',
      scopes: ['projects:read'],
      expiresAt: new Date(2_000),
    });
    expect(await store.apiKeys.find(key, new Date(1_000))).toMatchObject({
      name: 'crm',
      scopes: ['projects:read'],
    });
    expect(await store.apiKeys.find(key, new Date(3_000))).toBeNull();
    expect(await store.apiKeys.find(`${key}x`, new Date(1_000))).toBeNull();
    // the database forgets links that expired long ago by itself
    const target = { kind: 'project', projectId: 'p1' } as const;
    const old = { personId: 'a', target, expiresAt: new Date(Date.now() - 1_000) };
    const fresh = {
      personId: 'a',
      target: { kind: 'sign-in' } as const,
      expiresAt: new Date(Date.now() + 60_000),
    };
    const [oldToken = ''] = await store.links.create([old]);
    const [freshToken = ''] = await store.links.create([fresh]);
    expect(await store.links.find(oldToken)).toMatchObject({ ...old, usedAt: null });
    const { id } = (await store.links.find(freshToken))!;
    expect(id).not.toContain(freshToken);
    const uses = await Promise.all(Array.from({ length: 5 }, () => store.links.use(freshToken, new Date())));
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect(await store.links.find('other')).toBeNull();
    const texts = [oldToken, ...Array.from({ length: 2_500 }, (_, n) => `text ${n}`), freshToken];
    expect(await store.links.tokensAmong(texts)).toEqual(new Set([oldToken, freshToken]));
    expect(await store.links.tokensAmong([])).toEqual(new Set());
  });

  it('gives a request with an idempotency key to one of many', async () => {
    const now = new Date();
    const claims = await Promise.all(
      Array.from({ length: 10 }, () => store.idempotency.claim('i', 'h', now)),
    );
    expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
    expect(claims.filter(({ kind }) => kind === 'running')).toHaveLength(9);
    await held(claims).keep({ status: 200, headers: {}, body: { a: 1 } });
    expect(await store.idempotency.claim('i', 'h', now)).toMatchObject({
      kind: 'answered',
      answer: { body: { a: 1 } },
    });
    expect(await store.idempotency.claim('i', 'other', now)).toMatchObject({ kind: 'other-body' });
    await held([await store.idempotency.claim('j', 'h', now)]).release();
    expect(await store.idempotency.claim('j', 'other', now)).toMatchObject({ kind: 'claimed' });
  });

  it('gives the claim of a process that has ended to another, and heeds the old attempt no more', async () => {
    const now = new Date();
    const other = await connectStore(engines().mongoUri(database));
    const lost = held([await other.idempotency.claim('k', 'h', now)]);
    expect(await store.idempotency.claim('k', 'h', now)).toMatchObject({ kind: 'running' });
    await other.idempotency.end();

    const taken = await eventually(async () => {
      const claim = await store.idempotency.claim('k', 'h', now);
      return claim.kind === 'claimed' && claim;
    });
    await lost.keep({ status: 200, headers: {}, body: 'old' });
    expect(await store.idempotency.claim('k', 'h', now)).toMatchObject({ kind: 'running' });
    await taken.keep({ status: 200, headers: {}, body: 'new' });
    await lost.release();
    expect(await store.idempotency.claim('k', 'h', now)).toMatchObject({ answer: { body: 'new' } });
    await other.close();
  });
});
