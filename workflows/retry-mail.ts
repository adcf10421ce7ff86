import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { MailReport } from '../contracts/sandbox/activities';
import type { RetryMailActivities, RetryMailInput } from '../contracts/sandbox/mail-attempts';
import { weeklyMailSlotMs } from '../contracts/sandbox/mail-attempts';
import { mailAttempts, sentOrUndelivered } from './shared/mail-attempts';

/**
 * Sends one mail again that did not arrive, by its key. The workflow is called after the key, so a mail has one try at
 * a time, and the run names the wish. A mail that cannot be sent fails nothing; the report says so.
 */
export async function retryMail({ key }: RetryMailInput): Promise<MailReport> {
  const { retryMail: retry } = proxyActivities<RetryMailActivities>(
    // any mail may be meant, also a weekly one
    mailAttempts({ startToCloseTimeout: weeklyMailSlotMs }),
  );
  const request = { key, retryId: workflowInfo().firstExecutionRunId };
  return sentOrUndelivered(null, retry.executeWithOptions({ summary: key }, [request]));
}
