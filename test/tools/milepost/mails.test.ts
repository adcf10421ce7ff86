import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { defineModels } from '../../../store/models/models';
import type { OutboxRow, OutboxStatus } from '../../../store/models/outbox-models';
import { engines } from '../../support/engines';
import { milepost } from './run-milepost';

let connection: mongoose.Connection;
let env: Record<string, string>;

beforeAll(async () => {
  const uri = engines().mongoUri(`mails-${randomUUID().slice(0, 8)}`);
  env = { MILEPOST_MONGODB_URI: uri };
  connection = await mongoose.createConnection(uri).asPromise();
  const { outbox } = defineModels(connection);
  const mail = (key: string, status: OutboxStatus, reason: string | null, minute: number) => ({
    _id: key,
    projectId: 'project-1',
    mail: 'task',
    taskId: null,
    personId: 'sales-1',
    status,
    attempts: 3,
    messageId: null,
    request: { activity: 'sendMail', request: {} } as unknown as OutboxRow['request'],
    handOvers: 1,
    retryId: '',
    reason,
    askedAtMs: Date.UTC(2026, 2, 2, 1, minute),
    updatedAtMs: Date.UTC(2026, 2, 2, 1, minute),
  });
  await outbox.create([
    mail('a', 'failed', 'rejected', 1),
    mail('b', 'accepted', null, 2),
    mail('c', 'deferred', 'greylisted', 3),
    mail('d', 'unconfirmed', 'unconfirmed', 4),
    mail('e', 'skipped', 'task-closed', 5),
    mail('f', 'pending', null, 6),
    mail('g', 'joined', null, 7),
  ]);
});
afterAll(() => connection.close());

describe('milepost mail failed', () => {
  it('lists what has not arrived, the newest first, with reason, attempts and since when', async () => {
    const { code, json } = await milepost(env, ['mail', 'failed', '--json']);
    const { mails } = json<{ mails: { key: string }[] }>();
    expect(code).toBe(0);
    expect(mails.map(({ key }) => key)).toEqual(['d', 'c', 'a']);
    expect(mails[2]).toEqual({
      key: 'a',
      projectId: 'project-1',
      mail: 'task',
      personId: 'sales-1',
      status: 'failed',
      reason: 'rejected',
      attempts: 3,
      since: '2026-03-02T01:01:00.000Z',
    });
    const { out } = await milepost(env, ['mail', 'failed']);
    expect(out).toMatch(
      /task .* project-1 .* sales-1 .* failed .* rejected .* 3 .* 2026-03-02 01:01:00 UTC .* a /,
    );
  });
});

describe('milepost mail retry', () => {
  const retried: string[] = [];
  const retryMail = (_: unknown, key: string): Promise<void> => {
    retried.push(key);
    return Promise.resolve();
  };
  const retry = (...args: string[]) =>
    milepost(env, ['mail', 'retry', ...args], { operations: { retryMail } });

  it('has all of those tried again that are not tried by themselves', async () => {
    retried.length = 0;
    expect((await retry('--all', '--json')).json()).toEqual({ asked: ['d', 'a'], left: [] });
    expect(retried).toEqual(['d', 'a']);
  });

  it('leaves alone what has arrived or is not there, and says so', async () => {
    retried.length = 0;
    const { code, out } = await retry('a', 'b', 'z');
    expect([code, retried]).toEqual([1, ['a']]);
    expect(out).toMatch(/b is left alone: it is accepted[\s\S]*z is left alone: there is no such mail/);
  });

  it('has one that stays back sent on its own when it is named, and not with all', async () => {
    retried.length = 0;
    expect(await retry('g')).toMatchObject({ code: 0 });
    expect(retried).toEqual(['g']);
  });

  it.each([[[]], [['--all', 'a']]])('refuses %j: either keys or all', async (args) => {
    expect(await retry(...args)).toMatchObject({ code: 2, out: '' });
  });
});
