import { realDayMs } from '../domain/project/evolve/clocks';
import type { Model } from 'mongoose';
import type { ReviewRow } from './models/review-models';

/** A weekly review that has taken place or is about to: what was up for a decision, and for which days. */
export type StoredReview = Omit<ReviewRow, '_id'>;

/** How many of a manager's reviews are read: nobody leaves a project undecided for longer. */
const mostWeeks = 53;

/** Weekly reviews, one per manager and week. They tell for how many weeks a project has been left undecided. */
export interface Reviews {
  read(managerId: string, week: string): Promise<StoredReview | null>;
  /** Reviews of some managers before a week, within the last year, in no particular order. */
  before(managerIds: readonly string[], week: string): Promise<StoredReview[]>;
  /** Stores what a review is about. Repeating it replaces that, until its email has been handed over. */
  prepare(review: Omit<StoredReview, 'sentAtMs'>): Promise<void>;
  /** Records that a review's email was handed over; the first time stays. */
  sent(managerId: string, week: string, atMs: number): Promise<void>;
}

export function reviews(model: Model<ReviewRow>): Reviews {
  const idOf = (managerId: string, week: string): string => `${managerId}:${week}`;
  return {
    async read(managerId, week) {
      const row = await model.findById(idOf(managerId, week)).lean();
      return row ? stored(row) : null;
    },
    async before(managerIds, week) {
      const query = { managerId: { $in: [...managerIds] }, week: { $lt: week, $gte: yearBefore(week) } };
      return (await model.find(query).lean()).map(stored);
    },
    async prepare({ managerId, week, ...facts }) {
      const _id = idOf(managerId, week);
      const known = await model.updateOne({ _id, sentAtMs: null }, { $set: facts });
      if (known.matchedCount === 1) return;
      const row = { managerId, week, ...facts, sentAtMs: null };
      await model.updateOne({ _id }, { $setOnInsert: row }, { upsert: true });
    },
    async sent(managerId, week, atMs) {
      await model.updateOne({ _id: idOf(managerId, week), sentAtMs: null }, { $set: { sentAtMs: atMs } });
    },
  };
}

function stored({ _id, ...row }: ReviewRow): StoredReview {
  return row;
}

function yearBefore(week: string): string {
  return new Date(Date.parse(week) - mostWeeks * 7 * realDayMs).toISOString().slice(0, 10);
}
