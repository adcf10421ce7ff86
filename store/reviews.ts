import type { Model } from 'mongoose';
import type { ReviewRow } from './models/review-models';

/** A weekly review that has taken place, or is about to: what was up for a decision, and for which days. */
export type StoredReview = Omit<ReviewRow, '_id'>;

/** How many reviews of a manager are looked at: nobody leaves a project undecided for longer. */
const mostWeeks = 53;

/** Weekly reviews, one a manager and week. They tell for how many weeks nobody has decided about a project. */
export interface Reviews {
  read(managerId: string, week: string): Promise<StoredReview | null>;
  /** Reviews of some managers before a week, those of the last year, in no particular order. */
  before(managerIds: readonly string[], week: string): Promise<StoredReview[]>;
  /** Keeps what a review is about. Again, as long as its mail was not handed over: then the newest counts. */
  prepare(review: Omit<StoredReview, 'sentAtMs'>): Promise<void>;
  /** Notes that the mail of a review was handed over; the first time stays. */
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
  return new Date(Date.parse(week) - mostWeeks * 7 * 86_400_000).toISOString().slice(0, 10);
}
