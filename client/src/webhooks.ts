import { Webhook } from 'standardwebhooks';
import type { webhooks } from './schema';

/** A message of a webhook. */
export type WebhookMessage = {
  [Name in keyof webhooks]: webhooks[Name] extends {
    post: { requestBody: { content: { 'application/json': infer Message } } };
  }
    ? Message
    : never;
}[keyof webhooks];

/** A message was not sent by Milepost, or not lately, or was changed on its way. */
export class WebhookNotVerified extends Error {
  override readonly name = 'WebhookNotVerified';
}

type HeaderValue = string | readonly string[] | undefined;

/**
 * Checks a message of a webhook and reads it.
 *
 * @param body exactly as it came: no parser may have touched it
 * @param headers those of the request: an object as Node has it, or `Headers`
 * @param secret the webhook's secret, `whsec_…`; both of them while one replaces the other
 * @throws WebhookNotVerified
 */
export function readWebhook(
  body: string | Uint8Array,
  headers: Headers | Readonly<Record<string, HeaderValue>>,
  secret: string | readonly string[],
): WebhookMessage {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const signed = Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, headerOf(headers, name)]),
  );
  const reasons: string[] = [];
  for (const each of typeof secret === 'string' ? [secret] : secret) {
    try {
      return new Webhook(each).verify(text, signed) as WebhookMessage;
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : 'unknown');
    }
  }
  throw new WebhookNotVerified(`The message cannot be trusted: ${reasons.at(-1) ?? 'there is no secret'}.`);
}

function headerOf(headers: Headers | Readonly<Record<string, HeaderValue>>, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : headers[name];
  return typeof value === 'string' ? value : '';
}
