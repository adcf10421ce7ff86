import { Schema } from 'mongoose';
import type { CommandBase } from '../../domain/project/model/commands';
import type { Reference } from '../../domain/project/model/references';
import { count, mixed, options, optionalText, text } from './fields';

/** What is reported: a command to a project, without the note, whose text goes with it. */
export interface ParkedContent {
  readonly name: 'reachMilestone' | 'recordContact';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly note?: string;
  readonly base: CommandBase;
}

/**
 * `waiting`: no project has the reference. `due`: one has it, and gets the report. `expiring`: nobody wants it any more,
 * and whoever looks after it is yet to be told. All others are ends.
 */
export type ParkedRowStatus =
  'waiting' | 'due' | 'delivered' | 'refused' | 'expiring' | 'expired' | 'withdrawn';

/** A report for a project that did not exist when it came. `_id` is made of the reference and of what is reported. */
export interface ParkedReportRow {
  _id: string;
  /** The same as `_id`: the embedded server rejects writes under an index that contains `_id`. */
  id: string;
  reference: Reference;
  /** The reference as one text, to look it up by. */
  waitsFor: string;
  /** Its place among those of its reference: 1, 2, 3 … in the order in which they came. */
  order: number;
  content: ParkedContent;
  /** Who hears about it when it expires. */
  personId: string;
  parkedAtMs: number;
  expiresAtMs: number;
  status: ParkedRowStatus;
  /** Which project has the reference; null as long as none has. */
  projectId: string | null;
  /** Why the project has refused it. */
  refusal?: { readonly code: string; readonly detail: string };
  endedAtMs?: number;
  /** The same, for the index by which rows expire. */
  endedAt?: Date;
}

export const parkedReportSchema: Schema<ParkedReportRow> = new Schema<ParkedReportRow>(
  {
    _id: text,
    id: text,
    reference: mixed,
    waitsFor: text,
    order: count,
    content: mixed,
    personId: text,
    parkedAtMs: count,
    expiresAtMs: count,
    status: text,
    projectId: optionalText,
    // without defaults: what has not ended has none
    refusal: Schema.Types.Mixed,
    endedAtMs: Number,
    endedAt: Date,
  },
  options,
)
  .index({ waitsFor: 1, order: 1 }, { unique: true })
  .index({ status: 1, expiresAtMs: 1 })
  .index({ parkedAtMs: 1, id: 1 });
