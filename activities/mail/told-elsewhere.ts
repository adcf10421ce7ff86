import type { MailReport } from '../../contracts/sandbox/activities';
import type { OutboxRow } from '../../store/outbox';
import { skipped } from './addressed';
import type { MailDeps } from './mail-deps';
import { overtaken } from './mail-failures';

/** Reasons of emails that were not sent on their own, since another one told their reader. */

/** In the email about another project, or about another task of the same step. */
export const toldTogether = 'told-together';
/** In their daily digest. */
export const toldInDigest = 'told-in-digest';
/** In one about the same task that was written when this one's news was known. */
export const toldSince = 'told-since';

/**
 * Ends an email unsent, since its reader was told otherwise.
 *
 * @throws a retryable failure when another attempt has gone on with it meanwhile
 */
export async function endAsTold(
  { store: { outbox }, watched }: MailDeps,
  { _id: key, attempts }: Pick<OutboxRow, '_id' | 'attempts'>,
  told: { readonly reason: string; readonly personId: string | null },
  now: Date,
): Promise<MailReport> {
  if (!(await outbox.end(key, attempts, { status: 'skipped', ...told }, now))) throw overtaken(key);
  watched?.mailEnded('skipped');
  return skipped(told.reason, told.personId);
}
