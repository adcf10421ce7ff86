import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { ParsedMail } from 'mailparser';
import type { Registry } from 'prom-client';
import { createApp } from '../../api/app';
import { startServer } from '../../api/kit/server';
import { createMetrics } from '../../api/operations/metrics';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { causeInterceptor } from '../../telemetry/cause';
import { createLogger } from '../../telemetry/logger';
import type { Traces } from '../../telemetry/traces';
import { createWorkerMetrics } from '../../worker/metrics';
import { createWorkers } from '../../worker/worker';
import { workflowCode } from '../support/dev-worker';
import { acme, somebody } from '../support/directory';
import { engines } from '../support/engines';
import { quietRuntime } from '../support/quiet-runtime';
import { recordingSender } from '../support/recorded-mails';
import { standardPlaybook } from '../support/standard-playbook';

export type LogLine = Readonly<Record<string, unknown>>;

/** API and workers as their processes have them, over real engines and a mail server that keeps what it gets. */
export interface WholeFlow {
  readonly url: string;
  readonly client: Client;
  readonly taskQueue: string;
  readonly store: Store;
  /** What API and workers logged, line by line. */
  readonly logs: readonly LogLine[];
  readonly mails: readonly ParsedMail[];
  /** What the worker counts. */
  readonly workerMetrics: Registry;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  stop(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: any;
}

export interface FlowOptions {
  /** What is changed of the directory before anything happens. */
  readonly seed?: (store: Store) => Promise<void>;
  readonly level?: string;
  readonly traces?: Traces | null;
}

/** Tests come from one address. */
const limits = { requestsPerMinute: 100_000, wrongKeysPerMinute: 100_000, pagesPerMinute: 100_000 };

export async function startFlow({
  seed,
  level = 'debug',
  traces = null,
}: FlowOptions = {}): Promise<WholeFlow> {
  quietRuntime();
  const store = await connectStore(engines().mongoUri(`flow-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  await store.customers.create(acme);
  await store.playbooks.keep(standardPlaybook);
  await store.people.create(somebody('manager-1', { roles: [] }));
  await store.people.create(somebody('sales-1', { managerId: 'manager-1' }));
  await seed?.(store);

  const taskQueue = `flow-${randomUUID()}`;
  const logs: LogLine[] = [];
  const mails: ParsedMail[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logs.push(JSON.parse(chunk.toString()) as LogLine);
      done();
    },
  });
  const connection = await Connection.connect({ address: engines().temporalAddress });
  const native = await NativeConnection.connect({ address: engines().temporalAddress });
  const counted = createWorkerMetrics();
  const metrics = createMetrics();
  const client = new Client({
    connection,
    interceptors: {
      workflow: [...(traces ? [traces.clientInterceptor] : []), causeInterceptor, metrics.interceptor],
    },
  });
  const workers = await createWorkers({
    connection: native,
    namespace: 'default',
    taskQueue,
    workflowBundle: { code: await workflowCode() },
    store,
    sender: recordingSender((_to, mail) => mails.push(mail)),
    settings: {
      dayMs: realDayMs,
      companyTimeZone: 'Asia/Taipei',
      mailFrom: 'Milepost <milepost@example.com>',
      publicUrl: 'http://127.0.0.1:3000',
    },
    logger: createLogger({ name: 'worker', level }, destination),
    watched: counted.watched,
    traces,
    webhookNetworks: ['127.0.0.0/8'],
  });
  const running = workers.run();
  const app = createApp({
    store,
    client,
    metrics,
    traces,
    settings: { taskQueue, commandWaitMs: 5_000, webhookNetworks: ['127.0.0.0/8'], limits },
    logger: createLogger({ name: 'api', level }, destination),
  });
  const server = await startServer(app, '127.0.0.1', 0);
  const key = await store.apiKeys.createAnew({ name: 'tests', scopes: ['admin'], expiresAt: null });
  const ask = async (
    path: string,
    init: RequestInit,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => {
    const sent = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', ...headers };
    const response = await fetch(server.url + path, { ...init, headers: sent });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    const { status, headers: given } = response;
    return { status, headers: given, text, body: isJson ? (JSON.parse(text) as unknown) : text };
  };
  return {
    url: server.url,
    client,
    taskQueue,
    store,
    logs,
    mails,
    workerMetrics: counted.registry,
    post: (path, body, headers = {}) => ask(path, { method: 'POST', body: JSON.stringify(body) }, headers),
    get: (path) => ask(path, {}),
    async stop() {
      await server.stop();
      workers.shutdown();
      await running;
      await native.close();
      await connection.close();
      await store.close();
    },
  };
}

/** What opens a project of `sales-1`. */
export const opening = { title: 'Cooling line, hall 3', customerId: 'acme', ownerId: 'sales-1' };
