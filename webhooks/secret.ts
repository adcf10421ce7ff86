import { randomBytes } from 'node:crypto';

/** A new secret in the form of Standard Webhooks, with as many random bits as it recommends at most. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
