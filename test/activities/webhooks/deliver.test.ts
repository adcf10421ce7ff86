import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { backoffMs } from '../../../activities/webhooks/backoff';
import { deliverRound } from '../../../activities/webhooks/deliver';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { decide } from '../../../domain/project/decide/decide';
import { pastProject } from '../../../domain/project/decide/history';
import { evolve } from '../../../domain/project/evolve/evolve';
import type { ProjectEvent } from '../../../domain/project/model/events';
import { isRefusal } from '../../../domain/project/model/refusals';
import { newProject } from '../../../domain/project/model/state';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import type { Webhook } from '../../../store/webhooks/webhooks';
import { engines } from '../../support/engines';
import { recordedSteps } from '../../support/recorded-steps';
import { rules } from '../../support/standard-playbook';

/** Rounds of deliveries to a real receiver, with hours that pass between them. */
const hourMs = 3_600_000;
let store: Store;
let server: http.Server;
let url: string;

interface Received {
  readonly id: string;
  readonly projectId: string;
  readonly revision: number;
}
let received: Received[] = [];
/** The status for a message; 0: the connection is cut off. */
let answer: (message: Received) => number;

beforeAll(async () => {
  store = await connectStore(engines().mongoUri(`webhooks-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      const { data } = JSON.parse(body) as { data: Omit<Received, 'id'> };
      const message = { id: String(request.headers['webhook-id']), ...data };
      const status = answer(message);
      if (status === 0) return request.socket.destroy();
      if (status < 300) received.push(message);
      return response.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
beforeEach(() => {
  received = [];
  answer = () => 204;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await store.close();
});

const deps = () => ({ store, destinations: { networks: ['127.0.0.0/8'] }, dayMs: realDayMs });
const ids = (projectId: string, revisions: readonly number[]): string[] =>
  revisions.map((revision) => `${projectId}:${revision}`);
const upTo = (revision: number): number[] => Array.from({ length: revision }, (_, n) => n + 1);
const of = (projectId: string): string[] =>
  received.filter((message) => message.projectId === projectId).map(({ id }) => id);

/** A webhook for what happens from now on. */
async function webhook(more: Partial<Webhook> = {}): Promise<string> {
  const id = `webhook-${randomUUID().slice(0, 8)}`;
  await store.feed.publish();
  await store.webhooks.create({
    ...{ id, revision: 1, name: 'CRM', url, personId: 'manager-1', createdAtMs: 0, createdBy: 'test' },
    ...{ types: null, projectIds: null, ownerIds: null, status: 'active', run: 1, attempts: 0 },
    ...{ failingSinceMs: null, nextAtMs: 0, lastDeliveredAtMs: null },
    secrets: [{ secret: `whsec_${Buffer.alloc(24, 1).toString('base64')}`, untilMs: null }],
    after: await store.feed.end(),
    ...more,
  });
  return id;
}

/** @returns its last revision */
async function project(
  projectId: string,
  steps: readonly ProjectEvent[][] = recordedSteps(projectId),
): Promise<number> {
  const before = (await store.projects.read(projectId)) ?? newProject(projectId);
  const events = steps.flat();
  await store.ledger.append(projectId, events);
  const state = events.reduce(evolve, before);
  await store.projects.write(state, before.revision, []);
  await store.feed.publish();
  return state.revision;
}

const unique = (): string => `project-${randomUUID().slice(0, 8)}`;

describe('rounds of deliveries', () => {
  it('deliver each event once, in order, and then wait', async () => {
    const webhookId = await webhook();
    const [a, b] = [unique(), unique()];
    const [lastA, lastB] = [await project(a), await project(b)];
    expect(await deliverRound(deps(), { webhookId })).toEqual({ next: 'round' });
    expect(of(a)).toEqual(ids(a, upTo(lastA)));
    expect(of(b)).toEqual(ids(b, upTo(lastB)));
    expect(await deliverRound(deps(), { webhookId })).toEqual({ next: 'round', isIdle: true });
    expect(received).toHaveLength(lastA + lastB);
    expect(await store.webhooks.read(webhookId)).toMatchObject({
      after: await store.feed.end(),
      attempts: 0,
    });
  });

  it('deliver what the filter lets through', async () => {
    const a = unique();
    const webhookId = await webhook({ projectIds: [a], types: ['contactRecorded', 'projectOpened'] });
    await project(a);
    await project(unique());
    await deliverRound(deps(), { webhookId });
    expect(received.every(({ projectId }) => projectId === a)).toBe(true);
    expect(received).toHaveLength(4);
  });

  it('leave a receiver alone that is down, longer each time, and deliver all of it in order once it is back', async () => {
    const webhookId = await webhook();
    const projects = Array.from({ length: 5 }, unique);
    const last = new Map<string, number>();
    for (const each of projects) last.set(each, await project(each));
    let tried = 0;
    answer = () => ((tried += 1), 503);
    let nowMs = Date.now();
    const waits: number[] = [];
    for (let hours = 0; hours < 60 * hourMs;) {
      const round = await deliverRound(deps(), { webhookId }, nowMs);
      const wait = (round as { notBeforeMs: number }).notBeforeMs - nowMs;
      waits.push(wait);
      // before the time nothing is tried
      expect(await deliverRound(deps(), { webhookId }, nowMs + wait - 1)).toMatchObject({
        notBeforeMs: nowMs + wait,
      });
      nowMs += wait;
      hours += wait;
    }
    expect(tried).toBe(2 * waits.length);
    expect(waits.length).toBeGreaterThan(8);
    for (const [index, wait] of waits.slice(1, 8).entries()) expect(wait).toBeGreaterThan(waits[index]!);
    expect(await store.webhooks.backlogs(webhookId)).toEqual([]);

    answer = () => 204;
    expect(await deliverRound(deps(), { webhookId }, nowMs)).toEqual({ next: 'round' });
    for (const each of projects) expect(of(each)).toEqual(ids(each, upTo(last.get(each)!)));
    expect(await store.webhooks.read(webhookId)).toMatchObject({ attempts: 0, failingSinceMs: null });
  });

  it('disable a webhook after three days without any success, and say who is to know', async () => {
    const webhookId = await webhook();
    await project(unique());
    answer = () => 0;
    let nowMs = Date.now();
    const startedMs = nowMs;
    for (;;) {
      const round = await deliverRound(deps(), { webhookId }, nowMs);
      if (round.next === 'disabled') {
        expect(round).toEqual({ next: 'disabled', personId: 'manager-1', atMs: nowMs });
        break;
      }
      nowMs = (round as { notBeforeMs: number }).notBeforeMs;
    }
    expect(nowMs - startedMs).toBeGreaterThanOrEqual(72 * hourMs);
    expect(nowMs - startedMs).toBeLessThan(78 * hourMs);
    expect(await store.webhooks.read(webhookId)).toMatchObject({
      status: 'disabled',
      disabled: { cause: 'down', detail: expect.stringContaining('ECONNRESET') },
    });
    expect(await deliverRound(deps(), { webhookId }, nowMs)).toEqual({ next: 'end' });

    answer = () => 204;
    await store.webhooks.enable(webhookId);
    await deliverRound(deps(), { webhookId }, nowMs);
    expect(received.length).toBeGreaterThan(0);
  });

  it('go on with other projects when one event is not taken, and keep that project’s order', async () => {
    const webhookId = await webhook();
    const [bad, good] = [unique(), unique()];
    await project(bad);
    await project(good);
    answer = ({ id }) => (id === `${bad}:3` ? 500 : 204);
    let nowMs = Date.now();
    await deliverRound(deps(), { webhookId }, nowMs);
    expect(of(bad)).toEqual(ids(bad, [1, 2]));
    const lastGood = of(good).length;
    expect(lastGood).toBeGreaterThan(3);

    const more = recordedSteps(bad).flat();
    expect(await deliverRound(deps(), { webhookId }, nowMs)).toMatchObject({
      isIdle: true,
      notBeforeMs: expect.any(Number),
    });
    nowMs += hourMs;
    // it is tried again, and what is new of others does not wait for it
    const other = unique();
    await project(other);
    await deliverRound(deps(), { webhookId }, nowMs);
    expect(of(bad)).toEqual(ids(bad, [1, 2]));
    expect(of(other).length).toBeGreaterThan(3);

    answer = () => 204;
    nowMs += 24 * hourMs;
    await deliverRound(deps(), { webhookId }, nowMs);
    expect(of(bad)).toEqual(ids(bad, upTo(more.length)));
    expect(await store.webhooks.backlogs(webhookId)).toEqual([]);
  });

  it('keep a message that a receiver cannot take from holding up what others do', async () => {
    const webhookId = await webhook();
    const bad = unique();
    await project(bad);
    answer = ({ projectId }) => (projectId === bad ? 422 : 204);
    let nowMs = Date.now();
    await deliverRound(deps(), { webhookId }, nowMs);
    const good = unique();
    const last = await project(good);
    await deliverRound(deps(), { webhookId }, nowMs);
    expect(of(good)).toEqual(ids(good, upTo(last)));
    for (; nowMs < Date.now() + 80 * hourMs; nowMs += 5 * hourMs) {
      const { next } = await deliverRound(deps(), { webhookId }, nowMs);
      if (next === 'disabled') break;
    }
    expect((await store.webhooks.read(webhookId))?.disabled).toMatchObject({
      ...{ cause: 'not-taken', projectId: bad, status: 422 },
    });
  });

  it('stop at once when the receiver says that it is gone', async () => {
    const webhookId = await webhook();
    await project(unique());
    answer = () => 410;
    expect(await deliverRound(deps(), { webhookId })).toMatchObject({ next: 'disabled' });
  });

  it('begin anew from another place, whatever a round that is under way notes', async () => {
    const webhookId = await webhook();
    const a = unique();
    const last = await project(a);
    await deliverRound(deps(), { webhookId });
    const before = (await store.webhooks.read(webhookId))!;
    await store.webhooks.restart(webhookId, null);
    await store.webhooks.progressed(before, { after: await store.feed.end() });
    expect((await store.webhooks.read(webhookId))!.after).toBeNull();
    received = [];
    while (!('isIdle' in (await deliverRound(deps(), { webhookId }))));
    expect(of(a)).toEqual(ids(a, upTo(last)));
    expect(received.length).toBe((await store.feed.end())!.position);
  });

  it('tell nobody of what came in as history, and of what happens to it from then on', async () => {
    const webhookId = await webhook();
    const projectId = unique();
    const opening = {
      title: 'Old',
      customerId: 'acme',
      customerClass: 'B' as const,
      ownerId: 'sales-1',
      playbook: rules,
    };
    const made = pastProject(
      { projectId, opening, openedAtMs: 1, endedAtMs: 2, outcome: 'lost' },
      { commandId: 'c', actor: 'key:crm', source: 'crm' },
      Date.now(),
    );
    if ('flaw' in made) throw new Error(made.flaw);
    await store.pastProjects.write([made]);
    await store.feed.publish();
    await deliverRound(deps(), { webhookId });
    expect(of(projectId)).toEqual([]);

    const again = decide(
      made.state,
      { name: 'reopen', noteId: 'n', commandId: 'r', actor: 'sales-1', source: 'api', at: 3 },
      3,
    );
    if (isRefusal(again)) throw new Error(again.code);
    const last = await project(projectId, [[...again.events]]);
    await deliverRound(deps(), { webhookId });
    expect(of(projectId)).toEqual(ids(projectId, upTo(last).slice(2)));
  });

  it('stop when the feed is not the one that they were read from, and deliver nothing past what is missing', async () => {
    const webhookId = await webhook({ after: { position: 3, eventId: 'project-of-another-past:3' } });
    expect(await deliverRound(deps(), { webhookId })).toMatchObject({ next: 'disabled' });
    expect(received).toEqual([]);
    expect((await store.webhooks.read(webhookId))?.disabled?.cause).toBe('restored');
  });

  it('leave a line in the log for each attempt', async () => {
    const webhookId = await webhook({ types: ['projectOpened'] });
    await project(unique());
    answer = () => 500;
    await deliverRound(deps(), { webhookId });
    answer = () => 204;
    await deliverRound(deps(), { webhookId }, Date.now() + hourMs);
    const log = await store.webhooks.deliveries(webhookId, { limit: 10 });
    expect(log.map(({ isDelivered, status }) => ({ isDelivered, status }))).toEqual([
      { isDelivered: true, status: 204 },
      { isDelivered: false, status: 500 },
    ]);
    const [failed] = await store.webhooks.deliveries(webhookId, { isDelivered: false, limit: 10 });
    expect(failed).toMatchObject({ type: 'projectOpened', error: expect.stringContaining('500') });
    const { id, atMs } = log[0]!;
    expect(await store.webhooks.deliveries(webhookId, { after: { id, atMs }, limit: 10 })).toEqual([failed]);
  });
});

describe('the wait after failures', () => {
  it('grows to four hours, and follows what the receiver asks for up to that', () => {
    const seconds = (attempts: number, asked = 0) => backoffMs(attempts, realDayMs, asked, 0.5) / 1000;
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 50].map((attempts) => seconds(attempts))).toEqual([
      5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 14_400, 14_400,
    ]);
    expect(seconds(1, 300)).toBe(300);
    expect(seconds(1, 1e9)).toBe(14_400);
    expect(backoffMs(1, realDayMs, 0, 0)).toBe(4_500);
    expect(backoffMs(1, realDayMs, 0, 1)).toBe(5_500);
    expect(backoffMs(6, realDayMs / 1000, 0, 0.5)).toBe(3_600);
  });
});
