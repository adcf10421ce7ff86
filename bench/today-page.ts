import { Client } from '@temporalio/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { createApp } from '../api/app';
import { startServer } from '../api/kit/server';
import { startMongodb } from '../embedded/engines/mongodb-server';
import type { ProjectState } from '../domain/project/model/state';
import type { Store } from '../store/store';
import { connectStore } from '../store/store';
import { acme, somebody } from '../test/support/directory';
import { day, simulate } from '../test/support/simulated-project';
import { standardPlaybook } from '../test/support/standard-playbook';
import { median } from './memory';

/**
 * How long somebody waits for the list of what they have to do, with 200 tasks among 10,000 open projects, on the
 * embedded database: `npx tsx bench/today-page.ts [projects]`. The first page after a start reads the projects of the
 * tasks, later ones those that have moved on.
 */

const all = Number(process.argv[2] ?? 10_000);
const mine = 100;
const rounds = 15;

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-today-'));
  const mongodb = await startMongodb(
    { dataDir: folder, logFile: path.join(folder, 'log'), port: 'free', survives: 'process' },
    () => undefined,
  );
  const store = await connectStore(mongodb.uri('today'));
  try {
    await fill(store);
    for (const [what, person, address] of [
      ['today of a rep', 'rep', '/today'],
      ['search in it', 'rep', '/today?q=line'],
      ['today of a manager', 'boss', '/today'],
      ['another page, with the number', 'rep', '/search'],
    ] as const) {
      const fresh = await connectStore(mongodb.uri('today'));
      const [cold = { ms: 0, bytes: 0 }, ...warm] = await visits(fresh, person, address);
      await fresh.close();
      const took = warm.map(({ ms }) => ms);
      process.stdout.write(
        `${what}: first byte after ${Math.round(median(took))} ms, the slowest of ${took.length} after ` +
          `${Math.round(Math.max(...took))} ms, the first after a start after ${Math.round(cold.ms)} ms; ` +
          `${Math.round(cold.bytes / 1024)} KB\n`,
      );
    }
  } finally {
    await store.close();
    await mongodb.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(store: Store): Promise<void> {
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
  await store.people.create(somebody('boss', { roles: [] }));
  for (const id of ['rep', 'mate']) await store.people.create(somebody(id, { managerId: 'boss' }));
  for (let number = 0; number < 20; number += 1) await store.customers.create({ ...acme, id: `c${number}` });
  // a few stories, told of many projects
  const stories = (ownerId: string): ProjectState[] =>
    [2, 8, 16, 22, 40].map((days) => {
      const holder = (role: string): string => (role === 'manager' ? 'boss' : ownerId);
      const project = simulate({ holder, openedAtMs: Date.now() - days * day, open: { ownerId } });
      project.passUntil(Date.now());
      return project.state();
    });
  const told = { rep: stories('rep').slice(0, 2), mate: stories('mate') };
  for (let number = 0; number < all; number += 1) {
    const from = number < mine ? told.rep : number < mine + 60 ? told.mate : told.mate.slice(0, 1);
    const story = from[number % from.length];
    if (!story?.deal) continue;
    const projectId = `project-${number}`;
    const state = {
      ...story,
      projectId,
      deal: { ...story.deal, title: `Line ${number}`, customerId: `c${number % 20}` },
    };
    await store.projects.write(state, 0, Object.keys(state.deal.tasks));
  }
}

async function visits(store: Store, personId: string, address: string): Promise<Visit[]> {
  const settings = { taskQueue: 'none', commandWaitMs: 1_000 };
  // nothing is told to a project: only the read side is asked, so a client that reaches nothing will do
  const client = Object.create(Client.prototype) as Client;
  const app = createApp({ store, client, settings, logger: pino({ level: 'silent' }) });
  const server = await startServer(app, '127.0.0.1', 0);
  const target = { kind: 'session', device: '', sinceMs: 0, isOwnDevice: false } as const;
  const expiresAt = new Date(Date.now() + day);
  const [token = ''] = await store.links.create([{ personId, target, expiresAt }]);
  try {
    const found: Visit[] = [];
    for (let round = 0; round <= rounds; round += 1) found.push(await visit(server.url + address, token));
    return found;
  } finally {
    await server.stop();
  }
}

interface Visit {
  readonly ms: number;
  readonly bytes: number;
}

function visit(url: string, token: string): Promise<Visit> {
  const startedMs = performance.now();
  return new Promise((resolve, reject) => {
    request(url, { headers: { Cookie: `milepost_session=${token}` } }, (response) => {
      const ms = performance.now() - startedMs;
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () =>
        response.statusCode === 200 ? resolve({ ms, bytes }) : reject(new Error(`${response.statusCode}`)),
      );
    })
      .on('error', reject)
      .end();
  });
}

void main();
