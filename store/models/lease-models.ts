import { Schema } from 'mongoose';
import { count, quickly, text } from './fields';

/** Who does something that one process does at a time, and until when at the most. */
export interface LeaseRow {
  _id: string;
  holder: string;
  /** Epoch milliseconds. */
  untilMs: number;
}

export const leaseSchema: Schema<LeaseRow> = new Schema<LeaseRow>(
  { _id: text, holder: text, untilMs: count },
  quickly,
);
