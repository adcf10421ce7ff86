import { Schema } from 'mongoose';
import { count, text, options } from './fields';

/** What MongoDB stores of weekly reviews; models.ts says what works on both servers. */

/** A manager's review of one week; `_id` is `<managerId>:<week>`. */
export interface ReviewRow {
  _id: string;
  managerId: string;
  /** Its Monday: `2026-03-02`. */
  week: string;
  /** The start of "this week" in it, epoch milliseconds. */
  fromMs: number;
  toMs: number;
  /** Projects that were up for a decision. */
  projectIds: string[];
  /** When the email was handed over; null: not yet, or none was sent. */
  sentAtMs: number | null;
}

export const reviewSchema: Schema<ReviewRow> = new Schema<ReviewRow>(
  {
    _id: text,
    managerId: text,
    week: text,
    fromMs: count,
    toMs: count,
    projectIds: { type: [String], required: true },
    sentAtMs: { type: Number, default: null },
  },
  options,
).index({ managerId: 1, week: -1 });
