import { z } from 'zod';
import { matchReasons } from '../../matching/reasons';
import { customerContactSchema } from './customer-contacts';
import { duplicateStates, pairIdSchema } from './customer-duplicates';
import { customerPersonSchema, personalFactSchema } from './customer-people';
import { customerSchema } from './customers';
import { idSchema } from './directory';
import { recordChangeSchema, revisionSchema } from './directory-wire';
import { referenceSchema } from './references';
import { instantSchema } from './wire';

/**
 * The whole archive as lines of JSON, one for each record, in an order in which they can be put back: what tells that
 * others must not come first, and what a record hangs on before it.
 */

const actorSchema = z.string().min(1).max(200);

/** A claim of a reference, which is older than the record, or moved to it. */
const claimSchema = z.strictObject({
  reference: referenceSchema,
  movedFrom: z.string().nullable(),
  claimedAt: instantSchema,
});

const restored = { revision: revisionSchema, change: recordChangeSchema };

const headSchema = z.strictObject({ kind: z.literal('archive'), version: z.literal(1) });

const erasureSchema = z.strictObject({
  kind: z.literal('erasure'),
  id: idSchema,
  customerId: idSchema,
  requestedBy: actorSchema,
  reason: z.string(),
  requestedAt: instantSchema,
  doneAt: instantSchema,
  found: z.record(z.string(), z.int().min(0)),
  personKey: z.string().regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of an id'),
});

const pairSchema = z.strictObject({
  kind: z.literal('pair'),
  id: pairIdSchema,
  customerIds: z.tuple([idSchema, idSchema]),
  state: z.enum(duplicateStates),
  score: z.number().min(0).max(1),
  reasons: z.array(z.strictObject({ code: z.enum(matchReasons), value: z.string().optional() })),
  foundAt: instantSchema,
  into: idSchema.nullable(),
  automatic: z.boolean(),
  byHand: z.boolean(),
  forGood: z.boolean(),
  decidedBy: actorSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  evidence: z.array(z.string()),
});

const linkSchema = z.strictObject({
  kind: z.literal('link'),
  duplicateId: idSchema,
  intoId: idSchema,
  pairId: pairIdSchema,
  linkedBy: actorSchema,
  linkedAt: instantSchema,
});

const customerLineSchema = z.strictObject({
  kind: z.literal('customer'),
  record: customerSchema,
  ...restored,
  claims: z.array(claimSchema),
});

const personLineSchema = z.strictObject({
  kind: z.literal('customer-person'),
  record: customerPersonSchema,
  ...restored,
  claims: z.array(claimSchema),
});

const factLineSchema = z.strictObject({
  kind: z.literal('personal-fact'),
  record: personalFactSchema,
  ...restored,
});

export const changedKinds = ['customer', 'customer-person', 'personal-fact'] as const;

/** A change that others have followed; the last one stands with the record. */
const changeLineSchema = z.strictObject({
  kind: z.literal('change'),
  of: z.enum(changedKinds),
  id: idSchema,
  change: recordChangeSchema,
});

const contactLineSchema = z.strictObject({ kind: z.literal('contact'), contact: customerContactSchema });

/** How many lines there are of each kind: a file without it is a part. */
const endSchema = z.strictObject({
  kind: z.literal('end'),
  lines: z.record(z.string(), z.int().min(0)),
});

export const bundleLineSchema = z.discriminatedUnion('kind', [
  headSchema,
  erasureSchema,
  pairSchema,
  linkSchema,
  customerLineSchema,
  changeLineSchema,
  personLineSchema,
  factLineSchema,
  contactLineSchema,
  endSchema,
]);
export type BundleLine = z.infer<typeof bundleLineSchema>;
export type BundleKind = BundleLine['kind'];
export type LineOf<Kind extends BundleKind> = Extract<BundleLine, { kind: Kind }>;

/** Longer than a customer with all that fits into it, before and after a change. */
export const longestBundleLine = 8 * 1024 * 1024;

/** The most that one request may bring: some ten thousand records. */
export const largestBundlePart = 64 * 1024 * 1024;

/** Why a line is not put back. */
export const lineFaultCodes = [
  'line-unreadable',
  'line-invalid',
  'record-differs',
  'record-missing',
  'customer-missing',
  'owner-missing',
  'person-missing',
  'person-erased',
  'reference-taken',
  'link-circle',
] as const;
export type LineFaultCode = (typeof lineFaultCodes)[number];

const countsSchema = z.strictObject({ created: z.int(), same: z.int(), refused: z.int() });

export const bundleReportSchema = z
  .strictObject({
    committed: z.boolean().meta({ description: 'False: it was a dry run, and nothing was written' }),
    lines: z.int().meta({ description: 'How many there were; each is created, the same or refused' }),
    counts: countsSchema,
    kinds: z.record(z.string(), countsSchema).meta({ description: 'The same for each kind of line' }),
    isWhole: z.boolean().meta({
      description: 'Whether the last line said so many lines of each kind as there were; false of a part',
    }),
    problems: z
      .array(
        z.strictObject({
          line: z.int().meta({ description: 'From 1' }),
          what: z.string().meta({ description: 'Kind and id, as far as they can be read' }),
          code: z.enum(lineFaultCodes),
          detail: z.string(),
          cure: z.string(),
        }),
      )
      .meta({ description: 'Why lines were refused, the first 1,000' }),
  })
  .meta({ id: 'ArchiveImport', description: 'What became of each line' });
export type BundleReport = z.infer<typeof bundleReportSchema>;
