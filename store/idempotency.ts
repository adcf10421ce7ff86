import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Model } from 'mongoose';
import { isDuplicateKey } from './kit/duplicate-key';
import type { IdempotencyRow, PresenceRow } from './models/models';
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
 * The request is this caller's to carry out. Others can take the claim once this process is gone; an attempt that has
 * lost it that way can no longer change anything.
 */
export interface HeldClaim {
  readonly kind: 'claimed';
  /**
   * Gives repeats this answer. When it cannot be written now, the write is retried later and the error is thrown all
   * the same.
   */
  keep(answer: StoredAnswer): Promise<void>;
  /** Frees the key; failures are treated the same way. */
  release(): Promise<void>;
}

export interface IdempotentRequests {
  claim(id: string, bodyHash: string, now: Date): Promise<Claim>;
  /** Releases everything that this process holds. */
  end(): Promise<void>;
}

/** How often to look at a claim whose row may be changing right now, and at what interval in milliseconds. */
const mostTries = 3;
const settleMs = 50;

export interface IdempotencyModels {
  readonly idempotency: Model<IdempotencyRow>;
  readonly presences: Model<PresenceRow>;
}

export function idempotentRequests({ idempotency: model, presences }: IdempotencyModels): IdempotentRequests {
  /** Writes that failed when their request ended, by attempt. */
  const owed = new Map<string, () => Promise<unknown>>();
  /** Writes in progress, by request. */
  const settling = new Map<string, Promise<void>>();
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
    const orLater = (write: () => Promise<unknown>): Promise<void> => {
      const written = write().then(
        () => undefined,
        (error: unknown) => {
          owed.set(attempt, write);
          throw error;
        },
      );
      const settled = written.catch(() => undefined).finally(() => settling.delete(id));
      settling.set(id, settled);
      return written;
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
      // a client that repeats right after getting an answer is not told to wait
      await settling.get(id);
      for (let tries = 0; tries < mostTries; tries += 1) {
        const isNew = await insert({ _id: id, bodyHash, holder, attempt, answer: null, createdAt: now });
        if (isNew) return claimed(id, attempt);
        const row = await model.findById(id).lean();
        if (!row) continue;
        if (row.bodyHash !== bodyHash) return { kind: 'other-body' };
        if (row.answer) return { kind: 'answered', answer: row.answer };
        if (!(await processes.isGone(row.holder))) {
          // another process may just have answered, and be about to record it
          if (tries + 1 < mostTries) await delay(settleMs);
          continue;
        }
        const lost = { _id: id, attempt: row.attempt, answer: null };
        // its answer has been stored since
        const taken = await model.updateOne(lost, { $set: { holder, attempt, createdAt: now } });
        if (taken.modifiedCount === 1) return claimed(id, attempt);
      }
      return { kind: 'running' };
    },
    async end() {
      await Promise.all(settling.values());
      await processes.end();
    },
  };
}
