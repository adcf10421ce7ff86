import { Schema } from 'mongoose';

/** How far an operator's long job has come, so that it resumes there after a kill; `_id` is the job's name. */
export interface CheckpointRow {
  _id: string;
  /** The last project that is done; the job goes through them in order of their ids. */
  afterProjectId: string;
  startedAtMs: number;
  updatedAtMs: number;
}

const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;

export const checkpointSchema: Schema<CheckpointRow> = new Schema<CheckpointRow>(
  { _id: text, afterProjectId: text, startedAtMs: count, updatedAtMs: count },
  { minimize: false, versionKey: false, strict: 'throw', autoIndex: false },
);
