import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { OutboxMail, OutboxRow } from '../../store/outbox';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { engines } from '../support/engines';

let store: Store;
beforeAll(async () => {
  store = await connectStore(engines().mongoUri(`outbox-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
});
afterAll(() => store.close());

let key: string;
beforeEach(() => {
  key = randomUUID();
});

const now = new Date('2026-03-02T09:00:00Z');
const later = (ms: number): Date => new Date(now.getTime() + ms);

function mailOf(mailKey: string): OutboxMail {
  const request = { key: mailKey, personId: 'a', notification: { kind: 'sign-in' } } as const;
  return {
    key: mailKey,
    projectId: 'p1',
    mail: 'task',
    taskId: 't1',
    request: { activity: 'sendNotification', request },
  };
}

const beginning = (after: Pick<OutboxRow, 'status' | 'attempts'>) => ({
  after,
  personId: 'a',
  messageId: `<${key}@example.com>`,
  slotEndsAtMs: now.getTime() + 120_000,
});

/** An attempt that has begun. */
async function begun(): Promise<OutboxRow> {
  const row = await store.outbox.claim(mailOf(key), now);
  return (await store.outbox.begin(key, beginning(row), now))!;
}

const failed = { status: 'failed', personId: 'a', reason: 'rejected', reply: '550 5.1.1' } as const;

describe('a mail in the outbox', () => {
  it('goes from one status to the next', async () => {
    const claimed = await store.outbox.claim(mailOf(key), now);
    expect(claimed).toMatchObject({ status: 'pending', attempts: 0, askedAtMs: now.getTime() });
    const first = (await store.outbox.begin(key, beginning(claimed), now))!;
    expect(first).toMatchObject({ status: 'sending', attempts: 1, begunAtMs: now.getTime() });
    expect(await store.outbox.handOver(key, 1, now)).toBe(1);
    expect(await store.outbox.end(key, 1, { status: 'accepted', personId: 'a', reason: null }, now)).toBe(
      true,
    );
    expect(await store.outbox.claim(mailOf(key), later(1))).toMatchObject({
      status: 'accepted',
      attempts: 1,
    });
    expect(await store.outbox.byMessageId(`<${key}@example.com>`)).toMatchObject({ _id: key });
    expect(await store.outbox.byMessageId('other')).toBeNull();
  });

  it('is begun by one of two attempts that saw it in the same state', async () => {
    const row = await store.outbox.claim(mailOf(key), now);
    const both = [1, 2].map(() => store.outbox.begin(key, beginning(row), now));
    expect((await Promise.all(both)).filter((each) => each !== null)).toHaveLength(1);
  });

  it('is handed over by the newest attempt alone, which also says how it ended', async () => {
    const first = await begun();
    const second = (await store.outbox.begin(key, beginning(first), now))!;
    expect(second.attempts).toBe(2);
    expect(await store.outbox.handOver(key, 1, now)).toBeNull();
    expect(await store.outbox.handOver(key, 2, now)).toBe(1);
    expect(
      await store.outbox.end(key, 1, { status: 'deferred', personId: 'a', reason: 'deferred' }, now),
    ).toBe(false);
    expect(await store.outbox.read(key)).toMatchObject({ status: 'handing-over', handOvers: 1 });
  });

  it('is accepted when the server has accepted it, whichever attempt that was', async () => {
    const first = await begun();
    await store.outbox.handOver(key, 1, now);
    await store.outbox.begin(key, beginning({ ...first, status: 'handing-over' }), now);
    await store.outbox.end(key, 1, { status: 'accepted', personId: 'a', reason: null }, now);
    expect(await store.outbox.handOver(key, 2, now)).toBeNull();
    expect(await store.outbox.end(key, 2, failed, now)).toBe(false);
    expect(await store.outbox.read(key)).toMatchObject({ status: 'accepted' });
  });

  it('is opened again once for a wish when it has not arrived', async () => {
    await begun();
    await store.outbox.end(key, 1, failed, now);
    expect(await store.outbox.reopen(key, 'wish-1', later(1))).toMatchObject({
      status: 'pending',
      reason: null,
    });
    await store.outbox.end(key, 1, failed, later(2));
    expect(await store.outbox.reopen(key, 'wish-1', later(3))).toMatchObject({ status: 'failed' });
    expect(await store.outbox.reopen(key, 'wish-2', later(4))).toMatchObject({ status: 'pending' });
    expect(await store.outbox.reopen('no such mail', 'wish', now)).toBeNull();
  });

  it('may be handed over once more when it was opened again without a confirmation', async () => {
    await begun();
    await store.outbox.handOver(key, 1, now);
    await store.outbox.end(key, 1, { status: 'unconfirmed', personId: 'a', reason: 'unconfirmed' }, now);
    expect(await store.outbox.reopen(key, 'wish', now)).toMatchObject({ status: 'pending', handOvers: 1 });
  });

  it('stays as it is when it has arrived', async () => {
    await begun();
    await store.outbox.end(key, 1, { status: 'accepted', personId: 'a', reason: null }, now);
    expect(await store.outbox.reopen(key, 'wish', now)).toMatchObject({ status: 'accepted', retryId: '' });
  });
});

describe('the outbox', () => {
  // those of long ago are not kept
  const since = Date.now() - 3_600_000;
  let other: Store;
  beforeAll(async () => {
    other = await connectStore(engines().mongoUri(`outbox-${randomUUID().slice(0, 8)}`));
    await other.ensureIndexes();
    // two of them changed in the same instant
    for (const [mailKey, afterMs] of Object.entries({ a: 3_000, b: 2_000, c: 2_000, d: 1_000, e: 500 })) {
      const atMs = since + afterMs;
      await other.outbox.claim(mailOf(mailKey), new Date(atMs));
      if (mailKey === 'e') continue;
      await other.outbox.end(mailKey, 0, failed, new Date(atMs));
    }
  });
  afterAll(() => other.close());

  it('lists mails of a status page by page, the newest change first', async () => {
    const first = await other.outbox.list(['failed', 'unconfirmed'], { limit: 2 });
    expect(first.map(({ _id }) => _id)).toEqual(['a', 'b']);
    const rest = await other.outbox.list(['failed', 'unconfirmed'], { after: first.at(-1)!, limit: 5 });
    expect(rest.map(({ _id }) => _id)).toEqual(['c', 'd']);
    expect((await other.outbox.list(['pending'], { limit: 5 })).map(({ _id }) => _id)).toEqual(['e']);
  });

  it('counts mails by status, and says since when the oldest one waits', async () => {
    expect(await other.outbox.counts()).toEqual({ failed: 4, pending: 1 });
    expect(await other.outbox.oldestWaitingMs()).toBe(since + 500);
    expect(await store.outbox.oldestWaitingMs()).not.toBe(since + 500);
  });
});
