import type { Model } from 'mongoose';
import type { Customer } from '../contracts/wire/customers';
import { referenceText } from '../domain/project/model/references';
import type { Versioned } from './directory';
import type { SearchGrams } from './lists/search-grams';
import { searchedForm, searchedLines } from './lists/search-text';
import type { CustomerRow } from './models/archive-models';
import type { RecordHistory } from './record-history';
import type { SearchedDirectory } from './searched-directory';
import { searchedDirectory } from './searched-directory';

/** Customers, which are found by names, numbers and references. */
export interface CustomerDirectory extends SearchedDirectory<Customer> {
  /** The customers of a region, at most `limit`, in no particular order. */
  idsOfRegion(region: string, limit: number): Promise<string[]>;
  /** Changes that the projects with a customer have not been told of, at most `limit`. */
  untold(limit: number): Promise<UntoldChange[]>;
  /** Records that they have been told of a change. A later one stays. */
  told(change: UntoldChange): Promise<void>;
  /** The customers that belong to one, at most `limit`, by name. */
  subsidiariesOf(parentId: string, limit: number): Promise<Versioned<Customer>[]>;
}

/** A change of the archive of a customer that its projects have not been told of. */
export interface UntoldChange {
  readonly customerId: string;
  /** Which record has changed. */
  readonly of: 'customer' | 'person';
  readonly recordId: string;
  readonly revision: number;
}

export function customerDirectory(
  model: Model<CustomerRow>,
  kept: RecordHistory,
  grams: SearchGrams,
): CustomerDirectory {
  const rows = {
    kind: 'customer' as const,
    record: customerOfRow,
    row: customerRow,
    searched: searchedCustomer,
  };
  return {
    ...searchedDirectory<Customer, CustomerRow>(model, rows, kept, grams),
    async idsOfRegion(region, limit) {
      const found = await model.find({ region }, { recordId: 1 }).limit(limit).lean();
      return found.map(({ _id }) => _id);
    },
    async untold(limit) {
      const found = await model
        .find({ untold: { $gt: 0 } }, { untold: 1 })
        .limit(limit)
        .lean();
      return found.map(({ _id, untold = 0 }) => ({
        of: 'customer',
        customerId: _id,
        recordId: _id,
        revision: untold,
      }));
    },
    async told({ recordId, revision }) {
      await model.updateOne({ _id: recordId, untold: revision }, { $unset: { untold: 1 } });
    },
    async subsidiariesOf(parentId, limit) {
      const found = await model.find({ parentId }).limit(limit).lean();
      return found.map(customerOfRow).sort((a, b) => (searchedForm(a.name) < searchedForm(b.name) ? -1 : 1));
    },
  };
}

/** The text by which a customer is found: its names, numbers and tags, and what other systems call it. */
function searchedCustomer({ name, otherNames, identifiers, tags, references }: Customer): string {
  return searchedLines([
    name,
    ...otherNames.map((other) => other.name),
    ...identifiers.map(({ value }) => value),
    ...tags,
    ...references.map(referenceText),
  ]);
}

function customerRow({ id, ...rest }: Customer, revision: number): Omit<CustomerRow, 'lastChange'> {
  const searched = searchedCustomer({ id, ...rest });
  // nobody has a project with a new customer
  const untold = revision > 1 && { untold: revision };
  return { _id: id, revision, ...rest, recordId: id, nameKey: searchedForm(rest.name), searched, ...untold };
}

function customerOfRow({
  _id,
  lastChange: _change,
  recordId: _recordId,
  nameKey: _nameKey,
  searched: _searched,
  untold: _untold,
  ...rest
}: CustomerRow): Versioned<Customer> {
  return { id: _id, ...rest };
}
