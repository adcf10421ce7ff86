import { Schema } from 'mongoose';
import type { FindingKind, RepairNote } from '../../contracts/sandbox/health';

/** What MongoDB holds of what stands still; see models.ts for what both servers take. */

/** `_id` is `<kind>:<subject>`. A row goes when what it tells of goes on. */
export interface FindingRow {
  _id: string;
  kind: FindingKind;
  subject: string;
  projectId: string | null;
  detail: string;
  /** When it was found first and last, epoch milliseconds. */
  sinceMs: number;
  seenMs: number;
  /** What was done about it last; null: nothing yet. */
  repair: RepairNote | null;
}

const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;

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
  { minimize: false, versionKey: false, strict: 'throw', autoIndex: false },
)
  .index({ projectId: 1 })
  .index({ kind: 1, sinceMs: 1 });
