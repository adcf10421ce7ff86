import { Schema } from 'mongoose';
import { date, mixed, options, text } from './fields';

/** What somebody typed into a form that could not be taken; `_id` is made of them and the form's address. */
export interface DraftRow {
  _id: string;
  personId: string;
  /** The address of the form. */
  address: string;
  /** Of which customer, or of whom there, it is: it goes when they are erased. */
  aboutId: string;
  typed: Readonly<Record<string, string>>;
  at: Date;
}

export const draftSchema: Schema<DraftRow> = new Schema<DraftRow>(
  { _id: text, personId: text, address: text, aboutId: text, typed: mixed, at: date },
  options,
)
  .index({ personId: 1 })
  .index({ aboutId: 1 });
