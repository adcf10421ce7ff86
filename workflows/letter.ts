import { proxyActivities, sleep } from '@temporalio/workflow';
import type { Activities, MailReport } from '../contracts/sandbox/activities';
import type { LetterRequest } from '../contracts/sandbox/letters';
import { mailAttempts, sentOrUndelivered } from './shared/mail-attempts';

/** A sign-in link that comes later is of no use: whoever asked for it has given up. */
const signInPatience = '15m';

/**
 * Sends one letter: a mail that belongs to no project. The workflow is called after the letter's key, so asking twice
 * for the same letter sends one. A letter that cannot be sent fails nothing; the report says so.
 */
export async function letter(request: LetterRequest): Promise<MailReport> {
  const { kind } = request.letter;
  // it asks anew who gets the letter and makes new links, so that a link which comes late still works for its time
  const { sendLetter } = proxyActivities<Activities>(
    mailAttempts(kind === 'sign-in' ? { scheduleToCloseTimeout: signInPatience } : {}),
  );
  for (;;) {
    const answer = await sentOrUndelivered(
      request.personId,
      sendLetter.executeWithOptions({ summary: kind }, [request]),
    );
    if (answer.status !== 'later') return answer;
    await sleep(Math.max(1, answer.notBeforeMs - Date.now()), { summary: 'nobody is asked at night' });
  }
}
