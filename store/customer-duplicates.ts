import type { Model } from 'mongoose';
import { isDuplicateKey } from './kit/duplicate-key';
import type { ListedRows, ListRequest } from './lists/listing';
import { listing } from './lists/listing';
import type { CustomerDuplicateRow } from './models/duplicate-models';

/** Two customers that may be one. */
export type CustomerDuplicate = Readonly<Omit<CustomerDuplicateRow, '_id' | Flag>> &
  Readonly<Record<Flag, boolean>>;

const flags = ['isAutomatic', 'isByHand', 'isForGood'] as const;
type Flag = (typeof flags)[number];

/** The id of a pair: both ids in order. No id has a tilde. */
export function pairIdOf(one: string, other: string): string {
  return one < other ? `${one}~${other}` : `${other}~${one}`;
}

/** What was found of customers that may be one, and what was decided. */
export interface CustomerDuplicates {
  read(pairId: string): Promise<CustomerDuplicate | null>;
  page(request: ListRequest): Promise<ListedRows<CustomerDuplicate>>;
  /** All, by id, after `afterId`, at most `limit`. */
  all(page: { afterId?: string | undefined; limit: number }): Promise<CustomerDuplicate[]>;
  /** All pairs that a customer is part of. */
  ofCustomer(customerId: string): Promise<CustomerDuplicate[]>;
  /** @returns false: there is such a pair already */
  create(pair: CustomerDuplicate): Promise<boolean>;
  /** @returns false: it is in another state by now */
  change(
    pair: Pick<CustomerDuplicate, 'pairId' | 'state'>,
    changes: Partial<CustomerDuplicate>,
  ): Promise<boolean>;
  /** How many pairs wait for somebody, and how many are linked. */
  counts(): Promise<{ readonly open: number; readonly merged: number }>;
  /** Removes a pair that is open still. */
  remove(pairId: string): Promise<void>;
}

export function customerDuplicates(rows: Model<CustomerDuplicateRow>): CustomerDuplicates {
  const listed = listing(rows, { idField: 'pairId' });
  return {
    async read(pairId) {
      const row = await rows.findById(pairId).lean();
      return row && pairOf(row);
    },
    async page(request) {
      const { rows: found, next } = await listed.page(request);
      return { rows: found.map(pairOf), next };
    },
    async all({ afterId, limit }) {
      const conditions = afterId === undefined ? {} : { _id: { $gt: afterId } };
      return (await rows.find(conditions).sort({ _id: 1 }).limit(limit).lean()).map(pairOf);
    },
    async ofCustomer(customerId) {
      const found = [
        ...(await rows.find({ oneId: customerId }).lean()),
        ...(await rows.find({ otherId: customerId }).lean()),
      ];
      return found.map(pairOf);
    },
    async create(pair) {
      try {
        await rows.create([{ _id: pair.pairId, ...stored(pair) }]);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async change({ pairId, state }, changes) {
      return (await rows.updateOne({ _id: pairId, state }, { $set: stored(changes) })).matchedCount === 1;
    },
    async counts() {
      return {
        open: await rows.countDocuments({ state: 'open' }),
        merged: await rows.countDocuments({ state: 'merged' }),
      };
    },
    async remove(pairId) {
      await rows.deleteOne({ _id: pairId, state: 'open' });
    },
  };
}

function pairOf({ _id, isAutomatic, isByHand, isForGood, ...pair }: CustomerDuplicateRow): CustomerDuplicate {
  return { ...pair, isAutomatic: isAutomatic === 1, isByHand: isByHand === 1, isForGood: isForGood === 1 };
}

function stored(pair: Partial<CustomerDuplicate>): Partial<CustomerDuplicateRow> {
  const { isAutomatic: _automatic, isByHand: _byHand, isForGood: _forGood, ...plain } = pair;
  const set = flags.flatMap((flag) =>
    pair[flag] === undefined ? [] : [[flag, pair[flag] ? 1 : 0] as const],
  );
  return { ...plain, ...Object.fromEntries(set) };
}
