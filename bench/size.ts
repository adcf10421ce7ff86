import mongoose from 'mongoose';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { realDayMs } from '../domain/project/evolve/clocks';
import type { ProjectEvent } from '../domain/project/model/events';
import { fold } from '../domain/project/evolve/evolve';
import { startMongodb } from '../embedded/engines/mongodb-server';
import { documents } from '../store/projects/documents';
import { eventRow } from '../store/projects/ledger';
import type { Models } from '../store/models/models';
import { defineModels } from '../store/models/models';
import { projectRow, taskRow } from '../store/projects/project-rows';
import type { Store } from '../store/store';
import { connectStore } from '../store/store';
import { acme, somebody } from '../test/support/directory';
import { day, milestone, simulate } from '../test/support/simulated-project';
import { gateMilestones, rules } from '../test/support/standard-playbook';
import { median } from './memory';

/** How much is written, and read back. */
export interface SizeOptions {
  readonly projects: number;
  readonly events: number;
}

/** What a store of a large company costs. */
export interface Size {
  readonly projects: number;
  readonly events: number;
  readonly filledInMs: number;
  /** First pages, and the same projects asked for by their ids alone. */
  readonly lists: readonly { readonly what: string; readonly p50Ms: number; readonly byIdMs: number }[];
  /** The document of a project of nine months with every milestone and twenty contacts. */
  readonly busyDocumentBytes: number;
  readonly start: { readonly emptyMs: number; readonly fullMs: number };
  /** Resident memory of an API that has answered a first page of each list. */
  readonly apiBytes: number;
}

const people = 200;
const customers = 20_000;
const pageSize = 50;
const rounds = 31;
const rowsAtOnce = 1_000;

/** Fills a database of its own through the store's own documents, and measures. */
export async function measureSize(
  { projects, events }: SizeOptions,
  print: (line: string) => void,
): Promise<Size> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-size-'));
  const mongodb = await startMongodb(
    { dataDir: folder, logFile: path.join(folder, 'log'), port: 'free', survives: 'process' },
    () => undefined,
  );
  const connection = await mongoose.createConnection(mongodb.uri('full'), { autoIndex: false }).asPromise();
  const store = await connectStore(mongodb.uri('full'));
  try {
    const startedAt = performance.now();
    const written = await fill(defineModels(connection), { projects, events }, print);
    // as a server with data has them: made once, before anything is measured
    await store.ensureIndexes();
    await store.people.create(somebody('rep-0'));
    await store.customers.create(acme);
    const filledInMs = performance.now() - startedAt;
    print(`${written} events of ${projects} projects in ${Math.round(filledInMs / 1000)} s`);
    const lists = await measureLists(store, defineModels(connection));
    const empty = await measureApi(mongodb.uri('empty'));
    const full = await measureApi(mongodb.uri('full'));
    return {
      ...{ projects, events: written, filledInMs, lists },
      busyDocumentBytes: busyDocument(),
      start: { emptyMs: empty.startMs, fullMs: full.startMs },
      apiBytes: full.bytes,
    };
  } finally {
    await store.close();
    await connection.close();
    await mongodb.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lives of young projects, of which one is on hold and one is lost, each of so many events at least. */
function livesOf(least: number): (readonly ProjectEvent[])[] {
  return [0, 1, 2, 3, 4].map((reached) => {
    const openedAtMs = Date.now() - (5 + reached) * realDayMs;
    const project = simulate({ openedAtMs, open: { ownerId: 'rep-0', customerId: 'acme' } });
    for (const key of gateMilestones.slice(0, reached)) project.tell(milestone(key));
    while (project.events().length < least - 1) {
      project.tell({ name: 'recordContact', kind: 'call', noteId: 'note' });
    }
    if (reached === 3) {
      project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: Date.now() + 90 * day });
    } else if (reached === 4) project.tell({ name: 'lose', reason: 'price' });
    return project.events();
  });
}

async function fill(
  models: Models,
  { projects, events }: SizeOptions,
  print: (line: string) => void,
): Promise<number> {
  const { keep } = documents(models);
  await keep(rules);
  const perProject = Math.ceil(events / projects);
  const lives = livesOf(perProject);
  const writers = (['events', 'projects', 'tasks'] as const).map((name) => writer(models[name].collection));
  const [intoEvents, intoProjects, intoTasks] = writers as [Writer, Writer, Writer];
  let written = 0;
  for (let number = 0; number < projects; number += 1) {
    const projectId = `project-${String(number).padStart(7, '0')}`;
    const [ownerId, customerId] = [`rep-${number % people}`, `customer-${number % customers}`];
    const like = lives[number % lives.length] ?? [];
    const own = like.map((event) =>
      event.type === 'projectOpened'
        ? { ...event, ownerId, customerId, title: `Line ${number}`, atMs: event.atMs - number }
        : event,
    );
    const state = fold(projectId, own);
    for (const event of own) await intoEvents.add(eventRow(projectId, event));
    await intoProjects.add(projectRow(state));
    for (const taskId of Object.keys(state.deal?.tasks ?? {})) {
      const row = taskRow(state, taskId);
      if (row) await intoTasks.add({ ...row, personId: row.personId && ownerId });
    }
    written += own.length;
    if (number % 10_000 === 9_999) print(`  ${number + 1} projects, ${written} events …`);
  }
  for (const each of writers) await each.flush();
  return written;
}

