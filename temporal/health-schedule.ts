import { setTimeout as delay } from 'node:timers/promises';
import type { Client, ScheduleOptions } from '@temporalio/client';
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { HealthCheckInput } from '../contracts/sandbox/health';
import { titled } from '../contracts/sandbox/search-attributes';
import { healthScheduleId, workflowTypes } from '../contracts/sandbox/names';

type Run = (input: HealthCheckInput) => Promise<unknown>;

/** Attempts at a second's distance (ms): a server that has just started may answer for some seconds that it cannot yet. */
const attempts = 15;
const pauseMs = 1_000;

/**
 * Brings the schedule up as a worker starts. A worker without it does its work all the same, so what fails is tried again
 * before it ends the worker.
 *
 * @param failed notified of each attempt that is followed by another
 * @throws what the last attempt failed with
 */
export async function bringHealthScheduleUp(
  client: Client,
  taskQueue: string,
  failed: (error: unknown) => void,
): Promise<void> {
  for (let left = attempts - 1; left > 0; left -= 1) {
    try {
      return void (await ensureHealthSchedule(client, taskQueue));
    } catch (error) {
      failed(error);
      await delay(pauseMs);
    }
  }
  return ensureHealthSchedule(client, taskQueue);
}

/** The server spreads these over the hour, so that installations of one cluster do not all check in the same minute. */
const every = { every: '1h' } as const;

/**
 * Creates the schedule of the hourly health check. Repeating it, as each worker does when it starts, corrects the
 * schedule; one paused by an operator stays paused.
 */
export async function ensureHealthSchedule(client: Client, taskQueue: string): Promise<void> {
  const scheduleId = healthScheduleId(taskQueue);
  const input: HealthCheckInput = { repairs: 'safe' };
  const options = {
    scheduleId,
    spec: { intervals: [every], jitter: '5m' },
    action: {
      type: 'startWorkflow',
      workflowType: workflowTypes.healthCheck,
      workflowId: scheduleId,
      taskQueue,
      args: [input],
      ...titled('Looks for what stands still, and brings it back'),
    },
    policies: {
      // two at a time would repair the same things
      overlap: ScheduleOverlapPolicy.SKIP,
      // the next check also sees what was missed while the server was down
      catchupWindow: '10m',
      pauseOnFailure: false,
    },
    memo: { taskQueue },
  } as const satisfies ScheduleOptions;
  try {
    await client.schedule.create(options);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = options;
    await client.schedule
      .getHandle(scheduleId)
      .update<Run>(({ state }) => ({ spec, action: { ...action, args: [input] }, policies, state }));
  }
}
