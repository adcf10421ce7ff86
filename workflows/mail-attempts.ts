import { ActivityFailure } from '@temporalio/workflow';
import type { MailReport } from '../contracts/activities';

/**
 * How the activities that send mails are tried. A repeat finds the mail's row by its key and sends only what the mail
 * server cannot have. Temporary faults are worth four days (as mail servers themselves do it: RFC 5321, 4.5.4.1).
 */
export const mailAttempts = {
  startToCloseTimeout: '2m',
  // the activity reports every few seconds while a slow server keeps it; a dead worker is found out by its silence
  heartbeatTimeout: '10s',
  scheduleToCloseTimeout: '4d',
  retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '15m' },
} as const;

/** How a mail ended. One that cannot be sent for good fails nothing: the report says so. */
export async function sentOrUndelivered(
  personId: string | null,
  sending: Promise<MailReport>,
): Promise<MailReport> {
  try {
    return await sending;
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return { status: 'failed', personId, reason: 'undelivered' };
  }
}
