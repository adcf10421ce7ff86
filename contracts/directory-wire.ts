import { z } from 'zod';
import { customerSchema, personSchema } from './directory';
import { pageSchema } from './wire';

/** People and customers as the HTTP API takes and shows them. */

const revisionSchema = z.int().min(1).meta({ description: 'Raised by each change; the ETag is made of it' });

export const shownPersonSchema = personSchema.extend({ revision: revisionSchema }).meta({ id: 'Person' });
export const newPersonSchema = personSchema
  .partial({ id: true })
  .meta({ id: 'NewPerson', description: 'Without an id, one is made' });
/** Id and revision may stand in the body, so that what was read can be sent back. */
export const replacePersonSchema = personSchema
  .partial({ id: true })
  .extend({ revision: revisionSchema.optional() })
  .meta({ id: 'ReplacePerson' });
export const personPageSchema = pageSchema(shownPersonSchema, 'PersonPage');

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
