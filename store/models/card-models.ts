import { Schema } from 'mongoose';
import type { CustomerClass } from '../../domain/playbook/playbook';
import type { HoldReason } from '../../domain/project/model/command-fields';
import type { ShownStatus } from '../../domain/project/model/state';
import { count, line, mixed, options, text } from './fields';

/** What the clock of a project asks for next. */
export type CardCheck = 'follow-up' | 'judge' | 'drop' | 'wake';

/** What a card shows and nobody looks for; names stand in the rules of the project's playbook. */
export interface CardFace {
  readonly title: string;
  readonly rulesId: string;
  /** Null while it is being planned, and once the project has ended. */
  readonly check: CardCheck | null;
  /** After how many days without a contact the clock acts next. */
  readonly limitDays: number;
  /** Milestones that somebody can report. */
  readonly missing: readonly string[];
  /** What the customer archive still lacks. */
  readonly facts: readonly string[];
  readonly holdReason: HoldReason | null;
  /** Until when somebody has decided to keep it, epoch milliseconds. */
  readonly keptUntilMs: number | null;
}

/**
 * A project as boards and lists for people show it: some 600 bytes, where its document has ten times as many, so a whole
 * company can be counted while somebody waits. It is written with the document. No field is ever null.
 */
export interface CardRow {
  _id: string;
  /** The same as `_id`, which no index may contain. */
  projectId: string;
  revision: number;
  shown: ShownStatus;
  /** 1 while it runs, held or not: one value where `shown` has two, so an index gives them in order. */
  runs: 0 | 1;
  /** The column of the board: `stage:` and its key, `held` or `ended`. */
  column: string;
  /** Column and currency in one: the embedded server groups by one field alone. */
  pot: string;
  /** Owner, place and currency in one, for figures by person; the place of an ended project is how it ended. */
  tally: string;
  /** When it came into its stage, later by the time on hold there; 0 while on hold, and once it has ended. */
  stageSinceMs: number;
  /** The stages that its present attempt has left, each with whole days without time on hold: `plan:12 visit:30`. */
  stays: string;
  stage: string;
  /** Its place in the playbook, from 1. */
  stageNumber: number;
  ownerId: string;
  /** Everybody who is part of it. */
  personIds: string[];
  customerId: string;
  customerClass: CustomerClass;
  /** -1: not known. */
  amount: number;
  /** The same for sums: 0 when it is not known. */
  worth: number;
  /** Empty: not known. */
  currency: string;
  /** When the clock acts next or the hold ends; 0 while that is being planned; of an ended project, when it ended. */
  nextAtMs: number;
  /** The last contact or the opening, later by the time on hold since. */
  silentSinceMs: number;
  titleKey: string;
  searched: string;
  face: CardFace;
}

export const cardSchema: Schema<CardRow> = new Schema<CardRow>(
  {
    _id: text,
    projectId: text,
    revision: count,
    shown: text,
    runs: count,
    column: text,
    pot: text,
    tally: text,
    stageSinceMs: count,
    stays: line,
    stage: text,
    stageNumber: count,
    ownerId: text,
    personIds: { type: [String], required: true },
    customerId: text,
    customerClass: text,
    amount: count,
    worth: count,
    currency: line,
    nextAtMs: count,
    silentSinceMs: count,
    titleKey: line,
    searched: line,
    face: mixed,
  },
  options,
)
  .index({ column: 1, nextAtMs: 1, projectId: 1 })
  .index({ runs: 1, nextAtMs: 1, projectId: 1 })
  .index({ ownerId: 1, nextAtMs: 1, projectId: 1 })
  .index({ customerId: 1, nextAtMs: 1, projectId: 1 });
