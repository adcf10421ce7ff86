import type { CustomerDuplicate } from '../store/customer-duplicates';
import type { Store } from '../store/store';
import { evidenceOf } from './evidence';

/** What is decided of two customers that may be one. Each decision can be made again: it then changes nothing. */

export type DecisionStore = Pick<Store, 'customers' | 'customerLinks' | 'customerDuplicates'>;

/**
 * What became of a decision. `unknown`: there is no such pair; `not-of-pair`: who is to be kept is neither of both;
 * `linked-elsewhere`: the duplicate is one of another customer already; `circle`: who is to be kept is a duplicate of
 * the other.
 */
export type Decided =
  | { readonly kind: 'done'; readonly pair: CustomerDuplicate }
  | { readonly kind: 'unknown' | 'not-of-pair' }
  | { readonly kind: 'linked-elsewhere' | 'circle'; readonly customerId: string; readonly intoId: string };

export interface LinkDecision {
  /** Who is kept. */
  readonly intoId: string;
  readonly by: string;
  readonly isAutomatic?: boolean;
}

/** Links the other customer of a pair to the one that is kept. Neither record changes. */
export async function linkedPair(
  store: DecisionStore,
  pairId: string,
  { intoId, by, isAutomatic = false }: LinkDecision,
): Promise<Decided> {
  const { customers, customerLinks, customerDuplicates } = store;
  return customerLinks.alone(async () => {
    const pair = await customerDuplicates.read(pairId);
    if (!pair) return { kind: 'unknown' };
    if (intoId !== pair.oneId && intoId !== pair.otherId) return { kind: 'not-of-pair' };
    const duplicateId = intoId === pair.oneId ? pair.otherId : pair.oneId;
    const known = await customerLinks.read(duplicateId);
    if (known && known.intoId !== intoId) {
      return { kind: 'linked-elsewhere', customerId: duplicateId, intoId: known.intoId };
    }
    if ((await customerLinks.keptOf([intoId])).get(intoId) === duplicateId) {
      return { kind: 'circle', customerId: intoId, intoId: duplicateId };
    }
    const linkedAtMs = known?.linkedAtMs ?? Date.now();
    if (!known) {
      // pairs of both are looked at again, and this one with them, should nobody get further
      await customers.markMatchDue([pair.oneId, pair.otherId]);
      await customerLinks.link({ duplicateId, intoId, pairId, linkedBy: by, linkedAtMs });
    }
    if (pair.state === 'merged' && known) return { kind: 'done', pair };
    return changed(store, pair, {
      ...{ state: 'merged', intoId, isAutomatic, isByHand: pair.isByHand || !isAutomatic },
      ...{ decidedBy: by, decidedAtMs: linkedAtMs, evidence: evidenceOf(pair.reasons) },
    });
  });
}

/** Says that two customers are two. They are not asked about again, unless something new speaks for it. */
export async function separatedPair(store: DecisionStore, pairId: string, by: string): Promise<Decided> {
  return store.customerLinks.alone(async () => {
    const pair = await store.customerDuplicates.read(pairId);
    if (!pair) return { kind: 'unknown' };
    if (pair.state === 'different') return { kind: 'done', pair };
    await unlinked(store, pair);
    return changed(store, pair, {
      ...{ state: 'different', intoId: null, isByHand: true, isForGood: pair.isForGood || pair.isAutomatic },
      ...{ isAutomatic: false, decidedBy: by, decidedAtMs: Date.now(), evidence: evidenceOf(pair.reasons) },
    });
  });
}

/**
 * Takes a decision back. Two that a person has linked, or called different, are open again, and everything is as it was
 * before; two that were linked with nobody looking are different for good.
 */
export async function undonePair(store: DecisionStore, pairId: string, by: string): Promise<Decided> {
  const { customerLinks, customerDuplicates } = store;
  const { isAutomatic = false, state } = (await customerDuplicates.read(pairId)) ?? {};
  if (state === 'merged' && isAutomatic) return separatedPair(store, pairId, by);
  return customerLinks.alone(async () => {
    const pair = await customerDuplicates.read(pairId);
    if (!pair) return { kind: 'unknown' };
    if (pair.state === 'open') return { kind: 'done', pair };
    await unlinked(store, pair);
    return changed(store, pair, {
      ...{ state: 'open', intoId: null, isByHand: true, isForGood: false },
      ...{ decidedBy: null, decidedAtMs: null, evidence: [] },
    });
  });
}

async function unlinked({ customers, customerLinks }: DecisionStore, pair: CustomerDuplicate): Promise<void> {
  const { pairId, oneId, otherId } = pair;
  await customers.markMatchDue([oneId, otherId]);
  for (const duplicateId of [oneId, otherId]) await customerLinks.unlink({ duplicateId, pairId });
}

async function changed(
  { customerDuplicates }: DecisionStore,
  pair: CustomerDuplicate,
  changes: Partial<CustomerDuplicate>,
): Promise<Decided> {
  await customerDuplicates.change(pair, changes);
  const now = await customerDuplicates.read(pair.pairId);
  return now ? { kind: 'done', pair: now } : { kind: 'unknown' };
}
