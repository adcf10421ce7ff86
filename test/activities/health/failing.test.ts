import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { checkProjectsOf } from '../../../activities/health/check-projects';
import { createActivities } from '../../../activities/activities';
import { mailTaskQueue, projectWorkflowId, workflowTypes } from '../../../contracts/sandbox/names';
import { newestRun } from '../../../temporal/runs';
import { payloadConverterPath } from '../../../worker/bundle';
import { bundleOf } from '../../support/build-worker';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import { base } from '../../support/project-client';
import { recordingSender } from '../../support/recorded-mails';
import { rules } from '../../support/standard-playbook';
import type { DrillWorld } from './drill-world';
import { drillWorld, expectNoMailTwice, expectWhole } from './drill-world';

let world: DrillWorld;
let native: NativeConnection;
let otherBuild: string;
beforeAll(async () => {
  world = await drillWorld();
  native = await NativeConnection.connect({ address: engines().temporalAddress });
  const workflowsPath = require.resolve('./other-build/index');
  otherBuild = await bundleOf(workflowsPath, { payloadConverterPath });
}, 120_000);
afterAll(async () => {
  await world.stop();
  await native.close();
});

/** Has a worker of another build do something instead of the usual one. */
async function withOtherBuild(work: () => Promise<void>): Promise<void> {
  const { client, taskQueue, startWorker, stopWorker } = world.server;
  const { store, settings } = world.deps;
  await stopWorker();
  const shared = {
    connection: native,
    dataConverter: { payloadConverterPath },
    activities: createActivities({
      store,
      client,
      settings: {
        ...settings,
        mailFrom: 'Milepost <milepost@example.com>',
        publicUrl: 'https://milepost.example',
      },
      sender: recordingSender((_to, mail) => world.mails.push(mail.messageId ?? '')),
    }),
  };
  const worker = await Worker.create({
    ...shared,
    taskQueue,
    workflowBundle: { code: otherBuild },
    stickyQueueScheduleToStartTimeout: '500ms',
  });
  const mailWorker = await Worker.create({ ...shared, taskQueue: mailTaskQueue(taskQueue) });
  await mailWorker.runUntil(worker.runUntil(work));
  await startWorker();
}

async function open(projectId: string): Promise<string> {
  const { client, taskQueue } = world.server;
  const command = {
    ...base(),
    title: 'Cooling line, hall 3',
    customerId: 'acme',
    customerClass: 'B',
    ownerId: 'sales-1',
    playbook: rules,
  };
  const startWorkflowOperation = new WithStartWorkflowOperation(workflowTypes.salesProject, {
    workflowId: projectWorkflowId(projectId),
    taskQueue,
    args: [{ projectId }],
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  await client.workflow.executeUpdateWithStart('open', { startWorkflowOperation, args: [command] });
  return projectId;
}

const handleOf = (projectId: string) => world.server.client.workflow.getHandle(projectWorkflowId(projectId));
const failsAgain = (projectId: string) =>
  eventually(async () => {
    const run = await newestRun(world.server.client, projectWorkflowId(projectId));
    return (run?.task?.attempt ?? 0) > 1;
  }, 30_000);
/** Mails stay in the history, and a run that waits for one is not idle. */
const allMailsSettled = (projectId: string) =>
  eventually(async () => {
    const run = await newestRun(world.server.client, projectWorkflowId(projectId));
    return run?.task === null && run.activities.length === 0 && run;
  });

describe('a project whose workflow task fails', () => {
  it('is found, left alone by the hourly check, and goes on from its last good task when somebody asks', async () => {
    const projectId = `other-${randomUUID()}`;
    await withOtherBuild(async () => {
      await open(projectId);
      const { runId } = await allMailsSettled(projectId);
      expect(runId).toBeTruthy();
      await handleOf(projectId).signal('extra');
      await eventually(async () => {
        const { events } = await handleOf(projectId).fetchHistory();
        return events?.some(
          (row) => Number(row.timerStartedEventAttributes?.startToFireTimeout?.seconds) === 30 * 86_400,
        );
      });
    });
    await handleOf(projectId).signal('recordContact', { ...base(), kind: 'call', noteId: 'n1' });
    await failsAgain(projectId);

    const looked = await checkProjectsOf(world.deps, [projectId], { repairs: 'safe' });
    expect(looked.findings).toMatchObject([{ kind: 'failing', projectId }]);
    const fixed = await checkProjectsOf(world.deps, [projectId], { repairs: 'all' });
    expect(fixed.findings).toEqual([]);

    await eventually(async () => {
      const ledger = await world.store.ledger.read(projectId);
      return ledger.some((event) => event.type === 'contactRecorded' && event.noteId === 'n1');
    });
    await expectWhole(world, world.server.client, projectId);
    const { events } = await handleOf(projectId).fetchHistory();
    expect(events?.some((row) => row.workflowTaskFailedEventAttributes?.newRunId)).toBe(true);
    expectNoMailTwice(world.mails);
  }, 120_000);

  it('is started from its ledger, with the signals that came meanwhile, when no task of it can be replayed', async () => {
    const projectId = `other-from-the-start-${randomUUID()}`;
    await withOtherBuild(async () => {
      await open(projectId);
      await allMailsSettled(projectId);
    });
    await handleOf(projectId).signal('recordContact', { ...base(), kind: 'visit', noteId: 'n2' });
    await failsAgain(projectId);
    const before = await world.store.ledger.read(projectId);

    const fixed = await checkProjectsOf(world.deps, [projectId], { repairs: 'all' });
    expect(fixed.findings).toEqual([]);
    await eventually(async () => {
      const ledger = await world.store.ledger.read(projectId);
      return ledger.some((event) => event.type === 'contactRecorded' && event.noteId === 'n2');
    });
    await expectWhole(world, world.server.client, projectId);
    expect((await world.store.ledger.read(projectId)).slice(0, before.length)).toEqual(before);
    expectNoMailTwice(world.mails);
  }, 120_000);
});
