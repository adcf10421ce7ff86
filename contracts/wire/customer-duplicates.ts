import { z } from 'zod';
import { matchReasons } from '../../matching/reasons';
import { idSchema, lineSchema } from './directory';
import { instantSchema } from './wire';

/** Customers that may be one, in the HTTP API. */

/** Two ids with a tilde between them, in order. */
export const pairIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._~-]{0,128}$/, 'must be the id of a pair, such as "acme~acme-2"')
  .meta({ description: 'Id of the pair: both ids with a tilde between them', example: 'acme~acme-2' });

export const duplicateStates = ['open', 'merged', 'different'] as const;

export const customerDuplicateSchema = z
  .strictObject({
    id: pairIdSchema,
    customers: z
      .array(z.strictObject({ id: idSchema, name: lineSchema.nullable() }))
      .length(2)
      .meta({ description: 'Both, in the order of their ids' }),
    state: z.enum(duplicateStates).meta({
      description:
        '`open`: nobody has decided; `merged`: one is linked to the other; `different`: they are two',
    }),
    score: z.number().min(0).max(1).meta({
      description: 'How likely they are one, for the order of the list. Nothing is decided by it',
    }),
    reasons: z.array(
      z.strictObject({
        code: z.enum(matchReasons).meta({
          description:
            'What speaks for it (`same-…`, `similar-…`, `close-…`, `unchecked-…`, `name-part`) or against it (`other-…`, `one-group`)',
        }),
        value: z
          .string()
          .nullable()
          .meta({ description: 'What they share, where it is a reference, a number or a domain' }),
      }),
    ),
    into: idSchema.nullable().meta({ description: 'Which of the two is kept; null: they are not linked' }),
    automatic: z.boolean().meta({
      description:
        'Whether they were linked with nobody looking: a reference or a checked number is the same',
    }),
    foundAt: instantSchema,
    decidedBy: z.string().nullable().meta({
      description: 'Who decided: a person, an API key (`key:…`), or `milepost`',
    }),
    decidedAt: instantSchema.nullable(),
  })
  .meta({ id: 'CustomerDuplicate', description: 'Two customers that may be one' });
export type CustomerDuplicateOnWire = z.input<typeof customerDuplicateSchema>;

export const mergeCustomersSchema = z
  .strictObject({ into: idSchema.meta({ description: 'Which of the two is kept' }) })
  .meta({ id: 'MergeCustomers' });
