import { Client } from '@temporalio/client';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { createApp } from '../api/app';
import { startServer } from '../api/kit/server';
import type { PublishedEvent } from '../contracts/sandbox/published-events';
import { publishedEvent } from '../contracts/sandbox/published-events';
import { feedSizes } from '../contracts/wire/events';
import { startMongodb } from '../embedded/engines/mongodb-server';
import { defineModels } from '../store/models/models';
import { connectStore } from '../store/store';
import { recordedSteps } from '../test/support/recorded-steps';

/**
 * How long it takes to read 100,000 events through the API, against a bare cursor over the same rows, on the embedded
 * database: `npx tsx bench/feed.ts`.
 */

const events = 100_000;
const rowsAtOnce = 2_000;

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-feed-'));
  const mongodb = await startMongodb(
    { dataDir: folder, logFile: path.join(folder, 'log'), port: 'free', survives: 'process' },
    () => undefined,
  );
  const store = await connectStore(mongodb.uri('feed'));
  await store.ensureIndexes();
  const connection = await mongoose.createConnection(mongodb.uri('feed')).asPromise();
  const { feed } = defineModels(connection);
  // no project is told anything: a client that reaches nothing will do
  const client = Object.create(Client.prototype) as Client;
  const settings = { taskQueue: 'none', commandWaitMs: 1_000 };
  const app = createApp({ store, client, settings, logger: pino({ level: 'silent' }) });
  const server = await startServer(app, '127.0.0.1', 0);
  try {
    await fill(feed);
    const apiKey = await store.apiKeys.createAnew({ name: 'bench', scopes: ['admin'], expiresAt: null });
    const [bare, api] = [await timed(() => bareCursor(feed)), await timed(() => readAll(server.url, apiKey))];
    process.stdout.write(
      `${events} events: a bare cursor ${Math.round(bare)} ms, the API ${Math.round(api)} ms, ratio ${(api / bare).toFixed(2)}\n`,
    );
  } finally {
    await server.stop();
    await connection.close();
    await store.close();
    await mongodb.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type FeedModel = ReturnType<typeof defineModels>['feed'];

async function fill(feed: FeedModel): Promise<void> {
  const made = recordedSteps('project').flat().map(publishedEvent) as [PublishedEvent, ...PublishedEvent[]];
  for (let first = 0; first < events; first += rowsAtOnce) {
    const rows = Array.from({ length: rowsAtOnce }, (_, index) => {
      const n = first + index;
      const event = made[n % made.length] ?? made[0];
      const subjectId = `project-${Math.floor(n / made.length)}`;
      const { revision, type } = event;
      return {
        _id: `${subjectId}:${revision}`,
        position: n + 1,
        subjectId,
        revision,
        type,
        ownerId: 'sales-1',
        event,
      };
    });
    await feed.collection.insertMany(rows as never[]);
  }
}

async function timed(work: () => Promise<number>): Promise<number> {
  const startedMs = performance.now();
  const read = await work();
  if (read !== events) throw new Error(`${read} of ${events} events were read.`);
  return performance.now() - startedMs;
}

async function bareCursor(feed: FeedModel): Promise<number> {
  let read = 0;
  for await (const _ of feed.collection.find().sort({ position: 1 }).batchSize(feedSizes.most)) read += 1;
  return read;
}

async function readAll(url: string, apiKey: string): Promise<number> {
  const headers = { Authorization: `Bearer ${apiKey}` };
  let read = 0;
  for (let after = ''; ;) {
    const response = await fetch(`${url}/v1/events?limit=${feedSizes.most}${after}`, { headers });
    const { items, cursor } = (await response.json()) as { items: unknown[]; cursor: string };
    if (items.length === 0) return read;
    read += items.length;
    after = `&after=${cursor}`;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
