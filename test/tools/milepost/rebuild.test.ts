import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { randomUUID } from 'node:crypto';
import { record } from '../../../activities/ledger/ledger';
import { packEvents } from '../../../contracts/sandbox/activities';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { ProjectEvent } from '../../../domain/project/model/events';
import { fold } from '../../../domain/project/evolve/evolve';
import { noEvents } from '../../../domain/project/model/state';
import { defineModels } from '../../../store/models/models';
import type { Models } from '../../../store/models/models';
import type { RebuiltProject } from '../../../store/projects/rebuild';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { rebuildAll, rebuildOne } from '../../../tools/milepost/kit/rebuild-all';
import type { RunningApi } from '../../api/running-api';
import { startApi } from '../../api/running-api';
import { acme, somebody } from '../../support/directory';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import { milestone, simulate } from '../../support/simulated-project';
import { milepost, spawnMilepost } from './run-milepost';
import { projectRow } from '../../../store/projects/project-rows';
import { asStored } from '../../support/stored';

const settings = { dayMs: realDayMs, companyTimeZone: 'Asia/Taipei' };
/** Enough for some records of the progress: there is one after each twenty projects. */
const many = 90;
const never = new AbortController().signal;

/** A database of its own for each test: a rebuild takes all that is in it. */
let uri: string;
let store: Store;
let connection: mongoose.Connection;
let models: Models;

beforeEach(async () => {
  await close();
  uri = engines().mongoUri(`rebuild-${randomUUID().slice(0, 8)}`);
  store = await connectStore(uri);
  await store.ensureIndexes();
  await store.customers.create(acme);
  await store.people.create(somebody('boss', { roles: [], team: null }));
  await store.people.create(somebody('sales-1', { managerId: 'boss' }));
  connection = await mongoose.createConnection(uri).asPromise();
  models = defineModels(connection);
});
afterAll(() => close());

async function close(): Promise<void> {
  await (store as Store | undefined)?.close();
  await (connection as mongoose.Connection | undefined)?.close();
}

const rebuild = (...args: string[]) => milepost({ MILEPOST_MONGODB_URI: uri }, ['rebuild', ...args]);

function eventsOf(projectId: string): ProjectEvent[] {
  const project = simulate({ projectId });
  for (const key of ['customer-profiled', 'meeting-agreed', 'visited']) project.tell(milestone(key));
  project.tell({ name: 'recordContact', kind: 'call' });
  return project.events();
}

async function recordProjects(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, n) => `project-${String(n).padStart(4, '0')}`);
  const events = eventsOf('any');
  for (const projectId of ids)
    await record(store, settings, { projectId, after: noEvents, steps: packEvents(events) });
  return ids;
}

/** Projects that stand in the ledger and nowhere else. */
async function appendProjects(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, n) => `project-${String(n).padStart(4, '0')}`);
  const events = eventsOf('any');
  for (const projectId of ids) await store.ledger.append(projectId, events);
  return ids;
}

/** Documents and tasks as they are stored; a task keeps the revision at which its row was written last. */
async function readSide() {
  const projects = await models.projects.find().sort({ _id: 1 }).lean();
  const tasks = await models.tasks.find().sort({ _id: 1 }).lean();
  return { projects, tasks: tasks.map(({ revision: _, ...task }) => task) };
}

