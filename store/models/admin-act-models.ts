import { Schema } from 'mongoose';
import { count, line, options, text } from './fields';

/** What an administrator did on a page; `_id` is that of the form, so that a repeated one is one act. */
export interface AdminActRow {
  _id: string;
  /** The same as `_id`: the embedded server rejects writes under an index that contains `_id`. */
  actId: string;
  atMs: number;
  actorId: string;
  /** What was done, as a code. */
  kind: string;
  /** The id of what it was done to. */
  subject: string;
  /** What that was called then, as the name of a key; empty when its id says enough. */
  name: string;
}

export const adminActSchema: Schema<AdminActRow> = new Schema<AdminActRow>(
  { _id: text, actId: text, atMs: count, actorId: text, kind: text, subject: text, name: line },
  options,
)
  .index({ atMs: 1, actId: 1 })
  .index({ subject: 1, atMs: 1 });
