import type { Person } from '../contracts/directory';
import type { Store } from '../store/store';

type People = Pick<Store, 'people'>;

/** How far down inactive managers are followed: deeper than any company. */
const deepestLine = 20;

/**
 * Whose projects a manager reviews, at this moment: their own, and those of everybody who reports to them. Somebody who
 * is not active any more stays in it for as long as projects are theirs, and where such a person was a manager, the people
 * below come to the next one up: nobody's projects go without a review.
 *
 * @returns by id, the manager first; empty: there is no such person, or they are not active
 */
export async function reviewTeam({ people }: People, managerId: string): Promise<Person[]> {
  const manager = await people.read(managerId);
  if (!manager?.active) return [];
  const teams = await teamsBelow({ people }, [manager]);
  return [manager, ...(teams.get(managerId) ?? [])];
}

/** Who reports to each of some active managers, themselves not among them; those below inactive people included. */
export async function teamsBelow(
  { people }: People,
  managers: readonly Person[],
): Promise<Map<string, Person[]>> {
  const teams = new Map(managers.map(({ id }) => [id, [] as Person[]]));
  // whose reports are looked for, and in whose team they are then
  let asked = new Map(managers.map(({ id }) => [id, id]));
  const seen = new Set(asked.keys());
  for (let depth = 0; asked.size > 0 && depth < deepestLine; depth += 1) {
    const below = new Map<string, string>();
    for (const person of await people.managedByAny([...asked.keys()])) {
      const managerId = asked.get(person.managerId ?? '');
      if (managerId === undefined || managerId === person.id) continue;
      teams.get(managerId)?.push(person);
      if (!person.active && !seen.has(person.id)) below.set(person.id, managerId);
      seen.add(person.id);
    }
    asked = below;
  }
  return teams;
}
