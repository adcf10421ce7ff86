import type { Model } from 'mongoose';
import type { BulkDirectory, StoredRecord, Versioned } from './directory';
import { directory } from './directory';
import { listing } from './lists/listing';
import type { SearchGrams } from './lists/search-grams';
import type { SearchedKind } from './models/search-models';
import type { RecordHistory } from './record-history';

/** Records that are found by words of their text. */
export interface SearchedDirectory<T extends { id: string }> extends BulkDirectory<T> {
  /**
   * Makes the search of a record anew where it is not that of the record.
   *
   * @returns whether it had to be
   */
  searchAnew(id: string): Promise<boolean>;
}

/** How records become rows, and by which text they are found. */
export interface SearchedRows<T extends { id: string }, Row> {
  readonly kind: Extract<SearchedKind, 'customer' | 'customer-person'>;
  readonly record: (row: Row) => Versioned<T>;
  readonly row: (record: T, revision: number) => Omit<Row, 'lastChange'>;
  /** In searched form. */
  readonly searched: (record: T) => string;
}

/** The parts of the text are written before the record and tidied after it, so that what can be read can be found. */
export function searchedDirectory<T extends { id: string }, Row extends StoredRecord & { searched: string }>(
  model: Model<Row>,
  { kind, record, row, searched }: SearchedRows<T, Row>,
  kept: RecordHistory,
  grams: SearchGrams,
): SearchedDirectory<T> {
  const listed = listing<Row>(model, { idField: 'recordId', kind }, grams);
  const records = directory<T, Row>(model, record, row, kept, listed);
  return {
    ...records,
    async create(given, changedBy) {
      const tidy = await grams.put(kind, given.id, 1, searched(given));
      const created = await records.create(given, changedBy);
      if (created) await tidy();
      return created;
    },
    async createEach(given, changedBy) {
      await grams.putNew(
        kind,
        given.map((each) => ({ targetId: each.id, searched: searched(each) })),
      );
      return records.createEach(given, changedBy);
    },
    async replace(given, revision, changedBy) {
      const tidy = await grams.put(kind, given.id, revision + 1, searched(given));
      const replaced = await records.replace(given, revision, changedBy);
      if (replaced) await tidy();
      return replaced;
    },
    async restore(given, change) {
      const tidy = await grams.put(kind, given.id, change.revision, searched(given));
      const isRestored = await records.restore(given, change);
      if (isRestored) await tidy();
      return isRestored;
    },
    async forget(id) {
      await records.forget(id);
      await grams.forget(kind, id);
    },
    async searchAnew(id) {
      const known = await records.read(id);
      if (!known || (await grams.isSame(kind, id, known.revision, searched(known)))) return false;
      const tidy = await grams.put(kind, id, known.revision, searched(known));
      await tidy();
      return true;
    },
  };
}
