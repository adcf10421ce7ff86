import type { Person } from '../../contracts/wire/directory';
import type { Store } from '../../store/store';

type People = Pick<Store, 'people'>;

/** A manager and their reports; the manager is not among these. */
export interface Team {
  readonly manager: Person;
  readonly people: readonly Person[];
}

/**
 * The whole line below a manager at this moment, team by team: their own first, then those of the managers below them
 * at any depth, each person in one of them. Somebody who is not active any more stays for as long as projects are
 * theirs, and where such a person was a manager, the people below come to the next one up: nobody's projects go without
 * a review.
 *
 * @returns of the teams below, those that have somebody; empty: there is no such manager, or they are not active
 */
export async function lineOf({ people }: People, managerId: string): Promise<Team[]> {
  const manager = await people.read(managerId);
  if (!manager?.active) return [];
  const teams = new Map([[managerId, { manager: manager, people: [] as Person[] }]]);
  // whose reports are looked for, and in whose team they are then
  let asked = new Map([[managerId, managerId]]);
  // managers who were in a circle before those were refused are met once
  const seen = new Set([managerId]);
  while (asked.size > 0) {
    const below = new Map<string, string>();
    for (const person of await people.managedByAny([...asked.keys()])) {
      const teamOf = asked.get(person.managerId ?? '');
      if (teamOf === undefined || seen.has(person.id)) continue;
      seen.add(person.id);
      teams.get(teamOf)?.people.push(person);
      if (person.active) teams.set(person.id, { manager: person, people: [] });
      below.set(person.id, person.active ? person.id : teamOf);
    }
    asked = below;
  }
  return [...teams.values()].filter((team) => team.manager.id === managerId || team.people.length > 0);
}

/** Who reviews each person of a line, by id; the manager at its top reviews themselves. */
export function managersIn(line: readonly Team[]): Map<string, string> {
  const top = line.slice(0, 1).map(({ manager: { id } }) => [id, id] as const);
  const others = line.flatMap(({ manager, people }) => people.map(({ id }) => [id, manager.id] as const));
  return new Map([...top, ...others]);
}

/** The team of a line in which somebody is reviewed. */
export function teamIn(line: readonly Team[], personId: string): Team | undefined {
  const managerId = managersIn(line).get(personId);
  return line.find(({ manager }) => manager.id === managerId);
}

/** Everybody of a team, the manager first. */
export function everybodyOf({ manager, people }: Team): Person[] {
  return [manager, ...people];
}
