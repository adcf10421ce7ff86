import { ActivityFailure, proxyActivities, workflowInfo } from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { MailReport } from '../contracts/activities';
import type { WeeklyMailActivities, WeeklyMailInput, WeeklyMailRequest } from '../contracts/weekly-mails';

/** What the server notes on a run that a schedule has started: the instant that it was due, without any delay. */
const dueKey = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME');

const { sendWeeklyMail } = proxyActivities<WeeklyMailActivities>({
  startToCloseTimeout: '5m',
  // the activity reports every few seconds; a dead worker is found out by its silence
  heartbeatTimeout: '10s',
  // A repeat finds the mail's row by person and week and sends only what the mail server cannot have. It looks anew at
  // the team and its projects. After four days the next review is nearer than the last.
  scheduleToCloseTimeout: '4d',
  retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '15m' },
});

/** A manager's weekly review: one run is one mail. Started by the manager's schedule. */
export async function weeklyReview(input: WeeklyMailInput): Promise<MailReport> {
  return send({ ...input, mail: 'review', scheduledAtMs: scheduledAtMs() });
}

/** What a rep will be asked in the next review: one run is one mail. Started by the rep's schedule. */
export async function weeklyMirror(input: WeeklyMailInput): Promise<MailReport> {
  return send({ ...input, mail: 'mirror', scheduledAtMs: scheduledAtMs() });
}

/** A mail that cannot be sent fails nothing; the report says so, and next week there is another. */
async function send(request: WeeklyMailRequest): Promise<MailReport> {
  try {
    return await sendWeeklyMail(request);
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return { status: 'failed', personId: request.personId, reason: 'undelivered' };
  }
}

/** Of a run that somebody has started by hand, its own start. */
function scheduledAtMs(): number {
  const { typedSearchAttributes, startTime } = workflowInfo();
  return (typedSearchAttributes.get(dueKey) ?? startTime).getTime();
}
