import { createHash } from 'node:crypto';
import type { Customer } from '../contracts/wire/customers';
import { internalSource } from '../domain/project/model/commands';
import type { Match } from '../matching/compare';
import { compareParties } from '../matching/compare';
import { matchKeys } from '../matching/keys';
import type { FoldedParty } from '../matching/party';
import { foldedParty } from '../matching/party';
import type { CustomerDuplicate } from '../store/customer-duplicates';
import { pairIdOf } from '../store/customer-duplicates';
import type { Store } from '../store/store';
import { partyOf } from './customer-party';
import { linkedPair } from './decide-duplicates';
import { evidenceOf } from './evidence';

/** What duplicates are found in. */
export type DuplicateStore = Pick<
  Store,
  'customers' | 'customerPeople' | 'customerKeys' | 'customerLinks' | 'customerDuplicates'
>;

/** A key that more customers have tells nothing. */
const mostOfKey = 100;
/** Of one customer; more are found by nothing but common words. */
const mostCandidates = 500;
/** Customers that are taken on at once. */
const atOnce = 500;

/**
 * Looks for others of every customer that was written since. It may end at any place: what is not done stays marked,
 * and what is done twice changes nothing.
 *
 * @returns how many customers were looked at
 */
export async function findDuplicates(
  store: DuplicateStore,
  signal?: AbortSignal,
  onProgress?: (looked: number) => void,
): Promise<number> {
  while ((await store.customerPeople.passMatchDueOn(atOnce)) === atOnce) signal?.throwIfAborted();
  let looked = 0;
  for (;;) {
    const due = await store.customers.matchDue(atOnce);
    for (const each of due) {
      signal?.throwIfAborted();
      await findDuplicatesOf(store, each.id);
      await store.customers.matched(each);
      looked += 1;
      onProgress?.(looked);
    }
    if (due.length < atOnce) return looked;
  }
}

/** Looks for others of one customer, and brings its pairs up to what is found. */
async function findDuplicatesOf(store: DuplicateStore, customerId: string): Promise<void> {
  const customer = await store.customers.read(customerId);
  if (!customer) return;
  const party = await wholePartyOf(store, customer);
  const found = new Map<string, Match>();
  for (const other of await candidatesOf(store, party)) {
    const match = compareParties(party, other);
    if (match.verdict !== 'different') found.set(pairIdOf(customerId, other.id), match);
  }
  const known = new Map(
    (await store.customerDuplicates.ofCustomer(customerId)).map((pair) => [pair.pairId, pair]),
  );
  const pairIds = [...new Set([...known.keys(), ...found.keys()])];
  if (pairIds.length === 0) return;
  const kept = await store.customerLinks.keptOf([...new Set(pairIds.flatMap((pairId) => pairId.split('~')))]);
  for (const pairId of pairIds) {
    const [one = '', other = ''] = pairId.split('~');
    const areLinked = kept.get(one) === kept.get(other);
    const [pair, match] = [known.get(pairId), found.get(pairId) ?? null];
    if (pair) await settle(store, pair, { match, areLinked });
    else if (match && !areLinked) await begin(store, pairId, match);
  }
}

async function wholePartyOf(store: DuplicateStore, customer: Customer): Promise<FoldedParty> {
  return foldedParty(partyOf(customer, await store.customerPeople.ofCustomers([customer.id])));
}

/** The customers that share a key, folded; with their people where those can tell something. */
async function candidatesOf(store: DuplicateStore, party: FoldedParty): Promise<FoldedParty[]> {
  const keys = matchKeys(party).map(keptKey);
  await store.customerKeys.put(party.id, keys);
  const sharing = await store.customerKeys.sharing(party.id, keys, mostOfKey);
  const folded: FoldedParty[] = [];
  // one by one: the embedded server looks a list of ids up by no index
  for (const id of [...sharing.keys()].slice(0, mostCandidates)) {
    const customer = await store.customers.read(id);
    if (!customer) continue;
    const areOfPeople = (sharing.get(customer.id) ?? []).some((key) => /^(?:domain|phone):/.test(key));
    folded.push(areOfPeople ? await wholePartyOf(store, customer) : foldedParty(partyOf(customer)));
  }
  return folded;
}

