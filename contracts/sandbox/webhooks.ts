/**
 * What the workflow of a webhook and its activities agree on. No zod here: the workflow needs these at run time.
 */

/** How many webhooks there may be: each active one takes a place in a worker. */
export const mostWebhooks = 100;

/** The input of the workflow `webhook`. */
export interface WebhookInput {
  readonly webhookId: string;
}

/** What a round of deliveries has left. */
export type WebhookRound =
  /** Go on: at once, or at an instant when nothing can be delivered before, epoch milliseconds. */
  | { readonly next: 'round'; readonly notBeforeMs?: number }
  /** It was disabled: whoever looks after it is notified. */
  | { readonly next: 'disabled'; readonly personId: string; readonly atMs: number }
  /** Somebody has disabled or removed it. */
  | { readonly next: 'end' };

export interface WebhookActivities {
  /** Delivers what is there, or waits a while for events. Idempotent but for messages that arrive once more. */
  deliverWebhook(input: WebhookInput): Promise<WebhookRound>;
}
