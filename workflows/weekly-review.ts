import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { MailReport } from '../contracts/sandbox/activities';
import type {
  WeeklyMailActivities,
  WeeklyMailInput,
  WeeklyMailRequest,
} from '../contracts/sandbox/weekly-mails';
import { weeklyMailSlotMs } from '../contracts/sandbox/mail-attempts';
import { mailAttempts, sentOrUndelivered } from './shared/mail-attempts';

/** What the server notes on a run that a schedule has started: the instant that it was due, without any delay. */
const dueKey = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME');

/** A manager's weekly review: one run is one mail. Started by the manager's schedule. */
export async function weeklyReview(input: WeeklyMailInput): Promise<MailReport> {
  return send({ ...input, mail: 'review', scheduledAtMs: scheduledAtMs() });
}

/** What a rep will be asked in the next review: one run is one mail. Started by the rep's schedule. */
export async function weeklyMirror(input: WeeklyMailInput): Promise<MailReport> {
  return send({ ...input, mail: 'mirror', scheduledAtMs: scheduledAtMs() });
}

/** A mail that cannot be sent fails nothing; the report says so, and next week there is another. */
function send(request: WeeklyMailRequest): Promise<MailReport> {
  // after four days the next review is nearer than the last
  const { sendWeeklyMail } = proxyActivities<WeeklyMailActivities>(
    mailAttempts({ startToCloseTimeout: weeklyMailSlotMs }),
  );
  return sentOrUndelivered(request.personId, sendWeeklyMail(request));
}

/** Of a run that somebody has started by hand, its own start. */
function scheduledAtMs(): number {
  const { typedSearchAttributes, startTime } = workflowInfo();
  return (typedSearchAttributes.get(dueKey) ?? startTime).getTime();
}
