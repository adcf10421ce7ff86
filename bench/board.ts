import { Client } from '@temporalio/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { createApp } from '../api/app';
import { startServer } from '../api/kit/server';
import type { ProjectState } from '../domain/project/model/state';
import { startMongodb } from '../embedded/engines/mongodb-server';
import type { Store } from '../store/store';
import { connectStore } from '../store/store';
import { acme, somebody } from '../test/support/directory';
import { day, milestone, simulate } from '../test/support/simulated-project';
import { gateMilestones, standardPlaybook } from '../test/support/standard-playbook';
import { median } from './memory';

/**
 * How long somebody waits for the board, the list and the page of a project in a company with 10,000 running projects, or
 * as many as are given, on the embedded database: `npx tsx bench/board.ts 2000`. A director sees all of them, a manager a
 * tenth, a rep a fiftieth.
 */

const managers = 10;
const repsEach = 5;
const customers = 500;
/** Projects with a history of their own; the others are copies with other owners, customers and amounts. */
const histories = 120;
const rounds = 15;

async function main(): Promise<void> {
  const projects = Number(process.argv[2] ?? 10_000);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-board-'));
  const mongodb = await startMongodb(
    { dataDir: folder, logFile: path.join(folder, 'log'), port: 'free', survives: 'process' },
    () => undefined,
  );
  const store = await connectStore(mongodb.uri('board'));
  try {
    await fill(store, projects);
    for (const [who, what, address] of [
      ['director', 'board', '/projects'],
      ['director', 'board of a class', '/projects?class=A'],
      ['director', 'board of a customer', '/projects?customer=Works+12'],
      ['director', 'team', '/team'],
      ['director', 'numbers', '/numbers'],
      ['manager-0', 'team', '/team'],
      ['manager-0', 'numbers', '/numbers'],
      ['manager-0', 'somebody of the team', '/team/rep-0'],
      ['manager-0', 'board', '/projects'],
      ['rep-0', 'board', '/projects'],
      ['director', 'list', '/projects/list'],
      ['director', 'list by value', '/projects/list?sort=value'],
      ['director', 'list of a search', '/projects/list?q=line+77'],
      ['rep-0', 'project', '/projects/project-0'],
      ['rep-0', 'new project', '/projects/new'],
    ] as const) {
      const { tookMs, bytes } = await visit(store, who, address);
      process.stdout.write(
        `${who}, ${what}: first byte after ${Math.round(median(tookMs))} ms, the slowest of ${rounds} after ` +
          `${Math.round(Math.max(...tookMs))} ms; ${Math.ceil(bytes / 1024)} KB over the wire\n`,
      );
    }
  } finally {
    await store.close();
    await mongodb.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(store: Store, projects: number): Promise<void> {
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
  await store.people.create(somebody('director', { roles: [] }));
  for (let number = 0; number < managers; number += 1) {
    await store.people.create(somebody(`manager-${number}`, { managerId: 'director', roles: [] }));
  }
  for (let number = 0; number < managers * repsEach; number += 1) {
    const managerId = `manager-${number % managers}`;
    await store.people.create(somebody(`rep-${number}`, { managerId, team: `Team ${number % managers}` }));
  }
  for (let number = 0; number < customers; number += 1) {
    await store.customers.create({ ...acme, id: `customer-${number}`, name: `Works ${number}` });
  }
  const running = Array.from({ length: histories }, (_, number) => history(number)).filter(
    ({ status }) => status === 'open',
  );
  for (let number = 0; number < projects; number += 1) {
    const { deal, ...state } = running[number % running.length] ?? history(0);
    if (!deal) throw new Error('A history has no project.');
    const own = {
      ownerId: `rep-${number % (managers * repsEach)}`,
      customerId: `customer-${number % customers}`,
      title: `Cooling line ${number}`,
      amount: (number % 97) * 10_000 + 5,
      currency: ['TWD', 'USD', 'EUR'][number % 3] ?? 'TWD',
    };
    await store.projects.write(
      { ...state, projectId: `project-${number}`, deal: { ...deal, ...own } },
      0,
      Object.keys(deal.tasks),
    );
  }
}

/** A project that has come some stages far, and whose customer was heard of some days ago. */
function history(number: number): ProjectState {
  const openedAtMs = Date.now() - (10 + number) * day;
  const customerClass = (['A', 'B', 'C'] as const)[number % 3] ?? 'A';
  const project = simulate({ projectId: `history-${number}`, openedAtMs, open: { customerClass } });
  for (const key of gateMilestones.slice(0, number % gateMilestones.length)) {
    project.passUntil(project.now() + day / 2);
    project.tell(milestone(key));
  }
  const lastAtMs = Date.now() - (number % 20) * day;
  for (let atMs = project.now() + 9 * day; atMs < lastAtMs; atMs += 9 * day) {
    project.passUntil(atMs);
    project.tell({ name: 'recordContact', kind: 'call' });
  }
  if (number % 11 === 0) {
    project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: Date.now() + 90 * day });
  }
  return project.state();
}

interface Visit {
  readonly tookMs: readonly number[];
  readonly bytes: number;
}

async function visit(store: Store, personId: string, address: string): Promise<Visit> {
  const settings = { taskQueue: 'none', commandWaitMs: 1_000 };
  // nothing is told to a project: only the read side is asked, so a client that reaches nothing will do
  const client = Object.create(Client.prototype) as Client;
  const app = createApp({ store, client, settings, logger: pino({ level: 'silent' }) });
  const server = await startServer(app, '127.0.0.1', 0);
  const expiresAt = new Date(Date.now() + day);
  const target = { kind: 'session', device: '', sinceMs: 0, isOwnDevice: false } as const;
  const [token = ''] = await store.links.create([{ personId, target, expiresAt }]);
  try {
    const visits: { firstMs: number; bytes: number }[] = [];
    for (let round = 0; round <= rounds; round += 1) visits.push(await open(server.url + address, token));
    const [, ...warm] = visits;
    return { tookMs: warm.map(({ firstMs }) => firstMs), bytes: warm[0]?.bytes ?? 0 };
  } finally {
    await server.stop();
  }
}

function open(url: string, token: string): Promise<{ firstMs: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const headers = { Cookie: `milepost_session=${token}`, 'Accept-Encoding': 'gzip' };
    request(url, { headers }, (response) => {
      let firstMs = 0;
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        firstMs ||= performance.now() - startedAt;
        bytes += chunk.length;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ firstMs, bytes });
        else reject(new Error(`${url} answered ${response.statusCode}.`));
      });
    })
      .on('error', reject)
      .end();
  });
}

void main();
