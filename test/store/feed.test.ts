import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { evolve } from '../../domain/project/evolve/evolve';
import { newProject } from '../../domain/project/model/state';
import type { FeedEvent, FeedPlace, FeedStretch } from '../../store/feed/feed';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { engines } from '../support/engines';
import { eventually } from '../support/eventually';
import { recordedSteps } from '../support/recorded-steps';

/** The one order of all events: whoever stops anywhere and goes on has each of them once. */
const stores: Store[] = [];
let uri: string;

async function connected(): Promise<Store> {
  const store = await connectStore(uri);
  stores.push(store);
  return store;
}

beforeAll(async () => {
  uri = engines().mongoUri(`feed-${randomUUID().slice(0, 8)}`);
  await (await connected()).ensureIndexes();
});
afterAll(() => Promise.all(stores.map((store) => store.close())));

/** As Temporal repeats an activity: the embedded server fails now and then when many write at once. */
async function repeated<T>(work: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempts === 5) throw error;
      await delay(10 * attempts);
    }
  }
}

/**
 * Records a project as workers do. Now and then one dies after it has appended to the ledger, and another one repeats the
 * step.
 */
async function recordProject(store: Store, projectId: string): Promise<number> {
  let state = newProject(projectId);
  for (const events of recordedSteps(projectId)) {
    const fromRevision = state.revision;
    state = events.reduce(evolve, state);
    const taskIds = Object.keys(state.deal?.tasks ?? {});
    const missing = async (): Promise<void> => {
      await store.ledger.append(projectId, events);
      await store.projects.write(state, fromRevision, taskIds);
    };
    if (randomInt(3) === 0) await repeated(() => store.ledger.append(projectId, events));
    else await store.steps.write({ events, state, fromRevision, taskIds }).catch(() => undefined);
    await repeated(missing);
    if (randomInt(2) === 0) await repeated(() => store.feed.publish());
  }
  return state.revision;
}

/** Reads on from where it stopped until somebody says that nothing more comes, each time a few events. */
async function follow(store: Store, isOver: () => boolean): Promise<FeedEvent[]> {
  const read: FeedEvent[] = [];
  let cursor: FeedPlace | null = null;
  for (;;) {
    const wasOver = isOver();
    const { events, upTo }: FeedStretch = (await store.feed.read(cursor, { limit: 1 + randomInt(60) }))!;
    // as if it had ended before it noted what it has read: it goes on from the event before
    const kept = events.slice(0, randomInt(10) === 0 ? randomInt(events.length + 1) : undefined);
    read.push(...kept);
    const last = kept.at(-1);
    if (last) cursor = { position: last.position, eventId: last._id };
    else if (events.length === 0) cursor = upTo;
    if (wasOver && events.length === 0) return read;
    if (events.length === 0) await delay(randomInt(10));
  }
}

describe('the feed', () => {
  it('gives each reader every event once and in order, whoever writes, publishes and dies', async () => {
    const writers = await Promise.all(Array.from({ length: 16 }, connected));
    const readers = await Promise.all(Array.from({ length: 3 }, connected));
    let isOver = false;
    const reading = readers.map((store) => follow(store, () => isOver));
    const revisions = new Map<string, number>();
    await Promise.all(
      writers.map(async (store, writer) => {
        for (let n = 0; n < 6; n += 1) {
          const projectId = `project-${writer}-${n}`;
          revisions.set(projectId, await recordProject(store, projectId));
        }
      }),
    );
    await eventually(() => readers[0]!.feed.publish());
    isOver = true;
    const wanted = [...revisions.values()].reduce((sum, revision) => sum + revision, 0);
    for (const read of await Promise.all(reading)) {
      expect(read.map(({ position }) => position)).toEqual(Array.from({ length: wanted }, (_, n) => n + 1));
      for (const [projectId, revision] of revisions) {
        const own = read.filter(({ subjectId }) => subjectId === projectId);
        expect(own.map((event) => event.revision)).toEqual(Array.from({ length: revision }, (_, n) => n + 1));
      }
    }
  });

  it('is filtered by type, project and owner, and goes on after what did not match', async () => {
    const store = await connected();
    const projectId = 'project-0-0';
    const { events, upTo, isMore } = (await store.feed.read(null, {
      limit: 200,
      filter: { projectIds: [projectId], types: ['contactRecorded'] },
    }))!;
    expect(events.map(({ type, subjectId }) => [type, subjectId])).toEqual(
      Array.from({ length: 3 }, () => ['contactRecorded', projectId]),
    );
    expect({ upTo, isMore }).toEqual({ upTo: await store.feed.end(), isMore: false });
    expect((await store.feed.read(null, { limit: 5, filter: { ownerIds: ['nobody'] } }))!.events).toEqual([]);
    const first = await store.feed.read(null, { limit: 1, filter: { ownerIds: ['sales-1'] } });
    expect(first).toMatchObject({ isMore: true, upTo: { position: 1 } });
  });

  it('tells the plans of deadlines to nobody, and a playbook by its name', async () => {
    const store = await connected();
    const { events } = (await store.feed.read(null, {
      limit: 200,
      filter: { projectIds: ['project-1-1'] },
    }))!;
    expect(events.filter(({ event }) => 'planned' in event)).toEqual([]);
    const opened = events.find(({ type }) => type === 'projectOpened');
    expect(opened?.event).toMatchObject({ playbook: { key: 'standard', version: expect.any(Number) } });
    expect(Object.keys((opened!.event as { playbook: object }).playbook)).toEqual(['key', 'version']);
  });

  it('knows its own places, and not those of another past', async () => {
    const store = await connected();
    const end = (await store.feed.end())!;
    expect(await store.feed.isKnown(end)).toBe(true);
    expect(await store.feed.isKnown({ ...end, eventId: 'project-x:1' })).toBe(false);
    expect(await store.feed.isKnown({ ...end, position: end.position + 1 })).toBe(false);
    for (const filter of [{}, { types: ['contactRecorded'] as const }])
      for (const wrong of [
        { ...end, eventId: 'project-x:1' },
        { ...end, position: end.position + 1 },
      ])
        expect(await store.feed.read(wrong, { limit: 5, filter })).toBeNull();
  });

  it('passes over nothing that a ledger lacks for now', async () => {
    const store = await connected();
    const [first, second] = recordedSteps('project-gap');
    const state = [...first!, ...second!].reduce(evolve, newProject('project-gap'));
    await store.ledger.append('project-gap', [...first!, ...second!.slice(1)]);
    await store.projects.write(state, 0, []);
    await store.feed.publish();
    const of = async () =>
      (await store.feed.read(null, { limit: 200, filter: { projectIds: ['project-gap'] } }))!.events.length;
    expect(await of()).toBe(first!.length);
    await store.ledger.append('project-gap', second!.slice(0, 1));
    await store.feed.publish();
    expect(await of()).toBe(state.revision);
  });
});
