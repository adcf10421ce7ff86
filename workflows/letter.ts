import { ActivityFailure, proxyActivities } from '@temporalio/workflow';
import type { Activities, MailReport } from '../contracts/activities';
import type { LetterRequest } from '../contracts/letters';

/** A sign-in link that comes later than this is of no use: whoever asked has given up. */
const signInPatience = '15m';

/**
 * Sends one letter: a mail that belongs to no project. The workflow is called after the letter's key, so asking twice
 * for the same letter sends one.
 */
export async function letter(request: LetterRequest): Promise<MailReport> {
  const { sendLetter } = proxyActivities<Activities>({
    startToCloseTimeout: '2m',
    heartbeatTimeout: '10s',
    // a repeat finds the letter's row by its key and sends only what the mail server cannot have
    scheduleToCloseTimeout: request.letter.kind === 'sign-in' ? signInPatience : '4d',
    retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '15m' },
  });
  try {
    return await sendLetter(request);
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return { status: 'failed', personId: request.personId, reason: 'undelivered' };
  }
}
