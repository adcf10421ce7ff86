import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { mongo } from 'mongoose';
import nodemailer from 'nodemailer';

import type { RunningEngine } from '../../../embedded/engines/engine';
import { startMailCatcher, type MailCatcher } from '../../../embedded/engines/mail-catcher';
import { startMongodb, type MongodbEngine } from '../../../embedded/engines/mongodb-server';
import type { SearchAttributeTypes } from '../../../embedded/engines/search-attributes';
import { startTemporal, type TemporalEngine } from '../../../embedded/engines/temporal-server';
import { eventually } from '../../support/eventually';

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
  return started(await startMailCatcher(options, silent));
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

  it('keeps its workflows when it is killed, and answers again at the same address', async () => {
    const engine = await temporal({ MilepostStage: 'Keyword' });
    const connection = await Connection.connect({ address: engine.address });
    const client = new Client({ connection });
    const workflowIds = Array.from({ length: 20 }, (_, index) => `project-${index}`);
    const start = (workflowId: string) =>
      client.workflow.start('salesProject', { taskQueue: 'nobody', workflowId });
    await Promise.all(workflowIds.map(start));

    await engine.process?.kill9();
    await eventually(() => engine.process?.isUp, 30_000);

    for (const workflowId of workflowIds) {
      await expect(client.workflow.getHandle(workflowId).describe()).resolves.toMatchObject({
        status: { name: 'RUNNING' },
      });
    }
    await connection.close();
  });

  it('refuses data whose search attribute has another type', async () => {
    const first = await temporal({ MilepostStage: 'Keyword' });
    await first.stop();

    await expect(temporal({ MilepostStage: 'Int' })).rejects.toThrow(/has MilepostStage with another type/);
  });
});

describe('the embedded MongoDB server', () => {
  it('keeps what it acknowledged when it is killed, and answers again at the same address', async () => {
    const engine = await mongodb();
    const client = await mongo.MongoClient.connect(engine.uri('milepost'), {
      serverSelectionTimeoutMS: 30_000,
    });
    const wanted = Array.from({ length: 200 }, (_, index) => index);
    await Promise.all(
      wanted.map((n) => client.db().collection<{ _id: number }>('events').insertOne({ _id: n })),
    );
    const killed = engine.process?.pid;
    await engine.process?.kill9();
    await eventually(() => engine.process?.isUp, 30_000);

    await expect(client.db().collection('events').find().toArray()).resolves.toHaveLength(wanted.length);

    expect(engine.process?.pid).not.toBe(killed);
    await client.close();
  });

  it('starts again although any process has the number that it left behind', async () => {
    const engine = await mongodb();
    await engine.process?.takeDown();
    mkdirSync(path.join(folder, 'nx-27017'), { recursive: true });
    writeFileSync(path.join(folder, 'nx-27017', 'nx-27017.pid'), String(process.pid));

    await engine.process?.bringUp();

    expect(engine.process?.isUp).toBe(true);
  });
});

describe('the mail catcher', () => {
  it('takes mails from many senders at once and shows them after a restart', async () => {
    const first = await mailCatcher(0);
    const subjects = Array.from({ length: 100 }, (_, index) => `任務 ${index}`);
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

  it('keeps the mails that it took when it is killed, and takes more at the same address', async () => {
    const catcher = await mailCatcher(0);
    await send(catcher, ['before']);

    await catcher.process?.kill9();
    await eventually(() => catcher.process?.isUp, 30_000);
    await send(catcher, ['after']);

    const kept = await catcher.client.listMails();
    expect(kept.map((mail) => mail.subject)).toEqual(['before', 'after']);
    expect(kept[0]?.to).toEqual(['b@milepost.test']);
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
