import type { Person } from '../contracts/wire/directory';
import { isApplication } from '../domain/project/model/actors';
import type { ActingAs } from '../domain/project/model/actors';
import type { Deal, ProjectState } from '../domain/project/model/state';
import { involvedIn } from '../domain/project/model/state';
import type { People } from './presence';
import { isReached, managersAbove, standInFor } from './presence';

/**
 * Whether a person may read a project now: they are active and are part of it or above the owner, or they stand in for
 * somebody who is. Whoever hands a project over loses access at once.
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

/** In which capacity somebody acts for a whole project: as its owner, in the owner's stead, or from above the owner. */
export type ProjectActingAs = Extract<ActingAs, 'owner' | 'stand-in' | 'manager'>;

/**
 * In which capacity a person acts for a whole project at an instant. Null when in none, as for people who only have a
 * role or a task in it. Somebody above the owner who also stands in acts as the manager; so does whoever stands in for
 * a manager above, since they can do what that manager can.
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

/** In which capacity an actor acts for a project at an instant. Null for a person who is unknown or inactive. */
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
