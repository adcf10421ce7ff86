import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { engines } from '../../support/engines';
import { milepost, spawnMilepost } from './run-milepost';

let store: Store;
let env: Record<string, string>;

beforeAll(async () => {
  const uri = engines().mongoUri(`keys-${randomUUID().slice(0, 8)}`);
  env = { MILEPOST_MONGODB_URI: uri };
  store = await connectStore(uri);
});
afterAll(() => store.close());

describe('milepost keys', () => {
  it('makes a key that opens the API, shown this once', async () => {
    const { out, code } = await milepost(env, [
      ...['keys', 'create', '--name', 'crm', '--scopes', 'projects:read,projects:write'],
      ...['--expires-in-days', '365'],
    ]);
    expect(out).toMatch(/^mp_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/);
    expect(code).toBe(0);
    const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
    expect(await store.apiKeys.find(out, inDays(364))).toMatchObject({
      name: 'crm',
      scopes: ['projects:read', 'projects:write'],
    });
    expect(await store.apiKeys.find(out, inDays(366))).toBeNull();

    const listed = await milepost(env, ['keys', 'list']);
    expect(listed.out).toContain('crm');
    expect(listed.out).not.toContain(out.slice(16));
  });

  it('ends a key by its id, and says when there is none of it', async () => {
    const made = await milepost(env, ['keys', 'create', '--name', 'old', '--scopes', 'admin', '--json']);
    const { key, id } = made.json<{ key: string; id: string }>();
    expect(await milepost(env, ['keys', 'revoke', id])).toMatchObject({
      code: 0,
      out: `Revoked ${id}, old.`,
    });
    expect(await store.apiKeys.find(key, new Date())).toBeNull();

    expect(await milepost(env, ['keys', 'revoke', id])).toMatchObject({ code: 0 });
    expect((await milepost(env, ['keys', 'list'])).out).not.toContain(id);
    expect(await milepost(env, ['keys', 'list', '--all'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('revoked'),
      err: '',
    });
    const none = await milepost(env, ['keys', 'revoke', 'none']);
    expect(none).toMatchObject({ code: 1 });
    expect(none.err).toContain('milepost keys list');
  });

  it('gives a name to one key that works', async () => {
    const create = (name: string) =>
      milepost(env, ['keys', 'create', '--name', name, '--scopes', 'admin', '--json']);
    const made = (await create('ERP')).json<{ id: string }>();
    const again = await create('erp');
    expect(again).toMatchObject({ code: 1 });
    expect(again.err).toContain('milepost keys rotate');
    await milepost(env, ['keys', 'revoke', made.id]);
    expect(await create('erp')).toMatchObject({ code: 0 });
  });

  it('rotates a key, and both work until the overlap ends', async () => {
    const made = await milepost(env, ['keys', 'create', '--name', 'mail', '--scopes', 'admin', '--json']);
    const { key, id } = made.json<{ key: string; id: string }>();
    const { out: rotated, code } = await milepost(env, ['keys', 'rotate', id, '--overlap-hours', '2']);
    expect([code, rotated]).toEqual([0, expect.stringMatching(`^mp_${id}_`)]);
    const inHours = (hours: number): Date => new Date(Date.now() + hours * 3_600_000);
    expect(await store.apiKeys.find(key, inHours(1.9))).toMatchObject({ id, name: 'mail' });
    expect(await store.apiKeys.find(key, inHours(2.1))).toBeNull();
    expect(await store.apiKeys.find(rotated, inHours(2.1))).toMatchObject({ id, name: 'mail' });
    expect(await milepost(env, ['keys', 'rotate', 'none'])).toMatchObject({ code: 1 });
  });

  it('limits a key', async () => {
    const made = await milepost(env, ['keys', 'create', '--name', 'slow', '--scopes', 'admin', '--json']);
    const { id } = made.json<{ id: string }>();
    expect((await milepost(env, ['keys', 'limit', id, '12'])).out).toBe(
      'slow may make 12 requests a minute.',
    );
    expect(await store.apiKeys.read(id)).toMatchObject({ requestsPerMinute: 12 });
    await milepost(env, ['keys', 'limit', id, 'usual']);
    expect(await store.apiKeys.read(id)).toMatchObject({ requestsPerMinute: null });
    expect(await milepost(env, ['keys', 'limit', id, 'many'])).toMatchObject({ code: 2 });
  });
});

describe('the command line', () => {
  it.each([
    [['keys', 'create', '--name', 'crm', '--scopes', 'everything'], 'projects:read'],
    [['keys', 'create', '--name', ' \u3164', '--scopes', 'admin'], 'not be blank'],
    [['keys', 'create', '--scopes', 'admin'], '--name'],
    [['keys', 'create', '--name', 'crm', '--scopes', 'admin', '--expires-in-days', 'soon'], 'whole number'],
    [['unheard-of'], 'unheard-of'],
    [['rebuild', '--unheard-of'], '--unheard-of'],
    [[], 'Usage'],
  ])('%j cannot be understood: it ends with 2 and says why', async (args, says) => {
    const { code, err, out } = await milepost(env, args);
    expect(code).toBe(2);
    expect(err).toContain(says);
    expect(out).toBe('');
  });

  it('shows an example of every command', async () => {
    const commands = [
      'doctor',
      'explain',
      'rebuild',
      'mail failed',
      'keys create',
      'keys list',
      'keys revoke',
    ];
    for (const each of commands) {
      const { code, out } = await milepost(env, [...each.split(' '), '--help']);
      expect([each, code, out.includes(`Example:\n  milepost ${each}`)]).toEqual([each, 0, true]);
    }
  });

  it('says what to do without a stack when nothing answers, with one only when asked, and never the password', async () => {
    const password = 'v3ry-secret';
    const down = { MILEPOST_MONGODB_URI: `mongodb://milepost:${password}@127.0.0.1:1/milepost` };
    const [plain, verbose] = await Promise.all([
      spawnMilepost(down, ['keys', 'list']).ran,
      spawnMilepost(down, ['keys', 'list', '--verbose']).ran,
    ]);
    expect(plain).toMatchObject({ code: 1, out: '' });
    expect(plain.err).toMatch(/MongoDB does not answer[\s\S]*MILEPOST_MONGODB_URI/);
    expect(plain.err).not.toMatch(/^\s+at /m);
    expect(verbose.err).toMatch(/^\s+at /m);
    for (const { out, err } of [plain, verbose]) expect(out + err).not.toContain(password);
  });

  it('names every setting that cannot be used', async () => {
    const { code, err } = await spawnMilepost({ MILEPOST_API_PORT: 'web', MILEPOST_DATA_DIR: '/nowhere' }, [
      ...['keys', 'list'],
    ]).ran;
    expect(code).toBe(1);
    expect(err).toMatch(/MILEPOST_API_PORT/);
  });
});
