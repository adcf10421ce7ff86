import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { record } from '../../../activities/ledger/ledger';
import type { RecordRequest } from '../../../contracts/sandbox/activities';
import { packEvents, unpackEvents } from '../../../contracts/sandbox/activities';
import type { Calendar } from '../../../contracts/wire/calendars';
import type { ProjectEvent } from '../../../domain/project/model/events';
import { fold } from '../../../domain/project/evolve/evolve';
import type { Store } from '../../../store/store';
import { acme, somebody } from '../../support/directory';
import { engines } from '../../support/engines';
import { milestone, simulate } from '../../support/simulated-project';
import { asStored } from '../../support/stored';
import type { WatchedStore } from '../../support/watched-store';
import { isRead, watchedStore } from '../../support/watched-store';

let store: Store;
let commandsOf: WatchedStore['commandsOf'];
const settings = { dayMs: realDayMs, companyTimeZone: 'Asia/Taipei' };

beforeAll(async () => {
  ({ store, commandsOf } = await watchedStore(engines().mongoUri(`ledger-${randomUUID().slice(0, 8)}`)));
  await store.ensureIndexes();
  await store.customers.create(acme);
  await store.people.create(somebody('boss', { roles: [], team: null }));
  await store.people.create(somebody('sales-1', { managerId: 'boss' }));
});
afterAll(() => store.close());

/** Events of a project as its workflow would have them before the ledger has planned anything. */
function someEvents(projectId: string): ProjectEvent[] {
  const project = simulate({ settles: false });
  project.tell(milestone('customer-profiled'));
  project.tell({ name: 'recordContact', kind: 'call' });
  void projectId;
  return project.events();
}

/** @param before all events of the project before these */
const request = (
  projectId: string,
  events: readonly ProjectEvent[],
  before: readonly ProjectEvent[] = [],
): RecordRequest => ({
  projectId,
  after: fold(projectId, before).fingerprint,
  steps: packEvents(events),
});

describe('packing', () => {
  it('gives the same events back', () => {
    const events = someEvents('x');
    expect(unpackEvents(packEvents(events))).toEqual(events);
    expect(packEvents(events).length).toBeLessThan(events.length);
  });
});

describe('recording', () => {
  it('writes events, document and tasks, and answers with deadlines', async () => {
    const projectId = randomUUID();
    const { planned } = await record(store, settings, request(projectId, someEvents(projectId)));
    expect(planned?.clock?.followUpAtMs).toBeGreaterThan(0);
    const state = await store.projects.read(projectId);
    expect(state).toEqual(asStored(fold(projectId, await store.ledger.read(projectId))));
    expect(state!.deal!.clock.judgeAtMs).toBe(planned!.clock!.judgeAtMs);
    expect(await store.projects.openTaskCounts(['sales-1'])).toEqual(new Map([['sales-1', 1]]));
  });

  it('changes nothing when it is repeated, and answers with the first plan', async () => {
    const projectId = randomUUID();
    const asked = request(projectId, someEvents(projectId));
    const first = await record(store, settings, asked);
    const [events, state] = [await store.ledger.read(projectId), await store.projects.read(projectId)];
    // somebody has moved to another zone in between
    const later = { ...settings, companyTimeZone: 'America/New_York' };
    expect((await record(store, later, asked)).planned).toEqual(first.planned);
    expect(await store.ledger.read(projectId)).toEqual(events);
    expect(await store.projects.read(projectId)).toEqual(state);
  });

  it('plans by the calendar that holds then, and a repeat gets what was recorded', async () => {
    const closed = (date: string): Calendar => ({
      key: 'plant-1',
      name: { en: 'Plant 1', 'zh-TW': '一廠' },
      base: null,
      weekend: [6, 7],
      years: [
        {
          year: 2026,
          status: 'announced',
          daysOff: [{ date, name: 'Closed' }],
          makeUpDays: [],
          shutdowns: [],
        },
      ],
    });
    const by = { changedBy: 'admin', changedAtMs: 0 };
    const plant = { ...settings, companyCalendar: 'plant-1', workdayStart: '08:30' };
    const dueOn = async (projectId: string): Promise<string> => {
      const { planned } = await record(store, plant, request(projectId, someEvents(projectId)));
      return new Date(planned!.clock!.followUpAtMs!).toISOString();
    };
    const [first, second] = [randomUUID(), randomUUID()];

    await store.calendars.change(closed('2026-03-17'), 0, by);
    expect(await dueOn(first)).toBe('2026-03-18T00:30:00.000Z');
    await store.calendars.change(closed('2026-03-18'), 1, by);
    expect(await dueOn(second)).toBe('2026-03-17T00:30:00.000Z');
    expect(await dueOn(first)).toBe('2026-03-18T00:30:00.000Z');
  });

  it('mends what a crash between ledger and document has left', async () => {
    const projectId = randomUUID();
    const events = someEvents(projectId);
    await store.ledger.append(projectId, events.slice(0, 3));
    await record(store, settings, request(projectId, events.slice(3), events.slice(0, 3)));
    expect(await store.projects.read(projectId)).toEqual(
      asStored(fold(projectId, await store.ledger.read(projectId))),
    );
  });

  it('takes two attempts at once', async () => {
    const projectId = randomUUID();
    const asked = request(projectId, someEvents(projectId));
    const [one, two] = await Promise.all([record(store, settings, asked), record(store, settings, asked)]);
    expect(one.planned).toEqual(two.planned);
    expect(await store.projects.read(projectId)).toEqual(
      asStored(fold(projectId, await store.ledger.read(projectId))),
    );
  });

  it('refuses to leave a gap', async () => {
    const projectId = randomUUID();
    const events = someEvents(projectId);
    const late = request(projectId, events.slice(2), events.slice(0, 2));
    await expect(record(store, settings, late)).rejects.toThrow(/ends at 0/);
  });
});

