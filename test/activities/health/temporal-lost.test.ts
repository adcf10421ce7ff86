import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkProjects } from '../../../activities/health/check-projects';
import { restoreProjects, restoreRest } from '../../../activities/health/restore';
import {
  calendarChangeWorkflowId,
  handOverWorkflowId,
  projectWorkflowId,
  weeklyScheduleId,
} from '../../../contracts/sandbox/names';
import { searchAttributeTypes } from '../../../contracts/sandbox/search-attributes';
import type { TemporalEngine } from '../../../embedded/engines/temporal-server';
import { startTemporal } from '../../../embedded/engines/temporal-server';
import type { HandOverState } from '../../../domain/hand-over/hand-over-progress';
import type { DevWorker } from '../../support/dev-worker';
import { somebody } from '../../support/directory';
import { eventually } from '../../support/eventually';
import { everyPlace, portfolio } from '../../support/portfolio';
import { openProject } from '../../support/project-client';
import type { DrillWorld } from './drill-world';
import { drillWorld, expectWhole } from './drill-world';

let world: DrillWorld;
let folder: string;
let temporal: TemporalEngine | undefined;
let fresh: DevWorker | undefined;
beforeAll(async () => {
  world = await drillWorld();
  folder = mkdtempSync(path.join(tmpdir(), 'temporal-lost-'));
});
afterAll(async () => {
  await fresh?.stop();
  await temporal?.stop();
  await world.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('Temporal with an empty database', () => {
  it('gets every project that runs, the mails that wait, hand-overs, calendar changes and schedules', async () => {
    const { store, server } = world;
    // what has been lived through: projects of the day, a portfolio in every place, and a rep who leaves
    const opened: string[] = [];
    for (let number = 0; number < 3; number += 1) {
      opened.push((await openProject(server.client, server.taskQueue)).projectId);
    }
    for (const id of opened) await expectWhole(world, server.client, id);
    await eventually(async () => {
      const { pending, sending } = await store.outbox.counts();
      return world.mails.length > 0 && !pending && !sending;
    });
    const ids = await portfolio(store, server, {
      ownerId: 'sales-1',
      count: 26,
      places: everyPlace,
    });
    await store.people.create(somebody('leaver', { managerId: 'boss', active: false }));
    const handOver: HandOverState = {
      handOverId: 'hand-over-1',
      fromPersonId: 'leaver',
      reason: 'leaving',
      status: 'running',
      version: 3,
      parts: [
        {
          partId: 'sales-1',
          receiverId: 'sales-1',
          status: 'offered',
          projects: 1,
          moved: 0,
          refused: 0,
          dueAtMs: Date.now() + 86_400_000,
          asked: [],
          answer: null,
          decision: null,
          told: false,
        },
      ],
    };
    await store.handOvers.begin({
      id: handOver.handOverId,
      fromPersonId: 'leaver',
      reason: 'leaving',
      requestedBy: 'boss',
      startedAtMs: Date.now() - 3_600_000,
      state: handOver,
    });
    const calendar = {
      key: 'plant-1',
      name: { en: 'Plant 1', 'zh-TW': '一廠' },
      base: null,
      weekend: [],
      years: [],
    };
    await store.calendars.keep([calendar], Date.now() - 3_600_000);
    await store.calendars.announce('plant-1', 1, Date.now() - 60_000);
    await server.stopWorker();
    const forgotten = (await store.outbox.ofProject(opened[0]!))[0]!;
    await world.database.collection<{ _id: string }>('outbox').deleteOne({ _id: forgotten._id });
    const sent = world.mails.length;

    temporal = await startTemporal(
      {
        port: 'free',
        uiPort: 'none',
        logFile: path.join(folder, 'log'),
        searchAttributes: searchAttributeTypes,
      },
      () => undefined,
    );
    const there = await world.workerAt(temporal.address);
    fresh = there.server;
    const looked = await checkProjects(there.deps, { repairs: 'safe', startsLeft: 0 });
    expect(new Set(looked.findings.map(({ kind }) => kind))).toEqual(new Set(['no-workflow']));

    const seen: number[] = [];
    const progress = await restoreProjects(there.deps, {
      perSecond: 100,
      onProgress: (now) => seen.push(now.looked),
    });
    const rest = await restoreRest(there.deps);

    const states = await store.projects.readMany([...ids, ...opened]);
    const running = states.filter(({ status }) => status === 'open').map(({ projectId }) => projectId);
    expect(progress.left).toEqual([]);
    expect(progress).toMatchObject({ looked: 29, after: expect.any(String) });
    expect(progress.started).toBeGreaterThanOrEqual(running.length);
    expect(seen.at(-1)).toBe(29);
    expect(rest).toEqual({ handOvers: 1, calendarChanges: 1, schedules: 2 });
    const { client } = fresh;
    await Promise.all(running.map((id) => expectWhole(world, client, id)));
    const { workflow, schedule } = client;
    const progressOf = workflow.getHandle(handOverWorkflowId('leaver'));
    expect(await progressOf.query<HandOverState>('progress')).toMatchObject({
      parts: [{ status: 'offered' }],
    });
    await workflow.getHandle(calendarChangeWorkflowId('plant-1', 1)).result();
    for (const id of [weeklyScheduleId('review', 'boss'), weeklyScheduleId('mirror', 'sales-1')]) {
      expect((await schedule.getHandle(id).describe()).state.paused).toBe(false);
    }
    // the forgotten mail, the offer of the hand-over and what the portfolio asks for have come, each once
    await eventually(async () => {
      const rows = await store.outbox.ofProject(opened[0]!);
      return rows.some(({ _id, status }) => _id === forgotten._id && status === 'accepted');
    });
    expect(world.mails.length).toBeGreaterThan(sent);
    const before = new Set(world.mails.slice(0, sent));
    const repeated = world.mails.slice(sent).filter((id) => before.has(id));
    expect(repeated).toEqual([forgotten.messageId]);

    // asking again starts nothing
    const second = await restoreProjects(there.deps);
    expect(second).toMatchObject({ looked: 29, started: 0, left: [] });
    expect(await restoreRest(there.deps)).toEqual({ handOvers: 0, calendarChanges: 0, schedules: 0 });
    await eventually(
      async () => (await checkProjects(there.deps, { repairs: 'none' })).findings.length === 0,
    );
  }, 240_000);

  it('that has lost some of its workflows gets those alone', async () => {
    const { server, store, deps } = world;
    await server.startWorker();
    const { projectId } = await openProject(server.client, server.taskQueue);
    const { projectId: other } = await openProject(server.client, server.taskQueue);
    for (const id of [projectId, other]) await expectWhole(world, server.client, id);
    await eventually(
      async () => (await store.outbox.ofProject(projectId)).every(({ status }) => status === 'accepted'),
      60_000,
    );
    const { runId } = await server.client.workflow.getHandle(projectWorkflowId(other)).describe();
    const workflowExecution = { workflowId: projectWorkflowId(projectId) };
    const { namespace } = server.client.options;
    await server.client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution });
    await eventually(async () => {
      const found = await server.client.workflow
        .getHandle(projectWorkflowId(projectId))
        .describe()
        .catch(() => null);
      return found === null;
    });

    await restoreProjects(deps, { after: null });

    await expectWhole(world, server.client, projectId);
    expect((await server.client.workflow.getHandle(projectWorkflowId(other)).describe()).runId).toBe(runId);
  }, 120_000);
});
