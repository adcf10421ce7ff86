import type { Model } from 'mongoose';
import { areDuplicateKeys, writeErrorsOf } from './duplicate-key';

/** Rows of one write: far below what a message may have. */
const mostAtOnce = 1_000;

/**
 * Inserts the rows that are not there yet, in as few writes as possible. A row that is there stays as it is.
 *
 * @returns the ids that were taken
 */
export async function insertNew<Row extends { readonly _id: string }>(
  model: Model<Row>,
  rows: readonly Row[],
): Promise<Set<string>> {
  const taken = new Set<string>();
  for (let from = 0; from < rows.length; from += mostAtOnce) {
    const some = rows.slice(from, from + mostAtOnce);
    try {
      // the collection itself: the model would make a document of each row first
      await model.collection.insertMany(some as never[], { ordered: false, ignoreUndefined: true });
    } catch (error) {
      if (!areDuplicateKeys(error)) throw error;
      for (const id of failedIds(error, some)) taken.add(id);
    }
  }
  return taken;
}

function failedIds(error: unknown, rows: readonly { readonly _id: string }[]): string[] {
  return writeErrorsOf(error).flatMap((each) => {
    const { index } = each as { readonly index: number };
    const row = rows[index];
    return row ? [row._id] : [];
  });
}
