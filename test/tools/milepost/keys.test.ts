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

describe('milepost key', () => {
  it('makes a key that opens the API, shown this once', async () => {
    const { out, code } = await milepost(env, [
      ...['key', 'create', '--name', 'crm', '--scopes', 'projects:read,projects:write'],
      ...['--expires-in-days', '365'],
    ]);
    expect(out).toMatch(/^mp_[A-Za-z0-9_-]{43}$/);
    expect(code).toBe(0);
    const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
    expect(await store.apiKeys.find(out, inDays(364))).toMatchObject({
      name: 'crm',
      scopes: ['projects:read', 'projects:write'],
    });
    expect(await store.apiKeys.find(out, inDays(366))).toBeNull();

    const listed = await milepost(env, ['key', 'list']);
    expect(listed.out).toContain('crm');
    expect(listed.out).not.toContain(out.slice(3));
  });

  it('ends a key by its id, and says when there is none of it', async () => {
    const made = await milepost(env, ['key', 'create', '--name', 'old', '--scopes', 'admin', '--json']);
    const { key, id } = made.json<{ key: string; id: string }>();
    expect(await milepost(env, ['key', 'revoke', id])).toMatchObject({ code: 0, out: `Revoked ${id}.` });
    expect(await store.apiKeys.find(key, new Date())).toBeNull();

    const again = await milepost(env, ['key', 'revoke', id]);
    expect(again).toMatchObject({ code: 1 });
    expect(again.err).toContain('milepost key list');
  });
});

describe('the command line', () => {
  it.each([
    [['key', 'create', '--name', 'crm', '--scopes', 'everything'], 'projects:read'],
    [['key', 'create', '--name', ' \u3164', '--scopes', 'admin'], 'not be blank'],
    [['key', 'create', '--scopes', 'admin'], '--name'],
    [['key', 'create', '--name', 'crm', '--scopes', 'admin', '--expires-in-days', 'soon'], 'whole number'],
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
    const commands = ['doctor', 'explain', 'rebuild', 'mail failed', 'key create', 'key list', 'key revoke'];
    for (const each of commands) {
      const { code, out } = await milepost(env, [...each.split(' '), '--help']);
      expect([each, code, out.includes(`Example:\n  milepost ${each}`)]).toEqual([each, 0, true]);
    }
  });

  it('says what to do without a stack when nothing answers, with one only when asked, and never the password', async () => {
    const password = 'v3ry-secret';
    const down = { MILEPOST_MONGODB_URI: `mongodb://milepost:${password}@127.0.0.1:1/milepost` };
    const [plain, verbose] = await Promise.all([
      spawnMilepost(down, ['key', 'list']).ran,
      spawnMilepost(down, ['key', 'list', '--verbose']).ran,
    ]);
    expect(plain).toMatchObject({ code: 1, out: '' });
    expect(plain.err).toMatch(/MongoDB does not answer[\s\S]*MILEPOST_MONGODB_URI/);
    expect(plain.err).not.toMatch(/^\s+at /m);
    expect(verbose.err).toMatch(/^\s+at /m);
    for (const { out, err } of [plain, verbose]) expect(out + err).not.toContain(password);
  });

  it('names every setting that cannot be used', async () => {
    const { code, err } = await spawnMilepost({ MILEPOST_API_PORT: 'web', MILEPOST_DATA_DIR: '/nowhere' }, [
      ...['key', 'list'],
    ]).ran;
    expect(code).toBe(1);
    expect(err).toMatch(/MILEPOST_API_PORT/);
  });
});
