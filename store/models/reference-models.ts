import { Schema } from 'mongoose';
import type { Reference } from '../../domain/project/model/references';

/** What can have references of other systems. */
export type ReferencedKind = 'project' | 'customer';

/** Which project or customer has a reference; `_id` is made of kind and reference, so each has one owner. */
export interface ReferenceRow {
  _id: string;
  kind: ReferencedKind;
  reference: Reference;
  targetId: string;
  /** What had it before, when it was moved. */
  movedFrom: string | null;
  claimedAtMs: number;
}

export const referenceSchema: Schema<ReferenceRow> = new Schema<ReferenceRow>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    reference: { type: Schema.Types.Mixed, required: true },
    targetId: { type: String, required: true },
    movedFrom: { type: String, default: null },
    claimedAtMs: { type: Number, required: true },
  },
  { minimize: false, versionKey: false, strict: 'throw', autoIndex: false },
).index({ kind: 1, targetId: 1 });