describe('milepost rebuild', () => {
  it('makes projects, tasks and indexes anew when their collections were dropped', async () => {
    await recordProjects(30);
    const before = await readSide();
    expect(before.tasks.length).toBeGreaterThan(30);
    await models.projects.collection.drop();
    await models.tasks.collection.drop();
    expect((await store.database.missingIndexes()).map(({ collection }) => collection)).toContain('tasks');

    const { code, json } = await rebuild('--json');

    expect(code).toBe(0);
    expect(json()).toMatchObject({
      projects: 30,
      written: 30,
      faulty: [],
      customers: 0,
      withoutLedger: [],
      resumedAfter: null,
    });
    expect(await readSide()).toEqual(before);
    expect(await store.database.missingIndexes()).toEqual([]);
  });

  it('writes nothing where everything is as the ledger says', async () => {
    await recordProjects(3);
    expect((await rebuild('--json')).json()).toMatchObject({ projects: 3, written: 0 });
  });

  it('puts right what is different, of a document, its list fields and its tasks, and what is behind', async () => {
    const [one, two, three, four] = (await recordProjects(4)) as [string, string, string, string];
    const before = await readSide();
    const { state, ...row } = (await models.projects.findById(one).lean())!;
    await models.projects.replaceOne(
      { _id: one },
      { ...row, state: { ...state, deal: { ...state.deal, title: 'Wrong' } } },
    );
    await models.projects.updateOne({ _id: two }, { $set: { ownerId: 'somebody-else' } });
    const [first] = await models.tasks.find({ projectId: three }).lean();
    await models.tasks.updateOne({ _id: first!._id }, { $set: { personId: 'somebody-else' } });
    await models.tasks.create({ ...first!, _id: `${three}:stray`, taskId: 'stray' });
    const behind = fold(four, (await store.ledger.read(four)).slice(0, 2));
    await models.projects.updateOne(
      { _id: four },
      { $set: { revision: behind.revision, state: projectRow(behind).state } },
    );

    expect((await rebuild('--json')).json()).toMatchObject({ projects: 4, written: 4 });
    expect(await readSide()).toEqual(before);
  });

  it('rebuilds one project by its id, and says when there is none of it', async () => {
    const [one, two] = (await recordProjects(2)) as [string, string];
    const before = await readSide();
    await models.projects.deleteMany({});
    const { code, out } = await rebuild('--project', two);
    expect([code, out]).toEqual([0, expect.stringContaining('written anew')]);
    expect(await store.projects.read(one)).toBeNull();
    expect((await models.projects.findById(two).lean())!.state).toEqual(before.projects[1]!.state);
    expect(await rebuild('--project', 'none')).toMatchObject({ code: 1 });
  });

  it('leaves a project alone whose ledger has a gap or is behind its document, tells of it, and does the others', async () => {
    const [gap, ahead, dropped, orphan] = (await recordProjects(4)) as [string, string, string, string];
    const before = await readSide();
    await models.events.deleteOne({ _id: `${gap}:3` });
    const last = (await store.ledger.read(ahead)).at(-1)!;
    await models.events.deleteOne({ _id: `${ahead}:${last.revision}` });
    await models.events.deleteMany({ projectId: orphan });
    await models.projects.deleteOne({ _id: dropped });

    const { code, json } = await rebuild('--json');

    expect(code).toBe(1);
    expect(json()).toMatchObject({ projects: 3, written: 1, withoutLedger: [orphan] });
    expect(json<{ faulty: unknown[] }>().faulty).toEqual([
      { projectId: gap, fault: expect.stringContaining('event 3 is missing') },
      { projectId: ahead, fault: expect.stringContaining(`ends at ${last.revision - 1}`) },
    ]);
    expect(await readSide()).toEqual(before);
  });

  it('goes on where a run was killed, and begins anew when the read side was dropped since or when it is told to', async () => {
    const ids = await appendProjects(many);
    await rebuildAll(store, { fromStart: true, signal: never });
    const before = await readSide();
    await models.projects.deleteMany({});
    const { child, ran } = spawnMilepost({ MILEPOST_MONGODB_URI: uri }, ['rebuild']);
    await eventually(() => store.checkpoints.read('rebuild'), 60_000);
    child.kill('SIGKILL');
    await ran;
    const stopped = (await store.checkpoints.read('rebuild'))!.afterProjectId;
    expect(ids.indexOf(stopped)).toBeLessThan(ids.length - 1);

    const left = ids.length - 1 - ids.indexOf(stopped);
    const resumed = await rebuild('--json');
    expect(resumed.json()).toMatchObject({ projects: left, resumedAfter: stopped });
    expect(resumed.err).toContain('goes on there');
    expect(await readSide()).toEqual(before);
    expect(await store.checkpoints.read('rebuild')).toBeNull();

    const checkpoint = { afterProjectId: stopped, startedAtMs: Date.now(), updatedAtMs: Date.now() };
    await store.checkpoints.write('rebuild', checkpoint);
    expect((await rebuild('--json', '--from-start')).json()).toMatchObject({
      projects: many,
      resumedAfter: null,
    });
    await store.checkpoints.write('rebuild', checkpoint);
    await models.projects.deleteMany({});
    expect((await rebuild('--json')).json()).toMatchObject({
      projects: many,
      written: many,
      resumedAfter: null,
    });
  }, 180_000);

  it('stops at Ctrl-C where the next run goes on, and ends with 130', async () => {
    const ids = await appendProjects(many);
    const { child, ran } = spawnMilepost({ MILEPOST_MONGODB_URI: uri }, ['rebuild']);
    await eventually(() => store.checkpoints.read('rebuild'), 60_000);
    child.kill('SIGINT');
    const { code, out, err } = await ran;
    expect([code, out, err]).toEqual([130, '', 'Stopped.\n']);
    const { afterProjectId } = (await store.checkpoints.read('rebuild'))!;
    expect(await models.projects.countDocuments()).toBe(ids.indexOf(afterProjectId) + 1);
  }, 120_000);

  it('looks again at what it has put right: a write that was under way may have built on what was wrong', async () => {
    const [projectId] = (await recordProjects(1)) as [string];
    const right = (await store.projects.read(projectId))!;
    const wrong = { ...right, deal: { ...right.deal!, title: 'Wrong' } };
    await models.projects.updateOne({ _id: projectId }, { $set: { state: projectRow(wrong).state } });
    const next = { ...(await store.ledger.read(projectId)).at(-1)!, revision: right.revision + 1 };
    let writes = 0;
    const project = async (id: string): Promise<RebuiltProject> => {
      const rebuilt = await store.rebuild.project(id);
      // an activity that had read the wrong document
      if ((writes += 1) === 1) {
        await store.ledger.append(id, [next]);
        await store.projects.write({ ...wrong, revision: next.revision }, right.revision, []);
      }
      return rebuilt;
    };
    const racing = { ...store, rebuild: { ...store.rebuild, project } };

    expect(await rebuildOne(racing, projectId, never)).toMatchObject({ outcome: 'written' });
    expect(await store.projects.read(projectId)).toEqual(
      asStored(fold(projectId, await store.ledger.read(projectId))),
    );
    expect(writes).toBeGreaterThan(2);
  });
});

