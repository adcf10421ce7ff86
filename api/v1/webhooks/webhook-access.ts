import { checkUrl, ForbiddenDestination } from '../../../webhooks/destination';
import type { Webhook } from '../../../store/webhooks/webhooks';
import type { RouteDeps } from '../../context/context';
import { etagOf } from '../../kit/etag';
import { invalidBody, Problem } from '../../kit/problems/problems';
import { feedPlace } from '../events/feed-place';
import { webhookView } from './webhook-view';

/** What the routes of webhooks have in common: how one is found, checked, shown, and made to go on. */

export type WebhookDeps = Pick<RouteDeps, 'store' | 'webhookDeliveries' | 'webhookNetworks'>;

export async function webhookOf({ store }: Pick<WebhookDeps, 'store'>, webhookId: string): Promise<Webhook> {
  const webhook = await store.webhooks.read(webhookId);
  if (!webhook) throw unknownWebhook(webhookId);
  return webhook;
}

export function unknownWebhook(webhookId: string): Problem {
  return new Problem('unknown-webhook', `There is no webhook "${webhookId}".`);
}

export async function shownWebhook({ store }: Pick<WebhookDeps, 'store'>, webhook: Webhook) {
  return webhookView(webhook, await store.webhooks.backlogs(webhook.id), Date.now());
}

export async function webhookAnswer(deps: WebhookDeps, webhook: Webhook) {
  const headers = { ETag: etagOf(webhook.revision) };
  return { status: 200 as const, body: await shownWebhook(deps, webhook), headers };
}

/**
 * @throws Problem when the address is not allowed or nobody could be told of a failure
 */
export async function checkWebhook(
  { url, personId }: Pick<Webhook, 'url' | 'personId'>,
  deps: WebhookDeps,
): Promise<void> {
  try {
    checkUrl(url, { networks: deps.webhookNetworks });
  } catch (error) {
    if (!(error instanceof ForbiddenDestination)) throw error;
    const { message: detail } = error;
    throw new Problem('forbidden-destination', detail, { errors: [{ pointer: '#/url', detail }] });
  }
  if ((await deps.store.people.read(personId))?.active) return;
  const detail = `"${personId}" is nobody who is active in the directory.`;
  throw new Problem('unknown-reference', detail, { errors: [{ pointer: '#/personId', detail }] });
}

export async function endOfFeed({ store: { feed } }: Pick<WebhookDeps, 'store'>): Promise<Webhook['after']> {
  await feed.publish();
  return feed.end();
}

export async function startingAt(
  { store }: Pick<WebhookDeps, 'store'>,
  cursor: string,
): Promise<Webhook['after']> {
  if (cursor === 'beginning') return null;
  return feedPlace(store.feed, cursor, (detail) => invalidBody([{ pointer: '#/after', detail }]));
}

/** Deliveries go on at once; while Temporal is away, a worker sees to it later. */
export async function wakeDeliveries(
  { webhookDeliveries }: WebhookDeps,
  webhookId: string,
  log: { warn(facts: object, message: string): void },
): Promise<void> {
  try {
    await webhookDeliveries.wake(webhookId);
  } catch (err) {
    log.warn({ err, webhookId }, 'Temporal is away: deliveries to a webhook go on once it is back');
  }
}
