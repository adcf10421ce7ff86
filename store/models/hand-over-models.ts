import { Schema } from 'mongoose';
import type { HandOverReason, PlacementReason } from '../../domain/hand-over/hand-over';
import type { HandOverState } from '../../domain/hand-over/hand-over-progress';
import { count, optionalText, options, text } from './fields';

/** What MongoDB stores of hand-overs; models.ts says what works on both servers. */

/** A hand-over: what was asked, and the last state that its workflow wrote. */
export interface HandOverRow {
  _id: string;
  /** The same as `_id`, for an index. */
  handOverId: string;
  fromPersonId: string;
  reason: HandOverReason;
  requestedBy: string;
  startedAtMs: number;
  /** The state's version: an older write never replaces a newer one. */
  version: number;
  state: HandOverState;
}

/** `planned → offered → accepted | declined → moved`; `unplaced`: nobody was found; `refused`: by the project. */
export const handOverItemStatuses = [
  'planned',
  'offered',
  'accepted',
  'declined',
  'unplaced',
  'moved',
  'refused',
] as const;
export type HandOverItemStatus = (typeof handOverItemStatuses)[number];

/** One project of a hand-over; `_id` is `<handOverId>:<projectId>`. */
export interface HandOverItemRow {
  _id: string;
  handOverId: string;
  projectId: string;
  /** Whom the plan chose. */
  partId: string;
  receiverId: string | null;
  status: HandOverItemStatus;
  reason: PlacementReason;
  overCapacity: boolean;
  refusal: string | null;
  movedAtMs: number | null;
}

export const handOverSchema: Schema<HandOverRow> = new Schema<HandOverRow>(
  {
    _id: text,
    handOverId: text,
    fromPersonId: text,
    reason: text,
    requestedBy: text,
    startedAtMs: count,
    version: count,
    state: { type: Schema.Types.Mixed, required: true },
  },
  options,
)
  .index({ startedAtMs: -1, handOverId: -1 })
  .index({ fromPersonId: 1 });

export const handOverItemSchema: Schema<HandOverItemRow> = new Schema<HandOverItemRow>(
  {
    _id: text,
    handOverId: text,
    projectId: text,
    partId: text,
    receiverId: optionalText,
    status: { type: String, required: true, enum: handOverItemStatuses },
    reason: text,
    overCapacity: { type: Boolean, required: true },
    refusal: optionalText,
    movedAtMs: { type: Number, default: null },
  },
  options,
)
  .index({ handOverId: 1, projectId: 1 })
  .index({ handOverId: 1, partId: 1, status: 1 });
