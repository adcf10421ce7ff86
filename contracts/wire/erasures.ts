import { z } from 'zod';
import { idSchema, lineSchema } from './directory';
import { recordChangeSchema } from './directory-wire';
import { customerContactSchema } from './customer-contacts';
import { archiveViewSchema, shownCustomerPersonSchema, shownFactSchema } from './customer-people-wire';
import { instantSchema } from './wire';

/** What is known of a person at a customer, all of it, and how it is erased. */

export const eraseSchema = z
  .strictObject({
    reason: lineSchema.meta({ description: 'On whose word and why, without a name of the person' }),
  })
  .meta({ id: 'EraseCustomerPerson' });

export const erasureSchema = z
  .strictObject({
    id: z.string(),
    customerId: idSchema,
    requestedBy: z.string(),
    reason: z.string(),
    requestedAt: instantSchema,
    doneAt: instantSchema
      .nullable()
      .meta({ description: 'Null: texts of others are still being looked through' }),
    found: z
      .record(z.string(), z.int())
      .meta({ description: 'How many texts of others the person was taken out of, by collection' }),
  })
  .meta({ id: 'Erasure', description: 'That somebody was erased. It says nothing of who it was' });

export const accessSchema = z
  .strictObject({
    person: shownCustomerPersonSchema,
    facts: z.array(shownFactSchema),
    history: z.array(recordChangeSchema).meta({ description: 'How the record came about' }),
    factHistory: z.array(recordChangeSchema).meta({ description: 'How the facts came about' }),
    contacts: z.array(customerContactSchema).meta({ description: 'Contacts with the person' }),
    mentions: z
      .array(
        z.strictObject({
          projectId: z.string(),
          at: instantSchema,
          actor: z.string(),
          text: z.string(),
        }),
      )
      .meta({ description: 'Notes in projects of the customer that name the person' }),
    views: z.array(archiveViewSchema).meta({ description: 'Who has seen the facts' }),
  })
  .meta({ id: 'CustomerPersonAccess', description: 'Everything that is known of a person at a customer' });
