import type { Person } from '../contracts/directory';
import { managerRole } from '../domain/playbook';
import type { RoleChoice } from '../domain/project/commands';
import type { Store } from '../store/store';

type Directory = Pick<Store, 'people' | 'projects'>;

/** How far up a line of managers is followed: deeper than any company, and an end to a circle by mistake. */
const longestLine = 20;

/**
 * The first active person above somebody; null when there is none.
 */
export async function activeManagerOf(
  store: Pick<Store, 'people'>,
  personId: string,
): Promise<Person | null> {
  let person: Person | null = await store.people.read(personId);
  for (let step = 0; person?.managerId && step < longestLine; step += 1) {
    person = await store.people.read(person.managerId);
    if (person?.active) return person;
  }
  return null;
}

/** For which roles of which owner's project somebody is wanted. */
export interface ChooseRolesRequest {
  readonly ownerId: string;
  readonly roles: readonly string[];
}

/**
 * Chooses who takes each role: the least loaded active person who holds it, of the owner's team first. The manager's
 * tasks go to the first active person above the owner, and to the owner where nobody is above: somebody must know.
 */
export async function chooseRoles(store: Directory, request: ChooseRolesRequest): Promise<RoleChoice[]> {
  const owner = await store.people.read(request.ownerId);
  // roles of one step are chosen one after the other, so that one person's load counts for the next role
  const added = new Map<string, number>();
  const choices: RoleChoice[] = [];
  for (const role of request.roles) {
    const choice =
      role === managerRole
        ? await chooseManager(store, request.ownerId)
        : await chooseHolder(store, role, owner?.team ?? null, added);
    if (choice.personId !== null) added.set(choice.personId, (added.get(choice.personId) ?? 0) + 1);
    choices.push(choice);
  }
  return choices;
}

async function chooseManager(store: Directory, ownerId: string): Promise<RoleChoice> {
  const manager = await activeManagerOf(store, ownerId);
  if (manager) return { role: managerRole, personId: manager.id, reason: 'manager-of-owner' };
  return { role: managerRole, personId: ownerId, reason: 'owner-has-no-manager' };
}

async function chooseHolder(
  store: Directory,
  role: string,
  team: string | null,
  added: ReadonlyMap<string, number>,
): Promise<RoleChoice> {
  const able = (await store.people.activeWithRole(role)).filter((person) => person.capacity > 0);
  const inTeam = able.filter((person) => team !== null && person.team === team);
  const candidates = inTeam.length > 0 ? inTeam : able;
  const counts = await store.projects.openTaskCounts(candidates.map((person) => person.id));
  const load = ({ id, capacity }: Person): number =>
    ((counts.get(id) ?? 0) + (added.get(id) ?? 0)) / capacity;
  const [first, ...others] = candidates;
  if (!first) return { role, personId: null, reason: 'nobody-available' };
  const chosen = others.reduce((best, person) => (load(person) < load(best) ? person : best), first);
  return { role, personId: chosen.id, reason: inTeam.length > 0 ? 'least-loaded-in-team' : 'least-loaded' };
}
