import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { currentOrFirst, describeDeployment, newestBuild } from '../../../temporal/deployment';
import type { UpgradeProgress } from '../../../temporal/upgrade';
import { undoUpgrade, upgradeTo } from '../../../temporal/upgrade';
import { bundleOf, buildWorkers } from '../../support/build-worker';
import type { BuildWorkers } from '../../support/build-worker';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import { customers } from './upgrade-customers';
import type { Customers } from './upgrade-customers';

/** How many jobs the whole upgrade is tried with; more by `UPGRADED_JOBS=300`. */
const many = Number(process.env['UPGRADED_JOBS'] ?? 20);
const wholeLimitMs = 150_000 + many * 2_000;

/** How many of them get no orders. Those that do get too many to find a moment to roll over when they are few. */
const idle = Math.ceil(many / 5);

/** Orders that are taken before, between and after the moves, at the least. */
const few = 20;

const types = ['job'];
/** The server of the tests shows what has moved at once, and says for long that queues have not heard of a build. */
const quick = { lookEveryMs: 300, settleWithinMs: 1_000 };

let v1: string;
let v2: string;

beforeAll(async () => {
  [v1, v2] = await Promise.all([
    bundleOf(require.resolve('./upgrade-v1')),
    bundleOf(require.resolve('./upgrade-v2')),
  ]);
});

/** Orders that were carried out, each as often as it was. */
const carriedOut = new Map<string, number>();
const activities = {
  prepare: () => Promise.resolve(),
  carryOut: (order: string) => {
    carriedOut.set(order, (carriedOut.get(order) ?? 0) + 1);
    return Promise.resolve();
  },
};

let workers: BuildWorkers;
let client: Client;
let deploymentName: string;

async function open(): Promise<void> {
  workers = await buildWorkers(engines().temporalAddress, activities);
  client = workers.client;
  deploymentName = workers.taskQueue;
}

function start(id: string, type = 'job') {
  return client.workflow.start(type, { workflowId: id, taskQueue: workers.taskQueue, args: [] });
}

async function startJobs(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => `job-${randomUUID()}`);
  const begin = async (id: string): Promise<void> => {
    await start(id);
    // a job has a build once its first task is done
    await client.workflow.getHandle(id).executeUpdate('take', { args: [`${id}-first`] });
  };
  const atOnce = 10;
  for (let at = 0; at < count; at += atOnce) await Promise.all(ids.slice(at, at + atOnce).map(begin));
  return ids;
}

async function buildOf(id: string): Promise<string | undefined> {
  const { raw } = await client.workflow.getHandle(id).describe();
  return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId ?? undefined;
}

/** What went wrong in all runs of these workflows, by the server's number for the cause. */
async function failedTasks(ids: readonly string[]): Promise<Record<string, number>> {
  const causes: Record<string, number> = {};
  for (const id of ids) {
    for await (const { runId } of client.workflow.list({ query: `WorkflowId = "${id}"` })) {
      const { events } = await client.workflow.getHandle(id, runId).fetchHistory();
      for (const { workflowTaskFailedEventAttributes: failed } of events ?? []) {
        if (failed) causes[String(failed.cause)] = (causes[String(failed.cause)] ?? 0) + 1;
      }
    }
  }
  return causes;
}

/** A run that is about to roll over when a message comes in takes the message first: no fault of the code. */
const unhandledCommand = '1';

