import { isDeepStrictEqual } from 'node:util';
import type { Model } from 'mongoose';
import { isDuplicateKey } from './kit/duplicate-key';
import type { FieldChange, RecordChange, RecordChangeRow, RecordKind } from './models/directory-models';

/** The changes of records of one kind that others have followed. */
export interface RecordHistory {
  /** Keeps the latest change of a record, which the next one is about to replace in its row. */
  keep(recordId: string, change: RecordChange): Promise<void>;
  /** In order, after a revision, at most `limit`. */
  list(recordId: string, page: { afterRevision: number; limit: number }): Promise<RecordChange[]>;
  /** Removes all of a record. */
  forget(recordId: string): Promise<void>;
}

export function recordHistory(rows: Model<RecordChangeRow>, kind: RecordKind): RecordHistory {
  return {
    async keep(recordId, change) {
      const { revision } = change;
      try {
        await rows.create([{ _id: `${kind}:${recordId}:${revision}`, kind, recordId, revision, change }]);
      } catch (error) {
        // two changes at once keep the one before both of them
        if (!isDuplicateKey(error)) throw error;
      }
    },
    async list(recordId, { afterRevision, limit }) {
      const found = await rows.aggregate<RecordChangeRow>([
        { $match: { kind, recordId, revision: { $gt: afterRevision } } },
        { $sort: { revision: 1 } },
        { $limit: limit },
      ]);
      return found.map(({ change }) => change);
    },
    async forget(recordId) {
      await rows.deleteMany({ kind, recordId });
    },
  };
}

/** The fields in which two versions of a record differ, in the order of their names. */
export function fieldChanges(before: object, after: object): FieldChange[] {
  const [was, is] = [plain(before), plain(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => field !== 'id' && field !== 'revision')
    .map((field) => ({ field, from: was[field] ?? null, to: is[field] ?? null }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to))
    .sort((a, b) => (a.field < b.field ? -1 : 1));
}

/** As it is stored: without undefined fields. */
function plain(record: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(record)) as Record<string, unknown>;
}