describe('a document that is written', () => {
  it('forgets when its project had ended once that runs again', async () => {
    const project = simulate({ projectId: 'back' });
    project.tell({ name: 'lose', reason: 'price' });
    await record(store, settings, {
      projectId: 'back',
      after: noEvents,
      steps: packEvents(project.events()),
    });
    expect((await models.projects.findById('back').lean())!.endedAtMs).toBeGreaterThan(0);
    const before = project.events().length;
    project.tell({ name: 'reopen' });
    const after = fold('back', project.events().slice(0, before)).fingerprint;
    const steps = packEvents(project.events().slice(before));
    await record(store, settings, { projectId: 'back', after, steps });
    const row = (await models.projects.findById('back').lean())!;
    expect([row.status, row.endedAtMs]).toEqual(['open', undefined]);
  });
});

describe('while the platform runs', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  }, 120_000);
  afterAll(() => api.stop());

  it('never sets a project back that moves, and ends with all of them at what the ledger says', async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, () => api.openProject()));
    const own = await mongoose.createConnection(engines().mongoUri(api.database)).asPromise();
    const rows = defineModels(own);
    let isOver = false;
    const seen = new Map<string, number>();
    const watch = async (): Promise<void> => {
      while (!isOver) {
        for (const { _id, revision } of await rows.projects.find({}, { revision: 1 }).lean()) {
          if (revision < (seen.get(_id) ?? 0)) throw new Error(`${_id} went back to ${revision}`);
          seen.set(_id, revision);
        }
      }
    };
    const watching = watch();
    const moving = Promise.all(
      ids.map(async (id) => {
        for (let n = 0; n < 10; n += 1) {
          const told = await api.post(`/v1/projects/${id}/contacts`, { kind: 'call', note: `Call ${n}` });
          expect(told.status).toBe(200);
        }
      }),
    ).finally(() => (isOver = true));
    let rounds = 0;
    while (!isOver) {
      const report = await rebuildAll(api.store, { fromStart: true, signal: never });
      expect(report.faulty).toEqual([]);
      rounds += 1;
    }
    await Promise.all([moving, watching]);
    expect(rounds).toBeGreaterThan(1);

    // the read side was lost while they move: they are all there again
    const again = Promise.all(ids.map((id) => api.post(`/v1/projects/${id}/contacts`, { kind: 'call' })));
    await rows.projects.deleteMany({});
    await rows.tasks.deleteMany({});
    await rebuildAll(api.store, { fromStart: true, signal: never });
    await again;
    for (const id of ids) {
      const ledgerState = await eventually(async () => {
        const events = await api.store.ledger.read(id);
        const state = fold(id, events);
        return (await api.store.projects.read(id))?.revision === state.revision && state;
      });
      expect(await api.store.projects.read(id)).toEqual(asStored(ledgerState));
      const stored = await rows.tasks.find({ projectId: id }).lean();
      expect(stored.map(({ taskId }) => taskId).sort()).toEqual(Object.keys(ledgerState.deal!.tasks).sort());
    }
    await own.close();
  }, 120_000);
});
