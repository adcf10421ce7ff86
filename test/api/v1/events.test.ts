import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import type { components, FeedEvent, paths } from '../../../client/src';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';

/** The feed as programs follow it. */
let api: RunningApi;
let isDraining = false;

beforeAll(async () => {
  api = await startApi({ isDraining: () => isDraining });
});
afterAll(() => api.stop());

type Page = components['schemas']['EventPage'];

async function read(query: paths['/v1/events']['get']['parameters']['query']): Promise<Page> {
  return (await api.milepost.GET('/v1/events', { params: { query: query ?? {} } })).data;
}

/** The cursor where the feed ends now. */
async function end(): Promise<string> {
  return (await read({ after: 'latest' })).cursor!;
}

/** Everything after a cursor, a few at a time. */
async function readAll(after: string | null, limit: number): Promise<FeedEvent[]> {
  const items: FeedEvent[] = [];
  const from = after === null ? {} : { after };
  for await (const event of api.milepost.follow({ ...from, limit, wait: 0 })) items.push(event);
  return items;
}

describe('GET /v1/events', () => {
  it('is empty at first, and has a cursor as soon as something has happened', async () => {
    expect(await read({})).toEqual({ items: [], cursor: null, isMore: false });
    expect(await read({ after: 'latest' })).toEqual({ items: [], cursor: null, isMore: false });
  });

  it('tells what the timeline tells, in the same order, without notes', async () => {
    const projectId = await api.openProject();
    const note = 'Wants figures first';
    const contact = { kind: 'call', occurredAt: new Date().toISOString(), note };
    expect((await api.post(`/v1/projects/${projectId}/contacts`, contact)).status).toBe(200);
    const timeline = (await api.get(`/v1/projects/${projectId}/timeline`)).body.items;
    const events = (await readAll(null, 3)).filter((event) => event.projectId === projectId);
    expect(events.map(({ type, revision, facts }) => ({ type, revision, facts }))).toEqual(
      timeline.map(({ type, revision, facts }) => ({ type, revision, facts })),
    );
    expect(events.filter(({ hasNote }) => hasNote).map(({ type }) => type)).toEqual(['contactRecorded']);
    expect(JSON.stringify(events)).not.toContain(note);
  });

  it('goes on after any event, and says the same again', async () => {
    const all = await readAll(null, 200);
    const middle = all[Math.floor(all.length / 2)]!;
    expect(await readAll(middle.cursor, 2)).toEqual(all.slice(all.indexOf(middle) + 1));
    const page = await read({ limit: 2 });
    expect(page).toEqual({ items: all.slice(0, 2), cursor: all[1]!.cursor, isMore: true });
  });

  it('waits for an event, and answers as soon as there is one', async () => {
    const after = await end();
    const startedMs = Date.now();
    const waiting = read({ after, wait: 30 });
    await delay(300);
    const projectId = await api.openProject();
    const { items } = await waiting;
    expect(items[0]).toMatchObject({ type: 'projectOpened', projectId, revision: 1 });
    expect(Date.now() - startedMs).toBeLessThan(25_000);
  });

  it('answers without events when the time is over, and goes on from the same place', async () => {
    const after = await end();
    expect(await read({ after, wait: 0.5 })).toEqual({ items: [], cursor: after, isMore: false });
  });

  it('waits no longer when the process is about to end', async () => {
    const after = await end();
    const waiting = read({ after, wait: 30 });
    await delay(300);
    isDraining = true;
    expect((await waiting).items).toEqual([]);
    isDraining = false;
  });

  it('is filtered by types, project and owner', async () => {
    const projectId = await api.openProject();
    const { items, cursor } = await read({ projectId, types: 'projectOpened,taskOpened' });
    expect(new Set(items.map(({ type }) => type))).toEqual(new Set(['projectOpened', 'taskOpened']));
    expect(new Set(items.map((item) => item.projectId))).toEqual(new Set([projectId]));
    expect(await read({ projectId, after: cursor! })).toMatchObject({ items: [] });
    expect((await read({ ownerId: 'sales-2' })).items).toEqual([]);
  });

  it.each([
    ['?after=nonsense', 400, 'invalid-parameters'],
    [`?after=${Buffer.from('3:project-of-another-past:3').toString('base64url')}`, 409, 'unknown-cursor'],
    [`?after=${Buffer.from('999999:project-x:1').toString('base64url')}`, 409, 'unknown-cursor'],
    ['?types=projectWonn', 400, 'invalid-parameters'],
    ['?wait=31', 400, 'invalid-parameters'],
    ['?limit=1001', 400, 'invalid-parameters'],
    ['?from=1', 400, 'invalid-parameters'],
  ])('refuses %s', async (query, status, code) => {
    expect(await api.get(`/v1/events${query}`)).toMatchObject({ status, body: { code } });
  });
});
