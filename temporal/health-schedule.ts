import type { Client, ScheduleOptions } from '@temporalio/client';
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { HealthCheckInput } from '../contracts/sandbox/health';
import { healthScheduleId, workflowTypes } from '../contracts/sandbox/names';

type Run = (input: HealthCheckInput) => Promise<unknown>;

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
      staticSummary: 'Looks for what stands still, and brings it back',
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
