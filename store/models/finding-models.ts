import { Schema } from 'mongoose';
import type { FindingKind, RepairNote } from '../../contracts/sandbox/health';
import { count, text, options } from './fields';

/** What MongoDB stores of standstills; models.ts says what works on both servers. */

/** `_id` is `<kind>:<subject>`. A row is deleted when its subject moves on. */
export interface FindingRow {
  _id: string;
  kind: FindingKind;
  subject: string;
  projectId: string | null;
  detail: string;
  /** When it was first and last found, epoch milliseconds. */
  sinceMs: number;
  seenMs: number;
  /** What was last done about it; null when nothing yet. */
  repair: RepairNote | null;
}

export const findingSchema: Schema<FindingRow> = new Schema<FindingRow>(
  {
    _id: text,
    kind: text,
    subject: text,
    projectId: { type: String, default: null },
    detail: text,
    sinceMs: count,
    seenMs: count,
    repair: { type: Schema.Types.Mixed, default: null },
  },
  options,
)
  .index({ projectId: 1 })
  .index({ kind: 1, sinceMs: 1 });
