import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { realDayMs } from '../../domain/clocks';
import { createProjectCommands } from '../../api/project-commands';
import { projectWorkflowId } from '../../contracts/names';
import { searchAttributeTypes } from '../../contracts/search-attributes';
import type { TemporalEngine } from '../../embedded/temporal-server';
import { startTemporal } from '../../embedded/temporal-server';
import type { DevWorker } from '../support/dev-worker';
import { startDevWorker } from '../support/dev-worker';
import { eventually } from '../support/eventually';
import type { MemoryWorld } from '../support/memory-world';
import { memoryWorld } from '../support/memory-world';
import { base, openProject } from '../support/project-client';

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
          projects: { read: (id) => Promise.resolve(world.state(id)) },
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
    expect(await runsOf(projectId)).toBeGreaterThanOrEqual(5);
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
    const other = await startDevWorker(temporal.address, slow.activities);
    const project = await openProject(other.client, other.taskQueue);
    for (let n = 0; n < 40; n += 1)
      await project.update('recordContact', { kind: 'call', commandId: randomUUID() });
    expect(await runsOf(project.projectId)).toBeGreaterThanOrEqual(2);
    isDown = false;
    await eventually(() => slow.mails(project.projectId).length === 2, 60_000);
    await project.update('lose', { reason: 'price' });
    await project.handle.result();
    await other.stop();
  }, 120_000);
});

/** How many runs a project's workflow has had. */
async function runsOf(projectId: string): Promise<number> {
  const description = await server.client.workflow.getHandle(projectWorkflowId(projectId)).describe();
  let runs = 1;
  let { runId } = description;
  for (;;) {
    const handle = server.client.workflow.getHandle(projectWorkflowId(projectId), runId);
    const started = (await handle.fetchHistory()).events?.[0]?.workflowExecutionStartedEventAttributes;
    const previous = started?.continuedExecutionRunId;
    if (!previous) return runs;
    runs += 1;
    runId = previous;
  }
}
