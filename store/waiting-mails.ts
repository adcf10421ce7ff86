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
  };
}
