import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { loadConfig } from '../../config/config';
import { retentionDays, usualRetention } from '../../contracts/sandbox/retention';
import { mailPatienceMs } from '../../contracts/sandbox/mail-attempts';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { worthSendingMs } from '../../activities/mail/unsent-mails';
import type { OutboxMail } from '../../store/outbox';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { engines } from '../support/engines';
import { eventually } from '../support/eventually';

const stores: Store[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
});

async function startedWith(database: string, retention = usualRetention): Promise<Store> {
  const store = await connectStore(engines().mongoUri(database), retention);
  stores.push(store);
  await store.ensureIndexes();
  return store;
}

/** A server looks for what has expired once a minute. */
const withinMs = 90_000;
jest.setTimeout(2 * withinMs);

const newDatabase = (): string => `retention-${randomUUID().slice(0, 8)}`;
const daysAgo = (days: number): Date => new Date(Date.now() - days * realDayMs);

const mail = (key: string): OutboxMail => ({
  ...{ key, projectId: 'p', mail: 'task', taskId: null },
  request: {
    activity: 'sendMail',
    request: { projectId: 'p', revision: 1, effect: { kind: 'mail' } } as never,
  },
});

/** Mails by what became of them: each was asked for, and ended if it has, so many days ago. */
async function givenMails(store: Store, days: number): Promise<void> {
  const at = daysAgo(days);
  for (const key of ['waiting', 'deferred', 'sent', 'failed', 'opened-again'])
    await store.outbox.claim(mail(key), at);
  const end = { personId: null, reason: null };
  await store.outbox.end('deferred', 0, { ...end, status: 'deferred' }, at);
  await store.outbox.end('sent', 0, { ...end, status: 'accepted' }, at);
  await store.outbox.end('failed', 0, { ...end, status: 'failed' }, at);
  await store.outbox.end('opened-again', 0, { ...end, status: 'failed' }, at);
  await store.outbox.reopen('opened-again', 'once-more', at);
}

async function mailsIn(store: Store): Promise<string[]> {
  return (await store.outbox.ofProject('p')).map(({ _id }) => _id).sort();
}

const everyMail = ['deferred', 'failed', 'opened-again', 'sent', 'waiting'];
const waitingMails = ['deferred', 'opened-again', 'waiting'];

describe('how long mails are kept', () => {
  it('counts from when they were sent or given up, and never while they wait', async () => {
    const store = await startedWith(newDatabase(), { ...usualRetention, mailDays: 50 });
    await givenMails(store, 49);
    expect(await mailsIn(store)).toEqual(everyMail);
    const older = await startedWith(newDatabase(), { ...usualRetention, mailDays: 50 });
    await givenMails(older, 51);
    await eventually(async () => (await mailsIn(older)).length === 3, withinMs);
    expect(await mailsIn(older)).toEqual(waitingMails);
  });

  it('is longer than anything asks for them', () => {
    for (const days of [usualRetention.mailDays, retentionDays.mailDays.least]) {
      expect(days * realDayMs).toBeGreaterThan(mailPatienceMs + worthSendingMs);
    }
  });
});

describe('a retention that was changed', () => {
  it('counts from the next start on, for rows that are there too, and the other way round', async () => {
    const database = newDatabase();
    const before = await startedWith(database, { ...usualRetention, mailDays: 100, linkDays: 20 });
    await givenMails(before, 60);
    const target = { kind: 'project', projectId: 'p' } as const;
    const [token = ''] = await before.links.create([{ personId: 'a', target, expiresAt: daysAgo(10) }]);
    expect(await mailsIn(before)).toEqual(everyMail);
    expect(await before.links.find(token)).toMatchObject({ target });

    const after = await startedWith(database, { ...usualRetention, mailDays: 50, linkDays: 5 });
    await eventually(async () => (await mailsIn(after)).length === 3, withinMs);
    expect(await mailsIn(after)).toEqual(waitingMails);
    await eventually(async () => (await after.links.find(token)) === null, withinMs);
    expect(await after.database.missingIndexes()).toEqual([]);
    expect(await before.database.missingIndexes()).toEqual([
      { collection: 'outbox', fields: 'settledAt', expiresOtherwise: true },
      { collection: 'links', fields: 'expiresAt', expiresOtherwise: true },
    ]);
  });

  it('may be changed by several processes that start at once', async () => {
    const database = newDatabase();
    await startedWith(database);
    const retention = { ...usualRetention, answerDays: 7 };
    const started = await Promise.all([1, 2, 3].map(() => startedWith(database, retention)));
    expect(await started[0]!.database.missingIndexes()).toEqual([]);
  });
});

describe('answers to requests with an Idempotency-Key', () => {
  it('are kept for as long as was promised, counted from the answer', async () => {
    const store = await startedWith(newDatabase(), { ...usualRetention, answerDays: 2 });
    const answer = { status: 200, headers: {}, body: {} };
    const given = async (id: string, days: number): Promise<void> => {
      const claim = await store.idempotency.claim(id, 'body', daysAgo(days));
      if (claim.kind === 'claimed') await claim.keep(answer);
    };
    await given('young', 2);
    await given('old', 2.1);
    const again = (id: string) => store.idempotency.claim(id, 'body', new Date());
    expect(await again('young')).toMatchObject({ kind: 'answered' });
    await eventually(async () => (await again('old')).kind === 'claimed', withinMs);
  });
});

describe('the settings', () => {
  const env = { MILEPOST_MONGODB_URI: 'mongodb://127.0.0.1/milepost' };

  it('are days, with bounds', () => {
    expect(loadConfig(env).retention).toEqual(usualRetention);
    const given = {
      MILEPOST_KEEP_MAILS_DAYS: '35',
      MILEPOST_KEEP_LINKS_DAYS: '1',
      MILEPOST_KEEP_ANSWERS_DAYS: '30',
    };
    expect(loadConfig({ ...env, ...given }).retention).toEqual({ mailDays: 35, linkDays: 1, answerDays: 30 });
    const wrong = {
      MILEPOST_KEEP_MAILS_DAYS: '34',
      MILEPOST_KEEP_LINKS_DAYS: '0',
      MILEPOST_KEEP_ANSWERS_DAYS: '1.5',
    };
    expect(() => loadConfig({ ...env, ...wrong })).toThrow(
      /MILEPOST_KEEP_MAILS_DAYS is "34" but must be a whole number of days from 35 to 3660(.|\n)*LINKS_DAYS is "0"(.|\n)*ANSWERS_DAYS is "1.5"/,
    );
  });
});
