import { proxyActivities } from '@temporalio/workflow';
import type { MailReport } from '../../contracts/sandbox/activities';
import type { HandOverActivities } from '../../contracts/sandbox/hand-over-run';
import type { NotificationRequest } from '../../contracts/sandbox/notifications';
import { mailAttempts, sentOrUndelivered } from '../shared/mail-attempts';

/**
 * Reads and writes of the store. Repeats give the same result: a plan once written is kept, and an older state never
 * replaces a newer one. They are retried until the database is back.
 */
export const { planHandOver, answerDueAt, nextDecider, noteHandOver } = proxyActivities<HandOverActivities>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '30s' },
});

/**
 * Moves a batch of projects. Heartbeats reveal a killed worker within seconds; the next attempt goes on with what has
 * not moved, and a project that has moved recognises the command by its id.
 */
export const { moveProjects } = proxyActivities<HandOverActivities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '15s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' },
});

/** Sends a notification and reports how that ended; a notification never fails the hand-over. */
export function post(request: NotificationRequest): Promise<MailReport> {
  const { sendNotification } = proxyActivities<HandOverActivities>(mailAttempts());
  const summary = `${request.notification.kind} ${request.personId}`;
  return sentOrUndelivered(request.personId, sendNotification.executeWithOptions({ summary }, [request]));
}
