import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkProjectsOf } from '../../../activities/health/check-projects';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import { base, openProject } from '../../support/project-client';
import type { DrillWorld } from './drill-world';
import { drillWorld, expectNoMailTwice, expectWhole } from './drill-world';

let world: DrillWorld;
beforeAll(async () => {
  world = await drillWorld();
});
afterAll(() => world.stop());

describe('a project whose workflow an operator has reset', () => {
  it.each(['the first task', 'a task in the middle', 'the last task'])(
    'keeps what its ledger tells, after %s',
    async (place) => {
      const { client, taskQueue } = world.server;
      const { projectId } = await openProject(client, taskQueue);
      const workflowId = projectWorkflowId(projectId);
      const handle = client.workflow.getHandle(workflowId);
      const tell = (name: string, fields: object) =>
        handle.executeUpdate(name, { args: [{ ...base(), ...fields }] });
      await tell('recordContact', { kind: 'call', noteId: 'n1' });
      await tell('reachMilestone', { milestone: 'customer-profiled', evidence: 'crm:1' });
      await tell('reachMilestone', { milestone: 'meeting-agreed', evidence: 'crm:2' });
      await expectWhole(world, client, projectId);
      const before = await world.store.ledger.read(projectId);
      const { events } = await handle.fetchHistory();
      const tasks = (events ?? []).filter((row) => row.workflowTaskCompletedEventAttributes);
      const index = { 'the first task': 0, 'a task in the middle': tasks.length >> 1 }[place];
      const task = tasks[index ?? tasks.length - 1]!;

      await client.workflowService.resetWorkflowExecution({
        namespace: client.options.namespace,
        workflowExecution: { workflowId, runId: (await handle.describe()).runId },
        workflowTaskFinishEventId: task.eventId!,
        reason: 'drill',
        requestId: randomUUID(),
      });

      await expectWhole(world, client, projectId);
      expect((await world.store.ledger.read(projectId)).slice(0, before.length)).toEqual(before);
      await tell('recordContact', { kind: 'visit', noteId: 'n2' });
      await expectWhole(world, client, projectId);
      expect((await checkProjectsOf(world.deps, [projectId], { repairs: 'none' })).findings).toEqual([]);
      expectNoMailTwice(world.mails);
    },
    120_000,
  );
});
