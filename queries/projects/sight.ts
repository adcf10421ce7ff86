import type { Person } from '../../contracts/wire/directory';
import { whoseStandInIs } from '../../people/presence';
import type { Store } from '../../store/store';

/**
 * Whose projects somebody may read because of who leads them: their own, those of the whole line below them, and the
 * same of everybody whom they stand in for now. Those in which they only have a role or a task come on top.
 */
export interface Sight {
  readonly reader: Person;
  /** The reader first, then the others by name. People who have left are among them: their projects are still there. */
  readonly owners: readonly Person[];
  /** Whether anybody but the reader is among the owners. */
  readonly isWide: boolean;
}

export async function sightOf(store: Pick<Store, 'people'>, reader: Person, nowMs: number): Promise<Sight> {
  const away = await whoseStandInIs(store, reader.id, nowMs);
  const found = new Map([reader, ...away].map((person) => [person.id, person]));
  // breadth first; a circle of managers ends since nobody is met twice
  for (let above = [...found.keys()]; above.length > 0;) {
    const below = (await store.people.managedByAny(above)).filter(({ id }) => !found.has(id));
    for (const person of below) found.set(person.id, person);
    above = below.map(({ id }) => id);
  }
  const others = [...found.values()].filter(({ id }) => id !== reader.id);
  others.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  return { reader, owners: [reader, ...others], isWide: others.length > 0 };
}
