import type { Person } from '../contracts/wire/directory';
import type { Store } from '../store/store';
import { whoseStandInIs } from './presence';

type Stores = Pick<Store, 'people' | 'projects' | 'customers'>;

/** How many steps down a line is followed: further than in any company. */
const longestLine = 20;

/**
 * The customers of whom somebody may see anything at an instant, found from their side: those that `standingsOf` lets
 * them see, and a few more where they stand in for others. Whoever shows one looks its rights up once more.
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
    store.customers.idsOwnedBy([...new Set([person.id, ...teamIds, ...below])]),
    ...[person, ...away].map(({ id }) => store.projects.customerIdsInvolving(id)),
  ]);
  return [...new Set(found.flat())];
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