/** Phones are people's: a key does not give them away. */
function keptKey(key: string): string {
  if (!key.startsWith('phone:')) return key;
  return `phone:${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;
}

async function begin(
  store: DuplicateStore,
  pairId: string,
  { verdict, score, reasons }: Match,
): Promise<void> {
  const [oneId = '', otherId = ''] = pairId.split('~');
  const pair: CustomerDuplicate = {
    ...{ pairId, oneId, otherId, state: 'open', score, reasons, foundAtMs: Date.now() },
    ...{ intoId: null, isAutomatic: false, isByHand: false, isForGood: false },
    ...{ decidedBy: null, decidedAtMs: null, evidence: [] },
  };
  await store.customerDuplicates.create(pair);
  if (verdict === 'same') await linkAutomatically(store, pair);
}

/** Brings a known pair up to what is found of it now; without a match there is nothing any more. */
async function settle(
  store: DuplicateStore,
  pair: CustomerDuplicate,
  { match, areLinked }: { readonly match: Match | null; readonly areLinked: boolean },
): Promise<void> {
  const { pairId, state } = pair;
  const { customerDuplicates } = store;
  if (state === 'merged') return settleMerged(store, pair);
  const link = (await linkOf(store, pair)) ?? null;
  if (link) {
    // somebody died between the link and the pair
    const { intoId, linkedBy, linkedAtMs } = link;
    const isAutomatic = linkedBy === internalSource;
    const decided = {
      intoId,
      decidedBy: linkedBy,
      decidedAtMs: linkedAtMs,
      evidence: evidenceOf(pair.reasons),
    };
    await customerDuplicates.change(pair, {
      state: 'merged',
      isAutomatic,
      isByHand: !isAutomatic,
      ...decided,
    });
    return;
  }
  if (state === 'different') {
    const isNew = match && evidenceOf(match.reasons).some((each) => !pair.evidence.includes(each));
    if (!isNew || pair.isForGood) return;
    const { score, reasons } = match;
    const undecided = { intoId: null, decidedBy: null, decidedAtMs: null };
    await customerDuplicates.change(pair, { state: 'open', score, reasons, ...undecided });
    return;
  }
  if (!match || areLinked) {
    await customerDuplicates.remove(pairId);
    return;
  }
  const { score, reasons, verdict } = match;
  await customerDuplicates.change(pair, { score, reasons });
  if (verdict === 'same' && !pair.isByHand) await linkAutomatically(store, { ...pair, score, reasons });
}

/** Somebody died between taking the link away and the pair. */
async function settleMerged(store: DuplicateStore, pair: CustomerDuplicate): Promise<void> {
  if (await linkOf(store, pair)) return;
  const { isAutomatic } = pair;
  const undone = { intoId: null, decidedBy: null, decidedAtMs: null, isByHand: true };
  await store.customerDuplicates.change(pair, {
    ...undone,
    ...(isAutomatic ? { state: 'different', isForGood: true } : { state: 'open' }),
  });
}

/** The link that was made by a pair. */
async function linkOf({ customerLinks }: DuplicateStore, { pairId, oneId, otherId }: CustomerDuplicate) {
  for (const id of [oneId, otherId]) {
    const link = await customerLinks.read(id);
    if (link?.pairId === pairId) return link;
  }
  return null;
}

/** The older record is kept. One that is linked elsewhere, or that would close a circle, is left for a person. */
async function linkAutomatically(store: DuplicateStore, pair: CustomerDuplicate): Promise<void> {
  const { oneId, otherId } = pair;
  const [one, other] = [await createdAtMs(store, oneId), await createdAtMs(store, otherId)];
  const intoId = other < one ? otherId : oneId;
  await linkedPair(store, pair.pairId, { intoId, by: internalSource, isAutomatic: true });
}

async function createdAtMs({ customers }: DuplicateStore, id: string): Promise<number> {
  const [first] = await customers.history(id, { afterRevision: 0, limit: 1 });
  return first?.atMs ?? 0;
}
