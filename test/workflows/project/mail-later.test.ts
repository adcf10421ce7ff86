import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { MailLater, MailReport } from '../../../contracts/sandbox/activities';
import { notificationWorkflowId, workflowTypes } from '../../../contracts/sandbox/names';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { notification as notificationWorkflow } from '../../../workflows';
import { eventually } from '../../support/eventually';
import { memoryWorld } from '../../support/memory-world';
import { openProject } from '../../support/project-client';
import type { TimeSkipping } from '../../support/time-skipping';
import { startTimeSkipping } from '../../support/time-skipping';

let server: TimeSkipping;
const asked: { key: string; atMs: number }[] = [];
const hourMs = 3_600_000;
/** Before when nobody works. */
let workFromMs = 0;

beforeAll(async () => {
  const world = memoryWorld({ dayMs: realDayMs });
  const answer = async (key: string): Promise<MailReport | MailLater> => {
    const atMs = await server.env.currentTimeMs();
    asked.push({ key, atMs });
    if (atMs < workFromMs) return { status: 'later', notBeforeMs: workFromMs };
    return { status: 'accepted', personId: null };
  };
  server = await startTimeSkipping({
    ...world.activities,
    sendMail: ({ projectId }) => answer(projectId),
    sendNotification: ({ key }) => answer(key),
  });
}, 60_000);
afterAll(() => server.stop());

it('a mail of a project that waits for working hours leaves when they begin, and is asked for once more', async () => {
  workFromMs = (await server.env.currentTimeMs()) + 10 * hourMs;
  const { projectId } = await openProject(server.env.client, server.taskQueue);
  const of = () => asked.filter(({ key }) => key === projectId);
  const before = 2;
  await eventually(() => Promise.resolve(of().length === before));
  await server.env.sleep(11 * hourMs);
  await eventually(() => Promise.resolve(of().length === 2 * before));
  expect(
    of()
      .slice(before)
      .every(({ atMs }) => atMs >= workFromMs && atMs < workFromMs + hourMs),
  ).toBe(true);
  await server.env.sleep(2 * hourMs);
  expect(of()).toHaveLength(2 * before);
}, 60_000);

it('a notification, too', async () => {
  workFromMs = (await server.env.currentTimeMs()) + 40 * hourMs;
  const key = `offer-${randomUUID()}`;
  const handle = await server.env.client.workflow.start<typeof notificationWorkflow>(
    workflowTypes.notification,
    {
      taskQueue: server.taskQueue,
      workflowId: notificationWorkflowId(key),
      args: [{ key, personId: 'sales-1', notification: { kind: 'queue-offer' } }],
    },
  );
  expect(await handle.result()).toMatchObject({ status: 'accepted' });
  expect(asked.filter((each) => each.key === key)).toHaveLength(2);
}, 60_000);
