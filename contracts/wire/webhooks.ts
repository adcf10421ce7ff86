import { z } from 'zod';
import { idSchema, lineSchema } from './directory';
import { eventTypeSchema, feedEventSchema } from './events';
import { instantSchema, pageSchema } from './wire';

/** Webhooks in the HTTP API. */

const most = { types: 50, ids: 200 } as const;

const settingsShape = {
  name: lineSchema.meta({ description: 'What it is for, such as `CRM`; the email about a failure says it' }),
  url: z
    .string()
    .max(2_000)
    .meta({
      description:
        'Where messages go: a public https address. Every address that its name has is checked at each delivery',
      examples: ['https://crm.example/hooks/milepost'],
    }),
  personId: idSchema.meta({ description: 'Who looks after it, and gets an email when it is disabled' }),
  types: z
    .array(eventTypeSchema)
    .min(1)
    .max(most.types)
    .nullable()
    .meta({ description: 'Only events of these types. Null: all' }),
  projectIds: z
    .array(idSchema)
    .min(1)
    .max(most.ids)
    .nullable()
    .meta({ description: 'Only events of these projects. Null: of all' }),
  ownerIds: z
    .array(idSchema)
    .min(1)
    .max(most.ids)
    .nullable()
    .meta({ description: 'Only events of projects that these people owned then. Null: of all' }),
};
const { name, url, personId, types, projectIds, ownerIds } = settingsShape;

export const newWebhookSchema = z
  .strictObject({
    name,
    url,
    personId,
    types: types.optional(),
    projectIds: projectIds.optional(),
    ownerIds: ownerIds.optional(),
    after: z
      .string()
      .max(1_000)
      .optional()
      .meta({
        description:
          'Where deliveries begin: a cursor of the feed, or `beginning` for everything that ever happened. Left out: ' +
          'with what happens from now on',
      }),
  })
  .meta({ id: 'NewWebhook' });

export const changeWebhookSchema = z
  .strictObject({
    name: name.optional(),
    url: url.optional(),
    personId: personId.optional(),
    types: types.optional(),
    projectIds: projectIds.optional(),
    ownerIds: ownerIds.optional(),
  })
  .meta({
    id: 'ChangeWebhook',
    description: 'A merge patch: what is left out stays, null takes a filter away',
  });

const shownShape = {
  id: idSchema,
  revision: z.int().min(1),
  ...settingsShape,
  status: z.enum(['active', 'disabled']),
  disabled: z
    .strictObject({
      at: instantSchema,
      cause: z.enum(['down', 'not-taken', 'gone', 'by-hand', 'restored']),
      reason: z.string().meta({ description: 'The same in words, with what was wrong last' }),
    })
    .nullable()
    .meta({ description: 'Why it gets nothing any more; null while it is active' }),
  createdAt: instantSchema,
  createdBy: z.string(),
  secrets: z.array(z.strictObject({ until: instantSchema.nullable() })).meta({
    description: 'How many secrets sign each message, the newest first, and until when; null: for good',
  }),
  cursor: z
    .string()
    .nullable()
    .meta({ description: 'Up to where in the feed everything is delivered, but for the backlogs' }),
  failingSince: instantSchema
    .nullable()
    .meta({ description: 'Since when nothing at all can be delivered; null while it works' }),
  nextAttemptAt: instantSchema
    .nullable()
    .meta({ description: 'When it is tried again, while nothing can be delivered' }),
  lastDeliveredAt: instantSchema.nullable(),
  backlogs: z
    .array(z.strictObject({ projectId: idSchema, failingSince: instantSchema, nextAttemptAt: instantSchema }))
    .meta({ description: 'Projects of which the receiver does not take an event: their later ones wait' }),
};

export const webhookSchema = z.strictObject(shownShape).meta({ id: 'Webhook' });
export type WebhookOnWire = z.input<typeof webhookSchema>;

const secretSchema = z.string().meta({
  description:
    'Signs the messages (Standard Webhooks, `whsec_…`). It is shown this once; the answer to a repeat of the same ' +
    'request shows it again',
});

export const createdWebhookSchema = z
  .strictObject({ ...shownShape, secret: secretSchema })
  .meta({ id: 'CreatedWebhook' });

export const webhookPageSchema = pageSchema(webhookSchema, 'WebhookPage');

export const rotateSecretSchema = z
  .strictObject({
    overlapHours: z
      .number()
      .min(0)
      .max(168)
      .default(24)
      .meta({ description: 'How long the secret that is replaced signs too' }),
  })
  .meta({ id: 'RotateWebhookSecret' });

export const redeliverSchema = z
  .strictObject({
    after: z.string().max(1_000).meta({
      description: 'The cursor after which everything is delivered once more; `beginning`: everything',
    }),
  })
  .meta({ id: 'RedeliverWebhook' });

export const deliverySchema = z
  .strictObject({
    id: z.string(),
    eventId: z.string().meta({ description: '`webhook-id` of the message' }),
    type: z.string(),
    at: instantSchema,
    isDelivered: z.boolean(),
    status: z.int().nullable().meta({ description: 'What the receiver answered; null: nothing' }),
    error: z.string().nullable().meta({ description: 'Why it counts as not delivered, and what to do' }),
    answer: z.string().nullable().meta({ description: 'How the answer began' }),
    durationMs: z.int(),
  })
  .meta({ id: 'WebhookDelivery' });
export type DeliveryOnWire = z.input<typeof deliverySchema>;

export const deliveryPageSchema = pageSchema(deliverySchema, 'WebhookDeliveryPage');

/** What a receiver gets. */
export const webhookMessageSchema = z
  .strictObject({
    type: eventTypeSchema,
    timestamp: instantSchema.meta({ description: 'When it happened' }),
    data: feedEventSchema,
  })
  .meta({ id: 'WebhookMessage' });

export const webhookPingSchema = z
  .strictObject({
    type: z.literal('ping'),
    timestamp: instantSchema,
    data: z.strictObject({ webhookId: idSchema }),
  })
  .meta({ id: 'WebhookPing' });
