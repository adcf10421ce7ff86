import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/activity';
import { randomUUID } from 'node:crypto';
import type { MailReport } from '../../contracts/sandbox/activities';
import type { Notification, NotificationRequest } from '../../contracts/sandbox/notifications';
import { notificationWorkflowId, workflowTypes } from '../../contracts/sandbox/names';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { notification as notificationWorkflow } from '../../workflows';
import { memoryWorld } from '../support/memory-world';
import type { TimeSkipping } from '../support/time-skipping';
import { startTimeSkipping } from '../support/time-skipping';

let server: TimeSkipping;
/** How often each notification was tried, by key, and until when the mail server is down. */
const attempts = new Map<string, number>();
let downUntilMs = 0;

beforeAll(async () => {
  const world = memoryWorld({ dayMs: realDayMs });
  server = await startTimeSkipping({
    ...world.activities,
    async sendNotification({ key, personId }): Promise<MailReport> {
      attempts.set(key, (attempts.get(key) ?? 0) + 1);
      if ((await server.env.currentTimeMs()) < downUntilMs) {
        throw ApplicationFailure.retryable('The mail server is down.', 'mail-deferred');
      }
      return { status: 'accepted', personId };
    },
  });
});
afterAll(() => server.stop());

const minuteMs = 60_000;

async function send(
  kind: 'sign-in' | 'queue-offer',
  downForMs = 0,
): Promise<{ report: MailReport; key: string }> {
  const notification: Notification = { kind };
  const request: NotificationRequest = {
    key: `${kind}-${randomUUID()}`,
    personId: 'sales-1',
    notification,
  };
  downUntilMs = (await server.env.currentTimeMs()) + downForMs;
  const handle = await server.env.client.workflow.start<typeof notificationWorkflow>(
    workflowTypes.notification,
    {
      taskQueue: server.taskQueue,
      workflowId: notificationWorkflowId(request.key),
      args: [request],
    },
  );
  return { report: await handle.result(), key: request.key };
}

describe('a notification', () => {
  it('is sent by a workflow of its own', async () => {
    const { report, key } = await send('queue-offer');
    expect(report).toEqual({ status: 'accepted', personId: 'sales-1' });
    expect(attempts.get(key)).toBe(1);
  });

  it('waits for a mail server that is down for a day', async () => {
    const { report, key } = await send('queue-offer', realDayMs);
    expect(report).toMatchObject({ status: 'accepted' });
    expect(attempts.get(key)).toBeGreaterThan(10);
  });

  it('with a link to sign in comes within some minutes', async () => {
    expect((await send('sign-in', 5 * minuteMs)).report).toMatchObject({ status: 'accepted' });
  });

  it('with a link to sign in is given up after 15 minutes', async () => {
    const startedAtMs = await server.env.currentTimeMs();
    const { report } = await send('sign-in', 20 * minuteMs);
    expect(report).toEqual({ status: 'failed', personId: 'sales-1', reason: 'undelivered' });
    expect((await server.env.currentTimeMs()) - startedAtMs).toBeLessThanOrEqual(16 * minuteMs);
  });
});
