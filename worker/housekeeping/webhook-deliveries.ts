import type { Logger } from 'pino';
import type { Store } from '../../store/store';
import type { WebhookDeliveries } from '../../temporal/webhook-deliveries';

/**
 * Deliveries that should run and may not: a webhook that was created or enabled while Temporal was away, or whose
 * workflow somebody has terminated. Asking again is harmless: one workflow runs for each.
 */

const usualEveryMs = 60_000;

/** @returns ends it, once what is under way is done */
export function keepWebhooksDelivering(
  { webhooks }: Pick<Store, 'webhooks'>,
  deliveries: Pick<WebhookDeliveries, 'ensure'>,
  log: Logger,
  everyMs: number = usualEveryMs,
): () => Promise<void> {
  const look = async (): Promise<void> => {
    try {
      for (const webhookId of await webhooks.active()) await deliveries.ensure(webhookId);
    } catch (err) {
      log.warn({ err }, 'deliveries of webhooks could not be started: it is tried again');
    }
  };
  let looking = look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
