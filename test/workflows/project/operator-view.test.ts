import { MockActivityEnvironment } from '@temporalio/testing';
import { defaultPayloadConverter } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tellOfDelay } from '../../../activities/ledger/tell-of-delay';
import { searchAttributes } from '../../../contracts/sandbox/search-attributes';
import type { RecordRequest } from '../../../contracts/sandbox/activities';
import { upgradeSignalName } from '../../../contracts/sandbox/names';
import { operatorCodec } from '../../../worker/operator-codec';
import type { DevWorker } from '../../support/dev-worker';
import { startDevWorker, workflowCodeWith } from '../../support/dev-worker';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { MemoryWorld } from '../../support/memory-world';
import { memoryWorld } from '../../support/memory-world';
import type { ProjectClient } from '../../support/project-client';
import { openProject } from '../../support/project-client';

let world: MemoryWorld;
let server: DevWorker;
let isDown = false;
let refuses = false;

beforeAll(async () => {
  // reminders come from the second second on, the first check after six
  world = memoryWorld({
    dayMs: 400,
    mail: () =>
      refuses
        ? { status: 'failed', personId: 'sales-1', reason: 'refused' }
        : { status: 'accepted', personId: null },
  });
  const { record } = world.activities;
  const activities = {
    ...world.activities,
    record: (request: RecordRequest) =>
      isDown ? Promise.reject(new Error('The database is away.')) : record(request),
  };
  const codec = operatorCodec({
    person: (personId) => Promise.resolve({ name: `Name of ${personId}`, timeZone: 'Europe/Berlin' }),
    publicUrl: 'https://milepost.example.com',
    companyTimeZone: 'Asia/Taipei',
    namesInHistories: true,
  });
  // in place of ten seconds
  const code = await workflowCodeWith('slowMs', 1_000);
  server = await startDevWorker(engines().temporalAddress, activities, { codec, workflowBundle: { code } });
});
afterAll(() => server.stop());

const types = ({ projectId }: ProjectClient): string[] => world.types(projectId);
const dueAtMs = async ({ handle }: ProjectClient): Promise<number | undefined> =>
  (await handle.describe()).typedSearchAttributes.get(searchAttributes.dueAt)?.getTime();
const upserts = async ({ handle }: ProjectClient): Promise<number> =>
  (await handle.fetchHistory()).events!.filter((event) => event.upsertWorkflowSearchAttributesEventAttributes)
    .length;

describe('the instant at which operators expect a project to act', () => {
  it('is its next check: reminders and contacts cost no upsert, and it is never later than the true one', async () => {
    const project = await openProject(server.client, server.taskQueue);
    const clock = () => world.state(project.projectId).deal!.clock;
    const firstAtMs = await eventually(() => world.state(project.projectId).deal?.clock.followUpAtMs);
    await eventually(async () => (await dueAtMs(project)) === firstAtMs);
    const atOpening = await upserts(project);

    await eventually(() => types(project).filter((type) => type === 'rungReached').length >= 2);
    await project.update('recordContact', { kind: 'call' });
    await eventually(() => clock().followUpAtMs! > firstAtMs);
    expect(await dueAtMs(project)).toBe(firstAtMs);
    expect(await upserts(project)).toBe(atOpening);

    await eventually(() => types(project).includes('followUpDue'), 30_000);
    await eventually(async () => (await dueAtMs(project)) === clock().judgeAtMs);
    await project.update('lose', { reason: 'price' });
    await project.handle.result();
  });
});

const attributes = async ({ handle }: ProjectClient) => (await handle.describe()).typedSearchAttributes;

/** The summaries of activities and timers in a history. */
async function summaries({ handle }: ProjectClient): Promise<string[]> {
  const { events } = await handle.fetchHistory();
  return (events ?? []).flatMap(({ userMetadata }) =>
    userMetadata?.summary ? [defaultPayloadConverter.fromPayload<string>(userMetadata.summary)] : [],
  );
}

