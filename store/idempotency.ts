import { randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import { isDuplicateKey } from './duplicate-key';
import type { IdempotencyRow, PresenceRow } from './models';
import { presence } from './presence';

export type StoredAnswer = NonNullable<IdempotencyRow['answer']>;

/** What is known of a request with an Idempotency-Key. */
export type Claim =
  | HeldClaim
  | { readonly kind: 'answered'; readonly answer: StoredAnswer }
  | { readonly kind: 'running' }
  /** The key was used with another body. */
  | { readonly kind: 'other-body' };

/**
 * The request is this caller's to carry out. Others can have the claim as soon as this process is gone; an attempt that
 * has lost it that way changes nothing any more.
 */
export interface HeldClaim {
  readonly kind: 'claimed';
  /** Gives repeats this answer. When it cannot be written now it is tried again, and the error is thrown all the same. */
  keep(answer: StoredAnswer): Promise<void>;
  /** Frees the key; the same holds. */
  release(): Promise<void>;
}

export interface IdempotentRequests {
  claim(id: string, bodyHash: string, now: Date): Promise<Claim>;
  /** Ends the part of this process. */
  end(): Promise<void>;
}

/** How often a claim is tried again whose row changes while it is looked at. */
const mostTries = 3;

export interface IdempotencyModels {
  readonly idempotency: Model<IdempotencyRow>;
  readonly presences: Model<PresenceRow>;
}

export function idempotentRequests({ idempotency: model, presences }: IdempotencyModels): IdempotentRequests {
  /** What could not be written when its request ended, by attempt. */
  const owed = new Map<string, () => Promise<unknown>>();
  const processes = presence(presences, async () => {
    for (const [attempt, write] of owed) {
      await write();
      owed.delete(attempt);
    }
  });

  const insert = async (row: IdempotencyRow): Promise<boolean> => {
    try {
      await model.create(row);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };
  const claimed = (id: string, attempt: string): HeldClaim => {
    const orLater = async (write: () => Promise<unknown>): Promise<void> => {
      try {
        await write();
      } catch (error) {
        owed.set(attempt, write);
        throw error;
      }
    };
    // an attempt whose claim was taken over finds no row
    const own = { _id: id, attempt, answer: null };
    return {
      kind: 'claimed',
      keep: (answer) => orLater(() => model.updateOne(own, { $set: { answer } })),
      release: () => orLater(() => model.deleteOne(own)),
    };
  };

  return {
    async claim(id, bodyHash, now) {
      const holder = await processes.begin();
      const attempt = randomUUID();
      for (let tries = 0; tries < mostTries; tries += 1) {
        const isNew = await insert({ _id: id, bodyHash, holder, attempt, answer: null, createdAt: now });
        if (isNew) return claimed(id, attempt);
        const row = await model.findById(id).lean();
        if (!row) continue;
        if (row.bodyHash !== bodyHash) return { kind: 'other-body' };
        if (row.answer) return { kind: 'answered', answer: row.answer };
        if (!(await processes.isGone(row.holder))) return { kind: 'running' };
        const lost = { _id: id, attempt: row.attempt, answer: null };
        const taken = await model.updateOne(lost, { $set: { holder, attempt } });
        if (taken.modifiedCount === 1) return claimed(id, attempt);
      }
      return { kind: 'running' };
    },
    end: () => processes.end(),
  };
}
