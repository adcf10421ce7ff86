import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { apiProcesses, follow } from '../api/processes/api-processes';
import { bundlePathOfRun, programOfRun } from '../support/build-of-run';
import { acme, somebody } from '../support/directory';
import { engines } from '../support/engines';
import { eventually } from '../support/eventually';
import { projectClient } from '../support/project-client';
import { connectStore } from '../../store/store';
import { alerts, dashboard, metricsIn, selectorsOf } from './watching-files';

const database = `watched-${randomUUID()}`;
const env = {
  MILEPOST_TASK_QUEUE: `watched-${randomUUID()}`,
  MILEPOST_WORKFLOW_BUNDLE: bundlePathOfRun(),
  MILEPOST_METRICS_PORT: '0',
};
const processes = apiProcesses(database, env);
let worker: ChildProcess;
let lines: Record<string, unknown>[];
const shown = { api: '', worker: '' };
let workerUrl = '';

beforeAll(async () => {
  const store = await connectStore(engines().mongoUri(database));
  await store.ensureIndexes();
  await store.customers.create(acme);
  await store.people.create(somebody('sales-1'));
  await store.close();
  worker = spawn(process.execPath, programOfRun('worker/main'), {
    env: {
      ...env,
      PATH: process.env['PATH'] ?? '',
      MILEPOST_MONGODB_URI: engines().mongoUri(database),
      TEMPORAL_ADDRESS: engines().temporalAddress,
      MILEPOST_SMTP_URL: engines().smtpUrl,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  lines = follow(worker);
  const api = await processes.serve();
  const polls = await eventually(() => lines.find(({ msg }) => msg === 'worker polls'), 60_000);
  workerUrl = String(polls['metrics']);
  const headers = {
    Authorization: `Bearer ${await processes.createKey()}`,
    'Content-Type': 'application/json',
  };
  const opened = await fetch(`${api.url}/v1/projects`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ title: 'Cooling line', customerId: 'acme', ownerId: 'sales-1' }),
  });
  expect(opened.status).toBeLessThan(300);
  const { projectId } = (await opened.json()) as { projectId: string };
  const refused = await fetch(`${api.url}/v1/projects/${projectId}/milestones`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ milestone: 'champagne', evidence: 'x' }),
  });
  expect(refused.status).toBe(422);
  const connection = await Connection.connect({ address: engines().temporalAddress });
  await projectClient(new Client({ connection }), projectId).signal('unheardOf', {});
  await connection.close();
  await eventually(async () => {
    shown.worker = await (await fetch(`${workerUrl}/metrics`)).text();
    return /milepost_signal_to_email_seconds_count\{[^]*milepost_signal_refusals_total\{/.test(shown.worker);
  }, 30_000);
  shown.api = await (await fetch(`${api.url}/metrics`)).text();
}, 120_000);

afterAll(() => {
  processes.killAll();
  worker.kill('SIGKILL');
});

describe('the worker process', () => {
  it("shows its figures and the SDK's on this host alone", async () => {
    expect(new URL(workerUrl).hostname).toBe('127.0.0.1');
    expect(shown.worker).toMatch(/^temporal_workflow_task_execution_latency_seconds_count\{/m);
    expect(shown.worker).toMatch(/^process_cpu_seconds_total \d/m);
    expect((await fetch(`${workerUrl}/livez`)).status).toBe(200);
    expect((await fetch(`${workerUrl}/anything`)).status).toBe(404);
    expect((await fetch(`${workerUrl}/metrics`, { method: 'POST' })).status).toBe(404);
  });

  it('logs nothing but lines of JSON', () => {
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toMatchObject({ name: 'worker', level: expect.any(Number) });
  });
});

describe.each([
  ['the alerts', () => alerts().map(({ alert, expr }) => [alert, expr] as const)],
  ['the dashboard', () => dashboard().map(({ title, expr }) => [title, expr] as const)],
])('%s', (_what, expressions) => {
  it('use only metrics and labels that the processes show', () => {
    const served = metricsIn(shown.api, shown.worker);
    const missing = expressions().flatMap(([name, expr]) =>
      selectorsOf(expr).flatMap(({ metric, labels }) => {
        const known = served.get(metric);
        if (!known) return unseen.has(metric) ? [] : [`${name}: there is no ${metric}`];
        // of a metric without a series nobody knows the labels
        if (known.size === 0) return [];
        return labels
          .filter((label) => !known.has(label))
          .map((label) => `${name}: ${metric} has no ${label}`);
      }),
    );

    expect(missing).toEqual([]);
  });
});

/** Given by Prometheus itself, and by the SDK only once a workflow task has failed. */
const unseen = new Set(['up', 'temporal_workflow_task_execution_failed_total']);
