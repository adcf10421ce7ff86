import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NativeConnection, Worker } from '@temporalio/worker';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { webhookActivities } from '../../../activities/webhooks/webhook-activities';
import { webhookTaskQueue } from '../../../contracts/sandbox/names';
import type { WebhookOnWire } from '../../../contracts/wire/webhooks';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { payloadConverterPath } from '../../../worker/bundle';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { RunningApi, Told } from '../running-api';
import { startApi } from '../running-api';

/** Webhooks as a program that receives them meets them: over the API, a real workflow, and HTTP. */
const networks = ['127.0.0.0/8'];
let api: RunningApi;
let connection: NativeConnection;
let worker: Worker;
let working: Promise<void>;
const ending = new AbortController();
let receiver: http.Server;
let url: string;
let received: { path: string; headers: http.IncomingHttpHeaders; body: string }[] = [];
let status = 204;

beforeAll(async () => {
  api = await startApi({ settings: { webhookNetworks: networks } });
  connection = await NativeConnection.connect({ address: engines().temporalAddress });
  worker = await Worker.create({
    connection,
    taskQueue: webhookTaskQueue(api.worker.taskQueue),
    dataConverter: { payloadConverterPath },
    // a minute for a day: three days are over while a test waits
    activities: webhookActivities({
      ...{ store: api.store, destinations: { networks }, dayMs: realDayMs / 43_200, ending: ending.signal },
    }),
  });
  working = worker.run();
  receiver = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      if (status === 204) received.push({ path: request.url!, headers: request.headers, body });
      response.writeHead(status).end();
    });
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
beforeEach(() => {
  received = [];
  status = 204;
});
afterAll(async () => {
  ending.abort();
  for (const id of await api.store.webhooks.active()) await api.ask('DELETE', `/v1/webhooks/${id}`);
  worker.shutdown();
  await working;
  await connection.close();
  receiver.close();
  receiver.closeAllConnections();
  await api.stop();
});

let hooks = 0;
/** Each webhook has an address of its own. */
const settings = () => ({ name: 'CRM', url: `${url}/${(hooks += 1)}`, personId: 'manager-1' });
const hookOf = ({ body }: Told) => body as unknown as WebhookOnWire & { readonly secret: string };

async function created(
  more: Record<string, unknown> = {},
): Promise<WebhookOnWire & { readonly secret: string }> {
  const answer = await api.post('/v1/webhooks', { ...settings(), ...more });
  expect(answer.status).toBe(201);
  return hookOf(answer);
}

const shown = async (id: string): Promise<WebhookOnWire> => hookOf(await api.get(`/v1/webhooks/${id}`));

interface Message {
  readonly type: string;
  readonly data: { readonly id: string; readonly projectId: string; readonly revision: number };
}
const sentTo = (hook: Pick<WebhookOnWire, 'url'>) => received.filter(({ path }) => hook.url.endsWith(path));
const messages = (hook: Pick<WebhookOnWire, 'url'>): Message[] =>
  sentTo(hook).map(({ body }) => JSON.parse(body) as Message);

