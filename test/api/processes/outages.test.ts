import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { createApp } from '../../../api/app';
import { createProjectCommands } from '../../../api/commands/project-commands';
import type { RunningServer } from '../../../api/kit/server';
import type { Route } from '../../../api/context/context';
import { routes } from '../../../api';
import { startServer } from '../../../api/kit/server';
import { projectWorkflowId, workflowTypes } from '../../../contracts/sandbox/names';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { bundleOf } from '../../support/build-worker';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { Cable } from './cable';
import { startCable } from './cable';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';

const opening = { title: 'Cooling line, hall 3', customerId: 'acme', ownerId: 'sales-1' };
let api: RunningApi;

beforeAll(async () => {
  api = await startApi({ settings: { commandWaitMs: 2_000 } });
});
afterAll(() => api.stop());

describe('while no worker runs', () => {
  it('commands are accepted, and carried out once a worker is back', async () => {
    const known = await api.openProject();
    await api.worker.stopWorker();
    const headers = { 'Idempotency-Key': 'while-down' };

    const opened = await api.post('/v1/projects', opening, { headers });
    const contact = await api.post(`/v1/projects/${known}/contacts`, { kind: 'call', note: 'Called.' });
    const unknown = await api.post('/v1/projects/none/contacts', { kind: 'call' });
    await api.worker.startWorker();

    expect(opened).toMatchObject({
      status: 202,
      body: { status: 'accepted', projectId: expect.any(String) },
    });
    expect(opened.headers.get('location')).toMatch(/^\/v1\/operations\/op-/);
    expect(contact).toMatchObject({ status: 202, body: { projectId: known } });
    expect(contact.headers.get('location')).toMatch(/^\/v1\/operations\/op-/);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'unknown-project' } });
    const entry = await eventually(async () => {
      const { body } = await api.get(`/v1/projects/${known}/timeline`);
      return body.items.find(({ commandId }) => commandId === contact.body.commandId);
    });
    expect(entry).toMatchObject({ type: 'contactRecorded', note: 'Called.' });
    await eventually(async () => (await api.get(`/v1/projects/${opened.body.projectId}`)).status === 200);
    expect(await api.post('/v1/projects', opening, { headers })).toMatchObject({
      status: 202,
      body: opened.body,
    });
    await api.forgetAnswers();
    expect(await api.post('/v1/projects', opening, { headers })).toMatchObject({
      status: 200,
      body: { projectId: opened.body.projectId, repeated: true },
    });
  });

  it('many commands to one project are all kept, and none waits longer than the others', async () => {
    const projectId = await api.openProject();
    await api.worker.stopWorker();
    const startedMs = Date.now();

    const answers = await Promise.all(
      Array.from({ length: 15 }, () => api.post(`/v1/projects/${projectId}/contacts`, { kind: 'call' })),
    );
    const tookMs = Date.now() - startedMs;
    await api.worker.startWorker();

    expect(answers.map(({ status }) => status)).toEqual(Array<number>(15).fill(202));
    // those beyond the first ten would wait for twice as long
    expect(tookMs).toBeLessThan(4_000);
    const wanted = new Set(answers.map(({ body }) => body.commandId));
    await eventually(async () => {
      const { body } = await api.get(`/v1/projects/${projectId}/timeline?limit=200`);
      const contacts = body.items.filter(({ type }) => type === 'contactRecorded');
      return contacts.filter(({ commandId }) => wanted.has(commandId)).length === 15;
    });
  });
});

describe('many commands to one project at once', () => {
  it('are all answered, though the server takes ten at a time', async () => {
    const projectId = await api.openProject();

    const answers = await Promise.all(
      Array.from({ length: 40 }, () => api.post(`/v1/projects/${projectId}/contacts`, { kind: 'call' })),
    );

    expect(answers.map(({ status }) => status)).toEqual(Array<number>(40).fill(200));
    await eventually(async () => {
      const { body } = await api.get(`/v1/projects/${projectId}/timeline?limit=200`);
      return body.items.filter(({ type }) => type === 'contactRecorded').length === 40;
    });
  });
});

