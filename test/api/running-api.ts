import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import type { Client } from '@temporalio/client';
import type { Express } from 'express';
import mongoose from 'mongoose';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { handOverActivities } from '../../activities/hand-over/hand-over';
import { importRows } from '../../activities/imports/import-rows';
import { record } from '../../activities/ledger/ledger';
import { replanProjects } from '../../activities/calendar-change/replan';
import type { ApiSettings } from '../../api/app';
import { createApp } from '../../api/app';
import { seedCalendars } from '../../worker/housekeeping/calendar-seed';
import type { RunningServer } from '../../api/kit/server';
import { startServer } from '../../api/kit/server';
import type { Milepost } from '../../client/src';
import { createMilepost } from '../../client/src';
import type { Activities, RecordRequest } from '../../contracts/sandbox/activities';
import type { CalendarActivities } from '../../contracts/sandbox/calendar-change';
import type { ImportActivities } from '../../contracts/sandbox/imports';
import type { Person } from '../../contracts/wire/directory';
import type { HandOverActivities } from '../../contracts/sandbox/hand-over-run';
import type { Scope } from '../../store/models/api-key-models';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { createLogger } from '../../telemetry/logger';
import type { DevWorker } from '../support/dev-worker';
import { startDevWorker } from '../support/dev-worker';
import { acme, somebody } from '../support/directory';
import { engines } from '../support/engines';
import { eventually } from '../support/eventually';
import { standardPlaybook } from '../support/standard-playbook';
import type { DocumentCheck } from './document-check';
import { documentCheck } from './document-check';

/** A request as tests write it. */
export interface Ask {
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly raw?: string | Uint8Array;
  /** Sent as a form of a page, in place of `body`. */
  readonly form?: Readonly<Record<string, string>>;
  /** null: without a key. By default one that may do everything. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An entry of a list, whatever it is a list of: each test knows which fields its entries have. */
export interface Item {
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  readonly commandId: string;
  readonly projectId: string;
  readonly personId: string;
  readonly milestone: string;
  readonly facts: { readonly playbook: unknown };
  readonly nextCheck: { readonly at: string };
}

/** The JSON bodies that tests look into. That a body has what its kind promises is checked against the document. */
export interface Body extends Item {
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
  readonly missing: readonly string[];
  readonly items: readonly Item[];
  readonly nextCursor: string;
  readonly next: string | null;
  readonly clock: { readonly phase: string; readonly nextCheck: { readonly at: string } | null } | null;
  readonly milestones: readonly Item[];
  readonly contacts: readonly unknown[];
  readonly openTasks: readonly Item[];
  readonly headline: string;
  readonly nextAt: string;
  readonly nextCheckAt: string;
  readonly lines: readonly string[];
  readonly references: readonly unknown[];
  readonly rules: { readonly stages: readonly unknown[] };
  readonly guidance: { readonly stages: Readonly<Record<string, Readonly<Record<string, string>>>> };
}

/** An answer, already checked against the document. */
export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  /** The body as it came: for pages and texts. */
  readonly text: string;
}

/** An API over real engines, for one test file. */
export interface RunningApi {
  readonly url: string;
  readonly app: Express;
  readonly store: Store;
  readonly worker: DevWorker;
  readonly server: RunningServer;
  /** What was logged, line by line. */
  readonly logs: readonly Record<string, unknown>[];
  readonly database: string;
  /** A client with a key that may do everything. Its answers are checked against the document too. */
  readonly milepost: Milepost;
  ask(method: string, path: string, ask?: Ask): Promise<Told>;
  get(path: string, ask?: Ask): Promise<Told>;
  post(path: string, body: unknown, ask?: Ask): Promise<Told>;
  put(path: string, body: unknown, ask?: Ask): Promise<Told>;
  /** Makes a key; each after the first of a name gets a number, since no two share one. */
  createKey(name: string, scopes: readonly Scope[], expiresAt?: Date): Promise<string>;
  /** Takes a key back. */
  revokeKey(key: string): Promise<void>;
  /** Opens a project of `sales-1` with `acme`, and waits until the read side has it. */
  openProject(): Promise<string>;
  /** The state after the process that worked on requests has died. */
  unanswer(): Promise<void>;
  /** As when the kept answers have expired. */
  forgetAnswers(): Promise<void>;
  stop(): Promise<void>;
}

export interface ApiOptions {
  readonly settings?: Partial<ApiSettings>;
  /** By default those of Milepost, without mails. */
  readonly activities?: (store: Store, client: Client) => Activities;
  readonly client?: (client: Client) => Client;
  readonly store?: (store: Store) => Store;
  readonly isDraining?: () => boolean;
}

/** Somebody of the directory that these tests start with. */
export function person(id: string, more: Partial<Person> = {}): Person {
  return somebody(id, { name: `Person ${id}`, team: 'north', capacity: 100, ...more });
}

/** The directory that every test file starts with. */
async function seed(store: Store): Promise<void> {
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
  await seedCalendars(store, Date.now());
  await store.people.create(person('manager-1', { roles: [] }));
  await store.people.create(person('sales-1', { managerId: 'manager-1' }));
  await store.people.create(person('sales-2', { managerId: 'manager-1', team: 'south' }));
  await store.people.create(person('engineer-1', { roles: ['presales-engineer', 'technical-consultant'] }));
  await store.people.create(person('gone-1', { active: false }));
  await store.customers.create(acme);
}

