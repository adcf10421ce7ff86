import { z } from 'zod';
import { committeeRoles } from '../../domain/playbook/facts';
import { countrySchema } from './customers';
import { emailSchema, idSchema, languageSchema, lineSchema, localDateSchema } from './directory';
import { referencesSchema } from './references';

/** The people of a customer in the archive, and what is known of them (process.md, section 1). */

export const stances = ['supports', 'neutral', 'opposes', 'unknown'] as const;

/** `gone`: works elsewhere. With who is gone or has died nothing is planned, and nothing is sent about them. */
export const presences = ['there', 'gone', 'deceased'] as const;

export const wayKinds = ['mobile', 'phone', 'email', 'line', 'wechat', 'fax', 'other'] as const;

const committeeRoleSchema = z.enum(committeeRoles).meta({
  description:
    'Part in the buying committee: decides, pays, uses what is bought, judges it technically, buys, coaches us, ' +
    'or blocks us',
});

const waySchema = z
  .strictObject({
    kind: z.enum(wayKinds),
    value: lineSchema,
    isPreferred: z.boolean().default(false),
    hours: lineSchema.nullable().default(null).meta({ description: 'When, in words: "after 14:00"' }),
  })
  .superRefine(({ kind, value }, context) => {
    if (kind === 'email' && !emailSchema.safeParse(value).success)
      context.addIssue({ code: 'custom', path: ['value'], message: 'must be an email address' });
  });

const attitudeSchema = z.strictObject({
  stance: z.enum(stances).meta({ description: 'To us' }),
  asOf: localDateSchema,
  note: lineSchema.nullable().default(null),
});

/** The fields that a body may leave out. */
const knownShape = {
  reading: lineSchema
    .nullable()
    .default(null)
    .meta({ description: 'How the name is read: pinyin, furigana' }),
  position: lineSchema.nullable().default(null),
  reportsToId: idSchema
    .nullable()
    .default(null)
    .meta({ description: 'Whom they report to, a person of the same customer' }),
  committee: z
    .array(committeeRoleSchema)
    .max(committeeRoles.length)
    .default([])
    .refine((roles) => new Set(roles).size === roles.length, 'must name each part once'),
  attitude: attitudeSchema.nullable().default(null),
  ways: z
    .array(waySchema)
    .max(20)
    .default([])
    .refine(
      (ways) => ways.filter(({ isPreferred }) => isPreferred).length <= 1,
      'must prefer one way at most',
    )
    .meta({ description: 'How to reach them' }),
  country: countrySchema.nullable().default(null),
  language: languageSchema.nullable().default(null),
  presence: z.enum(presences).default('there'),
  presenceSince: localDateSchema.nullable().default(null),
  references: referencesSchema.default([]).meta({ description: 'What other systems call the person' }),
};

export const customerPersonSchema = z.strictObject({
  id: idSchema,
  customerId: idSchema,
  name: lineSchema.meta({ description: 'As they write it; never split, never joined' }),
  ...knownShape,
});
/** Somebody who works for a customer, with what their work needs. Nobody of our company. */
export type CustomerPerson = z.infer<typeof customerPersonSchema>;

/** Somebody of whom only the name is known. */
export const emptyPerson: Pick<CustomerPerson, keyof typeof knownShape> = {
  reading: null,
  position: null,
  reportsToId: null,
  committee: [],
  attitude: null,
  ways: [],
  country: null,
  language: null,
  presence: 'there',
  presenceSince: null,
  references: [],
};

/** What the archive keeps of a person beside their work (process.md, section 1). */
export const personalFactKinds = [
  'ambition',
  'character',
  'temper',
  'liking',
  'strength',
  'day',
  'other',
] as const;

/** On what ground it may be kept (Article 6 of the GDPR; other laws have the same ones under other names). */
export const bases = ['consent', 'contract', 'legal-obligation', 'legitimate-interest'] as const;

const factShape = {
  kind: z.enum(personalFactKinds),
  text: lineSchema.meta({ description: 'What was said or seen, not what somebody concludes from it' }),
  on: z
    .string()
    .regex(
      /^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
      'must be a day such as "05-20" or "2026-05-20"',
    )
    .nullable()
    .default(null)
    .meta({ description: 'A day to remember: of each year (`05-20`), or of one (`2026-05-20`)' }),
  source: lineSchema.meta({ description: 'From where: a talk, a visit, a page' }),
  basis: z.enum(bases).meta({ description: 'On what ground it is kept (Article 6 of the GDPR)' }),
};

export const givenFactSchema = z
  .strictObject(factShape)
  .refine(({ kind, on }) => kind !== 'day' || on !== null, {
    path: ['on'],
    error: 'is needed for a day to remember',
  });

export const personalFactSchema = z.strictObject({
  id: idSchema,
  personId: idSchema,
  customerId: idSchema,
  ...factShape,
});
/** One thing known of a person. Who wrote it and when stands in its history. */
export type PersonalFact = z.infer<typeof personalFactSchema>;
