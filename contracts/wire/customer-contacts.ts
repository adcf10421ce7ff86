import { z } from 'zod';
import { contactKinds } from '../../domain/project/model/command-fields';
import { idSchema, lineSchema } from './directory';
import { eventShape, hasWholeEvent, wholeEventError } from './project-requests';
import { plannedProjectPathSchema } from './references';
import { instantInSchema, instantSchema, noteSchema } from './wire';

/** Contacts with a customer, for several of its projects at once. */

/** More than are talked about in one meeting. */
const most = 50;

const different = <Item>(items: readonly Item[]): boolean => new Set(items).size === items.length;

const contactShape = {
  kind: z.enum(contactKinds),
  evidence: lineSchema.optional().meta({ description: 'Where the proof is' }),
  note: noteSchema.optional(),
};

/** What is recorded. */
export const newCustomerContactSchema = z
  .strictObject({
    ...contactShape,
    occurredAt: instantInSchema.optional().meta({ description: 'By default now' }),
    projects: z
      .array(plannedProjectPathSchema)
      .max(most)
      .default([])
      .refine(different, 'must not name a project twice')
      .meta({
        description:
          'The projects of the customer that it was about: it counts for their clocks, and for those of no others. ' +
          'Empty: it counts for none',
      }),
    people: z
      .array(idSchema)
      .max(most)
      .default([])
      .refine(different, 'must not name a person twice')
      .meta({ description: 'With which people of the customer' }),
    ...eventShape,
  })
  .refine(hasWholeEvent, wholeEventError)
  .meta({ id: 'NewCustomerContact' });

export const customerContactSchema = z
  .strictObject({
    id: z.string(),
    customerId: idSchema,
    kind: contactShape.kind,
    occurredAt: instantSchema,
    recordedAt: instantSchema,
    actor: z.string(),
    evidence: z.string().nullable(),
    note: z.string().nullable().meta({ description: 'Null: none, or erased' }),
    projectIds: z.array(z.string()),
    personIds: z.array(z.string()),
  })
  .meta({ id: 'CustomerContact' });