describe('a run that rolls over under a command', () => {
  it.each([
    [1, 'answered'],
    [3, 'answered'],
  ])('%d times in a row: it is %s', async (interruptions, kind) => {
    const taskQueue = `rolling-${randomUUID()}`;
    const connection = await NativeConnection.connect({ address: engines().temporalAddress });
    const worker = await Worker.create({
      connection,
      taskQueue,
      workflowBundle: { code: await bundleOf(require.resolve('./rolling-project')) },
    });
    const { client } = api.worker;
    const commands = createProjectCommands({
      client,
      taskQueue,
      waitMs: 8_000,
      store: api.store,
    });
    const projectId = randomUUID();
    const workflowId = projectWorkflowId(projectId);

    const answer = await worker.runUntil(async () => {
      await client.workflow.start(workflowTypes.salesProject, {
        taskQueue,
        workflowId,
        args: [{ projectId, interruptions }],
      });
      const base = { commandId: 'c1', actor: 'a', source: 'test', at: Date.now() };
      return commands.send(projectId, { ...base, name: 'recordContact', kind: 'call' });
    });
    await client.workflow.getHandle(workflowId).terminate();
    await connection.close();

    expect(answer).toMatchObject({ kind, receipt: { revision: interruptions + 1 } });
  });
});

describe('while Temporal is away', () => {
  let server: RunningServer;
  let connection: Connection;
  /** Calls that the client still repeats; they need the connection until they give up. */
  let pending = 0;

  beforeAll(async () => {
    // nothing listens on port 1
    connection = Connection.lazy({ address: '127.0.0.1:1' });
    const settings = { taskQueue: 'none', commandWaitMs: 500 };
    const client = new Client({ connection });
    const withDeadline = client.withDeadline.bind(client);
    client.withDeadline = (deadline, call) => {
      pending += 1;
      return withDeadline(deadline, call).finally(() => (pending -= 1));
    };
    server = await startServer(
      createApp({ store: api.store, client, settings, logger: pino({ level: 'silent' }) }),
      '127.0.0.1',
      0,
    );
  });
  afterAll(async () => {
    await server.stop();
    await eventually(() => pending === 0);
    await connection.close();
  });

  it('commands are 503 in bounded time and leave no claim; reads go on; /readyz names it', async () => {
    const key = await api.createKey('crm', ['admin']);
    const headers = {
      Authorization: `Bearer ${key}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': 'down',
    };
    const post = () =>
      fetch(`${server.url}/v1/projects`, { method: 'POST', headers, body: JSON.stringify(opening) });

    const startedMs = Date.now();
    const [first, second] = [await post(), await post()];
    const tookMs = Date.now() - startedMs;

    for (const answer of [first, second]) {
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await answer.json()).toMatchObject({ code: 'temporal-unavailable' });
    }
    expect(tookMs).toBeLessThan(9_000);
    expect((await fetch(`${server.url}/v1/projects`, { headers })).status).toBe(200);
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'not-ready', mongodb: 'up', temporal: 'down', warnings: [] },
    ]);
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
  });

  it('so are hand-overs and sign-in mails, the latter for everybody alike', async () => {
    await api.openProject();
    const key = await api.createKey('crm', ['admin']);
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
    const body = JSON.stringify({ fromPersonId: 'sales-1', reason: 'leaving' });
    const signIn = (email: string) =>
      fetch(`${server.url}/sign-in`, { method: 'POST', body: new URLSearchParams({ email }) });
    const startedMs = Date.now();

    const answers = await Promise.all([
      fetch(`${server.url}/v1/hand-overs`, { method: 'POST', headers, body }),
      signIn('sales-1@example.com'),
      signIn('nobody@example.com'),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(answers.map(({ headers: given }) => given.get('retry-after'))).toEqual(['5', '5', '5']);
    expect(Date.now() - startedMs).toBeLessThan(9_000);
  });
});

/** What the example of a route asks for, as a request with a key. */
function exampleRequest({ method, path: template, example, page, bytes }: Route, key: string) {
  let place: string = template;
  for (const [name, value] of texts(example.params)) {
    place = place.replace(`{${name}}`, encodeURIComponent(value));
  }
  const query = new URLSearchParams(texts(example.query)).toString();
  const { body } = example;
  const type = bytes?.mediaType ?? (page ? 'application/x-www-form-urlencoded' : 'application/json');
  const headers = {
    ...example.headers,
    Authorization: `Bearer ${key}`,
    ...(body !== undefined && { 'Content-Type': type }),
  };
  const sent = page ? new URLSearchParams(texts(body as object)) : JSON.stringify(body);
  const request: RequestInit = { method: method.toUpperCase(), headers, redirect: 'manual' };
  if (body !== undefined) request.body = bytes ? Buffer.from(body as Uint8Array).toString() : sent;
  return { path: `${place}?${query}`, request };
}

function texts(values: object = {}): [string, string][] {
  return Object.entries(values).map(([name, value]) => [name, String(value)]);
}

describe('while MongoDB is away', () => {
  let cable: Cable;
  let store: Store;
  let server: RunningServer;

  beforeAll(async () => {
    cable = await startCable(engines().mongoUri(api.database));
    store = await connectStore(cable.uri);
    const settings = { taskQueue: api.worker.taskQueue, commandWaitMs: 5_000 };
    const { client } = api.worker;
    server = await startServer(
      createApp({ store, client, settings, logger: pino({ level: 'silent' }) }),
      '127.0.0.1',
      0,
    );
  });
  afterAll(async () => {
    await server.stop();
    await store.close();
    cable.close();
  });

  it('requests are 503, /readyz names it, and a command of a known key still reaches its project', async () => {
    const projectId = await api.openProject();
    const key = await api.createKey('crm', ['admin']);
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
    const contact = () =>
      fetch(`${server.url}/v1/projects/${projectId}/contacts`, {
        method: 'POST',
        headers,
        body: '{"kind":"call"}',
      });
    expect((await contact()).status).toBe(200);

    cable.cut();
    const command = await contact();
    const list = await fetch(`${server.url}/v1/projects`, { headers });
    const ready = await fetch(`${server.url}/readyz`);
    cable.mend();

    expect(command.status).toBe(200);
    expect([list.status, list.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await list.json()).toMatchObject({ code: 'store-unavailable' });
    expect([ready.status, await ready.json()]).toEqual([
      503,
      { status: 'not-ready', mongodb: 'down', temporal: 'up', warnings: [] },
    ]);
    await eventually(async () => (await fetch(`${server.url}/readyz`)).status === 200);
    expect((await fetch(`${server.url}/v1/projects`, { headers })).status).toBe(200);
  });
});

describe('what needs the database or Temporal', () => {
  it('is 503 with Retry-After on every route while the database is away, and never 500', async () => {
    const cable = await startCable(engines().mongoUri(api.database));
    const store = await connectStore(cable.uri);
    const settings = { taskQueue: api.worker.taskQueue, commandWaitMs: 1_000 };
    const logger = pino({ level: 'silent' });
    const app = createApp({ store, client: api.worker.client, settings, logger });
    const server = await startServer(app, '127.0.0.1', 0);
    const key = await api.createKey('crm', ['admin']);
    const ask = async (route: Route) => {
      const { path, request } = exampleRequest(route, key);
      const { status, headers } = await fetch(server.url + path, request);
      return { operation: route.operationId, status, retryAfter: headers.get('retry-after') };
    };
    await fetch(`${server.url}/v1/projects`, { headers: { Authorization: `Bearer ${key}` } });
    cable.cut();

    const answers = await Promise.all(routes.map(ask));
    cable.mend();
    await server.stop();
    await store.close();
    cable.close();

    expect(answers.filter(({ status }) => status >= 500 && status !== 503)).toEqual([]);
    const unavailable = answers.filter(
      ({ status, operation }) => status === 503 && operation !== 'getReadiness',
    );
    expect(unavailable.length).toBeGreaterThan(30);
    expect(unavailable.filter(({ retryAfter }) => retryAfter === null)).toEqual([]);
  });
});
