import { realDayMs } from '../../domain/project/evolve/clocks';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { MailEffect } from '../../domain/project/react';
import { mailKey, react } from '../../domain/project/react';
import type { OutboxRow, OutboxStatus } from '../../store/models/outbox-models';
import { waitingStatuses } from '../../store/outbox';
import type { Store } from '../../store/store';

/**
 * Older emails (ms) are not sent any more: by then what they say is known. Mail servers give up sooner (RFC 5321,
 * 4.5.4.1).
 */
export const worthSendingMs = 7 * realDayMs;

/**
 * The emails of some events that are not known to have been sent or to have failed. The outbox makes sure that none
 * goes out twice, whoever sends it. Emails that failed without the project being told are included: sending one again
 * returns its recorded outcome at once, and the project reports it.
 *
 * @param events all events of a project, oldest first
 * @param afterRevision only emails of later events
 */
export async function unsentMails(
  { outbox }: Pick<Store, 'outbox'>,
  projectId: string,
  events: readonly ProjectEvent[],
  afterRevision: number,
  nowMs: number = Date.now(),
): Promise<MailEffect[]> {
  const effects = events
    .filter(({ revision, atMs }) => revision > afterRevision && atMs >= nowMs - worthSendingMs)
    .flatMap(react);
  if (effects.length === 0) return [];
  const rows = await outbox.ofProject(projectId);
  const reported = new Set(events.flatMap((event) => (event.type === 'mailFailed' ? [event.effectKey] : [])));
  const isSettled = ({ _id, status }: OutboxRow): boolean =>
    isSent(status) || (!waitingStatuses.includes(status) && reported.has(_id));
  const settled = new Set(rows.filter(isSettled).map(({ _id }) => _id));
  return effects.filter((mail) => !settled.has(mailKey(projectId, mail)));
}

function isSent(status: OutboxStatus): boolean {
  return status === 'accepted' || status === 'skipped';
}
