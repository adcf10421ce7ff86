import { ApplicationFailure, Context, log } from '@temporalio/activity';
import { isStoreUnavailable } from '../../store/kit/unavailable';

/**
 * Failures of attempts to send emails. Temporal stores only codes: messages of mail servers and databases may contain
 * addresses, and histories are kept for long. Only what can recover is tried again.
 */

/** An email that can never be sent: what it is about does not exist. */
export class UnsendableError extends Error {
  override readonly name = 'UnsendableError';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** An email that is ahead of the record of what it is about. */
export class NotThereYetError extends Error {
  override readonly name = 'NotThereYetError';
}

/** Attempts while a record that another process writes is awaited; about this many take an hour. */
const mostAttemptsForRecord = 12;

/** A failure after which the email is tried again. */
export function tryAgain(type: string, message: string, afterMs?: number): ApplicationFailure {
  return ApplicationFailure.create({
    type,
    message,
    nonRetryable: false,
    ...(afterMs !== undefined && { nextRetryDelay: Math.max(1, Math.ceil(afterMs)) }),
  });
}

/** Another attempt has gone on with an email meanwhile: this one begins anew, and finds what that one has done. */
export function overtaken(key: string): ApplicationFailure {
  return tryAgain('mail-overtaken', `Another attempt goes on with mail ${key}.`);
}

/**
 * What was looked up for an email.
 *
 * @throws what `mailFailure` makes of an error
 */
export async function looked<Found>(looking: Promise<Found>, key: string): Promise<Found> {
  try {
    return await looking;
  } catch (error) {
    throw mailFailure(error, key);
  }
}

/** What an attempt's error becomes: a failure with a code, without anybody's words, retried only if that can help. */
export function mailFailure(error: unknown, key: string): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error;
  if (isOfStore(error)) {
    log.debug('the database failed a mail', { key, err: error });
    return tryAgain('database-unavailable', 'The database does not do its part now.');
  }
  if (error instanceof NotThereYetError && Context.current().info.attempt < mostAttemptsForRecord) {
    return tryAgain('not-there-yet', 'What the mail is about is not written down yet.');
  }
  log.error('a mail cannot be sent', { key, code: codeOf(error), err: error });
  return ApplicationFailure.nonRetryable(`The mail cannot be sent (${nameOf(error)}).`, codeOf(error));
}

function codeOf(error: unknown): string {
  if (error instanceof UnsendableError) return error.code;
  return error instanceof NotThereYetError ? 'not-there' : 'unsendable';
}

/** Recognises the driver's errors by name; both it and Mongoose load several copies of the classes. */
function isOfStore(error: unknown): boolean {
  return isStoreUnavailable(error) || (error instanceof Error && error.name.startsWith('Mongo'));
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'no error';
}
