import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { randomUUID } from 'node:crypto';
import type { LinkTarget } from '../../contracts/wire/link-targets';
import { readingToken } from '../../store/links';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { engines } from '../support/engines';

let store: Store;
let database: mongoose.Connection;
beforeAll(async () => {
  const uri = engines().mongoUri(`links-${randomUUID().slice(0, 8)}`);
  store = await connectStore(uri);
  await store.ensureIndexes();
  database = await mongoose.createConnection(uri).asPromise();
});
afterAll(async () => {
  await database.close();
  await store.close();
});

const projectId = 'p1';
const task = (action: 'complete' | 'pass-on'): LinkTarget => ({
  kind: 'task',
  projectId,
  taskId: 't1',
  action,
  holderId: 'a',
});
const project: LinkTarget = { kind: 'project', projectId };
const reply: LinkTarget = { kind: 'reply', projectId, taskId: 't1' };
const targets: readonly LinkTarget[] = [project, task('complete'), task('pass-on'), reply];

function linksOf(personId: string, opened: readonly LinkTarget[], expiresAt = new Date(Date.now() + 60_000)) {
  return store.links.create(opened.map((target) => ({ personId, target, expiresAt })));
}

const opens = async (token: string) => (await store.links.find(token))?.target ?? null;

describe('the links of one mail', () => {
  it('are one row, in which no token stands, and each token opens its own target', async () => {
    const tokens = await linksOf('one-row', targets);

    expect(await Promise.all(tokens.map(opens))).toEqual(targets);
    const rows = await database.collection('links').find({ personId: 'one-row' }).toArray();
    expect(rows).toHaveLength(1);
    const kept = JSON.stringify(rows);
    for (const token of tokens) expect(kept).not.toContain(token);
    const ids = await Promise.all(tokens.map(async (token) => (await store.links.find(token))!.id));
    expect(new Set(ids).size).toBe(targets.length);
    for (const id of ids) expect(tokens.join()).not.toContain(id);
  });

  it('open nothing when their parts are put together anew', async () => {
    const mine = await linksOf('a', targets);
    const others = await linksOf('b', targets);
    const [read = '', act = '', , address = ''] = mine;
    const [, othersAct = ''] = others;
    const rowOf = (token: string): string => token.slice(0, 12);
    const secretOf = (token: string): string => token.slice(12);
    const made = [
      `${rowOf(read)}${secretOf(othersAct)}`,
      `${rowOf(othersAct)}${secretOf(act)}`,
      `${rowOf(act)}${address}`,
      `${rowOf(act)}${readingToken(address).slice(12)}`,
      rowOf(act),
      rowOf(read).padEnd(43, 'A'),
      readingToken(read),
      readingToken(address),
      readingToken(readingToken(act)),
    ];
    expect(await Promise.all(made.map(opens))).toEqual(made.map(() => null));
    expect(await store.links.tokensAmong(made)).toEqual(new Set());
  });

  it('that act have a reading token, which only reads', async () => {
    const role: LinkTarget = { kind: 'take-role', projectId: 'p2', role: 'legal' };
    const review: LinkTarget = { kind: 'review', managerId: 'm', week: '2026-03-02' };
    const tokens = await linksOf('a', [task('complete'), role, review]);

    const reading = tokens.map(readingToken);

    expect(await Promise.all(reading.map(opens))).toEqual([
      { kind: 'project', projectId },
      { kind: 'project', projectId: 'p2' },
      { kind: 'review-projects' },
    ]);
    expect(await store.links.tokensAmong([...reading, ...tokens])).toEqual(new Set([...reading, ...tokens]));
  });

  it('are taken back together, and what the mail said is kept with its row', async () => {
    const [first = '', ...others] = await linksOf('a', targets);
    await store.links.keepSaid(others.at(-1)!, Buffer.from('said'));
    expect(Buffer.from((await store.links.find(others.at(-1)!))!.said).toString()).toBe('said');

    await store.links.discard([first]);

    expect(await Promise.all([first, ...others].map(opens))).toEqual(targets.map(() => null));
  });

  it('are for one person and one time, with one reply address', async () => {
    const expiresAt = new Date(Date.now() + 60_000);
    const link = { personId: 'a', target: project, expiresAt };
    await expect(store.links.create([link, { ...link, personId: 'b' }])).rejects.toThrow('one person');
    const later = new Date(expiresAt.getTime() + 1);
    await expect(store.links.create([link, { ...link, expiresAt: later }])).rejects.toThrow('together');
    await expect(linksOf('a', [reply, reply])).rejects.toThrow('one reply address');
    expect(await store.links.create([])).toEqual([]);
  });
});

it('a session that is revoked leaves the links of mails as they are', async () => {
  const [session = ''] = await linksOf('c', [
    { kind: 'session', device: '', sinceMs: 0, isOwnDevice: false },
  ]);
  const [read = ''] = await linksOf('c', targets);
  await store.links.revoke('c', 'session', new Date());
  expect((await store.links.find(session))!.usedAt).not.toBeNull();
  expect((await store.links.find(read))!.usedAt).toBeNull();
  expect(await store.links.use(session, new Date())).toBe(false);
  expect(await store.links.use(`${session.slice(0, 12)}x`, new Date())).toBe(false);
});
