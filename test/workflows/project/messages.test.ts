import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodingKeys, METADATA_ENCODING_KEY } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import { searchAttributes } from '../../../contracts/sandbox/search-attributes';
import type { DevWorker } from '../../support/dev-worker';
import { startDevWorker } from '../../support/dev-worker';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { MemoryWorld } from '../../support/memory-world';
import { memoryWorld } from '../../support/memory-world';
import type { ProjectClient } from '../../support/project-client';
import { base, openProject, projectClient } from '../../support/project-client';
import { milestone } from '../../support/simulated-project';

let world: MemoryWorld;
let server: DevWorker;

beforeAll(async () => {
  world = memoryWorld({ dayMs: realDayMs });
  server = await startDevWorker(engines().temporalAddress, world.activities);
});
afterAll(() => server.stop());

const open = (): Promise<ProjectClient> => openProject(server.client, server.taskQueue);
const refused = ({ projectId }: ProjectClient) =>
  world.events(projectId).flatMap((event) => (event.type === 'commandRefused' ? [event] : []));

describe('messages to a project', () => {
  it('answers an update with the revision, and a repeated one with the first answer', async () => {
    const project = await open();
    const command = { ...milestone('customer-profiled'), commandId: randomUUID() };
    const first = await project.update('reachMilestone', command);
    await project.update('recordContact', { kind: 'call' });
    const second = await project.update('reachMilestone', command);
    expect(first).toMatchObject({ repeated: false, status: 'open', stage: 'plan' });
    expect(second).toMatchObject({ repeated: true, revision: first.revision });
  });

  it('refuses an update with a code and leaves no trace in history', async () => {
    const project = await open();
    await eventually(() => world.state(project.projectId).deal);
    const before = (await project.handle.fetchHistory()).events!.length;
    expect(await project.refusal('reachMilestone', { milestone: 'nope', evidence: 'x' })).toBe(
      'unknown-milestone',
    );
    expect(await project.refusal('judge', { verdict: 'keep' })).toBe('nothing-to-judge');
    expect(await project.refusal('recordContact', { kind: 'telepathy' })).toBe('malformed');
    const after = (await project.handle.fetchHistory()).events!;
    expect(after.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes)).toHaveLength(1);
    expect(after.length).toBeGreaterThanOrEqual(before);
  });

  it('records a malformed signal as refused and goes on', async () => {
    const project = await open();
    await project.handle.signal('reachMilestone', 'not an object');
    await project.handle.signal('reachMilestone', { ...base(), milestone: 7 });
    await project.handle.signal('reachMilestone');
    await project.handle.signal('noSuchMessage', {});
    await project.handle.signal('recordContact', { ...base(), kind: 'call', source: 'milepost' });
    await project.signal('reachMilestone', milestone('customer-profiled'));
    await eventually(() => world.state(project.projectId).deal?.milestones['customer-profiled']);
    expect(refused(project).map(({ command, code }) => [command, code])).toEqual([
      ['reachMilestone', 'malformed'],
      ['reachMilestone', 'malformed'],
      ['reachMilestone', 'malformed'],
      ['noSuchMessage', 'malformed'],
      ['recordContact', 'malformed'],
    ]);
    expect(refused(project)[1]?.message).toContain('evidence: missing');
    expect(refused(project).map(({ refusedId }) => typeof refusedId)).toEqual([
      'undefined',
      'string',
      'undefined',
      'undefined',
      'string',
    ]);
  });

  it('records bytes that are not JSON as refused and goes on', async () => {
    const project = await open();
    const notJson = {
      metadata: { [METADATA_ENCODING_KEY]: encodingKeys.METADATA_ENCODING_JSON },
      data: Buffer.from('{"half":'),
    };
    const strange = {
      metadata: { [METADATA_ENCODING_KEY]: Buffer.from('binary/martian') },
      data: Buffer.from('x'),
    };
    for (const payload of [notJson, strange]) {
      await server.client.workflowService.signalWorkflowExecution({
        namespace: 'default',
        workflowExecution: { workflowId: projectWorkflowId(project.projectId) },
        signalName: 'reachMilestone',
        input: { payloads: [payload] },
        requestId: randomUUID(),
      });
    }
    await project.update('reachMilestone', milestone('customer-profiled'));
    await eventually(() => refused(project).length === 2);
    const { events } = await project.handle.fetchHistory();
    expect(events!.some((event) => event.workflowTaskFailedEventAttributes)).toBe(false);
  });

  it('refuses whatever comes before it is opened, and waits', async () => {
    const projectId = randomUUID();
    await server.client.workflow.start('salesProject', {
      workflowId: projectWorkflowId(projectId),
      taskQueue: server.taskQueue,
      args: [{ projectId }],
    });
    const project = projectClient(server.client, projectId);
    expect(await project.refusal('recordContact', { kind: 'call' })).toBe('not-opened');
    expect(world.events(projectId)).toEqual([]);
    await project.handle.terminate();
  });

  it('ignores a cancel request: a project ends by a command that says why', async () => {
    const project = await open();
    await project.handle.cancel();
    expect(await project.update('recordContact', { kind: 'call' })).toMatchObject({ status: 'open' });
    await project.update('lose', { reason: 'price' });
    expect(await project.handle.result()).toMatchObject({ status: 'lost' });
  });

  it('takes a signal while no worker runs, once, and tells it when one is back', async () => {
    const project = await open();
    await eventually(() => world.state(project.projectId).deal?.clock.judgeAtMs);
    await server.stopWorker();
    const command = { ...milestone('customer-profiled'), commandId: randomUUID() };
    await project.signal('reachMilestone', command);
    await project.signal('reachMilestone', command);
    await server.startWorker();
    await eventually(() => world.state(project.projectId).deal?.milestones['customer-profiled']);
    expect(await project.update('reachMilestone', command)).toMatchObject({ repeated: true });
    expect(world.types(project.projectId).filter((type) => type === 'milestoneReached')).toHaveLength(1);
  });

  it('shows operators what it waits for', async () => {
    const project = await open();
    await project.update('reachMilestone', milestone('customer-profiled'));
    await project.update('reachMilestone', milestone('meeting-agreed'));
    const description = await eventually(async () => {
      const found = await project.handle.describe();
      return found.typedSearchAttributes.get(searchAttributes.stage) === 'visit' && found;
    });
    expect(description.typedSearchAttributes.get(searchAttributes.status)).toBe('open');
    expect(description.typedSearchAttributes.get(searchAttributes.owner)).toBe('sales-1');
    expect(description.typedSearchAttributes.get(searchAttributes.dueAt)).toBeInstanceOf(Date);
    const metadata: { currentDetails: string } = await project.handle.query('__temporal_workflow_metadata');
    expect(metadata.currentDetails).toContain('Stage 2 of 8');
    expect(metadata.currentDetails).toContain('第 2 階段');
    expect(metadata.currentDetails).toMatch(/follow up on \{at:\d{4}-\d\d-\d\d/);
  });
});
