import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mailTaskQueue, projectWorkflowId } from '../../../contracts/sandbox/names';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { ProjectState } from '../../../domain/project/model/state';
import { deliver, toRunningProject } from '../../../temporal/command-delivery';
import { currentOrFirst, describeDeployment } from '../../../temporal/deployment';
import { undoUpgrade, upgradeTo } from '../../../temporal/upgrade';
import type { BuildWorkers } from '../../support/build-worker';
import { buildWorkers } from '../../support/build-worker';
import { workflowCode } from '../../support/dev-worker';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { MemoryWorld } from '../../support/memory-world';
import { memoryWorld } from '../../support/memory-world';
import { base, openProject } from '../../support/project-client';
import { historiesOf } from '../../support/restart-storm';

/** Projects that run while the code of their workflow changes. */
let world: MemoryWorld;
let workers: BuildWorkers;
beforeAll(async () => {
  world = memoryWorld({ dayMs: realDayMs });
  workers = await buildWorkers(engines().temporalAddress, world.activities);
});
afterAll(() => workers.stop());

const many = Number(process.env['UPGRADED_PROJECTS'] ?? 16);
const clients = 4;
/** The server of the tests shows what has moved at once, and says for long that queues have not heard of a build. */
const quick = { lookEveryMs: 300, settleWithinMs: 1_000 };

/** What the server calls a workflow task that was done again since a message had overtaken a roll-over: no fault. */
const unhandledCommand = 1;

/** The same workflows, but for commands: nothing that is shown to operators is written into the history. */
function otherCommands(code: string): string {
  const other = code.replace('view.show(state, recorder.behindSinceMs());', '');
  expect(other).not.toBe(code);
  return other;
}

/** Clients that report contacts to projects in turn until they are stopped; gives what was taken on. */
function reporting(projectIds: readonly string[]) {
  let isStopped = false;
  const taken: [projectId: string, commandId: string][] = [];
  const report = async (from: number): Promise<void> => {
    for (let at = from; !isStopped; at += clients) {
      const projectId = projectIds[at % projectIds.length]!;
      const command = { ...base(), name: 'recordContact', kind: 'call' } as const;
      const { kind } = await deliver(
        workers.client,
        toRunningProject(workers.client, projectId, command),
        5_000,
      );
      if (kind !== 'failed') taken.push([projectId, command.commandId]);
      await delay(20);
    }
  };
  const running = Promise.all(Array.from({ length: clients }, (_, n) => report(n)));
  return {
    taken,
    async stop() {
      isStopped = true;
      await running;
    },
  };
}

describe('projects under a change of code', () => {
  it('move to a build with other commands and back, and lose and double nothing', async () => {
    const { client, taskQueue } = workers;
    const deploymentName = taskQueue;
    const code = await workflowCode();
    await workers.start(null, code, { taskQueue: mailTaskQueue(taskQueue) });
    const stopOld = await workers.start('v1', code);
    await eventually(() => currentOrFirst(client, { deploymentName, buildId: 'v1' }));
    const projectIds: string[] = [];
    while (projectIds.length < many) {
      const opened = await Promise.all([1, 2, 3, 4].map(() => openProject(client, taskQueue)));
      projectIds.push(...opened.map(({ projectId }) => projectId));
    }
    await workers.start('v2', otherCommands(code));
    const { taken, stop } = reporting(projectIds);
    const buildsOf = () =>
      Promise.all(
        projectIds.map(async (projectId) => {
          const { raw } = await client.workflow.getHandle(projectWorkflowId(projectId)).describe();
          return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId;
        }),
      );

    const up = await upgradeTo(client, { deploymentName, buildId: 'v2', ...quick });
    expect(up).toMatchObject({ previousBuildId: 'v1', left: {} });
    expect(new Set(await buildsOf())).toEqual(new Set(['v2']));
    expect(await undoUpgrade(client, { deploymentName, ...quick })).toMatchObject({
      buildId: 'v1',
      left: {},
    });
    expect(new Set(await buildsOf())).toEqual(new Set(['v1']));
    await upgradeTo(client, { deploymentName, buildId: 'v2', ...quick });
    expect(new Set(await buildsOf())).toEqual(new Set(['v2']));
    const { builds } = (await describeDeployment(client, deploymentName))!;
    expect(builds.find(({ buildId }) => buildId === 'v1')?.running).toBe(0);
    await stopOld();
    await stop();

    const failed: unknown[] = [];
    for (const projectId of projectIds) {
      const ofProject = taken.filter(([id]) => id === projectId).map(([, commandId]) => commandId);
      const recorded = await eventually(() => {
        const ids = world
          .events(projectId)
          .flatMap(({ type, commandId }) => (type === 'contactRecorded' ? [commandId] : []));
        return ids.length >= ofProject.length && ids;
      }, 60_000);
      expect(recorded.sort()).toEqual(ofProject.sort());
      const handle = client.workflow.getHandle(projectWorkflowId(projectId));
      expect(await handle.query<ProjectState>('state')).toEqual(world.state(projectId));
      for (const { events } of await historiesOf(client, projectWorkflowId(projectId))) {
        failed.push(
          ...events!.flatMap(({ workflowTaskFailedEventAttributes: task }) =>
            task && Number(task.cause) !== unhandledCommand ? [task.failure?.message] : [],
          ),
        );
      }
    }
    expect(failed).toEqual([]);
  }, 600_000);
});
