import { z } from 'zod';
import { longest } from '../../../contracts/sandbox/command-shape';
import { isBlank, linePattern } from '../../../contracts/sandbox/given-text';
import {
  instantInSchema,
  instantSchema,
  pageSchema,
  toInstant,
  toInstantOrNull,
} from '../../../contracts/wire/wire';
import type { ApiKeyRecord, MadeKey } from '../../../store/api-keys';
import { keyStatus } from '../../../store/api-keys';
import { scopes } from '../../../store/models/api-key-models';

/** API keys as the API takes and shows them. */

export const keyIdSchema = z
  .string()
  .regex(/^[0-9a-f]{12}$/, 'must be the id of a key such as "3f0c9a1be27d"')
  .meta({ description: 'Id of the key: the key itself has it after `mp_`' });

const keyNameSchema = z
  .string()
  .min(1)
  .max(longest.key)
  .regex(linePattern, 'must be one line without control characters')
  .refine((name) => !isBlank(name), 'must not be blank')
  .meta({
    description: 'Shown as the actor of what is done with it, such as `CRM`. No two that work share one',
  });

const scopesSchema = z.array(z.enum(scopes)).meta({ description: 'What it may do', uniqueItems: true });

/** Room for a night's import, and for whatever a company's own gateway allows. */
const limitNumberSchema = z.int().min(1).max(1_000_000);

export const keyLimitSchema = limitNumberSchema.nullable().meta({
  description: 'Requests in a minute, over all processes; null: as many as the installation allows every key',
});

const expirySchema = instantInSchema.nullable();

export const newKeySchema = z
  .strictObject({
    name: keyNameSchema,
    scopes: scopesSchema
      .min(1)
      .max(scopes.length)
      .refine((given) => new Set(given).size === given.length, 'must name each scope once'),
    expiresAt: expirySchema.optional().meta({
      description: 'By default when the key that makes it does; null: never',
    }),
    requestsPerMinute: keyLimitSchema.optional(),
  })
  .meta({ id: 'NewKey' });

/** A week: long enough for a program that is deployed on workdays. */
const longestOverlapHours = 168;

export const rotateKeySchema = z
  .strictObject({
    overlapHours: z.int().min(0).max(longestOverlapHours).default(24).meta({
      description: 'How long the present key works beside the new one; 0: it ends now',
    }),
    expiresAt: expirySchema.optional().meta({ description: 'By default when it did before; null: never' }),
  })
  .meta({ id: 'RotateKey' });

export const limitKeySchema = z.strictObject({ requestsPerMinute: keyLimitSchema }).meta({ id: 'LimitKey' });

const shownKeyFields = {
  id: keyIdSchema,
  name: keyNameSchema,
  scopes: scopesSchema,
  status: z.enum(['live', 'expired', 'revoked']).meta({ description: 'Only a live one works' }),
  requestsPerMinute: keyLimitSchema,
  createdAt: instantSchema,
  createdBy: z.string().nullable().meta({
    description: 'Who made it: a person or an API key (`key:…`); null: an operator, at the command line',
  }),
  expiresAt: instantSchema.nullable().meta({ description: 'Null: never' }),
  overlapEndsAt: instantSchema.nullable().meta({
    description: 'Until when the key before the last rotation works too; null when there is none',
  }),
  revokedAt: instantSchema.nullable(),
  lastUsedAt: instantSchema.nullable().meta({ description: 'To the minute; null: never' }),
};

export const shownKeySchema = z.strictObject(shownKeyFields).meta({ id: 'Key' });

export const keyPageSchema = pageSchema(shownKeySchema, 'KeyPage');

export const madeKeySchema = z
  .strictObject({
    ...shownKeyFields,
    key: z.string().meta({ description: 'The key itself. It is stored nowhere and shown this once' }),
  })
  .meta({ id: 'MadeKey' });

export function shownKey(record: ApiKeyRecord, now: Date): z.input<typeof shownKeySchema> {
  const { id, name, scopes: allowed, requestsPerMinute, createdBy } = record;
  const atOf = (date: Date | null): string | null => toInstantOrNull(date?.getTime());
  return {
    ...{ id, name, scopes: [...allowed], requestsPerMinute, createdBy },
    status: keyStatus(record, now),
    createdAt: toInstant(record.createdAt.getTime()),
    expiresAt: atOf(record.expiresAt),
    overlapEndsAt: atOf(record.overlapEndsAt),
    revokedAt: atOf(record.revokedAt),
    lastUsedAt: atOf(record.lastUsedAt),
  };
}

export function madeKey({ key, record }: MadeKey, now: Date): z.input<typeof madeKeySchema> {
  return { ...shownKey(record, now), key };
}
