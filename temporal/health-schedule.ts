import type { Client, ScheduleOptions } from '@temporalio/client';
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { HealthCheckInput } from '../contracts/sandbox/health';
import { healthScheduleId, workflowTypes } from '../contracts/sandbox/names';

type Run = (input: HealthCheckInput) => Promise<unknown>;

/** Spread over the hour by the server: installations of one cluster do not all look at the same minute. */
const every = { every: '1h' } as const;

/**
 * Makes the schedule that looks every hour for what stands still. Asking again, as each worker does when it starts, puts
 * it right; one that an operator has paused stays so.
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
      staticSummary: 'Looks for what stands still, and brings it back',
    },
    policies: {
      // two at a time would repair the same things
      overlap: ScheduleOverlapPolicy.SKIP,
      // what was missed while the server was down, the next one sees as well
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
