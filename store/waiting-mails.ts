import type { Model } from 'mongoose';
import type { OutboxRow, OutboxStatus } from './models';

/** Mails that nobody has settled. */
export interface WaitingMails {
  /** Those that nobody has touched since before an instant, the oldest first. */
  untouchedSince(before: Date, limit: number): Promise<Pick<OutboxRow, '_id' | 'projectId' | 'updatedAt'>[]>;
}

const unsettled: OutboxStatus[] = ['pending', 'sending', 'handing-over', 'deferred'];

export function waitingMails(model: Model<OutboxRow>): WaitingMails {
  return {
    untouchedSince: (before, limit) =>
      model
        .find({ status: { $in: unsettled }, updatedAt: { $lt: before } }, { projectId: 1, updatedAt: 1 })
        .sort({ updatedAt: 1 })
        .limit(limit)
        .lean(),
  };
}