describe('what recording costs', () => {
  it('writes events, tasks and document in one round trip, and reads what it needs once', async () => {
    const projectId = randomUUID();
    const events = someEvents(projectId);
    const [opening, contact] = [events.slice(0, -1), events.slice(-1)];
    // the rules of the playbook are kept once in the life of a process
    await record(store, settings, request(randomUUID(), events));

    const first = await commandsOf(() => record(store, settings, request(projectId, opening)));
    expect(first.filter((each) => !isRead(each))).toMatchObject([{ name: 'bulkWrite' }]);
    const next = await commandsOf(() => record(store, settings, request(projectId, contact, opening)));
    expect(next.filter((each) => !isRead(each))).toMatchObject([{ name: 'bulkWrite' }]);
    const read = [...first, ...next].filter(isRead).map(({ collection }) => collection);
    // of the archive only what the customer is called, as a stage begins: these rules ask it nothing
    const name = ['customerLinks', 'customers'];
    expect(read).toEqual(['projects', 'people', ...name, 'projects', 'people']);
    expect(await store.projects.read(projectId)).toEqual(
      asStored(fold(projectId, await store.ledger.read(projectId))),
    );
    const { tasks } = fold(projectId, await store.ledger.read(projectId)).deal!;
    const [head] = await store.heads.of([projectId]);
    const shown = Object.values(tasks).map(({ id: taskId, status, personId, dueAtMs }) => ({
      ...{ taskId, status, personId, dueAtMs },
    }));
    expect(head!.tasks).toMatchObject(shown);
  });

  it('writes the same on a server that writes to one collection at a time', async () => {
    const projectId = randomUUID();
    const events = someEvents(projectId);
    const older = { ...store, steps: { write: () => Promise.resolve(false) } };
    const asked = await commandsOf(() => record(older, settings, request(projectId, events)));
    expect(asked.filter((each) => !isRead(each)).map(({ name }) => name)).toEqual([
      'insert',
      'update',
      // the card of the project, before its document
      'update',
      'insert',
      'update',
    ]);
    expect(await store.projects.read(projectId)).toEqual(
      asStored(fold(projectId, await store.ledger.read(projectId))),
    );
  });
});

describe('a crash in the middle of a write', () => {
  /** Takes away what stands behind the first rows of a write, as if the server had been killed there. */
  async function crashedAfter(what: 'events' | 'some events' | 'tasks', projectId: string): Promise<void> {
    const connection = mongoose.connections.at(-1)!;
    const of = (collection: string) => connection.collection(collection);
    await of('projects').deleteMany({ projectId });
    if (what !== 'tasks') await of('tasks').deleteMany({ projectId });
    if (what === 'some events') await of('events').deleteMany({ projectId, revision: { $gt: 2 } });
  }

  it.each(['some events', 'events', 'tasks'] as const)(
    'behind its %s is mended by the repeat',
    async (what) => {
      const projectId = randomUUID();
      const asked = request(projectId, someEvents(projectId));
      const { planned } = await record(store, settings, asked);
      const [events, document] = [await store.ledger.read(projectId), await store.projects.read(projectId)];
      await crashedAfter(what, projectId);

      expect((await record(store, settings, asked)).planned).toEqual(planned);
      expect(await store.ledger.read(projectId)).toEqual(events);
      expect(await store.projects.read(projectId)).toEqual(document);
      const [head] = await store.heads.of([projectId]);
      expect(head!.tasks.map(({ taskId }) => taskId)).toEqual(Object.keys(document!.deal!.tasks));
    },
  );

  it('leaves tasks and document as they are when the ledger has another event', async () => {
    const projectId = randomUUID();
    const events = someEvents(projectId);
    const last = events.at(-1)!;
    await record(store, settings, request(projectId, events.slice(0, -1)));
    const before = await store.projects.read(projectId);
    await store.ledger.append(projectId, [{ ...last, atMs: last.atMs + 1 }]);

    const { found } = await record(store, settings, request(projectId, [last], events.slice(0, -1)));
    expect(found?.state.revision).toBe(last.revision);
    expect(await store.projects.read(projectId)).toEqual(before);
  });
});

describe('choosing people for roles that wait for somebody', () => {
  it('asks with the owner, the customer and its class, and the project', async () => {
    await store.people.create(somebody('for-a', { roles: ['presales-engineer'], customerClasses: ['A'] }));
    await store.people.create(somebody('for-b', { roles: ['presales-engineer'], customerClasses: ['B'] }));
    const projectId = randomUUID();
    const project = simulate({ holder: () => null, settles: false });
    for (const key of ['customer-profiled', 'meeting-agreed', 'visited', 'need-confirmed']) {
      project.tell(milestone(key));
    }
    for (const key of ['proposal-sent', 'buying-team-known']) project.tell(milestone(key));
    const { choices } = await record(store, settings, request(projectId, project.events()));
    expect(choices).toContainEqual({
      role: 'presales-engineer',
      personId: 'for-b',
      reason: 'least-loaded-in-team',
    });
  });
});
