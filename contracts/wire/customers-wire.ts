import type { z } from 'zod';
import { idSchema } from './directory';
import type { Customer } from './customers';
import { customerSchema, emptyArchive } from './customers';
import { aboutKept, asList, mergePatchText, replacedRecord, revisionSchema } from './directory-wire';

/** Customers in the HTTP API. */

const mergedIntoSchema = idSchema.nullable().meta({
  description:
    'The customer that is kept in place of this duplicate; null: it is no duplicate. Links are made and taken back at ' +
    '`/v1/customer-duplicates` alone: it may stand in a body, so that what was read can be sent back, and changes ' +
    'nothing there. It raises no revision',
});

export const shownCustomerSchema = customerSchema
  .extend({ mergedInto: mergedIntoSchema, revision: revisionSchema })
  .meta({ id: 'Customer' });

export const newCustomerSchema = customerSchema
  .partial({ id: true })
  .meta({ id: 'NewCustomer', description: 'Without an id, one is made' });

/** A body may leave out what a program that copies customers from elsewhere does not know, and empties it by null. */
function kept<Schema extends z.ZodDefault>(schema: Schema, emptied: string) {
  const inner = schema.unwrap() as ReturnType<Schema['unwrap']>;
  return (inner as z.ZodType<z.output<Schema>, z.input<Schema>>)
    .nullable()
    .optional()
    .meta(aboutKept(schema, emptied));
}

const { shape } = customerSchema;
const none = 'null: none';

/** The body may contain id and revision, so that what was read can be sent back. */
export const replaceCustomerSchema = customerSchema
  .partial({ id: true })
  .extend({
    otherNames: kept(shape.otherNames, asList),
    identifiers: kept(shape.identifiers, asList),
    addresses: kept(shape.addresses, asList),
    websites: kept(shape.websites, asList),
    sector: kept(shape.sector, none),
    size: kept(shape.size, none),
    situation: kept(shape.situation, asList),
    classReason: kept(shape.classReason, none),
    region: kept(shape.region, none),
    parentId: kept(shape.parentId, none),
    ownerId: kept(shape.ownerId, none),
    tags: kept(shape.tags, asList),
    potentials: kept(shape.potentials, asList),
    files: kept(shape.files, asList),
    answers: kept(shape.answers, none),
    references: kept(shape.references, asList),
    active: shape.active.unwrap().optional().meta(aboutKept(shape.active, '')),
    mergedInto: mergedIntoSchema.optional(),
    revision: revisionSchema.optional(),
  })
  .meta({ id: 'ReplaceCustomer' });

/** Some fields of a customer. */
export const changeCustomerSchema = replaceCustomerSchema
  .omit({ id: true, mergedInto: true, revision: true })
  .partial()
  .meta({ id: 'ChangeCustomer', description: mergePatchText });

/** What a body says of a customer: all of it, or some. */
type ChangedCustomer = {
  readonly [Field in keyof z.output<typeof replaceCustomerSchema>]?:
    z.output<typeof replaceCustomerSchema>[Field] | undefined;
};

/** The record that results from a body and the present one: what is left out stays, null empties. */
export function replacedCustomer(
  { revision: _, id: _id, mergedInto: _merged, ...given }: ChangedCustomer,
  before: Customer,
): Customer {
  return replacedRecord(given, before, emptyArchive);
}
