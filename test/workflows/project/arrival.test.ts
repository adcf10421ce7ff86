import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MailReport } from '../../../contracts/sandbox/activities';
import { randomUUID } from 'node:crypto';
import { projectWorkflowId, workflowTypes } from '../../../contracts/sandbox/names';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { ProjectEvent } from '../../../domain/project/model/events';
import type { DevWorker } from '../../support/dev-worker';
import { startDevWorker } from '../../support/dev-worker';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { MemoryWorld } from '../../support/memory-world';
import { memoryWorld } from '../../support/memory-world';
import type { ProjectClient } from '../../support/project-client';
import { base, openProject, projectClient } from '../../support/project-client';
import { rules } from '../../support/standard-playbook';
import { startTimeSkipping } from '../../support/time-skipping';

/** What Temporal has accepted is carried out in the order of its arrival, or its refusal is in the ledger. */
let world: MemoryWorld;
let server: DevWorker;
let isMailServerDown = false;
const mail = (): MailReport => {
  if (isMailServerDown) throw new Error('connection refused');
  return { status: 'accepted', personId: null };
};

beforeAll(async () => {
  world = memoryWorld({ dayMs: realDayMs, mail });
  server = await startDevWorker(engines().temporalAddress, world.activities);
});
afterAll(() => server.stop());

const opening = () => ({
  ...base(),
  title: 'Cooling line, hall 3',
  customerId: 'acme',
  customerClass: 'B',
  ownerId: 'sales-1',
  playbook: rules,
});
const contact = () => ({ ...base(), kind: 'call' });
const refusals = (projectId: string): Extract<ProjectEvent, { type: 'commandRefused' }>[] =>
  world.events(projectId).filter((event) => event.type === 'commandRefused');

/** A project that is opened by a signal, which no worker has to answer. */
async function openBySignal(): Promise<ProjectClient> {
  const projectId = randomUUID();
  await server.client.workflow.signalWithStart(workflowTypes.salesProject, {
    workflowId: projectWorkflowId(projectId),
    taskQueue: server.taskQueue,
    args: [{ projectId }],
    signal: 'open',
    signalArgs: [opening()],
  });
  return projectClient(server.client, projectId);
}

describe('signals that wait for the first task of a run', () => {
  it('are carried out in the order of their arrival', async () => {
    await server.stopWorker();
    const { projectId, handle } = await openBySignal();
    await handle.signal('hold', { ...base(), reason: 'budget-year', wakeAtMs: Date.now() + 30 * realDayMs });
    await handle.signal('noSuchMessage', {});
    await handle.signal('recordContact', contact());
    await server.startWorker();
    const types = await eventually(() => {
      const known = world.types(projectId);
      return known.includes('contactRecorded') && known;
    });
    const inOrder = ['projectOpened', 'projectHeld', 'commandRefused', 'projectWoken', 'contactRecorded'];
    expect(types.filter((type) => inOrder.includes(type))).toEqual(inOrder);
    expect(world.state(projectId).deal?.hold).toBeUndefined();
  });

  it('come before updates of the same task, which keep theirs', async () => {
    await server.stopWorker();
    const { projectId, handle } = await openBySignal();
    const hold = { ...base(), reason: 'budget-year', wakeAtMs: Date.now() + 30 * realDayMs };
    const held = handle.executeUpdate('hold', { args: [hold] });
    // the server takes updates in the order in which they come; this one must not overtake the other on its way there
    await handle.signal('recordContact', contact());
    const woken = handle.executeUpdate('wake', { args: [base()] });
    await server.startWorker();
    await Promise.all([held, woken]);
    await eventually(() => world.types(projectId).includes('projectWoken'));
    expect(world.state(projectId).deal?.hold).toBeUndefined();
  });
});

describe('what comes when a project cannot take it', () => {
  it('is recorded as refused after its end, while mails still wait', async () => {
    isMailServerDown = true;
    const project = await openProject(server.client, server.taskQueue);
    await project.update('lose', { reason: 'price' });
    const late = contact();
    await project.handle.signal('recordContact', late);
    await eventually(() => refusals(project.projectId).length === 1);
    expect(refusals(project.projectId)).toMatchObject([
      { command: 'recordContact', code: 'project-ended', refusedId: late.commandId },
    ]);
    isMailServerDown = false;
    expect(await project.handle.result()).toMatchObject({ status: 'lost' });
  });

  it('is recorded, whatever comes beside a loss', async () => {
    const project = await openProject(server.client, server.taskQueue);
    const contacts = Array.from({ length: 40 }, contact);
    const lost = project.update('lose', { reason: 'price' });
    const accepted = await Promise.all(
      contacts.map((command) =>
        project.handle.signal('recordContact', command).then(
          () => [command.commandId],
          () => [],
        ),
      ),
    );
    await lost;
    await project.handle.result();
    const recorded = world.events(project.projectId).flatMap((event) => {
      if (event.type === 'contactRecorded') return [event.commandId];
      return event.type === 'commandRefused' ? [event.refusedId] : [];
    });
    expect(recorded.sort()).toEqual(accepted.flat().sort());
  });

  it('is recorded before it is opened, and it can be opened after that', async () => {
    const projectId = randomUUID();
    const early = contact();
    await server.client.workflow.signalWithStart(workflowTypes.salesProject, {
      workflowId: projectWorkflowId(projectId),
      taskQueue: server.taskQueue,
      args: [{ projectId }],
      signal: 'recordContact',
      signalArgs: [early],
    });
    await eventually(() => refusals(projectId).length === 1);
    expect(refusals(projectId)).toMatchObject([{ code: 'not-opened', refusedId: early.commandId }]);
    const project = projectClient(server.client, projectId);
    expect(await project.update('open', opening())).toMatchObject({ status: 'open' });
    await project.update('lose', { reason: 'price' });
    await project.handle.result();
  });
});

describe('a project that nobody opens', () => {
  it('ends after an hour', async () => {
    const lonely = memoryWorld({ dayMs: realDayMs });
    const { env, taskQueue, stop } = await startTimeSkipping(lonely.activities);
    try {
      const projectId = randomUUID();
      const handle = await env.client.workflow.signalWithStart(workflowTypes.salesProject, {
        workflowId: projectWorkflowId(projectId),
        taskQueue,
        args: [{ projectId }],
        signal: 'recordContact',
        signalArgs: [contact()],
      });
      const startedAtMs = await env.currentTimeMs();
      expect(await handle.result()).toEqual({ projectId, status: 'new', reason: null });
      expect((await env.currentTimeMs()) - startedAtMs).toBeGreaterThanOrEqual(3_599_000);
      expect(lonely.types(projectId)).toEqual(['commandRefused']);
    } finally {
      await stop();
    }
  });
});
