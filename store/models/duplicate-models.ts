import type { Connection, Model } from 'mongoose';
import { Schema } from 'mongoose';
import { count, mixed, optionalCount, optionalText, options, text } from './fields';

/** What MongoDB stores of customers that may be one. */

/**
 * A key by which a customer is found as a candidate, in a row of its own: neither engine looks a key up in a list of a
 * document. `_id` is `<customer>:<key>`.
 */
export interface CustomerKeyRow {
  _id: string;
  key: string;
  customerId: string;
}

const customerKeySchema: Schema<CustomerKeyRow> = new Schema<CustomerKeyRow>(
  { _id: text, key: text, customerId: text },
  options,
)
  .index({ key: 1, customerId: 1 })
  // `find` of the embedded server uses indexes of one field alone
  .index({ key: 1 })
  .index({ customerId: 1 });

/** That a customer is a duplicate of another; `_id` is the duplicate, so it is linked to one alone. */
export interface CustomerLinkRow {
  _id: string;
  /** The same as `_id`: the embedded server rejects writes under an index that contains `_id`. */
  duplicateId: string;
  intoId: string;
  /** The pair by which they were linked. */
  pairId: string;
  linkedBy: string;
  linkedAtMs: number;
}

const customerLinkSchema: Schema<CustomerLinkRow> = new Schema<CustomerLinkRow>(
  { _id: text, duplicateId: text, intoId: text, pairId: text, linkedBy: text, linkedAtMs: count },
  options,
).index({ intoId: 1 });

/** The embedded server gives a boolean that was set by `$set` back as a number. */
type Flag = 0 | 1;

export type DuplicateState = 'open' | 'merged' | 'different';

/** Two customers that may be one; `_id` is made of both ids in order. */
export interface CustomerDuplicateRow {
  _id: string;
  /** The same as `_id`: the embedded server rejects writes under an index that contains `_id`. */
  pairId: string;
  oneId: string;
  otherId: string;
  state: DuplicateState;
  /** 0 to 1. */
  score: number;
  reasons: readonly { readonly code: string; readonly value?: string }[];
  foundAtMs: number;
  /** Which of the two is kept; null: they are not linked. */
  intoId: string | null;
  /** Whether the finder has linked them, with nobody looking. */
  isAutomatic: Flag;
  /** Whether a person has ever decided: the finder links nothing any more then. */
  isByHand: Flag;
  /** Whether it is not asked again, whatever is found: somebody has undone what the finder did. */
  isForGood: Flag;
  decidedBy: string | null;
  decidedAtMs: number | null;
  /** What spoke for it when it was decided, one text for each. */
  evidence: readonly string[];
}

const customerDuplicateSchema: Schema<CustomerDuplicateRow> = new Schema<CustomerDuplicateRow>(
  {
    _id: text,
    pairId: text,
    oneId: text,
    otherId: text,
    state: text,
    score: count,
    reasons: mixed,
    foundAtMs: count,
    intoId: optionalText,
    isAutomatic: count,
    isByHand: count,
    isForGood: count,
    decidedBy: optionalText,
    decidedAtMs: optionalCount,
    evidence: mixed,
  },
  options,
)
  .index({ oneId: 1 })
  .index({ otherId: 1 })
  .index({ score: 1, pairId: 1 })
  .index({ foundAtMs: 1, pairId: 1 });

export interface DuplicateModels {
  customerKeys: Model<CustomerKeyRow>;
  customerLinks: Model<CustomerLinkRow>;
  customerDuplicates: Model<CustomerDuplicateRow>;
}

export function defineDuplicateModels(connection: Connection): DuplicateModels {
  return {
    customerKeys: connection.model<CustomerKeyRow>('CustomerKey', customerKeySchema, 'customerKeys'),
    customerLinks: connection.model<CustomerLinkRow>('CustomerLink', customerLinkSchema, 'customerLinks'),
    customerDuplicates: connection.model<CustomerDuplicateRow>(
      'CustomerDuplicate',
      customerDuplicateSchema,
      'customerDuplicates',
    ),
  };
}
