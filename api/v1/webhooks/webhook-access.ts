import { checkUrl, ForbiddenDestination } from '../../../webhooks/destination';
import { mostWebhooks } from '../../../contracts/sandbox/webhooks';
import { newWebhookSecret } from '../../../webhooks/secret';
import type { Webhook, WebhookSettings } from '../../../store/webhooks/webhooks';
import type { RouteDeps } from '../../context/context';
import { etagOf } from '../../kit/etag';
import { invalidBody, Problem } from '../../kit/problems/problems';
import { feedPlace } from '../events/feed-place';
import { webhookView } from './webhook-view';

/** What the routes of webhooks have in common: how one is found, checked, shown, and made to go on. */

const hourMs = 3_600_000;

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

/** How a webhook is created: by whom, and after which place of the feed; absent: with what happens from now on. */
interface Creation {
  readonly actor: string;
  readonly after: string | undefined;
  readonly log: Parameters<typeof wakeDeliveries>[2];
}

/**
 * Creates a webhook, or finds the one that this same request created before its answer was lost.
 *
 * @throws Problem when its address is not allowed, nobody looks after it, there are too many, or the place is not known
 */
export async function createdWebhook(
  deps: WebhookDeps,
  asked: WebhookSettings & { readonly id: string },
  { actor, after: given, log }: Creation,
): Promise<{ readonly webhook: Webhook; readonly secret: string }> {
  const { webhooks } = deps.store;
  await checkWebhook(asked, deps);
  const { id } = asked;
  const after = given === undefined ? await endOfFeed(deps) : await startingAt(deps, given);
  if ((await webhooks.count()) >= mostWebhooks && !(await webhooks.read(id))) {
    const detail = `There are ${mostWebhooks} webhooks: remove one that nobody needs.`;
    throw new Problem('too-many-webhooks', detail);
  }
  const secret = newWebhookSecret();
  const webhook: Webhook = {
    ...{ ...asked, revision: 1, secrets: [{ secret, untilMs: null }] },
    ...{ createdAtMs: Date.now(), createdBy: actor, status: 'active', run: 1, after },
    ...{ attempts: 0, failingSinceMs: null, nextAtMs: 0, lastDeliveredAtMs: null },
  };
  const isNew = await webhooks.create(webhook);
  // the request before this one was carried out, and its answer was lost
  const stored = isNew ? webhook : await webhookOf(deps, id);
  await wakeDeliveries(deps, id, log);
  return { webhook: stored, secret: stored.secrets[0]?.secret ?? secret };
}

/**
 * Gives a webhook a new secret, beside which the last one signs for some hours.
 *
 * @returns null when somebody else has changed it meanwhile
 */
export async function rotatedSecret(
  { store }: Pick<WebhookDeps, 'store'>,
  before: Webhook,
  overlapHours: number,
): Promise<{ readonly webhook: Webhook; readonly secret: string } | null> {
  const secret = newWebhookSecret();
  // more than two would be a sign that one has become known, so the oldest goes
  const last = before.secrets[0];
  const untilMs = Date.now() + overlapHours * hourMs;
  const kept = last && overlapHours > 0 ? [{ ...last, untilMs }] : [];
  const secrets = [{ secret, untilMs: null }, ...kept];
  const webhook = await store.webhooks.change(before.id, before.revision, { secrets });
  return webhook && { webhook, secret };
}

async function endOfFeed({ store: { feed } }: Pick<WebhookDeps, 'store'>): Promise<Webhook['after']> {
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
