import { Webhook } from 'standardwebhooks';

/** A message to a webhook, by the specification Standard Webhooks. */
export interface WebhookMessage {
  /** The same for every attempt: receivers recognise a repeat by it. */
  readonly id: string;
  /** JSON. */
  readonly body: string;
}

/** How a message is told: what it is about, when that was, and what it was. */
export function webhookMessage(id: string, type: string, at: string, data: unknown): WebhookMessage {
  return { id, body: JSON.stringify({ type, timestamp: at, data }) };
}

/**
 * The headers of one attempt. With two secrets, while one is being replaced, either of them verifies it.
 *
 * @param at when the attempt is made: receivers refuse what is older than some minutes, so nobody can repeat it
 */
export function webhookHeaders(
  { id, body }: WebhookMessage,
  secrets: readonly string[],
  at: Date,
): Record<string, string> {
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'User-Agent': 'Milepost-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}
