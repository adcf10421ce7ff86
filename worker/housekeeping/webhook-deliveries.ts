import type { Logger } from 'pino';
import type { Store } from '../../store/store';
import type { WebhookDeliveries } from '../../temporal/webhook-deliveries';
import { repeatedly } from './repeatedly';

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
  return repeatedly(
    async () => {
      for (const webhookId of await webhooks.active()) await deliveries.ensure(webhookId);
    },
    everyMs,
    (err) => log.warn({ err }, 'deliveries of webhooks could not be started: it is tried again'),
  );
}
