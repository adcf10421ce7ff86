import type { Model } from 'mongoose';
import type { ContactWay } from '../domain/playbook/playbook';
import { isDuplicateKey } from './kit/duplicate-key';
import type { ListedRows, ListRequest } from './lists/listing';
import { listing } from './lists/listing';
import type { CustomerContactRow } from './models/archive-models';

/** An exchange with a customer: with whom, and for which projects. */
export interface CustomerContact {
  readonly id: string;
  readonly customerId: string;
  readonly kind: ContactWay;
  readonly occurredAtMs: number;
  readonly recordedAtMs: number;
  readonly actor: string;
  readonly evidence: string | null;
  readonly note: string | null;
  readonly projectIds: readonly string[];
  /** People of the customer. */
  readonly personIds: readonly string[];
}

/** When an exchange was, and with which people of the customer. */
export type ContactMark = Pick<CustomerContact, 'id' | 'occurredAtMs' | 'personIds'>;

/** Contacts that were recorded with a customer and not with one project alone. */
export interface CustomerContacts {
  /** Keeps a contact; the first of an id stays. @returns the one that is kept */
  keep(contact: CustomerContact): Promise<CustomerContact>;
  page(request: ListRequest): Promise<ListedRows<CustomerContact>>;
  /** All of a customer, without what was said, in no particular order. */
  marksOf(customerId: string): Promise<ContactMark[]>;
  /** Those with some ids, in no particular order. */
  readMany(ids: readonly string[]): Promise<CustomerContact[]>;
  /** The newest of a customer, at most `limit`. */
  newest(customerId: string, limit: number): Promise<CustomerContact[]>;
}

export function customerContacts(model: Model<CustomerContactRow>): CustomerContacts {
  const listed = listing(model, { idField: 'contactId' });
  return {
    async keep({ id, projectIds, personIds, ...rest }) {
      const row = { _id: id, contactId: id, ...rest, projectIds: [...projectIds], personIds: [...personIds] };
      try {
        await model.create([row]);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const found = await model.findById(id).lean();
      if (!found) throw new Error(`The contact ${id} is gone while it is kept.`);
      return contactOf(found);
    },
    async page(request) {
      const { rows, next } = await listed.page(request);
      return { rows: rows.map(contactOf), next };
    },
    async marksOf(customerId) {
      const rows = await model.aggregate<Pick<CustomerContactRow, '_id' | 'occurredAtMs' | 'personIds'>>([
        { $match: { customerId } },
        { $project: { occurredAtMs: 1, personIds: 1 } },
      ]);
      return rows.map(({ _id, occurredAtMs, personIds }) => ({ id: _id, occurredAtMs, personIds }));
    },
    async readMany(ids) {
      if (ids.length === 0) return [];
      return (await model.find({ _id: { $in: [...ids] } }).lean()).map(contactOf);
    },
    async newest(customerId, limit) {
      const { rows } = await listed.page({
        conditions: [{ field: 'customerId', op: 'is', value: customerId }],
        order: { field: 'occurredAtMs', descending: true },
        limit,
      });
      return rows.map(contactOf);
    },
  };
}

function contactOf({ _id, contactId: _contact, kind, ...rest }: CustomerContactRow): CustomerContact {
  // only the wire's schema lets a kind in
  return { id: _id, kind: kind as ContactWay, ...rest };
}
