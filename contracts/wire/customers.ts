import { z } from 'zod';
import { longest } from '../sandbox/command-shape';
import { linesPattern, textFaults, visiblePattern } from '../sandbox/given-text';
import {
  customerClassSchema,
  idSchema,
  languageSchema,
  lineSchema,
  localDateSchema,
  timeZoneSchema,
} from './directory';
import { referencesSchema } from './references';

/**
 * The record of a customer in the archive (process.md, section 1). What belongs to their people is in
 * `customer-people.ts`: other people may read it.
 */

/** The most entries in each list of a customer: a form shows them all. */
export const mostOfCustomer = 50;

/** A text of several lines: an address, a situation. */
export const paragraphSchema = z
  .string()
  .trim()
  .max(1000)
  .regex(visiblePattern, { error: textFaults.blank, abort: true })
  .regex(linesPattern, textFaults.lines);

export const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be a country by two capitals (ISO 3166), such as "TW"')
  .meta({ description: 'Country, ISO 3166 in two capitals', example: 'TW' });

const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be a currency by three capitals (ISO 4217), such as "TWD"')
  .meta({ description: 'ISO 4217', example: 'TWD' });

/** Only what a browser opens without running anything. */
export const webAddressSchema = z
  .url({ protocol: /^https?$/, error: 'must be an address such as "https://www.example.com"' })
  .max(2000);

export const otherNameKinds = ['short', 'former', 'foreign', 'trade', 'other'] as const;
export const identifierKinds = ['tax', 'registration', 'other'] as const;
export const addressKinds = ['registered', 'office', 'plant', 'delivery', 'billing', 'other'] as const;

const otherNameSchema = z.strictObject({
  kind: z.enum(otherNameKinds).meta({ description: '`former`: what it was called before' }),
  name: lineSchema,
});

const identifierSchema = z
  .strictObject({
    kind: z.enum(identifierKinds),
    country: countrySchema,
    value: z.string().trim().max(60).regex(visiblePattern, textFaults.blank),
  })
  .meta({ description: 'A number that an authority has given, as it is written there' });

const addressSchema = z.strictObject({
  kind: z.enum(addressKinds),
  country: countrySchema.nullable().default(null),
  text: paragraphSchema.meta({ description: 'As it stands on an envelope' }),
});

const sizeSchema = z.strictObject({
  employees: z.int().min(0).max(10_000_000).nullable().default(null),
  /** Of a year. */
  revenue: z
    .strictObject({ amount: z.number().min(0).max(1e15), currency: currencySchema })
    .nullable()
    .default(null)
    .meta({ description: 'Revenue of a year' }),
  asOf: localDateSchema.nullable().default(null),
});

const situationSchema = z.strictObject({
  text: paragraphSchema,
  asOf: localDateSchema.meta({ description: 'The day for which it is true' }),
  source: lineSchema.meta({ description: 'Where it comes from: a report, a register, a visit' }),
});

/** What could become a project. */
const potentialSchema = z
  .strictObject({
    id: idSchema.meta({ description: 'Your own id for it, unique with this customer' }),
    what: lineSchema.meta({ description: 'In one line; the title of the project that it becomes' }),
    amount: z.number().min(0).max(1e15).nullable().default(null),
    currency: currencySchema.nullable().default(null),
    expectedOn: localDateSchema.nullable().default(null).meta({ description: 'When they may sign' }),
    why: paragraphSchema.meta({ description: 'Why we think so' }),
    projectId: idSchema
      .nullable()
      .default(null)
      .meta({ description: 'The project that it has become; Milepost sets it' }),
  })
  .refine(({ amount, currency }) => (amount === null) === (currency === null), {
    path: ['currency'],
    error: 'goes with "amount": give both or none',
  });

const fileLinkSchema = z.strictObject({
  title: lineSchema,
  url: webAddressSchema,
});

/** An answer to what a gate of a playbook asks. `false`, `0` and an empty text are answers too. */
const answerSchema = z.strictObject({
  value: z.union([z.boolean(), z.number(), z.string().max(200)]),
  asOf: localDateSchema,
  source: lineSchema.meta({ description: 'Who said so, or where it stands' }),
});

const answersSchema = z
  .record(
    z
      .string()
      .max(longest.key)
      .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be the key of a fact, such as "budget-confirmed"'),
    answerSchema,
  )
  .refine(
    (answers) => Object.keys(answers).length <= mostOfCustomer,
    `must not be more than ${mostOfCustomer}`,
  );

const many = <Item extends z.ZodType>(item: Item) => z.array(item).max(mostOfCustomer).default([]);

/** What a customer's record may lack. */
const archiveShape = {
  otherNames: many(otherNameSchema).meta({ description: 'Short, former, foreign and trade names' }),
  identifiers: many(identifierSchema).meta({ description: 'Tax and registration numbers' }),
  addresses: many(addressSchema),
  websites: many(webAddressSchema),
  sector: lineSchema.nullable().default(null),
  size: sizeSchema.nullable().default(null),
  situation: many(situationSchema).meta({
    description: 'How their business goes, each with its day and source',
  }),
  classReason: paragraphSchema
    .nullable()
    .default(null)
    .meta({ description: 'Why the customer is in this class; the history has former ones' }),
  region: lineSchema
    .nullable()
    .default(null)
    .meta({ description: 'Roles go to people who serve it first; null: to those of any region' }),
  parentId: idSchema.nullable().default(null).meta({ description: 'The customer that this one belongs to' }),
  ownerId: idSchema
    .nullable()
    .default(null)
    .meta({ description: 'Who owns the relation; null: whoever leads its projects' }),
  tags: many(lineSchema).refine(
    (tags) => new Set(tags).size === tags.length,
    'must not have the same tag twice',
  ),
  potentials: many(potentialSchema)
    .refine(
      (potentials) => new Set(potentials.map(({ id }) => id)).size === potentials.length,
      'must not have the same id twice',
    )
    .meta({ description: 'What could become a project' }),
  files: many(fileLinkSchema).meta({ description: 'Documents kept elsewhere' }),
  answers: answersSchema.default({}).meta({
    description: 'What the gates of the playbook ask about the customer, by the key of the fact',
  }),
  references: referencesSchema.default([]).meta({ description: 'What other systems call the customer' }),
  active: z
    .boolean()
    .default(true)
    .meta({ description: 'With a customer who is not active no project is opened; those that run go on' }),
};

export const customerSchema = z.strictObject({
  id: idSchema,
  name: lineSchema.meta({ description: 'The whole name, to the letter' }),
  class: customerClassSchema,
  timeZone: timeZoneSchema,
  language: languageSchema,
  ...archiveShape,
});
export type Customer = z.infer<typeof customerSchema>;

/** A customer of whom only the needed fields are known. */
export function customerOf(
  known: Pick<Customer, 'id' | 'name' | 'class' | 'timeZone' | 'language'> & Partial<Customer>,
): Customer {
  return { ...emptyArchive, ...known };
}

/** The archive of a customer of whom nothing is known. */
export const emptyArchive: Pick<Customer, keyof typeof archiveShape> = {
  otherNames: [],
  identifiers: [],
  addresses: [],
  websites: [],
  sector: null,
  size: null,
  situation: [],
  classReason: null,
  region: null,
  parentId: null,
  ownerId: null,
  tags: [],
  potentials: [],
  files: [],
  answers: {},
  references: [],
  active: true,
};
