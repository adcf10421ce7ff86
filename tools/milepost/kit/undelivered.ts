import type { OutboxStatus } from '../../../store/models/outbox-models';
import type { OutboxPosition } from '../../../store/outbox';
import type { Store } from '../../../store/store';

/** A mail that has not arrived, as far as is known. Ids and codes only. */
export interface UndeliveredMail {
  readonly key: string;
  /** Null for a notification. */
  readonly projectId: string | null;
  readonly mail: string;
  readonly personId: string | null;
  readonly status: OutboxStatus;
  readonly reason: string | null;
  readonly attempts: number;
  /** When it came to stand like this, epoch milliseconds. */
  readonly sinceMs: number;
}

/** Ended without arriving: nobody tries these again unless they are asked to. */
export const givenUp: readonly OutboxStatus[] = ['failed', 'unconfirmed'];
/** Those, and what stays back since its reader was told in another one: it can be sent on its own. */
export const canBeRetried: readonly OutboxStatus[] = [...givenUp, 'joined', 'for-digest'];
/** Given up, and what the mail server does not take at the moment: that is tried again by itself. */
const undelivered: readonly OutboxStatus[] = [...givenUp, 'deferred'];

const pageSize = 500;

/** All of them, what changed last at the front. */
export async function undeliveredMails(
  { outbox }: Pick<Store, 'outbox'>,
  statuses: readonly OutboxStatus[] = undelivered,
): Promise<UndeliveredMail[]> {
  const found: UndeliveredMail[] = [];
  let after: OutboxPosition | undefined;
  for (;;) {
    const page = await outbox.list(statuses, { ...(after && { after }), limit: pageSize });
    found.push(
      ...page.map(
        ({ _id: key, projectId, mail, personId, status, reason, attempts, updatedAtMs: sinceMs }) => ({
          key,
          projectId,
          mail,
          personId,
          status,
          reason,
          attempts,
          sinceMs,
        }),
      ),
    );
    after = page.at(-1);
    if (page.length < pageSize) return found;
  }
}
