import pLimit from 'p-limit';
import type { Person } from '../contracts/wire/directory';
import type { Store } from '../store/store';
import { companyRightsOf } from './company-rights';
import { whoseStandInIs } from './presence';

type Stores = Pick<Store, 'people' | 'projects' | 'customers' | 'customerLinks'>;

/** How many steps down a line is followed: further than in any company. */
const longestLine = 20;

/**
 * The customers to which somebody stands in some way at an instant, and all that are the same as one of them, found from
 * the side of the person: those that `standingsOf` lets them see, and a few more where they stand in for others. Whoever
 * shows one looks its rights up once more.
 *
 * @returns ids in no particular order
 */
export async function customerIdsInSight(store: Stores, person: Person, nowMs: number): Promise<string[]> {
  const away = await whoseStandInIs(store, person.id, nowMs);
  const team = person.team === null ? [] : await store.people.ofTeam(person.team);
  const teamIds = team.map(({ id }) => id);
  const below = await everybodyBelow(store, [person.id, ...away.map(({ id }) => id)]);
  const found = await Promise.all([
    store.projects.customerIdsLedBy(teamIds, 'running'),
    store.projects.customerIdsLedBy(below, 'all'),
    store.customers.idsOwnedBy([...new Set([person.id, ...away.map(({ id }) => id), ...teamIds, ...below])]),
    ...[person, ...away].map(({ id }) => store.projects.customerIdsInvolving(id)),
  ]);
  return store.customerLinks.allOfMany([...new Set(found.flat())]);
}

/** So many customers are asked about at once. */
const atOnce = 6;

/** Those of some customers that nobody holds: nobody owns the relation, and there never was a project. */
export async function unheldAmong(
  store: Pick<Store, 'projects' | 'customers' | 'customerLinks'>,
  customerIds: readonly string[],
): Promise<string[]> {
  const found = await store.customers.readMany(customerIds);
  const unheld = await pLimit(atOnce).map(
    found.filter(({ ownerId }) => ownerId === null),
    async ({ id }) => {
      for (const customerId of await store.customerLinks.allOf(id)) {
        if ((await store.projects.list({ customerId }, { limit: 1 })).length > 0) return [];
      }
      return [id];
    },
  );
  return unheld.flat();
}

/**
 * Keeps those of some customers of whom somebody may see anything, for lists that look through many: those in their
 * sight, and for whoever looks after what nobody holds, those too.
 */
export async function seenAmong(
  store: Stores,
  person: Person,
  inSight: readonly string[],
): Promise<(ids: readonly string[]) => Promise<ReadonlySet<string>>> {
  const known = new Set(inSight);
  const isKeeper = (await companyRightsOf(store, person)).has('keep-unheld');
  return async (ids) => {
    const others = isKeeper ? ids.filter((id) => !known.has(id)) : [];
    const unheld = others.length > 0 ? await unheldAmong(store, others) : [];
    return new Set([...ids.filter((id) => known.has(id)), ...unheld]);
  };
}

/** Everybody who reports to some people, at any depth; by the records as they are, also of those who have left. */
async function everybodyBelow(
  { people }: Pick<Store, 'people'>,
  managerIds: readonly string[],
): Promise<string[]> {
  const seen = new Set(managerIds);
  const below = new Set<string>();
  let above = [...managerIds];
  for (let step = 0; above.length > 0 && step < longestLine; step += 1) {
    const next = (await people.managedByAny(above)).map(({ id }) => id);
    for (const id of next) below.add(id);
    above = next.filter((id) => !seen.has(id));
    for (const id of above) seen.add(id);
  }
  return [...below];
}
