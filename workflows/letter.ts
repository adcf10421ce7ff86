import { ActivityFailure, proxyActivities } from '@temporalio/workflow';
import type { Activities, MailReport } from '../contracts/activities';
import type { Letter, LetterRequest } from '../contracts/letters';

/** A sign-in link that comes later is of no use: whoever asked for it has given up. */
const signInPatience = '15m';

/** As with the mails of projects. */
const patience = '4d';

/**
 * Sends one letter: a mail that belongs to no project. The workflow is called after the letter's key, so asking twice
 * for the same letter sends one. A letter that cannot be sent fails nothing; the report says so.
 */
export async function letter(request: LetterRequest): Promise<MailReport> {
  const { kind } = request.letter;
  try {
    return await sendLetterWithin(patienceFor(kind)).executeWithOptions({ summary: kind }, [request]);
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return { status: 'failed', personId: request.personId, reason: 'undelivered' };
  }
}

function patienceFor(kind: Letter['kind']): typeof patience | typeof signInPatience {
  return kind === 'sign-in' ? signInPatience : patience;
}

function sendLetterWithin(scheduleToCloseTimeout: typeof patience | typeof signInPatience) {
  const { sendLetter } = proxyActivities<Activities>({
    startToCloseTimeout: '2m',
    // the activity reports every few seconds while a slow server keeps it; a dead worker is found out by its silence
    heartbeatTimeout: '10s',
    // A repeat finds the letter's row by its key and sends only what the mail server cannot have. It asks anew who gets
    // the letter and makes new links, so that a link which comes late still works for its full time.
    scheduleToCloseTimeout,
    retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '15m' },
  });
  return sendLetter;
}
