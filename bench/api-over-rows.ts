import { Client } from '@temporalio/client';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { createApp } from '../api/app';
import { startServer } from '../api/kit/server';
import { startMongodb } from '../embedded/engines/mongodb-server';
import type { Models } from '../store/models/models';
import { defineModels } from '../store/models/models';
import { connectStore } from '../store/store';

/** An API over an embedded database, and the database itself, to fill it and to read it without the API. */
export interface ApiOverRows {
  readonly url: string;
  readonly apiKey: string;
  readonly models: Models;
}

/** Measures what reading through the API costs, in a folder that goes away. */
export async function withApiOverRows(
  name: string,
  measure: (running: ApiOverRows) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), `milepost-${name}-`));
  const mongodb = await startMongodb(
    { dataDir: folder, logFile: path.join(folder, 'log'), port: 'free', survives: 'process' },
    () => undefined,
  );
  const store = await connectStore(mongodb.uri(name));
  await store.ensureIndexes();
  const connection = await mongoose.createConnection(mongodb.uri(name)).asPromise();
  // no project is told anything: a client that reaches nothing will do
  const client = Object.create(Client.prototype) as Client;
  const settings = { taskQueue: 'none', commandWaitMs: 1_000 };
  const app = createApp({ store, client, settings, logger: pino({ level: 'silent' }) });
  const server = await startServer(app, '127.0.0.1', 0);
  try {
    const apiKey = await store.apiKeys.createAnew({ name: 'bench', scopes: ['admin'], expiresAt: null });
    await measure({ url: server.url, apiKey, models: defineModels(connection) });
  } finally {
    await server.stop();
    await connection.close();
    await store.close();
    await mongodb.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * How long reading took, milliseconds.
 *
 * @param expected how much is there to be read
 */
export async function timed(expected: number, read: () => Promise<number>): Promise<number> {
  const startedMs = performance.now();
  const found = await read();
  if (found !== expected) throw new Error(`${found} of ${expected} rows were read.`);
  return performance.now() - startedMs;
}
