import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { MailReport } from '../contracts/sandbox/activities';
import type { RetryMailActivities, RetryMailInput } from '../contracts/sandbox/mail-attempts';
import { weeklyMailSlotMs } from '../contracts/sandbox/mail-attempts';
import { mailAttempts, sentOrUndelivered } from './shared/mail-attempts';

/**
 * Sends one undelivered mail again, by its key. The workflow is named after the key, so a mail has one retry at a time,
 * and the run names the request. Failing to send it fails nothing else; the report says so.
 */
export async function retryMail({ key }: RetryMailInput): Promise<MailReport> {
  const { retryMail: retry } = proxyActivities<RetryMailActivities>(
    // it may be any mail, even a weekly one
    mailAttempts({ startToCloseTimeout: weeklyMailSlotMs }),
  );
  const request = { key, retryId: workflowInfo().firstExecutionRunId };
  return sentOrUndelivered(null, retry.executeWithOptions({ summary: `email again: ${key}` }, [request]));
}
