import type { Person } from '../contracts/wire/directory';
import type { Store } from '../store/store';

/** The most people that a list of a form offers: no company here has more. */
const mostColleagues = 2_000;
const pageSize = 500;

/** Everybody who is active, by id. */
export async function activeColleagues({ people }: Pick<Store, 'people'>): Promise<Person[]> {
  const found: Person[] = [];
  for (let afterId = ''; ;) {
    const next = await people.list({ ...(afterId !== '' && { afterId }), limit: pageSize });
    found.push(...next.filter(({ active }) => active));
    if (next.length < pageSize || found.length >= mostColleagues) return found;
    afterId = next.at(-1)?.id ?? afterId;
  }
}
