import { z } from 'zod';
import type { CustomerPerson, PersonalFact } from './customer-people';
import { customerPersonSchema, emptyPerson, givenFactSchema, personalFactSchema } from './customer-people';
import { aboutKept, asList, mergePatchText, replacedRecord, revisionSchema } from './directory-wire';
import { idSchema } from './directory';
import { instantSchema } from './wire';

/** The people of customers in the HTTP API. */

export const shownCustomerPersonSchema = customerPersonSchema
  .extend({ revision: revisionSchema })
  .meta({ id: 'CustomerPerson', description: 'Somebody who works for a customer' });

export const newCustomerPersonSchema = customerPersonSchema
  .partial({ id: true })
  .meta({ id: 'NewCustomerPerson', description: 'Without an id, one is made' });

const { shape } = customerPersonSchema;
const none = 'null: not known';

/** The body may contain id, customer and revision, so that what was read can be sent back. */
export const replaceCustomerPersonSchema = customerPersonSchema
  .partial({ id: true, customerId: true })
  .extend({
    reading: shape.reading.unwrap().optional().meta(aboutKept(shape.reading, none)),
    position: shape.position.unwrap().optional().meta(aboutKept(shape.position, none)),
    reportsToId: shape.reportsToId.unwrap().optional().meta(aboutKept(shape.reportsToId, none)),
    committee: shape.committee.unwrap().nullable().optional().meta(aboutKept(shape.committee, asList)),
    attitude: shape.attitude.unwrap().optional().meta(aboutKept(shape.attitude, none)),
    ways: shape.ways.unwrap().nullable().optional().meta(aboutKept(shape.ways, asList)),
    country: shape.country.unwrap().optional().meta(aboutKept(shape.country, none)),
    language: shape.language.unwrap().optional().meta(aboutKept(shape.language, none)),
    presence: shape.presence.unwrap().optional().meta(aboutKept(shape.presence, '')),
    presenceSince: shape.presenceSince.unwrap().optional().meta(aboutKept(shape.presenceSince, none)),
    references: shape.references.unwrap().nullable().optional().meta(aboutKept(shape.references, asList)),
    revision: revisionSchema.optional(),
  })
  .meta({ id: 'ReplaceCustomerPerson' });

/** Some fields of somebody. */
export const changeCustomerPersonSchema = replaceCustomerPersonSchema
  .omit({ id: true, customerId: true, revision: true })
  .partial()
  .meta({ id: 'ChangeCustomerPerson', description: mergePatchText });

type Changed = {
  readonly [Field in keyof z.output<typeof replaceCustomerPersonSchema>]?:
    z.output<typeof replaceCustomerPersonSchema>[Field] | undefined;
};

/** The record that results from a body and the present one: what is left out stays, null empties. */
export function replacedCustomerPerson(
  { revision: _, id: _id, customerId: _customer, ...given }: Changed,
  before: CustomerPerson,
): CustomerPerson {
  return replacedRecord(given, before, emptyPerson);
}

export const newFactSchema = givenFactSchema.meta({
  id: 'NewPersonalFact',
  description: 'One thing known of a person beside their work',
});

/** A fact as the API shows it. */
export const shownFactSchema = personalFactSchema
  .extend({
    revision: revisionSchema,
    writtenBy: z.string().meta({ description: 'Who wrote it last' }),
    writtenAt: instantSchema,
  })
  .meta({ id: 'PersonalFact' });

export const factPageSchema = z
  .strictObject({ items: z.array(shownFactSchema) })
  .meta({ id: 'PersonalFacts', description: 'All that is known, in the order in which it was written' });

export const archiveViewSchema = z
  .strictObject({
    id: z.string(),
    at: instantSchema,
    viewerId: z.string().meta({ description: 'A person of the company, or an API key (`key:…`)' }),
    customerId: idSchema.nullable().meta({ description: 'Null: an export of all customers' }),
    personId: idSchema
      .nullable()
      .meta({ description: 'Whose personal facts were seen; null: an export that is not of one person' }),
    through: z.string().meta({
      description:
        'Seen by `api`, `page` or `mail`; taken away by `export`, or all about one person by `access`',
    }),
    list: z
      .string()
      .nullable()
      .meta({ description: 'What was taken away, by its address; null: it was seen' }),
    filter: z
      .record(z.string(), z.string())
      .meta({ description: 'What the list was asked for: values by parameter' }),
  })
  .meta({ id: 'ArchiveView', description: 'One line of the audit log' });

export type GivenFact = z.output<typeof newFactSchema>;

/** A fact made of what a body says. */
export function factOf(
  given: GivenFact,
  of: Pick<PersonalFact, 'id' | 'personId' | 'customerId'>,
): PersonalFact {
  return { ...of, ...given };
}
