import { z } from 'zod';
import type { RouteDeps } from '../../api/context/context';
import type { Person } from '../../contracts/wire/directory';
import { byName } from '../../people/name-order';
import { hasWords, searchedLines, wordsOf } from '../../store/lists/search-text';
import type { Versioned } from '../../store/directory';
import type { PeopleAsked } from './people-page';
import { peoplePage } from './people-page';

/** People on one page of the list, people that are read at once, and how many are looked through. */
const aPage = 50;
const atOnce = 500;
const mostPeople = 10_000;

export const peopleQuerySchema = z.strictObject({
  q: z.string().max(200).default('').meta({ description: 'Words of name, email, team or role' }),
  state: z
    .enum(['active', 'off', 'all'])
    .default('active')
    .catch('active')
    .meta({ description: 'Who is meant' }),
  team: z.string().max(200).default('').meta({ description: 'Only this team' }),
  manager: z.string().max(64).default('').meta({ description: 'Only whoever reports to this person' }),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1).meta({ description: 'Which page' }),
});

export async function everybody({ store }: Pick<RouteDeps, 'store'>): Promise<Versioned<Person>[]> {
  const found: Versioned<Person>[] = [];
  for (let afterId: string | undefined; ;) {
    const next = await store.people.list({ ...(afterId !== undefined && { afterId }), limit: atOnce });
    found.push(...next);
    if (next.length < atOnce || found.length >= mostPeople) return found;
    afterId = next.at(-1)?.id;
  }
}

/** The list of people for a reader. */
export async function peopleShown(
  deps: Pick<RouteDeps, 'store'>,
  reader: Person,
  { page, ...asked }: PeopleAsked & { readonly page: number },
): Promise<string> {
  const all = (await everybody(deps)).sort(byName(reader.language));
  const words = wordsOf(asked.q);
  const found = all.filter(
    (person) =>
      (asked.state === 'all' || person.active === (asked.state === 'active')) &&
      (asked.team === '' || person.team === asked.team) &&
      (asked.manager === '' || person.managerId === asked.manager) &&
      hasWords(searchedLines(searchedTexts(person)), words),
  );
  const managerIds = new Set(all.map(({ managerId }) => managerId));
  const pages = Math.max(1, Math.ceil(found.length / aPage));
  const shownPage = Math.min(page, pages);
  return peoplePage({
    ...{ reader, asked, pages, page: shownPage, count: found.length, nowMs: Date.now() },
    people: found.slice((shownPage - 1) * aPage, shownPage * aPage),
    teams: [...new Set(all.flatMap(({ team }) => team ?? []))].sort(),
    managers: all.filter(({ id }) => managerIds.has(id)),
  });
}

function searchedTexts({ id, name, email, team, roles }: Person): string[] {
  return [id, name, email, ...(team === null ? [] : [team]), ...roles];
}
