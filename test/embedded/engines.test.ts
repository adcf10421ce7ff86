import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { mongo } from 'mongoose';
import nodemailer from 'nodemailer';

import type { RunningEngine } from '../../embedded/engine';
import { startMailCatcher, type MailCatcher } from '../../embedded/mail-catcher';
import { startMongodb, type MongodbEngine } from '../../embedded/mongodb-server';
import type { SearchAttributeTypes } from '../../embedded/search-attributes';
import { startTemporal, type TemporalEngine } from '../../embedded/temporal-server';

let folder: string;
let running: RunningEngine[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'engines-'));
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((engine) => engine.stop()));
  rmSync(folder, { recursive: true, force: true });
});

function started<T extends RunningEngine>(engine: T): T {
  running.push(engine);
  return engine;
}

const logFile = () => path.join(folder, 'engine.log');
const silent = () => undefined;

async function temporal(searchAttributes: SearchAttributeTypes): Promise<TemporalEngine> {
  const dbFile = path.join(folder, 'temporal.db');
  const options = { port: 'free', uiPort: 'none', logFile: logFile(), dbFile, searchAttributes } as const;
  return started(await startTemporal(options, silent));
}

async function attributesOf(engine: TemporalEngine): Promise<Record<string, unknown>> {
  const connection = await Connection.connect({ address: engine.address });
  const { customAttributes } = await connection.operatorService.listSearchAttributes({
    namespace: 'default',
  });
  await connection.close();
  return customAttributes;
}

async function mongodb(): Promise<MongodbEngine> {
  const options = { port: 'free', dataDir: folder, logFile: logFile(), survives: 'process' } as const;
  return started(await startMongodb(options, silent));
}

async function mailCatcher(keep: number): Promise<MailCatcher> {
  const options = { smtpPort: 'free', uiPort: 'free', mailDir: folder, logFile: logFile(), keep } as const;
  return started(await startMailCatcher(options));
}

async function send(to: MailCatcher, subjects: readonly string[]): Promise<void> {
  const transport = nodemailer.createTransport({ url: to.smtpUrl, pool: true, maxConnections: 10 });
  await Promise.all(
    subjects.map((subject) =>
      transport.sendMail({
        from: 'a@milepost.test',
        to: 'b@milepost.test',
        subject,
        text: subject,
        html: `<b>${subject}</b>`,
      }),
    ),
  );
  transport.close();
}

describe('the embedded Temporal server', () => {
  it('registers a search attribute that a later version adds to data that is there', async () => {
    const first = await temporal({ MilepostStage: 'Keyword' });
    await first.stop();

    const second = await temporal({ MilepostStage: 'Keyword', MilepostDueAt: 'Datetime' });

    await expect(attributesOf(second)).resolves.toMatchObject({ MilepostStage: 2, MilepostDueAt: 6 });
  });

  it('refuses data whose search attribute has another type', async () => {
    const first = await temporal({ MilepostStage: 'Keyword' });
    await first.stop();

    await expect(temporal({ MilepostStage: 'Int' })).rejects.toThrow(/has MilepostStage with another type/);
  });
});

describe('the embedded MongoDB server', () => {
  it('keeps what it acknowledged when it is killed', async () => {
    const first = await mongodb();
    let client = await mongo.MongoClient.connect(first.uri('milepost'), { serverSelectionTimeoutMS: 500 });
    const wanted = Array.from({ length: 200 }, (_, index) => index);
    await Promise.all(
      wanted.map((n) => client.db().collection<{ _id: number }>('events').insertOne({ _id: n })),
    );
    process.kill(first.pid ?? 0, 'SIGKILL');
    await client.close();
    await first.stop();

    const second = await mongodb();

    client = await mongo.MongoClient.connect(second.uri('milepost'));
    await expect(client.db().collection('events').find().toArray()).resolves.toHaveLength(wanted.length);
    await client.close();
  });
});

describe('the mail catcher', () => {
  it('takes mails from many senders at once and shows them after a restart', async () => {
    const first = await mailCatcher(0);
    const subjects = Array.from({ length: 300 }, (_, index) => `任務 ${index}`);
    await send(first, subjects);
    const caught = await first.client.listMails();
    await first.stop();

    const second = await mailCatcher(0);

    expect(caught.map((mail) => mail.subject).sort()).toEqual([...subjects].sort());
    expect(caught[0]?.html).toBe(`<b>${caught[0]?.subject}</b>`);
    await expect(second.client.countMails()).resolves.toBe(subjects.length);
    await second.client.clearMails();
    await expect(second.client.listMails()).resolves.toEqual([]);
  });

  it('finds one mail as soon as it comes, and says how many others came when it does not', async () => {
    const catcher = await mailCatcher(0);

    const waiting = catcher.client.waitForMail((mail) => mail.subject === 'second');
    await send(catcher, ['first', 'second']);

    await expect(waiting).resolves.toMatchObject({ to: ['b@milepost.test'], text: 'second' });
    await expect(catcher.client.waitForMail(() => false, 100)).rejects.toThrow('2 others came');
  });

  it('drops the oldest mails above its limit', async () => {
    const catcher = await mailCatcher(2);

    for (const subject of ['1', '2', '3']) await send(catcher, [subject]);

    const kept = await catcher.client.listMails();
    expect(kept.map((mail) => mail.subject)).toEqual(['2', '3']);
  });
});