describe('a webhook', () => {
  it('gets what happens from now on, in order, verified by its secret; and no more when it is removed', async () => {
    await api.openProject();
    const hook = await created();
    const { id, secret } = hook;
    const projectId = await api.openProject();
    const { items } = (await api.get(`/v1/projects/${projectId}/timeline`)).body;
    await eventually(() => sentTo(hook).length >= items.length);
    expect(messages(hook).map(({ data }) => data.id)).toEqual(
      items.map(({ revision }) => `${projectId}:${revision}`),
    );
    const feed = (await api.get(`/v1/events?projectId=${projectId}`)).body.items;
    for (const [index, { headers, body }] of sentTo(hook).entries()) {
      const message = new Webhook(secret).verify(body, headers as Record<string, string>);
      expect(message).toMatchObject({ type: feed[index]!.type, data: feed[index] });
    }
    await eventually(async () => (await shown(id)).lastDeliveredAt !== null);

    expect((await api.ask('DELETE', `/v1/webhooks/${id}`)).status).toBe(200);
    const before = sentTo(hook).length;
    await api.openProject();
    expect(await api.get(`/v1/webhooks/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'unknown-webhook' },
    });
    expect(sentTo(hook)).toHaveLength(before);
    expect((await api.ask('DELETE', `/v1/webhooks/${id}`)).status).toBe(404);
  });

  it('shows its secret once, and to a repeat of the same request', async () => {
    const headers = { 'Idempotency-Key': 'one-webhook' };
    const body = settings();
    const first = await api.post('/v1/webhooks', body, { headers });
    const again = await api.post('/v1/webhooks', body, { headers });
    expect(hookOf(again)).toEqual(hookOf(first));
    const { id, secret } = hookOf(first);
    for (const path of [`/v1/webhooks/${id}`, '/v1/webhooks']) {
      expect((await api.get(path)).text).not.toContain(secret);
    }
    await api.forgetAnswers();
    expect(hookOf(await api.post('/v1/webhooks', body, { headers }))).toMatchObject({ id, secret });
  });

  it('is signed with two secrets while one is replaced', async () => {
    const hook = await created();
    const { id, secret } = hook;
    const rotated = hookOf(await api.post(`/v1/webhooks/${id}/secret`, { overlapHours: 1 }));
    expect(rotated.secrets).toEqual([{ until: null }, { until: expect.any(String) }]);
    expect((await api.post(`/v1/webhooks/${id}/ping`, undefined)).body).toMatchObject({
      isDelivered: true,
      status: 204,
    });
    const [{ headers, body }] = sentTo(hook) as [(typeof received)[number]];
    for (const each of [secret, rotated.secret]) {
      expect(new Webhook(each).verify(body, headers as Record<string, string>)).toMatchObject({
        type: 'ping',
      });
    }
    const last = hookOf(await api.post(`/v1/webhooks/${id}/secret`, { overlapHours: 0 }));
    expect(last.secrets).toEqual([{ until: null }]);
  });

  it('is disabled when nothing is taken for three days, and goes on from there once it is enabled', async () => {
    const hook = await created();
    const { id } = hook;
    status = 503;
    const projectId = await api.openProject();
    await eventually(async () => (await shown(id)).failingSince !== null);
    expect(await shown(id)).toMatchObject({ status: 'active', nextAttemptAt: expect.any(String) });
    await eventually(async () => (await shown(id)).status === 'disabled', 30_000);
    expect((await shown(id)).disabled?.reason).toContain('503');
    const failed = await api.get(`/v1/webhooks/${id}/deliveries?outcome=failed&limit=2`);
    expect(failed.body.items).toHaveLength(2);
    expect(failed.body.items[0]).toMatchObject({ isDelivered: false, status: 503 });
    const next = await api.get(failed.body.next!);
    expect(next.body.items.map((item) => item.id)).not.toContain(failed.body.items[0]!.id);

    status = 204;
    expect(hookOf(await api.post(`/v1/webhooks/${id}/enable`, undefined))).toMatchObject({
      status: 'active',
      disabled: null,
    });
    const { items } = (await api.get(`/v1/projects/${projectId}/timeline`)).body;
    await eventually(
      () => messages(hook).filter(({ data }) => data.projectId === projectId).length >= items.length,
    );
    expect(messages(hook).map(({ data }) => data.revision)).toEqual(items.map(({ revision }) => revision));
  });

  it('waits for nothing when it is enabled or begins anew between two attempts', async () => {
    const hook = await created({ types: ['projectOpened'] });
    const { id } = hook;
    await api.post(`/v1/webhooks/${id}/disable`, undefined);
    expect((await shown(id)).disabled?.reason).toMatch(/^Disabled by /);
    const projectId = await api.openProject();
    await api.post(`/v1/webhooks/${id}/enable`, undefined);
    await eventually(() => sentTo(hook).length === 1);
    expect(messages(hook)[0]!.data.projectId).toBe(projectId);
    await eventually(async () => (await shown(id)).cursor !== null);

    received = [];
    await api.post(`/v1/webhooks/${id}/redeliver`, { after: 'beginning' });
    const opened = (await api.get('/v1/events?types=projectOpened&limit=1000')).body.items;
    await eventually(() => sentTo(hook).length >= opened.length);
    expect(messages(hook).map(({ data }) => data.id)).toEqual(opened.map((event) => event.id));
  });

  it('changes by a merge patch of the version that was read', async () => {
    const before = await created({ types: ['projectWon'] });
    const { id } = before;
    const patch = (body: unknown, tag = '"1"') =>
      api.ask('PATCH', `/v1/webhooks/${id}`, {
        body,
        headers: { 'If-Match': tag, 'Content-Type': 'application/merge-patch+json' },
      });
    expect(hookOf(await patch({ types: null, name: 'ERP' }))).toMatchObject({
      revision: 2,
      types: null,
      name: 'ERP',
      url: before.url,
    });
    expect(await patch({ name: 'CRM' })).toMatchObject({ status: 412, body: { code: 'revision-mismatch' } });
    expect(await patch({ name: '' }, '"2"')).toMatchObject({ status: 422, body: { code: 'invalid-body' } });
    expect(await patch({ url: 'https://10.0.0.1/' }, '"2"')).toMatchObject({
      body: { code: 'forbidden-destination' },
    });
    expect(await api.ask('PATCH', `/v1/webhooks/${id}`, { body: {} })).toMatchObject({ status: 428 });
  });

  it.each([
    [{ url: 'http://93.184.216.34/' }, 'forbidden-destination', '#/url'],
    [{ url: 'https://192.168.0.7/' }, 'forbidden-destination', '#/url'],
    [{ url: 'https://[::ffff:169.254.169.254]/' }, 'forbidden-destination', '#/url'],
    [{ personId: 'gone-1' }, 'unknown-reference', '#/personId'],
    [{ types: ['projectWonn'] }, 'invalid-body', '#/types/0'],
    [{ types: [] }, 'invalid-body', '#/types'],
    [{ after: 'yesterday' }, 'invalid-body', '#/after'],
    [{ secret: 'whsec_mine' }, 'invalid-body', '#/secret'],
  ])('cannot be %j', async (wrong, code, pointer) => {
    const answer = await api.post('/v1/webhooks', { ...settings(), ...wrong });
    expect(answer).toMatchObject({ status: 422, body: { code } });
    expect(answer.body.errors[0]!.pointer).toBe(pointer);
  });

  it('says what became of a test message also when nobody answers', async () => {
    const { id } = await created({ url: 'http://127.0.0.1:1/' });
    const answer = await api.post(`/v1/webhooks/${id}/ping`, undefined);
    expect(answer).toMatchObject({ status: 200, body: { isDelivered: false, status: null } });
    expect((answer.body as unknown as { error: string }).error).toContain('ECONNREFUSED');
  });
});
