import type { MailReport } from '../contracts/sandbox/activities';
import type { RetryMailRequest } from '../contracts/sandbox/mail-attempts';
import type { MailDeps } from './mail/mail-deps';
import { sendNotification } from './mail/notifications/notifications';
import { sendOwnMail } from './mail/mail';
import { mailFailure, UnsendableError } from './mail/mail-failures';
import { sendDailyDigest } from './mail/digest/daily-digest';
import { sendWeeklyMail } from './mail/weekly-mails';

/**
 * Sends a mail again by its key: one that has ended without arriving is opened for it, once for each wish. Of one that
 * is still being tried this is one more attempt; one that has arrived, or was not needed, stays as it is.
 *
 * @throws as `deliver` does
 */
export async function retryMail(deps: MailDeps, { key, retryId }: RetryMailRequest): Promise<MailReport> {
  const row = await opened(deps, key, retryId);
  const { request } = row;
  switch (request.activity) {
    case 'sendMail':
      // whoever asks for it wants this one, whatever others say
      return sendOwnMail(deps, request.request);
    case 'sendNotification':
      return sendNotification(deps, request.request);
    case 'sendWeeklyMail':
      return sendWeeklyMail(deps, request.request);
    case 'sendDigest':
      return sendDailyDigest(deps, request.request);
  }
}

async function opened({ store }: MailDeps, key: string, retryId: string) {
  try {
    const row = await store.outbox.reopen(key, retryId, new Date());
    if (!row) throw new UnsendableError('unknown-mail', `There is no mail ${key}.`);
    return row;
  } catch (error) {
    throw mailFailure(error, key);
  }
}
