import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { Customer } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';
import type { ProjectState } from '../../domain/project/model/state';
import { customerIdsInSight } from '../../people/archive-sight';
import { mostProjects } from '../../people/archive-access';
import { accessToCustomer, companyRightsOf } from '../../people/company-rights';
import { namesOf, rememberedPeople } from '../../people/remembered-people';
import type { CustomerDuplicate } from '../../store/customer-duplicates';
import type { ListPlace } from '../../store/lists/listing';
import type { Store } from '../../store/store';

/** Pairs on one page. */
const aPage = 10;
/** Pairs that are read at once, and at most for one page: where few are the reader's, a page may have none. */
const atOnce = 100;
const mostRead = 1_000;

/** One of two customers that may be one. */
export interface PairSide {
  readonly customer: Customer;
  readonly people: readonly CustomerPerson[];
  readonly projects: readonly ProjectState[];
}

export interface SeenPair {
  readonly pair: CustomerDuplicate;
  readonly sides: readonly [PairSide, PairSide];
}

export interface SeenPairs {
  readonly pairs: readonly SeenPair[];
  readonly next: ListPlace | null;
  readonly personName: (personId: string) => string | undefined;
}

/** Whether pairs wait for a decision, or were decided. */
export type PairsAsked = 'open' | 'decided';

/** The pairs on which somebody may decide: the likeliest first, of decided ones those that were found last. */
export async function duplicatePairs(
  store: Store,
  reader: Person,
  asked: { readonly pairs: PairsAsked; readonly after: ListPlace | undefined; readonly nowMs: number },
): Promise<SeenPairs> {
  const { people } = rememberedPeople(store);
  const known: Store = { ...store, people };
  const [ids, company] = await Promise.all([
    customerIdsInSight(known, reader, asked.nowMs),
    companyRightsOf(store, reader),
  ]);
  const inSight = new Set(ids);
  const states = asked.pairs === 'open' ? ['open'] : ['merged', 'different'];
  const pairs: SeenPair[] = [];
  let after = asked.after;
  for (let read = 0; read < mostRead; read += atOnce) {
    const { rows, next } = await store.customerDuplicates.page({
      conditions: [{ field: 'state', op: 'in', value: states }],
      order: { field: asked.pairs === 'open' ? 'score' : 'foundAtMs', descending: true },
      after,
      limit: atOnce,
    });
    for (const pair of rows) {
      // where nobody stands to a customer, only those of the whole company are asked further
      const isNear = inSight.has(pair.oneId) || inSight.has(pair.otherId) || company.has('keep-unheld');
      const seen = isNear ? await seenPair(known, reader, pair, asked.nowMs) : null;
      if (seen) pairs.push(seen);
      const key = asked.pairs === 'open' ? pair.score : pair.foundAtMs;
      if (pairs.length === aPage) return answer(store, pairs, { key, id: pair.pairId });
    }
    after = next ?? undefined;
    if (!next) return answer(store, pairs, null);
  }
  return answer(store, pairs, after ?? null);
}

async function answer(
  { people }: Pick<Store, 'people'>,
  pairs: readonly SeenPair[],
  next: ListPlace | null,
): Promise<SeenPairs> {
  const named = pairs.flatMap(({ pair, sides }) => [
    ...(pair.decidedBy === null ? [] : [pair.decidedBy]),
    ...sides.flatMap(({ customer }) => customer.ownerId ?? []),
  ]);
  return { pairs, next, personName: namesOf(await people.readMany([...new Set(named)])) };
}

/** A pair with both sides; null when somebody may not decide on it: they have to be able to change both. */
export async function seenPair(
  store: Store,
  reader: Person,
  pair: CustomerDuplicate,
  nowMs: number,
): Promise<SeenPair | null> {
  const one = await sideOf(store, reader, pair.oneId, nowMs);
  const other = one && (await sideOf(store, reader, pair.otherId, nowMs));
  return one && other ? { pair, sides: [one, other] } : null;
}

async function sideOf(
  store: Store,
  reader: Person,
  customerId: string,
  nowMs: number,
): Promise<PairSide | null> {
  const customer = await store.customers.read(customerId);
  if (!customer) return null;
  const { rights } = await accessToCustomer(store, customer, reader, nowMs);
  if (!rights.has('change-customer')) return null;
  const [people, projects] = await Promise.all([
    store.customerPeople.ofCustomers([customerId]),
    store.projects.list({ customerId }, { limit: mostProjects }),
  ]);
  return { customer, people, projects };
}
