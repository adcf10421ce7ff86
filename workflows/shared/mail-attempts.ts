import type { ActivityOptions } from '@temporalio/workflow';
import { ActivityFailure, ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import type { MailReport } from '../../contracts/sandbox/activities';
import { mailPatienceMs, mailPauses, mailSlotMs } from '../../contracts/sandbox/mail-attempts';
import { mailTaskQueue } from '../../contracts/sandbox/names';

/**
 * How the activities that send mails are retried, on a task queue of their own. A repeat finds the mail's row by its
 * key and sends only what the mail server cannot have; what it may have goes out once more when no earlier attempt can
 * be running. A function, since the task queue is known only while a workflow runs.
 */
export function mailAttempts(own: ActivityOptions = {}): ActivityOptions {
  const { firstMs, factor, longestMs } = mailPauses;
  return {
    taskQueue: mailTaskQueue(workflowInfo().taskQueue),
    startToCloseTimeout: mailSlotMs,
    // the activity reports every few seconds while a slow server keeps it; a dead worker is found out by its silence
    heartbeatTimeout: '10s',
    scheduleToCloseTimeout: mailPatienceMs,
    retry: { initialInterval: firstMs, backoffCoefficient: factor, maximumInterval: longestMs },
    ...own,
  };
}

/** How a mail ended. One that cannot be sent for good fails nothing; the report says so. */
export async function sentOrUndelivered<Answer = never>(
  personId: string | null,
  sending: Promise<MailReport | Answer>,
): Promise<MailReport | Answer> {
  try {
    return await sending;
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return { status: 'failed', personId, reason: reasonOf(error) };
  }
}

/** The activity's code for failures that no repeat can cure; for all others, that its time is over. */
function reasonOf({ cause }: ActivityFailure): string {
  const isFinal = cause instanceof ApplicationFailure && cause.nonRetryable === true;
  return (isFinal ? cause.type : undefined) ?? 'undelivered';
}
