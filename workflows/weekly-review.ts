import { proxyActivities, setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { MailReport } from '../contracts/sandbox/activities';
import type {
  WeeklyMailActivities,
  WeeklyMailInput,
  WeeklyMailRequest,
} from '../contracts/sandbox/weekly-mails';
import { place } from '../contracts/sandbox/operator-words';
import { weeklyTitles } from '../contracts/sandbox/weekly-mails';
import { weeklyMailSlotMs } from '../contracts/sandbox/mail-attempts';
import { mailAttempts, sentOrUndelivered } from './shared/mail-attempts';

/** Set by the server on runs started by a schedule: the instant at which the run was due, without any delay. */
const dueKey = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME');

/** A manager's weekly review: one run is one mail. Started by the manager's schedule. */
export async function weeklyReview(input: WeeklyMailInput): Promise<MailReport> {
  return send({ ...input, mail: 'review', scheduledAtMs: scheduledAtMs() });
}

/** What a rep will be asked in the next review: one run is one mail. Started by the rep's schedule. */
export async function weeklyMirror(input: WeeklyMailInput): Promise<MailReport> {
  return send({ ...input, mail: 'mirror', scheduledAtMs: scheduledAtMs() });
}

/** Failing to send a mail fails nothing else; the report says so, and another follows next week. */
function send(request: WeeklyMailRequest): Promise<MailReport> {
  // after four days the next review is nearer than the last
  const { sendWeeklyMail } = proxyActivities<WeeklyMailActivities>(
    mailAttempts({ startToCloseTimeout: weeklyMailSlotMs }),
  );
  const summary = `${weeklyTitles[request.mail]} → ${place.person(request.personId)}`;
  setCurrentDetails(`**${summary}**, due ${place.at(request.scheduledAtMs, request.personId)}`);
  return sentOrUndelivered(request.personId, sendWeeklyMail.executeWithOptions({ summary }, [request]));
}

/** For a run started by hand, its own start. */
function scheduledAtMs(): number {
  const { typedSearchAttributes, startTime } = workflowInfo();
  return (typedSearchAttributes.get(dueKey) ?? startTime).getTime();
}
