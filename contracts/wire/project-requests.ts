import { z } from 'zod';
import { longest } from '../sandbox/command-shape';
import { baseFields } from '../../domain/project/model/command-fields';
import { requestShape } from './command-requests';
import { fieldSchema, kindSchema } from './commands';
import { idSchema } from './directory';
import { cursorSchema, limitSchema } from './wire';

/** What the HTTP API takes for projects, beside the commands to them. */

const keySchema = kindSchema('key');

export const openProjectSchema = z
  .strictObject({
    ...requestShape('open', {
      title: 'What is sold, in a line. It is kept in histories: no names of people',
      ownerId: "The rep who leads it: active, with the playbook's owner role",
      amount: 'Expected value',
      currency: 'ISO 4217; goes with the amount',
      expectedSigningOn: 'The day on which the customer is expected to sign',
      references:
        'What other systems call it. When a project has one of them already, that project is the answer, whatever the body says',
    }),
    playbook: z
      .strictObject({
        key: keySchema,
        version: z.int().min(1).optional().meta({ description: 'By default the newest' }),
      })
      .optional()
      .meta({ description: 'By default the newest version of `standard`' }),
  })
  .refine(({ amount, currency }) => (amount === undefined) === (currency === undefined), {
    error: 'amount and currency go together',
    path: ['currency'],
  })
  .meta({ id: 'OpenProject' });

export const pageQuerySchema = z.strictObject({ cursor: cursorSchema.optional(), limit: limitSchema });

/** Who a request is made for, when not for the API key itself. */
export const actorHeaderSchema = idSchema.meta({
  description:
    'Id of the person on whose behalf the request is made; by default the API key is named. The key needs the scope `act-for-people` for it',
});

/** The longest idempotency key: room for a UUID or a name chosen by the client. */
export const idempotencyKeySchema = z
  .string()
  .max(longest.id)
  .regex(/^[\x21-\x7e]+$/, 'must be visible ASCII characters')
  .meta({
    description:
      'Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that ' +
      'was 200, 201 or 202; after any other the key is free',
  });

/** What a report may carry of the system that it comes from: both, or neither. */
export const eventShape = {
  source: kindSchema('id').optional().meta({
    description: 'The system that reports: a name, or the `source` of a CloudEvent. Goes with `eventId`',
  }),
  eventId: kindSchema('id')
    .optional()
    .meta({
      description:
        'Its own id of what it reports. The same `source` and `eventId` again are answered like the first time, for as ' +
        'long as the project is there, and nothing is done twice',
    }),
};

/** Whether a request has both parts of an event's name, or neither. */
export function hasWholeEvent({ source, eventId }: { source?: unknown; eventId?: unknown }): boolean {
  return (source === undefined) === (eventId === undefined);
}

export const wholeEventError = { error: 'source and eventId go together', path: ['eventId'] };

/** The source of a command. An API key's name serves as one when it fits. */
export const sourceSchema = fieldSchema(baseFields.source);
