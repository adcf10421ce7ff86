import { proxyActivities, sleep } from '@temporalio/workflow';
import type { Activities, MailReport } from '../contracts/sandbox/activities';
import type { NotificationRequest } from '../contracts/sandbox/notifications';
import { notificationTitles } from '../contracts/sandbox/notifications';
import { place } from '../contracts/sandbox/operator-words';
import { mailAttempts, sentOrUndelivered } from './shared/mail-attempts';

/** A sign-in link that comes later is useless: whoever asked for it has given up. */
const signInPatience = '15m';

/**
 * Sends one notification, a mail that belongs to no project. The workflow is named after its key, so requesting the
 * same notification twice sends one. Failing to send it fails nothing else; the report says so.
 */
export async function notification(request: NotificationRequest): Promise<MailReport> {
  const { kind } = request.notification;
  // each attempt finds the reader anew and makes new links: one that comes late still works for its whole time
  const { sendNotification } = proxyActivities<Activities>(
    mailAttempts(kind === 'sign-in' ? { scheduleToCloseTimeout: signInPatience } : {}),
  );
  for (;;) {
    const answer = await sentOrUndelivered(
      request.personId,
      sendNotification.executeWithOptions(
        { summary: `${notificationTitles[kind]} → ${place.person(request.personId)}` },
        [request],
      ),
    );
    if (answer.status !== 'later') return answer;
    await sleep(Math.max(1, answer.notBeforeMs - Date.now()), {
      summary: `leaves ${place.soon(answer.notBeforeMs, request.personId)}: nobody is asked at night`,
    });
  }
}
