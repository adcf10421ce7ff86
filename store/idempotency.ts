import type { Model } from 'mongoose';
import { isDuplicateKey } from './duplicate-key';
import type { IdempotencyRow } from './models';

export type StoredAnswer = NonNullable<IdempotencyRow['answer']>;

/** What is known of a request with an Idempotency-Key. */
export type Claim =
  /** It is new: work on it, then `keep` the answer or `release` the claim. */
  | { readonly kind: 'claimed' }
  | { readonly kind: 'answered'; readonly answer: StoredAnswer }
  | { readonly kind: 'running' }
  /** The key was used with another body. */
  | { readonly kind: 'other-body' };

export interface IdempotentRequests {
  claim(id: string, bodyHash: string, now: Date): Promise<Claim>;
  keep(id: string, answer: StoredAnswer): Promise<void>;
  release(id: string): Promise<void>;
}

/** A claim older than this belongs to a process that died: the request may be tried again. */
const staleClaimMs = 60_000;

export function idempotentRequests(model: Model<IdempotencyRow>): IdempotentRequests {
  const insert = async (id: string, bodyHash: string, now: Date): Promise<boolean> => {
    try {
      await model.create({ _id: id, bodyHash, answer: null, createdAt: now });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };
  return {
    async claim(id, bodyHash, now) {
      if (await insert(id, bodyHash, now)) return { kind: 'claimed' };
      const row = await model.findById(id).lean();
      // released between the two calls: whoever released it has failed, so the caller may try again
      if (!row) return { kind: 'running' };
      if (row.bodyHash !== bodyHash) return { kind: 'other-body' };
      if (row.answer) return { kind: 'answered', answer: row.answer };
      const stale = { _id: id, createdAt: { $lte: new Date(now.getTime() - staleClaimMs) }, answer: null };
      const taken = await model.updateOne(stale, { $set: { createdAt: now } });
      return taken.modifiedCount === 1 ? { kind: 'claimed' } : { kind: 'running' };
    },
    async keep(id, answer) {
      await model.updateOne({ _id: id }, { $set: { answer } });
    },
    async release(id) {
      await model.deleteOne({ _id: id, answer: null });
    },
  };
}
