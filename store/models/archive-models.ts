import type { Connection, Model } from 'mongoose';
import { Schema } from 'mongoose';
import type { CustomerPerson, PersonalFact } from '../../contracts/wire/customer-people';
import type { Customer } from '../../contracts/wire/customers';
import type { RecordRow } from './directory-models';
import { count, line, mixed, optionalMixed, optionalText, options, text } from './fields';

/** What MongoDB stores of the customer archive; models.ts says what works on both servers. */

/** What a write of the archive calls for. */
export interface DueByWrite {
  /** Which change projects have not been told of, written with it; absent: they have, or there are none. */
  untold?: number;
  /** Set with every write, until it was looked for others that may be the same; tells one write from the next. */
  matchDue?: number;
}

export type CustomerRow = RecordRow<Customer> &
  DueByWrite & {
    /** Names, numbers and references in searched form. */
    searched: string;
  };

export type CustomerPersonRow = RecordRow<CustomerPerson> &
  DueByWrite & {
    /** Name, reading, position and ways in searched form. */
    searched: string;
  };

export type PersonalFactRow = RecordRow<PersonalFact>;

/** What every record has. */
const record = { _id: text, revision: count, lastChange: mixed, recordId: text, nameKey: line };

const customerSchema: Schema<CustomerRow> = new Schema<CustomerRow>(
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
    matchDue: { type: Number, default: undefined },
    untold: Number,
  },
  options,
)
  .index({ matchDue: 1 })
  .index({ recordId: 1 })
  .index({ nameKey: 1, recordId: 1 })
  .index({ region: 1 })
  .index({ parentId: 1 })
  .index({ ownerId: 1 })
  .index({ untold: 1 });

const customerPersonSchema: Schema<CustomerPersonRow> = new Schema<CustomerPersonRow>(
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
    matchDue: { type: Number, default: undefined },
    untold: Number,
  },
  options,
)
  .index({ matchDue: 1 })
  .index({ recordId: 1 })
  .index({ nameKey: 1, recordId: 1 })
  .index({ customerId: 1 })
  .index({ untold: 1 });

const personalFactSchema: Schema<PersonalFactRow> = new Schema<PersonalFactRow>(
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

/** That somebody saw what is personal of somebody at a customer, or took it away. Written once, and never changed. */
export interface ArchiveViewRow {
  _id: string;
  /** The same as `_id`: the embedded server rejects writes under an index that contains `_id`. */
  viewId: string;
  atMs: number;
  /** A person of the company, or an API key. */
  viewerId: string;
  customerId: string | null;
  personId: string | null;
  /** Where it was seen: `api`, `page`, `mail`; or how it was taken away: `export`, `access`. */
  through: string;
  list: string | null;
  filter: Record<string, string>;
}

const archiveViewSchema: Schema<ArchiveViewRow> = new Schema<ArchiveViewRow>(
  {
    _id: text,
    viewId: text,
    atMs: count,
    viewerId: text,
    customerId: optionalText,
    personId: optionalText,
    through: text,
    list: optionalText,
    filter: mixed,
  },
  options,
)
  .index({ atMs: 1, viewId: 1 })
  .index({ personId: 1, atMs: 1, viewId: 1 });

/** An exchange with a customer, for several of its projects or for none; a project's own contacts are in its ledger. */
export interface CustomerContactRow {
  _id: string;
  /** The same as `_id`: the embedded server rejects writes under an index that contains `_id`. */
  contactId: string;
  customerId: string;
  kind: string;
  occurredAtMs: number;
  recordedAtMs: number;
  actor: string;
  evidence: string | null;
  /** The text itself: it is in no history, and can be erased. */
  note: string | null;
  projectIds: string[];
  /** Whom of the customer's people it was with. */
  personIds: string[];
}

const customerContactSchema: Schema<CustomerContactRow> = new Schema<CustomerContactRow>(
  {
    _id: text,
    contactId: text,
    customerId: text,
    kind: text,
    occurredAtMs: count,
    recordedAtMs: count,
    actor: text,
    evidence: optionalText,
    note: optionalText,
    projectIds: mixed,
    personIds: mixed,
  },
  options,
)
  .index({ customerId: 1, occurredAtMs: 1, contactId: 1 })
  .index({ contactId: 1 });

/** Who is erased, and by which texts they are found where others wrote of them. */
export interface Erased {
  readonly personId: string;
  readonly customerId: string;
  /** What stands in place of their id from now on: numbers stay what they were. */
  readonly pseudonym: string;
  /** Addresses and numbers: nobody else's, wherever they stand. */
  readonly ways: readonly string[];
  /** Names, which others may have too: they are only taken out of what is about this customer. */
  readonly names: readonly string[];
  /** What other systems call them, `system:id`: an import that is under way must not bring them back. */
  readonly references: readonly string[];
}

/** That somebody was erased; `erased` says who as long as it is not over. */
export interface ErasureRow {
  _id: string;
  /** The same as `_id`: the embedded server rejects writes under an index that contains `_id`. */
  erasureId: string;
  customerId: string;
  requestedBy: string;
  reason: string;
  requestedAtMs: number;
  /** 0: not over. */
  doneAtMs: number;
  erased: Erased | null;
  /** A hash of the person's id: it tells them again when somebody brings the id, and says nothing by itself. */
  personKey: string;
  found: Record<string, number>;
}

const erasureSchema: Schema<ErasureRow> = new Schema<ErasureRow>(
  {
    _id: text,
    erasureId: text,
    customerId: text,
    requestedBy: text,
    reason: text,
    requestedAtMs: count,
    doneAtMs: count,
    erased: optionalMixed,
    personKey: text,
    found: mixed,
  },
  options,
)
  .index({ doneAtMs: 1 })
  .index({ personKey: 1 })
  .index({ requestedAtMs: 1, erasureId: 1 });

/** The models of the archive. */
export interface ArchiveModels {
  customers: Model<CustomerRow>;
  customerPeople: Model<CustomerPersonRow>;
  personalFacts: Model<PersonalFactRow>;
  archiveViews: Model<ArchiveViewRow>;
  customerContacts: Model<CustomerContactRow>;
  erasures: Model<ErasureRow>;
}

export function defineArchiveModels(connection: Connection): ArchiveModels {
  return {
    customers: connection.model<CustomerRow>('Customer', customerSchema, 'customers'),
    customerPeople: connection.model<CustomerPersonRow>(
      'CustomerPerson',
      customerPersonSchema,
      'customerPeople',
    ),
    personalFacts: connection.model<PersonalFactRow>('PersonalFact', personalFactSchema, 'personalFacts'),
    archiveViews: connection.model<ArchiveViewRow>('ArchiveView', archiveViewSchema, 'archiveViews'),
    customerContacts: connection.model<CustomerContactRow>(
      'CustomerContact',
      customerContactSchema,
      'customerContacts',
    ),
    erasures: connection.model<ErasureRow>('Erasure', erasureSchema, 'erasures'),
  };
}
