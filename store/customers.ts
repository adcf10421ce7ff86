import type { Model } from 'mongoose';
import pLimit from 'p-limit';
import type { Customer } from '../contracts/wire/customers';
import { referenceText } from '../domain/project/model/references';
import type { Versioned } from './directory';
import type { Marked } from './due-marks';
import { dueMarks, nextMark } from './due-marks';
import type { SearchGrams } from './lists/search-grams';
import { searchedForm, searchedLines } from './lists/search-text';
import type { CustomerRow } from './models/archive-models';
import type { RecordHistory } from './record-history';
import type { SearchedDirectory } from './searched-directory';
import { searchedDirectory } from './searched-directory';

/** That others which may be the same are to be looked for. */
export type MatchDue = Pick<Marked, 'id' | 'mark'>;

/** How many owners are queried at the same time. */
const ownersAtOnce = 20;

/** Customers, which are found by names, numbers and references. */
export interface CustomerDirectory extends SearchedDirectory<Customer> {
  /** The customers of a region, at most `limit`, in no particular order. */
  idsOfRegion(region: string, limit: number): Promise<string[]>;
  /** The customers whose relation any of some people owns, in no particular order. */
  idsOwnedBy(ownerIds: readonly string[]): Promise<string[]>;
  /** Changes that the projects with a customer have not been told of, at most `limit`. */
  untold(limit: number): Promise<UntoldChange[]>;
  /** Records that they have been told of a change. A later one stays. */
  told(change: UntoldChange): Promise<void>;
  /** Has projects told of a change that no record shows: somebody was erased. */
  markUntold(id: string): Promise<UntoldChange>;
  /** The customers that belong to one, at most `limit`, by name. */
  subsidiariesOf(parentId: string, limit: number): Promise<Versioned<Customer>[]>;
  /** Those that were written since others were looked for that may be the same, at most `limit`. */
  matchDue(limit: number): Promise<MatchDue[]>;
  /** Records that others were looked for, unless it was written since. */
  matched(due: MatchDue): Promise<void>;
  /** Has others looked for again. */
  markMatchDue(ids: readonly string[]): Promise<void>;
}

/** A change of the archive of a customer that its projects have not been told of. */
export interface UntoldChange {
  readonly customerId: string;
  /** Which record has changed. */
  readonly of: 'customer' | 'person';
  readonly recordId: string;
  /** Which change of it. */
  readonly mark: number;
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
  const untold = dueMarks(model, 'untold');
  const matches = dueMarks(model, 'matchDue');
  return {
    ...searchedDirectory<Customer, CustomerRow>(model, rows, kept, grams),
    async idsOfRegion(region, limit) {
      const found = await model.find({ region }, { recordId: 1 }).limit(limit).lean();
      return found.map(({ _id }) => _id);
    },
    async idsOwnedBy(ownerIds) {
      // one query each: the embedded server looks a list of values up by no index
      const found = await pLimit(ownersAtOnce).map(ownerIds, (ownerId) =>
        model.find({ ownerId }, { recordId: 1 }).lean(),
      );
      return found.flat().map(({ _id }) => _id);
    },
    async untold(limit) {
      const due = await untold.due(limit);
      return due.map(({ id, mark }) => ({ of: 'customer', customerId: id, recordId: id, mark }));
    },
    told: ({ recordId, mark }) => untold.settle({ id: recordId, mark }),
    markUntold: async (id) => ({ of: 'customer', customerId: id, recordId: id, mark: await untold.put(id) }),
    async subsidiariesOf(parentId, limit) {
      const found = await model.find({ parentId }).limit(limit).lean();
      return found.map(customerOfRow).sort((a, b) => (searchedForm(a.name) < searchedForm(b.name) ? -1 : 1));
    },
    matchDue: matches.due,
    matched: matches.settle,
    async markMatchDue(ids) {
      for (const id of ids) await matches.put(id);
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
  const keys = { recordId: id, nameKey: searchedForm(rest.name), searched };
  // nobody has a project with a new customer
  const untold = revision > 1 && { untold: revision };
  return { _id: id, revision, ...rest, ...keys, matchDue: nextMark(), ...untold };
}

function customerOfRow({
  _id,
  lastChange: _change,
  recordId: _recordId,
  nameKey: _nameKey,
  searched: _searched,
  matchDue: _due,
  untold: _untold,
  ...rest
}: CustomerRow): Versioned<Customer> {
  return { id: _id, ...rest };
}
