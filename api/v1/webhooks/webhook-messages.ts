import { z } from 'zod';
import type { EventType } from '../../../contracts/wire/events';
import { eventTypeNames, eventTypes } from '../../../contracts/wire/events';
import { webhookMessageSchema, webhookPingSchema } from '../../../contracts/wire/webhooks';
import { exampleEvent } from '../../examples/example-events';
import type { SentMessage } from '../../kit/openapi';

/** What webhooks send, for the document: one entry for each type of event, and the test message. */
export const webhookMessages: Readonly<Record<string, SentMessage>> = {
  ...Object.fromEntries(eventTypeNames.map((type) => [type, messageOf(type)])),
  ping: {
    summary: 'A test message, sent on request',
    schema: webhookPingSchema,
    example: {
      type: 'ping',
      timestamp: '2026-03-02T02:00:00.000Z',
      data: { webhookId: 'webhook-4f0c2d9a6b1e4c7d8a05' },
    },
  },
};

function messageOf(type: EventType): SentMessage {
  const data = exampleEvent(type);
  return {
    summary: eventTypes[type],
    schema: webhookMessageSchema.extend({ type: z.literal(type) }).meta({
      id: `WebhookMessage${type.slice(0, 1).toUpperCase()}${type.slice(1)}`,
    }),
    example: { type, timestamp: data.at, data },
  };
}