interface Writer {
  add(row: object): Promise<void>;
  flush(): Promise<void>;
}

function writer(collection: mongoose.Collection): Writer {
  let rows: object[] = [];
  const flush = async (): Promise<void> => {
    if (rows.length > 0) await collection.insertMany(rows, { ordered: false, ignoreUndefined: true });
    rows = [];
  };
  return {
    flush,
    async add(row) {
      rows.push(row);
      if (rows.length >= rowsAtOnce) await flush();
    },
  };
}

/** Each list as the API asks for its first page, beside a bare query for the same projects by their ids. */
async function measureLists(store: Store, models: Models): Promise<Size['lists']> {
  const page = { limit: pageSize };
  const filters = {
    'all projects': {},
    open: { status: 'open' },
    held: { status: 'held' },
    lost: { status: 'lost' },
    'of a stage': { stage: 'visit' },
    'open, of a stage': { stage: 'visit', status: 'open' },
    'of an owner': { ownerId: 'rep-7' },
    'open, of an owner': { ownerId: 'rep-7', status: 'open' },
    'of a customer': { customerId: 'customer-7' },
    'due soon': { dueBefore: new Date(Date.now() + 5 * realDayMs) },
  } as const;
  const asked: [string, () => Promise<{ projectId: string }[]>][] = [
    ...Object.entries(filters).map(
      ([what, filter]) => [what, () => store.projects.list(filter, page)] as [string, typeof ofPerson],
    ),
    ['held by a person', () => store.projects.heldBy('rep-7', page)],
    ['led by a person', () => store.projects.nextOf('rep-7', pageSize)],
    ["a person's tasks", ofPerson],
  ];
  async function ofPerson(): Promise<{ projectId: string }[]> {
    return (await store.projects.openTasksOf('rep-7', page)).map(({ project }) => project);
  }
  const lists: Size['lists'][number][] = [];
  for (const [what, ask] of asked) {
    const ids = [...new Set((await ask()).map(({ projectId }) => projectId))];
    const [ours, bare] = [[] as number[], [] as number[]];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await timed(ask));
      bare.push(await timed(() => models.projects.find({ _id: { $in: ids } }).lean()));
    }
    lists.push({ what: `${what} (${ids.length})`, p50Ms: median(ours), byIdMs: median(bare) });
  }
  return lists;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** As BSON, the way the database keeps it. */
function busyDocument(): number {
  const openedAtMs = Date.now() - 270 * realDayMs;
  const project = simulate({ openedAtMs, open: { ownerId: 'rep-0', title: 'Cooling line, hall 3' } });
  for (const [index, key] of gateMilestones.slice(0, -1).entries()) {
    project.passUntil(openedAtMs + (index + 1) * 12 * day);
    project.tell(milestone(key));
    project.tell({
      name: 'recordContact',
      kind: 'visit',
      evidence: `crm:visit/${index}`,
      noteId: `note-${index}`,
    });
  }
  return mongoose.mongo.BSON.calculateObjectSize(projectRow(project.state()));
}

/** How long an API takes from its process to its first answer, and its memory once it has answered. */
async function measureApi(uri: string): Promise<{ readonly startMs: number; readonly bytes: number }> {
  const store = await connectStore(uri);
  const key = await store.apiKeys.createAnew({ name: 'size', scopes: ['admin'], expiresAt: null });
  await store.close();
  const main = path.join(__dirname, '..', 'api', 'main.ts');
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    // nothing is asked of Temporal: the API starts without it
    env: {
      MILEPOST_MONGODB_URI: uri,
      MILEPOST_API_PORT: '0',
      TEMPORAL_ADDRESS: '127.0.0.1:9',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  try {
    const url = await listening(createInterface({ input: child.stdout }));
    const startMs = performance.now() - startedAt;
    for (const query of ['', '&status=open', '&status=held', '&stage=visit', '&owner=rep-7']) {
      for (let round = 0; round < rounds; round += 1) {
        const address = `${url}/v1/projects?limit=${pageSize}${query}`;
        const answer = await fetch(address, { headers: { Authorization: `Bearer ${key}` } });
        if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
        await answer.arrayBuffer();
      }
    }
    return { startMs, bytes: residentBytes(child.pid ?? 0) };
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

async function listening(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const { msg, url } = JSON.parse(line) as { msg?: string; url?: string };
    if (msg === 'API listens' && url !== undefined) return url;
  }
  throw new Error('The API has ended before it listened.');
}

/** As Linux tells it. */
function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}
