import { Client } from '@temporalio/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { createApp } from '../api/app';
import { startServer } from '../api/kit/server';
import { emptyPerson } from '../contracts/wire/customer-people';
import { startMongodb } from '../embedded/engines/mongodb-server';
import type { Store } from '../store/store';
import { connectStore } from '../store/store';
import { acme, somebody } from '../test/support/directory';
import { day, simulate } from '../test/support/simulated-project';
import { standardPlaybook } from '../test/support/standard-playbook';
import { median } from './memory';

/**
 * How long somebody waits for the page of a customer with five projects, 40 people and 2,000 contacts, among a thousand
 * other customers, on the embedded database: `npx tsx bench/customer-page.ts`. The first page after a start reads where
 * all contacts stand; later ones read what has come since.
 */

const projects = 5;
const people = 40;
const contacts = 2_000;
const others = 1_000;
const rounds = 15;

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-customer-'));
  const mongodb = await startMongodb(
    { dataDir: folder, logFile: path.join(folder, 'log'), port: 'free', survives: 'process' },
    () => undefined,
  );
  const store = await connectStore(mongodb.uri('customer'));
  await fill(store);
  try {
    for (const [what, address] of [
      ['customer', '/customers/acme'],
      ['list', '/customers'],
      ['search', `/customers?q=${encodeURIComponent('Works 99')}`],
    ] as const) {
      const cold: number[] = [];
      for (let start = 0; start < 3; start += 1)
        cold.push(await firstByteAfterStart(mongodb.uri('customer'), address));
      const warm = await firstBytes(store, address);
      process.stdout.write(
        `${what}: first byte after ${Math.round(median(warm))} ms, the slowest of ${rounds} after ` +
          `${Math.round(Math.max(...warm))} ms; the first after a start after ${Math.round(median(cold))} ms\n`,
      );
    }
  } finally {
    await store.close();
    await mongodb.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstByteAfterStart(uri: string, address: string): Promise<number> {
  const store = await connectStore(uri);
  try {
    const [first = 0] = await firstBytes(store, address, 1);
    return first;
  } finally {
    await store.close();
  }
}

async function firstBytes(store: Store, address: string, count = rounds): Promise<number[]> {
  const settings = { taskQueue: 'none', commandWaitMs: 1_000 };
  // nothing is told to a project: only the read side is asked, so a client that reaches nothing will do
  const client = Object.create(Client.prototype) as Client;
  const app = createApp({ store, client, settings, logger: pino({ level: 'silent' }) });
  const server = await startServer(app, '127.0.0.1', 0);
  const expiresAt = new Date(Date.now() + day);
  const [token = ''] = await store.links.create([
    { personId: 'rep', target: { kind: 'session', device: '', sinceMs: 0, isOwnDevice: false }, expiresAt },
  ]);
  try {
    const took: number[] = [];
    for (let round = 0; round < count; round += 1) took.push(await firstByte(server.url + address, token));
    return took;
  } finally {
    await server.stop();
  }
}

async function fill(store: Store): Promise<void> {
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
  await store.people.create(somebody('boss', { roles: [] }));
  for (const id of ['rep', 'mate']) await store.people.create(somebody(id, { managerId: 'boss' }));
  await store.customers.create({ ...acme, ownerId: 'rep' });
  for (let number = 0; number < others; number += 1) {
    const ownerId = number % 2 === 0 ? 'mate' : null;
    await store.customers.create({ ...acme, id: `other-${number}`, name: `Works ${number}`, ownerId });
  }
  for (let number = 0; number < people; number += 1) {
    await store.customerPeople.create({
      ...emptyPerson,
      ...{ id: `person-${number}`, customerId: 'acme', name: `Person ${number}` },
      committee: number < 7 ? ['decides'] : [],
      ways: [{ kind: 'email', value: `p${number}@example.com`, isPreferred: true, hours: null }],
    });
  }
  for (let number = 0; number < projects; number += 1) {
    const projectId = `project-${number}`;
    const openedAtMs = Date.now() - 300 * day;
    const project = simulate({ projectId, openedAtMs, open: { ownerId: number % 2 === 0 ? 'rep' : 'mate' } });
    for (let count = 0; count < contacts / projects; count += 1) {
      project.passUntil(openedAtMs + (count + 1) * 0.7 * day);
      const noteId = `note-${number}-${count}`;
      project.tell({ name: 'recordContact', kind: 'call', noteId });
      if (count % 2 === 0) {
        const atMs = project.now();
        await store.notes.write({ id: noteId, projectId, actor: 'rep', atMs, text: `Said ${count}.` });
      }
    }
    await store.ledger.append(projectId, project.events());
    await store.projects.write(project.state(), 0, []);
  }
}

function firstByte(url: string, token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    request(url, { headers: { Cookie: `milepost_session=${token}` } }, (response) => {
      let firstMs = 0;
      response.on('data', () => {
        firstMs ||= performance.now() - startedAt;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve(firstMs);
        else reject(new Error(`The page answered ${response.statusCode}.`));
      });
    })
      .on('error', reject)
      .end();
  });
}

void main();