describe('a whole upgrade', () => {
  let busy: Customers;

  beforeAll(open);
  afterAll(async () => {
    await busy?.stop();
    await workers.stop();
  });

  test(
    'moves running jobs to a build with other commands and back, while four customers send orders',
    async () => {
      const stopOld = await workers.start('v1', v1);
      await eventually(() => currentOrFirst(client, { deploymentName, buildId: 'v1' }));
      const jobs = await startJobs(many);
      await workers.start('v2', v2);
      // to the first ones nobody sends anything, so that they stay where they are until they are told
      busy = customers(client, jobs.slice(idle), 4);
      await busy.have(few);

      const seen: UpgradeProgress[] = [];
      const report = (progress: UpgradeProgress): number => seen.push(progress);
      const up = await upgradeTo(client, { deploymentName, buildId: 'v2', types, ...quick, report });
      const upBuilds = await Promise.all(jobs.map(buildOf));
      await busy.have(few);
      const down = await undoUpgrade(client, { deploymentName, types, ...quick });
      const downBuilds = await Promise.all(jobs.map(buildOf));
      await busy.have(few);
      const again = await upgradeTo(client, { deploymentName, buildId: 'v2', types, ...quick });
      const repeated = await upgradeTo(client, { deploymentName, buildId: 'v2', types, ...quick });
      const drained = await describeDeployment(client, deploymentName);
      await stopOld();
      const orders = await busy.stop();
      await eventually(() => orders.every((order) => carriedOut.has(order)), 60_000);

      expect(up).toMatchObject({ previousBuildId: 'v1', left: {}, finishing: {} });
      // those with orders may move by themselves before the first look
      expect(up.moved).toBeGreaterThanOrEqual(idle);
      expect(up.moved).toBeLessThanOrEqual(many);
      expect(seen[0]?.left['job']).toBeGreaterThanOrEqual(idle);
      expect(new Set(upBuilds)).toEqual(new Set(['v2']));
      expect(down).toMatchObject({ previousBuildId: 'v2', buildId: 'v1', left: {} });
      expect(new Set(downBuilds)).toEqual(new Set(['v1']));
      expect(again).toMatchObject({ previousBuildId: 'v1', left: {} });
      expect(repeated).toMatchObject({ previousBuildId: null, moved: 0, left: {} });
      expect(drained?.builds.find(({ buildId }) => buildId === 'v1')?.running).toBe(0);
      expect(orders.filter((order) => carriedOut.get(order) !== 1)).toEqual([]);
      const { [unhandledCommand]: overtaken = 0, ...failed } = await failedTasks(jobs);
      expect(failed).toEqual({});
      process.stdout.write(
        `${jobs.length} jobs, ${orders.length} orders, ${overtaken} roll-overs that a message overtook\n`,
      );
    },
    wholeLimitMs,
  );
});

describe('an upgrade', () => {
  beforeAll(async () => {
    await open();
    await workers.start('v1', v1);
  });
  afterAll(() => workers.stop());

  test('needs no asking for the first build, and every later one waits until it is asked for', async () => {
    const first = await eventually(() => currentOrFirst(client, { deploymentName, buildId: 'v1' }));
    const stop = await workers.start('waiting', v2);
    await eventually(async () => {
      const deployment = await describeDeployment(client, deploymentName);
      return deployment && newestBuild(deployment)?.buildId === 'waiting';
    });
    const later = await currentOrFirst(client, { deploymentName, buildId: 'waiting' });
    await stop();

    expect([first, later]).toEqual(['v1', 'v1']);
  });

  test('is refused while no worker of the build polls, and changes nothing', async () => {
    const refused = upgradeTo(client, { deploymentName, buildId: 'v9', types, workerWithinMs: 500 });

    await expect(refused).rejects.toMatchObject({
      code: 'no-worker',
      message: expect.stringMatching(/build v9 .* Workers poll of: .*v1/),
    });
    await expect(describeDeployment(client, deploymentName)).resolves.toMatchObject({ currentBuildId: 'v1' });
    await expect(describeDeployment(client, `${deploymentName}-other`)).resolves.toBeNull();
  });

  test('has nothing to undo before there was another build', async () => {
    const undone = undoUpgrade(client, { deploymentName, types, ...quick });

    await expect(undone).rejects.toMatchObject({ code: 'no-earlier-build' });
  });

  test('leaves short-lived workflows to end with their build, and says how many there are', async () => {
    const errand = await start(`errand-${randomUUID()}`, 'errand');
    await eventually(async () => (await buildOf(errand.workflowId)) === 'v1');
    const [job] = await startJobs(1);
    const stop = await workers.start('v2', v2);

    const outcome = await upgradeTo(client, { deploymentName, buildId: 'v2', types, ...quick });
    const deployment = await describeDeployment(client, deploymentName);
    await errand.signal('finish');
    await errand.result();
    const events = (await errand.fetchHistory()).events ?? [];
    await client.workflow.getHandle(job!).signal('finish');
    await upgradeTo(client, { deploymentName, buildId: 'v1', types, ...quick });
    await stop();

    expect(outcome).toMatchObject({ moved: 1, left: {}, finishing: { errand: 1 } });
    expect(deployment?.currentBuildId).toBe('v2');
    expect(deployment?.builds.slice(0, 2)).toMatchObject([
      { buildId: 'v2', status: 'current', pollers: [expect.any(String)] },
      { buildId: 'v1', status: 'draining', pollers: [expect.any(String)], running: 1 },
    ]);
    const told = events.filter(({ workflowExecutionSignaledEventAttributes: signal }) => signal);
    expect(told).toHaveLength(1);
  });

  test('goes on where it was broken off', async () => {
    const jobs = await startJobs(12);
    await workers.start('v2', v2);
    const broken = new AbortController();
    const report = ({ moved }: UpgradeProgress): void => {
      if (moved > 0) broken.abort(new Error('the operator closed the terminal'));
    };
    const options = { deploymentName, buildId: 'v2', types, ...quick, ratePerSecond: 8 };

    const first = upgradeTo(client, { ...options, report, signal: broken.signal });
    await expect(first).rejects.toThrow();
    const second = await upgradeTo(client, { ...options, ratePerSecond: 50 });

    expect(second).toMatchObject({ previousBuildId: null, left: {} });
    expect(second.moved).toBeLessThan(12);
    expect(new Set(await Promise.all(jobs.map(buildOf)))).toEqual(new Set(['v2']));
  });
});

