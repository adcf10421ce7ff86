import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { record } from '../../../activities/ledger/ledger';
import { createActivities } from '../../../activities/activities';
import { projectWorkflowId, workflowTypes } from '../../../contracts/sandbox/names';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { fold } from '../../../domain/project/evolve/evolve';
import type { ProjectState } from '../../../domain/project/model/state';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import type { DevWorker } from '../../support/dev-worker';
import { startDevWorker, workflowCode } from '../../support/dev-worker';
import { acme, somebody } from '../../support/directory';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { ProjectClient } from '../../support/project-client';
import { base, openProject, projectClient } from '../../support/project-client';
import { recordingSender } from '../../support/recorded-mails';
import { milestone } from '../../support/simulated-project';
import { asStored } from '../../support/stored';

/** A workflow that has another past than its ledger, on a real server and a real database. */
let store: Store;
let server: DevWorker;
const settings = { dayMs: realDayMs, companyTimeZone: 'Asia/Taipei' };

beforeAll(async () => {
  store = await connectStore(engines().mongoUri(`divergence-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  await store.customers.create(acme);
  await store.people.create(somebody('boss', { roles: [], team: null }));
  await store.people.create(somebody('sales-1', { managerId: 'boss' }));
  server = await startDevWorker(engines().temporalAddress, activities());
});
afterAll(async () => {
  await server.stop();
  await store.close();
});

/** Of every mail that was sent. */
const messageIds: string[] = [];

const others: DevWorker[] = [];
afterEach(async () => {
  for (const worker of others.splice(0)) await worker.stop();
  expect(new Set(messageIds).size).toBe(messageIds.length);
});

function activities() {
  return createActivities({
    store,
    sender: recordingSender((_to, { messageId }) => messageIds.push(messageId!)),
    settings: { ...settings, mailFrom: 'Milepost <milepost@localhost>', publicUrl: 'http://127.0.0.1:3000' },
  });
}

const types = async (projectId: string): Promise<string[]> =>
  (await store.ledger.read(projectId)).map(({ type }) => type);

/** What all of them must agree on once a project is quiet. */
async function expectAgreement({ projectId, handle }: ProjectClient): Promise<ProjectState> {
  return eventually(async () => {
    const ledger = fold(projectId, await store.ledger.read(projectId));
    expect(await store.projects.read(projectId)).toEqual(asStored(ledger));
    expect(await handle.query<ProjectState>('state')).toEqual(ledger);
    return ledger;
  }, 20_000);
}

/** Each command that changed something has done it once. */
async function expectOnce(projectId: string, commandIds: readonly string[]): Promise<void> {
  const events = await store.ledger.read(projectId);
  for (const commandId of commandIds) {
    const revisions = events.filter((event) => event.commandId === commandId).map(({ revision }) => revision);
    expect(revisions.length).toBeGreaterThan(0);
    // all events of one command stand together
    expect(revisions.at(-1)! - revisions[0]!).toBe(revisions.length - 1);
  }
}

/** `temporal workflow reset`, as an operator does it: to the workflow task before the update of a command. */
async function resetBefore({ workflow, connection, options }: Client, projectId: string, commandId: string) {
  const workflowId = projectWorkflowId(projectId);
  const { events } = await workflow.getHandle(workflowId).fetchHistory();
  const position = events!.findIndex((event) =>
    JSON.stringify(
      event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args?.payloads?.map(
        ({ data }) => Buffer.from(data!).toString(),
      ) ?? '',
    ).includes(commandId),
  );
  expect(position).toBeGreaterThan(0);
  const before = events!
    .slice(0, position - 1)
    .findLast((event) => event.workflowTaskCompletedEventAttributes);
  const { runId } = await workflow.getHandle(workflowId).describe();
  await connection.workflowService.resetWorkflowExecution({
    namespace: options.namespace,
    workflowExecution: { workflowId, runId },
    reason: 'an operator',
    requestId: randomUUID(),
    workflowTaskFinishEventId: before!.eventId!,
  });
}

const contact = () => ({ ...base(), kind: 'call' });

describe('a workflow that was reset', () => {
  it.each([1, 2, 3])(
    '%i commands back takes over what the ledger has, and carries out what comes',
    async (back) => {
      const project = await openProject(server.client, server.taskQueue);
      const { projectId } = project;
      const told = [contact(), contact(), contact()];
      for (const command of told) {
        await project.update('recordContact', command);
        await expectAgreement(project);
      }
      const recorded = await store.ledger.read(projectId);

      await resetBefore(server.client, projectId, told.at(-back)!.commandId);
      const lost = { ...base(), reason: 'price' };
      const again = projectClient(server.client, projectId);
      expect(await again.update('lose', lost)).toMatchObject({ status: 'lost' });
      await again.handle.result();

      const ledger = await store.ledger.read(projectId);
      expect(ledger.slice(0, recorded.length)).toEqual(recorded);
      await expectOnce(
        projectId,
        [...told, lost].map(({ commandId }) => commandId),
      );
      expect(await types(projectId)).toContain('projectLost');
      expect(await store.projects.read(projectId)).toEqual(asStored(fold(projectId, ledger)));
    },
  );
});

describe('a workflow that was started anew without its state', () => {
  it('goes on from the ledger, and records the refusal of what does not fit', async () => {
    const project = await openProject(server.client, server.taskQueue);
    const { projectId } = project;
    await project.update('recordContact', contact());
    const before = await expectAgreement(project);
    await project.handle.terminate('an operator');

    const open = { ...base(), title: 'Other', customerId: 'acme', customerClass: 'A', ownerId: 'sales-1' };
    await server.client.workflow.signalWithStart(workflowTypes.salesProject, {
      workflowId: projectWorkflowId(projectId),
      taskQueue: server.taskQueue,
      args: [{ projectId }],
      signal: 'open',
      signalArgs: [{ ...open, playbook: before.deal!.playbook }],
    });
    await eventually(async () => (await types(projectId)).at(-1) === 'commandRefused');
    const again = projectClient(server.client, projectId);
    await again.update('recordContact', contact());
    const after = await expectAgreement(again);
    expect(after.deal!.title).toBe(before.deal!.title);
    expect((await types(projectId)).slice(before.revision)).toEqual([
      'ledgerAdopted',
      'commandRefused',
      'contactRecorded',
    ]);
    expect((await store.ledger.read(projectId))[before.revision + 1]).toMatchObject({
      command: 'open',
      code: 'already-opened',
      refusedId: open.commandId,
    });
  });
});

describe('code that decides otherwise under a replay', () => {
  it('is found out at the next command, and what was recorded stays', async () => {
    const project = await openProject(server.client, server.taskQueue);
    const { projectId } = project;
    await project.update('reachMilestone', milestone('customer-profiled'));
    await project.update('reachMilestone', { ...milestone('customer-profiled'), commandId: randomUUID() });
    const recorded = (await expectAgreement(project)).revision;
    await server.stopWorker();

    const code = (await workflowCode()).replaceAll('milestone-repeated', 'milestone-known');
    const other = await startDevWorker(engines().temporalAddress, activities(), {
      taskQueue: server.taskQueue,
      workflowBundle: { code },
    });
    others.push(other);
    const command = contact();
    await project.update('recordContact', command);
    await expectAgreement(project);
    expect((await types(projectId)).slice(recorded)).toEqual(['ledgerAdopted', 'contactRecorded']);
    expect((await store.ledger.read(projectId))[recorded - 1]).toMatchObject({
      reason: 'milestone-repeated',
    });
    await expectOnce(projectId, [command.commandId]);
    await other.stop();
    others.length = 0;
    await server.startWorker();
  });
});

describe('the ledger', () => {
  it('writes nothing of a project that goes on from another past', async () => {
    const project = await openProject(server.client, server.taskQueue);
    const { projectId, handle } = project;
    await project.update('recordContact', contact());
    const { revision } = await expectAgreement(project);
    const stored = (await store.ledger.read(projectId)).at(-1)!;
    const { planned: _, ...event } = { ...stored, revision, commandId: 'other' };
    const steps = [
      { ...event, events: [{ type: 'contactRecorded', kind: 'visit', occurredAtMs: event.atMs }] },
    ];
    const before = fold(projectId, (await store.ledger.read(projectId)).slice(0, -1));
    const next = { ...steps[0]!, revision: revision + 1 };
    const answer = await record(store, settings, {
      projectId,
      after: before.fingerprint,
      steps: [steps[0], next] as never,
    });
    expect(answer.found?.state).toEqual(await handle.query('state'));
    expect((await store.ledger.read(projectId)).length).toBe(revision);
  });
});
