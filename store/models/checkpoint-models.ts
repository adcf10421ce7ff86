/** How far a long job of an operator has come, so that it goes on there after a kill; `_id` is the job's name. */
export interface CheckpointRow {
  _id: string;
  /** The last project that is done; the job takes them in order of their ids. */
  afterProjectId: string;
  startedAtMs: number;
  updatedAtMs: number;
}
