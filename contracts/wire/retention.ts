import { z } from 'zod';
import { reasonsToKeep } from '../../domain/archive/retention';
import { idSchema } from './directory';
import { cursorSchema, instantSchema, limitSchema, pageSizes } from './wire';

/** The rule by which people at customers are erased, see `domain/archive/retention.ts`. */

/** The years that the rule may be set to. */
export const retentionYears = { least: 1, most: 50 } as const;

const yearsSchema = z.coerce.number().int().min(retentionYears.least).max(retentionYears.most);

const yearsMeta = {
  description: 'How many years without project and contact; by default as the installation has set it',
  example: 5,
};

export const retentionQuerySchema = z.strictObject({
  years: yearsSchema.optional().meta(yearsMeta),
  cursor: cursorSchema.optional(),
  limit: limitSchema,
});

export const runRetentionSchema = z
  .strictObject({
    years: z.int().min(retentionYears.least).max(retentionYears.most).optional().meta(yearsMeta),
    cursor: z.string().max(2_000).optional().meta({ description: '`nextCursor` of the run before' }),
    limit: z
      .int()
      .min(1)
      .max(pageSizes.most)
      .default(pageSizes.most)
      .meta({ description: 'The most people that this request erases' }),
  })
  .meta({ id: 'RunRetention' });

const keptSchema = z
  .partialRecord(z.enum(reasonsToKeep), z.int())
  .meta({ description: 'How many of them stay, by why: the first reason that holds' });

const ruleShape = {
  years: z.int(),
  since: instantSchema.meta({
    description:
      "Whoever had nothing to do with us since then is erased: the day's beginning in the company's zone",
  }),
};

const nextCursorSchema = z
  .string()
  .nullable()
  .meta({ description: 'Send it as `cursor` to go on; null: everybody was looked at' });

export const forgottenPersonSchema = z
  .strictObject({
    personId: idSchema,
    customerId: idSchema,
    name: z.string(),
    last: z.enum(['project-ended', 'contact', 'record-made']).meta({
      description:
        'The last that happened with the customer; `record-made`: nothing since the record was made',
    }),
    lastAt: instantSchema,
  })
  .meta({ id: 'ForgottenPerson' });

export const retentionPreviewSchema = z
  .strictObject({
    ...ruleShape,
    items: z.array(forgottenPersonSchema).meta({ description: 'Whom a run would erase' }),
    looked: z.int().meta({ description: 'How many people this page has looked at' }),
    kept: keptSchema,
    nextCursor: nextCursorSchema,
    next: z.string().nullable(),
  })
  .meta({ id: 'RetentionPreview' });

export const retentionRunSchema = z
  .strictObject({
    ...ruleShape,
    erasures: z.array(z.string()).meta({ description: 'The ids of the erasures that have begun' }),
    looked: z.int(),
    kept: keptSchema,
    nextCursor: nextCursorSchema,
  })
  .meta({ id: 'RetentionRun' });
