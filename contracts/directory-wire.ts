import { z } from 'zod';
import type { Person } from './directory';
import { customerSchema, emailSchema, personSchema } from './directory';
import { instantSchema, pageSchema, toInstant } from './wire';

/** People and customers as the HTTP API takes and shows them. */

const revisionSchema = z.int().min(1).meta({ description: 'Raised by each change; the ETag is made of it' });

const addressProblemSchema = z
  .strictObject({
    email: emailSchema,
    code: z.string().meta({ description: 'Why, as a code' }),
    at: instantSchema,
  })
  .nullable()
  .meta({
    description:
      "Set when mail to the person's address came back for good, and until the address is another one. Milepost " +
      'alone sets it: it may stand in a body, so that what was read can be sent back, and changes nothing there',
  });
const ignored = { addressProblem: addressProblemSchema.optional() };

export const shownPersonSchema = personSchema
  .extend({ addressProblem: addressProblemSchema, revision: revisionSchema })
  .meta({ id: 'Person' });
export const newPersonSchema = personSchema
  .partial({ id: true })
  .extend(ignored)
  .meta({ id: 'NewPerson', description: 'Without an id, one is made' });
/** Id and revision may stand in the body, so that what was read can be sent back. */
export const replacePersonSchema = personSchema
  .partial({ id: true })
  .extend({ ...ignored, revision: revisionSchema.optional() })
  .meta({ id: 'ReplacePerson' });
export const personPageSchema = pageSchema(shownPersonSchema, 'PersonPage');

/** A person as the wire has them. */
export function shownPerson<T extends Person>({ addressProblem, ...rest }: T) {
  if (!addressProblem) return { ...rest, addressProblem: null };
  const { email, code, atMs } = addressProblem;
  return { ...rest, addressProblem: { email, code, at: toInstant(atMs) } };
}

export const shownCustomerSchema = customerSchema
  .extend({ revision: revisionSchema })
  .meta({ id: 'Customer' });
export const newCustomerSchema = customerSchema
  .partial({ id: true })
  .meta({ id: 'NewCustomer', description: 'Without an id, one is made' });
/** Id and revision may stand in the body, so that what was read can be sent back. */
export const replaceCustomerSchema = customerSchema
  .partial({ id: true })
  .extend({ revision: revisionSchema.optional() })
  .meta({ id: 'ReplaceCustomer' });
export const customerPageSchema = pageSchema(shownCustomerSchema, 'CustomerPage');