/** The activities of Milepost over a database, but that mails go nowhere. */
export function activitiesWithoutMail(
  store: Store,
  client: Client,
  dayMs: (request: RecordRequest) => number = () => realDayMs,
): Activities & HandOverActivities & CalendarActivities & ImportActivities {
  const companyTimeZone = 'Asia/Taipei';
  return {
    record: (request) => record(store, { dayMs: dayMs(request), companyTimeZone }, request),
    sendMail: () => Promise.resolve({ status: 'skipped', personId: null, reason: 'no-mail-here' }),
    ...handOverActivities({ store, client, settings: { dayMs: realDayMs, companyTimeZone } }),
    importRows: (input) => importRows({ store, client }, input),
    replanProjects: (request) => replanProjects({ store, client, settings: { companyTimeZone } }, request),
    sendNotification: () => Promise.resolve({ status: 'skipped', personId: null, reason: 'no-mail-here' }),
  };
}

/**
 * Days of some milliseconds until a judgement is asked for, and real ones from then on: a test that judges has time
 * for it before the grace is over.
 */
export function shortDaysUntilJudgement({ steps }: RecordRequest): number {
  const asked = steps.some(({ events }) => events.some(({ type }) => type === 'judgementDue'));
  return asked ? realDayMs : 20;
}

export async function startApi(options: ApiOptions = {}): Promise<RunningApi> {
  const database = `api-${randomUUID()}`;
  const store = await connectStore(engines().mongoUri(database));
  await seed(store);
  const { activities = activitiesWithoutMail } = options;
  const worker = await startDevWorker(engines().temporalAddress, (client) => activities(store, client));
  const logs: Record<string, unknown>[] = [];
  const app = createApp({
    store: options.store?.(store) ?? store,
    client: options.client?.(worker.client) ?? worker.client,
    settings: {
      taskQueue: worker.taskQueue,
      commandWaitMs: 12_000,
      // tests come from one address
      limits: { requestsPerMinute: 100_000, wrongKeysPerMinute: 100_000, pagesPerMinute: 100_000 },
      ...options.settings,
    },
    logger: createLogger({ name: 'api', level: 'debug' }, linesInto(logs)),
    ...(options.isDraining && { isDraining: options.isDraining }),
  });
  const server = await startServer(app, '127.0.0.1', 0);
  const admin = await store.apiKeys.createAnew({ name: 'tests', scopes: ['admin'], expiresAt: null });
  const check = await documentCheck(server.url);
  const keyNames = new Map<string, number>();
  const api = requests(server.url, admin, check);
  return {
    url: server.url,
    app,
    store,
    worker,
    server,
    logs,
    database,
    milepost: clientOf(server.url, admin, check),
    ...api,
    async createKey(name, scopes, expiresAt) {
      const named = (keyNames.get(name) ?? 0) + 1;
      keyNames.set(name, named);
      return store.apiKeys.createAnew({
        name: named === 1 ? name : `${name} ${named}`,
        scopes,
        expiresAt: expiresAt ?? null,
      });
    },
    async revokeKey(key) {
      await store.apiKeys.revoke(key.split('_')[1] ?? '');
    },
    async openProject() {
      const opened = await api.post('/v1/projects', {
        title: 'Cooling line, hall 3',
        customerId: 'acme',
        ownerId: 'sales-1',
      });
      if (opened.status !== 201) throw new Error(JSON.stringify(opened.body));
      await api.get(`/v1/projects/${opened.body.projectId}?revision=${opened.body.revision}`);
      return opened.body.projectId;
    },
    unanswer: () =>
      inCollection(database, 'idempotency', async (rows) => {
        // answers are written down right after they are given
        await eventually(async () => (await rows.countDocuments({ answer: null })) === 0);
        await rows.updateMany({}, { $set: { answer: null, holder: 'a-process-that-died' } });
      }),
    forgetAnswers: () =>
      inCollection(database, 'idempotency', async (rows) => void (await rows.deleteMany({}))),
    async stop() {
      await server.stop();
      await worker.stop();
      await store.close();
    },
  };
}

function clientOf(baseUrl: string, apiKey: string, check: DocumentCheck): Milepost {
  return createMilepost({
    ...{ baseUrl, apiKey },
    fetch: async (request) => {
      const response = await fetch(request);
      const { status, headers } = response;
      const isJson = (headers.get('content-type') ?? '').includes('json');
      const body: unknown = isJson ? await response.clone().json() : undefined;
      if (isJson) check(request.method, request.url.slice(baseUrl.length), { status, headers, body });
      return response;
    },
  });
}

async function inCollection(
  database: string,
  name: string,
  change: (rows: mongoose.Collection) => Promise<void>,
): Promise<void> {
  const connection = await mongoose.createConnection(engines().mongoUri(database)).asPromise();
  await change(connection.collection(name));
  await connection.close();
}

function requests(
  url: string,
  admin: string,
  check: DocumentCheck,
): Pick<RunningApi, 'ask' | 'get' | 'post' | 'put'> {
  const ask: RunningApi['ask'] = async (method, path, { body, raw, form, key = admin, headers } = {}) => {
    const hasBody = body !== undefined || raw !== undefined;
    const sent = hasBody ? ((raw as string | undefined) ?? JSON.stringify(body)) : undefined;
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(key !== null && { Authorization: `Bearer ${key}` }),
        ...(hasBody && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      // fetch gives a form its own type
      ...(form ? { body: new URLSearchParams(form) } : sent !== undefined && { body: sent }),
    });
    const text = await response.text();
    const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '') && text !== '';
    const parsed = (isJson ? JSON.parse(text) : text) as Body;
    const told = { status: response.status, headers: response.headers, body: parsed, text };
    check(method, path, told);
    return told;
  };
  return {
    ask,
    get: (path, more) => ask('GET', path, more),
    post: (path, body, more) => ask('POST', path, { body, ...more }),
    put: (path, body, more) => ask('PUT', path, { body, ...more }),
  };
}

function linesInto(logs: Record<string, unknown>[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      logs.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
}
