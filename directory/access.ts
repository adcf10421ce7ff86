import type { Person } from '../contracts/directory';
import type { ProjectState } from '../domain/project/state';
import { involvedIn } from '../domain/project/state';
import type { People } from './presence';
import { isReached, managersAbove, standInFor } from './presence';

/**
 * Whether a person may read a project now: they are active, and have to do with it or are above the owner, or stand in
 * for somebody of those. Whoever hands a project over loses it at once.
 */
export async function mayRead(
  store: People,
  { deal }: ProjectState,
  person: Person,
  nowMs: number,
): Promise<boolean> {
  if (!person.active || !deal) return false;
  const involved = involvedIn(deal);
  if (involved.includes(person.id)) return true;
  const above = await managersAbove(store, deal.ownerId);
  if (above.some(({ id }) => id === person.id)) return true;
  const others = await store.people.readMany(involved);
  for (const away of [...others, ...above].filter((other) => !isReached(other, nowMs))) {
    if ((await standInFor(store, away.id, nowMs))?.person.id === person.id) return true;
  }
  return false;
}
