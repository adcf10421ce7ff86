import { log } from '@temporalio/activity';
import { internalSource } from '../../domain/project/model/commands';
import type { OutboxRow } from '../../store/outbox';
import type { MailDeps } from './mail-deps';

/**
 * Reports how long it took from the event that caused a project's email to its acceptance. Never fails: the email has
 * left, and a figure that is missing is no reason to send it again.
 */
export async function reportLatency({ store, watched }: MailDeps, { request }: OutboxRow): Promise<void> {
  if (!watched || request.activity !== 'sendMail') return;
  const { projectId, effect } = request.request;
  try {
    const page = { afterRevision: effect.revision - 1, limit: 1 };
    const [event] = await store.ledger.read(projectId, page);
    if (!event) return;
    const cause = event.source === internalSource ? 'clock' : 'command';
    watched.mailAccepted(effect.mail, cause, Math.max(0, Date.now() - event.atMs) / 1_000);
  } catch (error) {
    log.debug('the cause of an email could not be read for its figures', { err: error });
  }
}
