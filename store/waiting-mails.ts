import type { Model } from 'mongoose';
import { waitingStatuses } from './outbox';
import type { OutboxRow } from './models/outbox-models';

/** Emails that nobody has settled. */
export interface WaitingMails {
  /** Those untouched since before an instant, oldest first. */
  untouchedSince(
    before: Date,
    limit: number,
  ): Promise<Pick<OutboxRow, '_id' | 'projectId' | 'updatedAtMs'>[]>;
  /** Those that wait for a digest, the one that was asked for first in front. */
  forDigest(limit: number): Promise<Pick<OutboxRow, '_id' | 'projectId' | 'personId' | 'digestSinceMs'>[]>;
}

export function waitingMails(model: Model<OutboxRow>): WaitingMails {
  return {
    untouchedSince: (before, limit) =>
      model
        .find(
          { status: { $in: [...waitingStatuses] }, updatedAtMs: { $lt: before.getTime() } },
          { projectId: 1, updatedAtMs: 1 },
        )
        .sort({ updatedAtMs: 1 })
        .limit(limit)
        .lean(),
    forDigest: (limit) =>
      model
        .find({ status: 'for-digest' }, { projectId: 1, personId: 1, digestSinceMs: 1 })
        .sort({ askedAtMs: 1 })
        .limit(limit)
        .lean(),
  };
}
