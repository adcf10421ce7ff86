import type { Model } from 'mongoose';
import { areDuplicateKeys } from './kit/duplicate-key';
import type { CustomerKeyRow } from './models/duplicate-models';

/**
 * The keys by which customers that may be one find each other. They follow the records: whoever makes a customer's keys
 * anew writes the new ones before it looks for others, so of two that come at once one finds the other.
 */
export interface CustomerKeys {
  /** Makes the keys of a customer these. Repeating it is harmless. */
  put(customerId: string, keys: readonly string[]): Promise<void>;
  /**
   * The other customers that share a key, with the keys that they share. A key that more than `most` have is passed
   * over: it tells nothing.
   */
  sharing(customerId: string, keys: readonly string[], most: number): Promise<ReadonlyMap<string, string[]>>;
}

export function customerKeys(rows: Model<CustomerKeyRow>): CustomerKeys {
  return {
    async put(customerId, keys) {
      const wanted = new Map(keys.map((key) => [`${customerId}:${key}`, key]));
      const known = await rows.find({ customerId }).lean();
      const knownIds = new Set(known.map(({ _id }) => _id));
      const missing = [...wanted].filter(([_id]) => !knownIds.has(_id));
      if (missing.length > 0) {
        try {
          const made = missing.map(([_id, key]) => ({ _id, key, customerId }));
          await rows.collection.insertMany(made as never[], { ordered: false });
        } catch (error) {
          if (!areDuplicateKeys(error)) throw error;
        }
      }
      const surplus = known.filter(({ _id }) => !wanted.has(_id)).map(({ _id }) => _id);
      if (surplus.length > 0) await rows.deleteMany({ _id: { $in: surplus } });
    },
    async sharing(customerId, keys, most) {
      const ofKey = (key: string): Promise<CustomerKeyRow[]> =>
        rows
          .find({ key })
          .limit(most + 2)
          .lean();
      const shared = new Map<string, string[]>();
      for (const found of await Promise.all(keys.map(ofKey))) {
        if (found.length > most + 1) continue;
        for (const { customerId: otherId, key } of found) {
          if (otherId !== customerId) shared.set(otherId, [...(shared.get(otherId) ?? []), key]);
        }
      }
      return shared;
    },
  };
}
