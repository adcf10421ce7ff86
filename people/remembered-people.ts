import type { Person } from '../contracts/wire/directory';
import type { People } from './presence';

/** People, each read once: for one request that asks of many records who may see them. */
export function rememberedPeople({ people }: People): People {
  const known = new Map<string, ReturnType<typeof people.read>>();
  return {
    people: {
      ...people,
      read(personId) {
        const before = known.get(personId);
        if (before) return before;
        const reading = people.read(personId);
        known.set(personId, reading);
        return reading;
      },
      async readMany(personIds) {
        const found = await Promise.all(personIds.map((personId) => this.read(personId)));
        return found.filter((person) => person !== null);
      },
    },
  };
}

/** Names of people by id. */
export function namesOf(
  people: readonly Pick<Person, 'id' | 'name'>[],
): (personId: string) => string | undefined {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (personId) => names.get(personId);
}
