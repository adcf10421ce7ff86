import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { createProjectCommands } from '../../../api/commands/project-commands';
import { searchAttributeTypes } from '../../../contracts/sandbox/search-attributes';
import type { TemporalEngine } from '../../../embedded/engines/temporal-server';
import { startTemporal } from '../../../embedded/engines/temporal-server';
import type { DevWorker, DevWorkerOptions } from '../../support/dev-worker';
import { startDevWorker, workflowCodeWith } from '../../support/dev-worker';
import { unpackEvents } from '../../../contracts/sandbox/activities';
import type { ProjectState, Task } from '../../../domain/project/model/state';
import { eventually } from '../../support/eventually';
import type { MemoryWorld } from '../../support/memory-world';
import { memoryWorld } from '../../support/memory-world';
import { base, openProject, runsOf } from '../../support/project-client';
import { rules } from '../../support/standard-playbook';

/** A server that suggests continue-as-new after 150 events, so that one project rolls over many times. */
let temporal: TemporalEngine;
let folder: string;
let world: MemoryWorld;
let server: DevWorker;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-rollover-'));
  temporal = await startTemporal(
    {
      port: 0,
      uiPort: 'none',
      logFile: path.join(folder, 'temporal.log'),
      searchAttributes: searchAttributeTypes,
      dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': 150 },
    },
    () => undefined,
  );
  world = memoryWorld({ dayMs: realDayMs });
  server = await startDevWorker(temporal.address, world.activities);
}, 120_000);

/** A worker for what a test records by itself; it is stopped when the test is over. */
async function ownWorker(
  activities: MemoryWorld['activities'],
  options: DevWorkerOptions = {},
): Promise<DevWorker> {
  const worker = await startDevWorker(temporal.address, activities, options);
  own.push(worker);
  return worker;
}

const own: DevWorker[] = [];
afterEach(async () => {
  for (const worker of own.splice(0)) await worker.stop();
});

afterAll(async () => {
  await server.stop();
  await temporal.stop();
  rmSync(folder, { recursive: true, force: true });
});

const clients = 6;
const messagesOfEach = 50;