describe('a record that fails again and again', () => {
  it('wakes its project once, when that has gone on for a while', async () => {
    const { client } = server;
    const project = await openProject(client, server.taskQueue);
    const { workflowId } = project.handle;
    const { runId } = await project.handle.describe();
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const activity = new MockActivityEnvironment({ attempt, workflowExecution: { workflowId, runId } });
      await activity.run(() => tellOfDelay(client));
    }

    const signals = await eventually(async () => {
      const { events } = await project.handle.fetchHistory();
      const found = (events ?? []).flatMap(
        ({ workflowExecutionSignaledEventAttributes: signal }) => signal?.signalName ?? [],
      );
      return found.length > 0 && found;
    });
    expect(signals).toEqual([upgradeSignalName]);
    await project.update('lose', { reason: 'price' });
  });
});

describe('what operators see of a project', () => {
  it('is called by its customer and its title, and says what it waits for', async () => {
    const project = await openProject(server.client, server.taskQueue);
    const { title } = await eventually(() => world.state(project.projectId).deal);
    await eventually(
      async () => (await attributes(project)).get(searchAttributes.title) === `Sample Ltd · ${title}`,
    );
    expect((await attributes(project)).get(searchAttributes.waiting)).toBe('milestones');

    await project.update('changeProject', { title: 'Second line' });
    await eventually(
      async () => (await attributes(project)).get(searchAttributes.title) === 'Sample Ltd · Second line',
    );
    await project.update('hold', { reason: 'budget-year', wakeAtMs: Date.now() + 60_000 });
    await eventually(async () => (await attributes(project)).get(searchAttributes.waiting) === 'hold');

    await project.update('lose', { reason: 'price' });
    await project.handle.result();
    expect((await attributes(project)).get(searchAttributes.waiting)).toBeUndefined();
  });

  it('has summaries that say what is sent to whom, and when something is due', async () => {
    const project = await openProject(server.client, server.taskQueue);
    await eventually(() => types(project).includes('followUpDue'), 30_000);
    await eventually(async () =>
      (await summaries(project)).some((text) => text.startsWith('Follow up with the customer → Name of ')),
    );

    const told = await summaries(project);
    expect(told).toContainEqual(
      expect.stringMatching(/^follow-up due \d+ \w{3} \d\d:\d\d$|^reminder: .* \d\d:\d\d$/),
    );
    expect(told).toContainEqual(expect.stringMatching(/^project opened \(\+\d+\)$/));
    expect(told.filter((text) => /[{}]/.test(text))).toEqual([]);

    const { currentDetails } = await project.handle.query<{ currentDetails: string }>(
      '__temporal_workflow_metadata',
    );
    expect(currentDetails).toContain(`https://milepost.example.com/projects/${project.projectId}`);
    expect(currentDetails).toContain(`Name of ${world.state(project.projectId).deal!.ownerId}`);
    expect(currentDetails).toMatch(/\d\d:\d\d \((CET|CEST)\)/);
    expect(currentDetails).toMatch(/年\d+月\d+日/);
    expect(currentDetails).not.toMatch(/[{}]/);
    await project.update('lose', { reason: 'price' });
  });

  it('says that an email could not be delivered, until somebody has seen to it', async () => {
    refuses = true;
    const project = await openProject(server.client, server.taskQueue);
    await eventually(async () => (await attributes(project)).get(searchAttributes.mailFails) === true);
    refuses = false;

    await project.update('lose', { reason: 'price' });
    await project.handle.result();
    expect((await attributes(project)).get(searchAttributes.mailFails)).toBeUndefined();
  });

  it('says since when its ledger has been behind, and no longer when it is up to date', async () => {
    const project = await openProject(server.client, server.taskQueue);
    await eventually(() => types(project).length > 0);
    isDown = true;
    const beforeMs = Date.now();
    await project.signal('recordContact', { kind: 'call' });

    await eventually(async () => {
      await project.handle.signal(upgradeSignalName);
      return (await attributes(project)).get(searchAttributes.behindSince) !== undefined;
    });
    const sinceMs = (await attributes(project)).get(searchAttributes.behindSince)!.getTime();
    expect(sinceMs).toBeGreaterThan(beforeMs - 3_000);
    expect(sinceMs).toBeLessThan(Date.now());

    isDown = false;
    await eventually(
      async () => (await attributes(project)).get(searchAttributes.behindSince) === undefined,
      30_000,
    );
    await project.update('lose', { reason: 'price' });
  });
});
