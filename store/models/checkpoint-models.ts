import { Schema } from 'mongoose';
import { count, text, options } from './fields';

/** How far an operator's long job has come, so that it resumes there after a kill; `_id` is the job's name. */
export interface CheckpointRow {
  _id: string;
  /** The last project that is done; the job goes through them in order of their ids. */
  afterProjectId: string;
  startedAtMs: number;
  updatedAtMs: number;
}

export const checkpointSchema: Schema<CheckpointRow> = new Schema<CheckpointRow>(
  { _id: text, afterProjectId: text, startedAtMs: count, updatedAtMs: count },
  options,
);
