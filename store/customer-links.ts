import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Model } from 'mongoose';
import { isDuplicateKey } from './kit/duplicate-key';
import { endLease, takeLease } from './kit/lease';
import type { CustomerLinkRow } from './models/duplicate-models';
import type { Models } from './models/models';

/** That a customer is a duplicate of another. */
export type CustomerLink = Readonly<Omit<CustomerLinkRow, '_id'>>;

/**
 * Which customers are duplicates of which. A link changes neither record: whoever follows it sees the one that is kept.
 * A duplicate is linked to one customer, which may be a duplicate itself; nobody links in a circle.
 */
export interface CustomerLinks {
  read(duplicateId: string): Promise<CustomerLink | null>;
  /** The customers that some stand for in the end, by their ids; those that are no duplicates stand for themselves. */
  keptOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All customers that are the same as one: itself, the one that is kept, and its duplicates. */
  allOf(id: string): Promise<string[]>;
  /** The ids of all customers that are the same as one of several. */
  allOfMany(ids: readonly string[]): Promise<string[]>;
  /** Which of some customers are duplicates. */
  duplicatesAmong(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** The ids of all duplicates, at most `limit`. */
  duplicates(limit: number): Promise<string[]>;
  /** All, by the duplicate, after `afterId`, at most `limit`. */
  page(page: { afterId?: string | undefined; limit: number }): Promise<CustomerLink[]>;
  /** @returns false: it is linked already */
  link(link: CustomerLink): Promise<boolean>;
  unlink(link: Pick<CustomerLink, 'duplicateId' | 'pairId'>): Promise<void>;
  /**
   * Does something that only one process does at a time: two links at once could make a circle.
   *
   * @throws when others keep it for too long
   */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** Longer chains are nobody's: a customer that was merged so often. */
const longestChain = 50;
/** How long a process that has died keeps others from linking, milliseconds; longer than linking takes. */
const leaseMs = 10_000;
const patienceMs = 12_000;
const pauseMs = 50;

export function customerLinks({
  customerLinks: rows,
  leases,
}: Pick<Models, 'customerLinks' | 'leases'>): CustomerLinks {
  const linksOf = (ids: readonly string[]): Promise<CustomerLinkRow[]> => {
    const [only] = ids;
    return ids.length === 1 && only !== undefined ? one(rows, only) : many(rows, ids);
  };
  const keptOf = async (ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const into = new Map<string, string>();
    let frontier = [...new Set(ids)];
    for (let step = 0; step < longestChain && frontier.length > 0; step += 1) {
      const found = await linksOf(frontier);
      for (const { duplicateId, intoId } of found) into.set(duplicateId, intoId);
      frontier = [...new Set(found.map(({ intoId }) => intoId))].filter((id) => !into.has(id));
    }
    return new Map([...new Set(ids)].map((id) => [id, endOf(into, id)]));
  };
  return {
    keptOf,
    async read(duplicateId) {
      const row = await rows.findById(duplicateId).lean();
      return row && linkOf(row);
    },
    async allOf(id) {
      const all = new Set([(await keptOf([id])).get(id) ?? id]);
      // what is added is looked at in its turn
      for (const intoId of all) {
        for (const { duplicateId } of await rows.find({ intoId }).lean()) all.add(duplicateId);
      }
      return [...all.add(id)];
    },
    async allOfMany(ids) {
      if (ids.length === 0) return [];
      const all = new Set([...ids, ...(await keptOf(ids)).values()]);
      for (let frontier = [...all]; frontier.length > 0;) {
        const found = await rows.find({ intoId: { $in: frontier } }, { duplicateId: 1 }).lean();
        frontier = found.map(({ _id }) => _id).filter((id) => !all.has(id));
        for (const id of frontier) all.add(id);
      }
      return [...all];
    },
    async duplicatesAmong(ids) {
      if (ids.length === 0) return new Set();
      return new Set((await linksOf(ids)).map(({ duplicateId }) => duplicateId));
    },
    async duplicates(limit) {
      const found = await rows.find({}, { duplicateId: 1 }).limit(limit).lean();
      return found.map(({ _id }) => _id);
    },
    async page({ afterId, limit }) {
      const conditions = afterId === undefined ? {} : { _id: { $gt: afterId } };
      return (await rows.find(conditions).sort({ _id: 1 }).limit(limit).lean()).map(linkOf);
    },
    async link(link) {
      try {
        await rows.create([{ _id: link.duplicateId, ...link }]);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async unlink({ duplicateId, pairId }) {
      await rows.deleteOne({ _id: duplicateId, pairId });
    },
    async alone(work) {
      const lease = { id: 'customer-links', holder: randomUUID(), longestMs: leaseMs };
      for (const untilMs = Date.now() + patienceMs; !(await takeLease(leases, lease));) {
        if (Date.now() > untilMs) throw new Error('Others link customers for too long.');
        await pause(pauseMs);
      }
      try {
        return await work();
      } finally {
        await endLease(leases, lease);
      }
    },
  };
}

async function one(rows: Model<CustomerLinkRow>, id: string): Promise<CustomerLinkRow[]> {
  const row = await rows.findById(id).lean();
  return row ? [row] : [];
}

async function many(rows: Model<CustomerLinkRow>, ids: readonly string[]): Promise<CustomerLinkRow[]> {
  return ids.length === 0 ? [] : rows.find({ _id: { $in: [...ids] } }).lean();
}

/** Where a chain ends; a circle, which nobody makes, would end where it began. */
function endOf(into: ReadonlyMap<string, string>, id: string): string {
  const passed = new Set<string>();
  let at = id;
  for (let next = into.get(at); next !== undefined && !passed.has(at); next = into.get(at)) {
    passed.add(at);
    at = next;
  }
  return at;
}

function linkOf({ _id, ...link }: CustomerLinkRow): CustomerLink {
  return link;
}
