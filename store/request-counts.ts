import type { Model } from 'mongoose';
import { isDuplicateKey } from './kit/duplicate-key';
import type { ApiKeyUseRow } from './models/api-key-models';

/** Requests that a process may make in a window on its own. */
export interface TakenRequests {
  readonly granted: number;
  /** How many of the window all processes have taken together; never above the most. */
  readonly taken: number;
  readonly endsAtMs: number;
}

/** Counts the requests of each key over all processes, so many at a time. */
export interface RequestCounts {
  /**
   * Takes requests of a key's present window, and begins a window when the last is over. Also notes that the key is in
   * use.
   *
   * @param wish.many how many to take; fewer are granted when fewer are left
   * @param wish.most how many a window has
   */
  take(
    keyId: string,
    wish: { readonly many: number; readonly most: number; readonly windowMs: number; readonly nowMs: number },
  ): Promise<TakenRequests>;
}

export function requestCounts(uses: Model<ApiKeyUseRow>): RequestCounts {
  const begin = async (row: ApiKeyUseRow, windowMs: number): Promise<boolean> => {
    const { _id, startedAtMs, taken, lastUsedAtMs } = row;
    const over = { _id, startedAtMs: { $lte: startedAtMs - windowMs } };
    const renewed = await uses.updateOne(over, { $set: { startedAtMs, taken, lastUsedAtMs } });
    if (renewed.modifiedCount === 1) return true;
    try {
      await uses.create(row);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };
  return {
    async take(_id, { many, most, windowMs, nowMs }) {
      for (;;) {
        const row = await uses
          .findOneAndUpdate(
            { _id, startedAtMs: { $gt: nowMs - windowMs } },
            { $inc: { taken: many }, $set: { lastUsedAtMs: nowMs } },
            { returnDocument: 'after' },
          )
          .lean();
        if (row) return grantOf(row, { many, most, windowMs });
        const first = { _id, startedAtMs: nowMs, taken: many, lastUsedAtMs: nowMs };
        if (await begin(first, windowMs)) return grantOf(first, { many, most, windowMs });
      }
    },
  };
}

function grantOf(
  { startedAtMs, taken }: Pick<ApiKeyUseRow, 'startedAtMs' | 'taken'>,
  { many, most, windowMs }: { readonly many: number; readonly most: number; readonly windowMs: number },
): TakenRequests {
  const granted = Math.max(0, Math.min(many, most - (taken - many)));
  return { granted, taken: Math.min(taken, most), endsAtMs: startedAtMs + windowMs };
}