describe('continue-as-new', () => {
  it('loses and doubles nothing of 300 updates and signals from 6 clients', async () => {
    const project = await openProject(server.client, server.taskQueue);
    const { projectId } = project;
    const sent: string[] = [];

    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        const connection = await Connection.connect({ address: temporal.address });
        const commands = createProjectCommands({
          client: new Client({ connection }),
          store: {
            projects: { read: (id) => Promise.resolve(world.state(id)) },
            ledger: {
              revisionOf: () => Promise.resolve(null),
              ofCommand: () => Promise.resolve([]),
              commandsLike: () => Promise.resolve(new Map<string, string>()),
              refusalOf: () => Promise.resolve(null),
              read: (id) => Promise.resolve(world.events(id)),
            },
            people: {} as never,
          },
          taskQueue: server.taskQueue,
          waitMs: 20_000,
        });
        for (let n = 0; n < messagesOfEach; n += 1) {
          const command = {
            ...base(),
            commandId: `${client}-${n}`,
            name: 'recordContact',
            kind: 'call',
          } as const;
          sent.push(command.commandId);
          if ((client + n) % 2 === 0)
            await project.signal('recordContact', { kind: 'call', commandId: command.commandId });
          else await commands.send(projectId, command);
        }
        await connection.close();
      }),
    );

    const recorded = await eventually(() => {
      const contacts = world.events(projectId).filter((event) => event.type === 'contactRecorded');
      return contacts.length >= sent.length && contacts;
    }, 60_000);
    expect(recorded.map((event) => event.commandId).sort()).toEqual([...sent].sort());

    const repeated = await project.update('recordContact', { kind: 'call', commandId: sent[0] });
    expect(repeated.repeated).toBe(true);
    expect(await runsOf(server.client, projectId)).toBeGreaterThanOrEqual(5);
    await project.update('lose', { reason: 'price' });
  }, 120_000);

  it('comes while the ledger cannot be written, says so, and records everything later in pieces', async () => {
    let isDown = false;
    const sizes: number[] = [];
    const slow = memoryWorld({ dayMs: realDayMs });
    const activities: MemoryWorld['activities'] = {
      ...slow.activities,
      record: (request) => {
        if (isDown) throw new Error('the database is away');
        sizes.push(unpackEvents(request.steps).length);
        return slow.activities.record(request);
      },
    };
    const other = await ownWorker(activities, {
      workflowBundle: { code: await workflowCodeWith('slowMs', 2_000) },
    });
    const project = await openProject(other.client, other.taskQueue);
    const { projectId } = project;
    await eventually(() => slow.events(projectId).length > 0);
    isDown = true;
    const sent: string[] = [];
    const tell = async (count: number): Promise<void> => {
      for (let n = 0; n < count; n += 1) {
        const { commandId } = base();
        sent.push(commandId);
        await project.signal('recordContact', { kind: 'call', commandId });
      }
    };
    const before = slow.events(projectId).length;
    // nothing waits for a call that takes long: it rolls over, when something comes
    await eventually(async () => {
      await tell(2);
      return (await runsOf(server.client, projectId)) >= 2;
    }, 60_000);
    await tell(Math.max(150, 250 - sent.length));
    expect(slow.events(projectId)).toHaveLength(before);
    const { deal, revision } = await project.handle.query<ProjectState>('state');
    expect(deal?.clock.startedBy.cause).toBe('contact');
    expect(revision).toBeGreaterThan(before + 200);
    const details = await project.handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    expect(details.currentDetails).toContain('Being written to the ledger since');
    isDown = false;
    const contacts = await eventually(() => {
      const recorded = slow.events(projectId).filter((event) => event.type === 'contactRecorded');
      return recorded.length >= sent.length && recorded;
    }, 60_000);
    expect(contacts.map(({ commandId }) => commandId)).toEqual(sent);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(200);
    await project.update('lose', { reason: 'price' });
  }, 120_000);

  it('carries mails that wait for a mail server', async () => {
    let isDown = true;
    const slow = memoryWorld({
      dayMs: realDayMs,
      mail: () => {
        if (isDown) throw new Error('connection refused');
        return { status: 'accepted', personId: null };
      },
    });
    const other = await ownWorker(slow.activities, {
      // it may have rolled over when it ends, and then waits for what it was perhaps started for
      workflowBundle: { code: await workflowCodeWith('restartedPatienceMs', 1_000) },
    });
    const project = await openProject(other.client, other.taskQueue);
    for (let n = 0; n < 40; n += 1)
      await project.update('recordContact', { kind: 'call', commandId: randomUUID() });
    expect(await runsOf(server.client, project.projectId)).toBeGreaterThanOrEqual(2);
    isDown = false;
    await eventually(() => slow.mails(project.projectId).length === 2, 60_000);
    await project.update('lose', { reason: 'price' });
    await project.handle.result();
  }, 120_000);

  it('fires each rung of a ladder once, on its day or later, over new runs and new workers', async () => {
    const dayMs = 400;
    const short = memoryWorld({ dayMs });
    const other = await ownWorker(short.activities);
    // nothing but the ladders goes on: a busy machine may take a month of these days to start a worker
    const playbook = { ...rules, clocks: { ...rules.clocks, followUpDays: 360, judgeDays: 365 } };
    const project = await openProject(other.client, other.taskQueue, { playbook });
    const { projectId } = project;
    const fired = () => short.events(projectId).filter((event) => event.type === 'rungReached');
    const hasTop = ({ kind, ladder }: Task): boolean =>
      kind !== 'stage' || ladder?.next === rules.ladders!.stage!.length;
    const isClimbed = (): boolean => Object.values(short.state(projectId).deal!.tasks).every(hasTop);
    await eventually(() => short.events(projectId).length > 0);
    let workers = 1;
    while (!isClimbed()) {
      const before = fired().length;
      for (let note = 1; note <= 8; note += 1) {
        const { revision } = await project.update('addNote', { noteId: `${workers}-${note}` });
        await eventually(() => short.events(projectId).length >= revision);
      }
      await eventually(() => fired().length > before, 30_000);
      await other.stopWorker();
      await other.startWorker();
      workers += 1;
    }
    await project.update('drop', { reason: 'no-fit' });
    await project.handle.result();

    expect(workers).toBeGreaterThanOrEqual(4);
    expect(await runsOf(other.client, projectId)).toBeGreaterThanOrEqual(3);
    for (const task of Object.values(short.state(projectId).deal!.tasks)) {
      const rungs = fired().filter(({ taskId }) => taskId === task.id);
      expect(rungs.map(({ rung }) => rung)).toEqual(rungs.map((_, index) => index));
      for (const [index, { rung, atMs }] of rungs.entries()) {
        expect(atMs).toBeGreaterThanOrEqual(
          task.dueAtMs! + playbook.ladders![task.kind]![rung]!.days * dayMs,
        );
        if (index > 0) expect(atMs - rungs[index - 1]!.atMs).toBeGreaterThanOrEqual(dayMs);
      }
    }
  }, 120_000);
});
