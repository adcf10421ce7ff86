import type { Person } from '../contracts/wire/directory';
import { isApplication } from '../domain/project/model/actors';
import type { ActingAs } from '../domain/project/model/actors';
import type { Deal, ProjectState } from '../domain/project/model/state';
import { involvedIn } from '../domain/project/model/state';
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

/** As what somebody acts for a project as a whole: as its owner, in the owner's stead, or from above the owner. */
export type ProjectActingAs = Extract<ActingAs, 'owner' | 'stand-in' | 'manager'>;

/**
 * As what a person acts for a project as a whole at an instant. Null: they do not, as whoever has a role or a task in it
 * and nothing else. Somebody who is above the owner and stands in as well acts as the manager, and so does whoever
 * stands in for a manager above: they can do what that manager can.
 */
export async function projectActingAs(
  store: People,
  { ownerId }: Pick<Deal, 'ownerId'>,
  person: Person,
  nowMs: number,
): Promise<ProjectActingAs | null> {
  if (!person.active) return null;
  if (person.id === ownerId) return 'owner';
  const above = await managersAbove(store, ownerId);
  if (above.some(({ id }) => id === person.id)) return 'manager';
  for (const away of above.filter((manager) => !isReached(manager, nowMs))) {
    if ((await standInFor(store, away.id, nowMs))?.person.id === person.id) return 'manager';
  }
  return (await standInFor(store, ownerId, nowMs))?.person.id === person.id ? 'stand-in' : null;
}

/** As what an actor acts for a project at an instant. Null: a person who is not there or not active acts as nothing. */
export async function actingAs(
  store: People,
  deal: Pick<Deal, 'ownerId'>,
  actor: string,
  nowMs: number,
): Promise<ActingAs | null> {
  if (isApplication(actor)) return 'application';
  const person = await store.people.read(actor);
  if (!person?.active) return null;
  return (await projectActingAs(store, deal, person, nowMs)) ?? 'colleague';
}
