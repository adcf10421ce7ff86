import type { Model } from 'mongoose';
import type { CustomerPerson, PersonalFact } from '../contracts/wire/customer-people';
import { referenceText } from '../domain/project/model/references';
import type { UntoldChange } from './customers';
import type { Directory, Versioned } from './directory';
import { directory } from './directory';
import { dueMarks, nextMark } from './due-marks';
import { listing } from './lists/listing';
import type { SearchGrams } from './lists/search-grams';
import { searchedForm, searchedLines } from './lists/search-text';
import type { CustomerPersonRow, PersonalFactRow } from './models/archive-models';
import type { RecordHistory } from './record-history';
import type { SearchedDirectory } from './searched-directory';
import { searchedDirectory } from './searched-directory';

/** The people of customers, who are found by name, reading, position and ways to reach them. */
export interface CustomerPeople extends SearchedDirectory<CustomerPerson> {
  /** Everybody known of some customers, by name; those who are gone too. */
  ofCustomers(customerIds: readonly string[]): Promise<Versioned<CustomerPerson>[]>;
  /**
   * Marks the customers of people who were written since: what is known of them tells who the same company is.
   *
   * @returns how many people, at most `limit`
   */
  passMatchDueOn(limit: number): Promise<number>;
  /** Changes that the projects with a customer have not been told of, at most `limit`. */
  untold(limit: number): Promise<UntoldChange[]>;
  /** Records that they have been told of a change. A later one stays. */
  told(change: UntoldChange): Promise<void>;
}

export function customerPeople(
  model: Model<CustomerPersonRow>,
  kept: RecordHistory,
  grams: SearchGrams,
  markMatchDue: (customerIds: readonly string[]) => Promise<void>,
): CustomerPeople {
  const rows = {
    kind: 'customer-person' as const,
    record: personOfRow,
    row: personRow,
    searched: searchedPerson,
  };
  const records = searchedDirectory<CustomerPerson, CustomerPersonRow>(model, rows, kept, grams);
  const untold = dueMarks(model, 'untold');
  const matches = dueMarks(model, 'matchDue');
  return {
    ...records,
    async forget(id) {
      const known = await records.read(id);
      await records.forget(id);
      if (known) await markMatchDue([known.customerId]);
    },
    async passMatchDueOn(limit) {
      const found = await matches.due(limit);
      await markMatchDue([...new Set(found.flatMap(({ customerId }) => customerId ?? []))]);
      for (const marked of found) await matches.settle(marked);
      return found.length;
    },
    async ofCustomers(customerIds) {
      // one query each: the embedded server looks a list of values up by no index
      const found = await Promise.all(customerIds.map((customerId) => model.find({ customerId }).lean()));
      return found
        .flat()
        .map(personOfRow)
        .sort((a, b) => (searchedForm(a.name) < searchedForm(b.name) ? -1 : 1));
    },
    async untold(limit) {
      const due = await untold.due(limit);
      return due.map(({ id, customerId = '', mark }) => ({ of: 'person', customerId, recordId: id, mark }));
    },
    told: ({ recordId, mark }) => untold.settle({ id: recordId, mark }),
  };
}

function searchedPerson({ name, reading, position, ways, references }: CustomerPerson): string {
  return searchedLines([
    ...[name, reading ?? '', position ?? ''],
    ...ways.map(({ value }) => value),
    ...references.map(referenceText),
  ]);
}

function personRow({ id, ...rest }: CustomerPerson, revision: number): Omit<CustomerPersonRow, 'lastChange'> {
  const searched = searchedPerson({ id, ...rest });
  const keys = { recordId: id, nameKey: searchedForm(rest.name), searched };
  return { _id: id, revision, ...rest, ...keys, matchDue: nextMark(), untold: revision };
}

function personOfRow({
  _id,
  lastChange: _change,
  recordId: _recordId,
  nameKey: _nameKey,
  searched: _searched,
  matchDue: _due,
  untold: _untold,
  ...rest
}: CustomerPersonRow): Versioned<CustomerPerson> {
  return { id: _id, ...rest };
}

/** What is known of people beside their work. */
export interface PersonalFacts extends Directory<PersonalFact> {
  /** All that is known of some people, in the order in which it was written, with who wrote it last and when. */
  ofPeople(personIds: readonly string[]): Promise<WrittenFact[]>;
}

/** A fact with who wrote it last. */
export type WrittenFact = Versioned<PersonalFact> & {
  readonly writtenBy: string;
  readonly writtenAtMs: number;
};

export function personalFacts(model: Model<PersonalFactRow>, kept: RecordHistory): PersonalFacts {
  const listed = listing(model, { idField: 'recordId' });
  return {
    ...directory<PersonalFact, PersonalFactRow>(model, factOfRow, factRow, kept, listed),
    async ofPeople(personIds) {
      const found = await Promise.all(personIds.map((personId) => model.find({ personId }).lean()));
      return found
        .flat()
        .map((row) => ({
          ...factOfRow(row),
          writtenBy: row.lastChange.actor,
          writtenAtMs: row.lastChange.atMs,
        }))
        .sort((a, b) => a.writtenAtMs - b.writtenAtMs || (a.id < b.id ? -1 : 1));
    },
  };
}

function factRow({ id, ...rest }: PersonalFact, revision: number): Omit<PersonalFactRow, 'lastChange'> {
  return { _id: id, revision, ...rest, recordId: id, nameKey: rest.kind };
}

function factOfRow({
  _id,
  lastChange: _change,
  recordId: _recordId,
  nameKey: _nameKey,
  ...rest
}: PersonalFactRow): Versioned<PersonalFact> {
  return { id: _id, ...rest };
}
