import { Schema } from 'mongoose';
import type { CustomerPerson, PersonalFact } from '../../contracts/wire/customer-people';
import type { Customer } from '../../contracts/wire/customers';
import type { RecordRow } from './directory-models';
import { count, line, mixed, optionalMixed, optionalText, options, text } from './fields';

/** What MongoDB stores of the customer archive; models.ts says what works on both servers. */

/** A change of the archive that projects may not know of. */
interface Untold {
  /** The revision that they have not been told of, written with it; absent: they have, or there are none. */
  untold?: number;
}

export type CustomerRow = RecordRow<Customer> &
  Untold & {
    /** Names, numbers and references in searched form. */
    searched: string;
  };

export type CustomerPersonRow = RecordRow<CustomerPerson> &
  Untold & {
    /** Name, reading, position and ways in searched form. */
    searched: string;
  };

export type PersonalFactRow = RecordRow<PersonalFact>;

/** What every record has. */
const record = { _id: text, revision: count, lastChange: mixed, recordId: text, nameKey: line };

export const customerSchema: Schema<CustomerRow> = new Schema<CustomerRow>(
  {
    ...record,
    name: text,
    class: text,
    timeZone: text,
    language: text,
    otherNames: mixed,
    identifiers: mixed,
    addresses: mixed,
    websites: mixed,
    sector: optionalText,
    size: optionalMixed,
    situation: mixed,
    classReason: optionalText,
    region: optionalText,
    parentId: optionalText,
    ownerId: optionalText,
    tags: mixed,
    potentials: mixed,
    files: mixed,
    answers: mixed,
    references: mixed,
    active: { type: Boolean, required: true },
    searched: line,
    untold: Number,
  },
  options,
)
  .index({ recordId: 1 })
  .index({ nameKey: 1, recordId: 1 })
  .index({ region: 1 })
  .index({ parentId: 1 })
  .index({ ownerId: 1 })
  .index({ untold: 1 });

export const customerPersonSchema: Schema<CustomerPersonRow> = new Schema<CustomerPersonRow>(
  {
    ...record,
    customerId: text,
    name: text,
    reading: optionalText,
    position: optionalText,
    reportsToId: optionalText,
    committee: mixed,
    attitude: optionalMixed,
    ways: mixed,
    country: optionalText,
    language: optionalText,
    presence: text,
    presenceSince: optionalText,
    references: mixed,
    searched: line,
    untold: Number,
  },
  options,
)
  .index({ recordId: 1 })
  .index({ nameKey: 1, recordId: 1 })
  .index({ customerId: 1 })
  .index({ untold: 1 });

export const personalFactSchema: Schema<PersonalFactRow> = new Schema<PersonalFactRow>(
  {
    ...record,
    personId: text,
    customerId: text,
    kind: text,
    text,
    on: optionalText,
    source: text,
    basis: text,
  },
  options,
)
  .index({ recordId: 1 })
  .index({ nameKey: 1, recordId: 1 })
  .index({ personId: 1 });

/** That somebody saw what is personal of somebody at a customer. Written once, and never changed. */
export interface ArchiveViewRow {
  _id: string;
  /** The same as `_id`: the embedded server rejects writes under an index that contains `_id`. */
  viewId: string;
  atMs: number;
  /** A person of the company, or an API key. */
  viewerId: string;
  customerId: string;
  personId: string;
  /** Where it was seen: `api`, `page`, `mail`, `export`. */
  through: string;
}

export const archiveViewSchema: Schema<ArchiveViewRow> = new Schema<ArchiveViewRow>(
  { _id: text, viewId: text, atMs: count, viewerId: text, customerId: text, personId: text, through: text },
  options,
)
  .index({ atMs: 1, viewId: 1 })
  .index({ personId: 1, atMs: 1, viewId: 1 });
