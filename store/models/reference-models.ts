import { Schema } from 'mongoose';
import type { Reference } from '../../domain/project/model/references';
import { count, mixed, optionalText, options, text } from './fields';

/** What can have references of other systems. */
export type ReferencedKind = 'project' | 'customer' | 'customer-person';

/** What has a reference; `_id` is made of kind and reference, so each has one owner. */
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
    _id: text,
    kind: text,
    reference: mixed,
    targetId: text,
    movedFrom: optionalText,
    claimedAtMs: count,
  },
  options,
).index({ kind: 1, targetId: 1 });
