import type { Person } from '../../contracts/wire/directory';
import type { Sight } from '../projects/sight';

/** Somebody of a line, with those right below. */
export interface Member {
  readonly person: Person;
  readonly below: readonly Member[];
}

/**
 * The line that somebody looks at, as a tree: themselves, whoever is below them, and the same of those whom they stand in
 * for. The same people as on the board, each once.
 */
export function lineIn({ reader, owners }: Sight): Member[] {
  const ids = new Set(owners.map(({ id }) => id));
  const reports = new Map<string, Person[]>();
  const tops: Person[] = [];
  for (const person of owners) {
    const { managerId } = person;
    if (person.id === reader.id || managerId === null || !ids.has(managerId)) tops.push(person);
    else reports.set(managerId, [...(reports.get(managerId) ?? []), person]);
  }
  const seen = new Set<string>();
  const memberOf = (person: Person): Member => {
    seen.add(person.id);
    const below = (reports.get(person.id) ?? []).filter(({ id }) => !seen.has(id));
    return { person, below: below.map(memberOf) };
  };
  const members = tops.map(memberOf);
  // managers in a circle, which are refused by now, are still people
  return [...members, ...owners.filter(({ id }) => !seen.has(id)).map((person) => ({ person, below: [] }))];
}

/** Everybody of some members, each before those below. */
export function everybodyIn(members: readonly Member[]): Person[] {
  return members.flatMap(({ person, below }) => [person, ...everybodyIn(below)]);
}

/** Somebody of a line; undefined when they are not in it. */
export function memberIn(members: readonly Member[], personId: string): Member | undefined {
  for (const member of members) {
    const found = member.person.id === personId ? member : memberIn(member.below, personId);
    if (found) return found;
  }
  return undefined;
}
