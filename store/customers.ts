import type { Model } from 'mongoose';
import type { Customer } from '../contracts/wire/directory';
import { referenceText } from '../domain/project/model/references';
import type { Directory, Versioned } from './directory';
import { directory } from './directory';
import { listing } from './lists/listing';
import type { SearchGrams } from './lists/search-grams';
import { searchedForm, searchedLines } from './lists/search-text';
import type { CustomerRow } from './models/directory-models';
import type { RecordHistory } from './record-history';

/** Customers, which are found by names and references. */
export interface CustomerDirectory extends Directory<Customer> {
  /** The customers of a region, at most `limit`, in no particular order. */
  idsOfRegion(region: string, limit: number): Promise<string[]>;
  /**
   * Makes the search of a customer anew where it is not that of the record.
   *
   * @returns whether it had to be
   */
  searchAnew(id: string): Promise<boolean>;
}

export function customerDirectory(
  model: Model<CustomerRow>,
  kept: RecordHistory,
  grams: SearchGrams,
): CustomerDirectory {
  const records = directory<Customer, CustomerRow>(
    model,
    customerOf,
    customerRow,
    kept,
    listing(model, { idField: 'recordId', kind: 'customer' }, grams),
  );
  return {
    ...records,
    async create(customer, changedBy) {
      const tidy = await grams.put('customer', customer.id, 1, searchedCustomer(customer));
      const created = await records.create(customer, changedBy);
      if (created) await tidy();
      return created;
    },
    async replace(customer, revision, changedBy) {
      const tidy = await grams.put('customer', customer.id, revision + 1, searchedCustomer(customer));
      const replaced = await records.replace(customer, revision, changedBy);
      if (replaced) await tidy();
      return replaced;
    },
    async idsOfRegion(region, limit) {
      const found = await model.find({ region }, { recordId: 1 }).limit(limit).lean();
      return found.map(({ _id }) => _id);
    },
    async searchAnew(id) {
      const known = await records.read(id);
      if (!known || (await grams.isSame('customer', id, known.revision, searchedCustomer(known))))
        return false;
      await putOf(grams, known);
      return true;
    },
  };
}

async function putOf(grams: SearchGrams, customer: Versioned<Customer>): Promise<void> {
  const tidy = await grams.put('customer', customer.id, customer.revision, searchedCustomer(customer));
  await tidy();
}

/** The text by which a customer is found: the names of the company and its people, and what other systems call it. */
function searchedCustomer({ name, contacts, references }: Customer): string {
  return searchedLines([name, ...contacts.map((contact) => contact.name), ...references.map(referenceText)]);
}

function customerRow({ id, ...rest }: Customer, revision: number): Omit<CustomerRow, 'lastChange'> {
  const searched = searchedCustomer({ id, ...rest });
  return { _id: id, revision, ...rest, recordId: id, nameKey: searchedForm(rest.name), searched };
}

function customerOf({
  _id,
  lastChange: _change,
  recordId: _recordId,
  nameKey: _nameKey,
  searched: _searched,
  ...rest
}: CustomerRow): Versioned<Customer> {
  return { id: _id, ...rest };
}