describe('workflows that cannot move as others do', () => {
  beforeAll(open);
  afterAll(() => workers.stop());

  test('are moved too when they had started before any build was current', async () => {
    const stopUnversioned = await workers.start(null, v1);
    const [busy, idle] = await startJobs(2);
    await stopUnversioned();
    await workers.start('v1', v1);

    const outcome = await upgradeTo(client, { deploymentName, buildId: 'v1', types, ...quick });
    await client.workflow.getHandle(busy!).executeUpdate('take', { args: ['another'] });

    expect(outcome).toMatchObject({ previousBuildId: null, left: {} });
    expect(await Promise.all([busy!, idle!].map(buildOf))).toEqual(['v1', 'v1']);
    expect(await failedTasks([busy!, idle!])).toEqual({});
  });

  test('have their activities done by a worker without builds when those wait in a queue of its own', async () => {
    const mailQueue = `${workers.taskQueue}-mail`;
    const stop = await workers.start(null, v1, { taskQueue: mailQueue });
    const sender = await client.workflow.start('sender', {
      workflowId: `sender-${randomUUID()}`,
      taskQueue: workers.taskQueue,
      args: [mailQueue],
    });

    await expect(sender.result()).resolves.toBe('v1');
    await stop();
  });

  test('are counted with a clear error when no worker of their build is left', async () => {
    const [job] = await startJobs(1);
    await workers.stopAll();
    await workers.start('v2', v2);

    const stuck = upgradeTo(client, {
      deploymentName,
      buildId: 'v2',
      types,
      ...quick,
      stallMs: 2_000,
      pollsWithinMs: 3_000,
    });

    await expect(stuck).rejects.toMatchObject({
      code: 'unserved',
      message: expect.stringMatching(/\d of build v1/),
    });
    await workers.start('v1', v1);
    await expect(upgradeTo(client, { deploymentName, buildId: 'v2', types })).resolves.toMatchObject({
      left: {},
    });
    await expect(buildOf(job!)).resolves.toBe('v2');
  });
});

describe('a roll-over', () => {
  test('needs no builds: it works with workers that have none, and on the time-skipping server', async () => {
    await open();
    await workers.start(null, v1);
    const plain = await client.workflow.start('rounds', {
      workflowId: `rounds-${randomUUID()}`,
      taskQueue: workers.taskQueue,
      args: [2],
    });
    const done = await plain.result();
    await workers.stop();
    const env = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path: engines().timeSkippingServerPath } },
    });
    const worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue: 'rounds',
      workflowBundle: { code: v1 },
    });
    const skipped = await worker.runUntil(
      env.client.workflow.execute('rounds', { workflowId: 'rounds', taskQueue: 'rounds', args: [2] }),
    );
    await env.teardown();

    expect([done, skipped]).toEqual(['done', 'done']);
  });
});
