import type { Person } from '../contracts/wire/directory';
import { firstOf, fits, shortlist } from '../domain/playbook/fitting';
import type { CustomerClass } from '../domain/playbook/playbook';
import { managerRole } from '../domain/playbook/playbook';
import type { RoleChoice } from '../domain/project/model/commands';
import type { Store } from '../store/store';
import type { People } from './presence';
import { isReached, managersAbove } from './presence';

type Directory = Pick<Store, 'people' | 'projects' | 'keptCustomers' | 'customerLinks'>;

/** The roles of a project that need somebody. */
export interface ChooseRolesRequest {
  readonly ownerId: string;
  readonly customerId: string;
  readonly customerClass: CustomerClass;
  readonly projectId: string;
  readonly roles: readonly string[];
  /** People who must not be chosen. */
  readonly except?: readonly string[];
}

/** What all roles of one request share. */
interface Choosing {
  readonly store: Directory;
  readonly request: ChooseRolesRequest;
  readonly nowMs: number;
  /** The owner's team; null when any will do. */
  readonly team: string | null;
  /** The customer's region; null when any will do. */
  readonly region: string | null;
  /** Tasks given out within the request, by person. */
  readonly given: ReadonlyMap<string, number>;
}

/**
 * Chooses who takes each role, and says why. First comes who holds the role in another project of the same customer;
 * then the least loaded person, by capacity, who works for the owner's team and serves the customer's region and
 * class; then the same of any region. The manager's tasks go to the first active person above the owner, and to the
 * owner where nobody is above: somebody must know.
 */
export async function chooseRoles(
  store: Directory,
  request: ChooseRolesRequest,
  nowMs: number,
): Promise<RoleChoice[]> {
  const [owner, customer] = await Promise.all([
    store.people.read(request.ownerId),
    store.keptCustomers.read(request.customerId),
  ]);
  // roles of one step are assigned one after the other, so that one person's load counts for the next role
  const given = new Map<string, number>();
  const { team = null } = owner ?? {};
  const choosing = { store, request, nowMs, team, region: customer?.region ?? null, given };
  const choices: RoleChoice[] = [];
  for (const role of request.roles) {
    const choice =
      role === managerRole ? await chooseManager(store, request.ownerId) : await chooseHolder(choosing, role);
    if (choice.personId !== null) given.set(choice.personId, (given.get(choice.personId) ?? 0) + 1);
    choices.push(choice);
  }
  return choices;
}

async function chooseManager(store: People, ownerId: string): Promise<RoleChoice> {
  const [manager, next] = await managersAbove(store, ownerId);
  if (manager) {
    const above = next && { nextAboveId: next.id };
    return { role: managerRole, personId: manager.id, reason: 'manager-of-owner', ...above };
  }
  return { role: managerRole, personId: ownerId, reason: 'owner-has-no-manager' };
}

async function chooseHolder(choosing: Choosing, role: string): Promise<RoleChoice> {
  const { store, request, nowMs, team, region } = choosing;
  const except = request.except ?? [];
  const holders = (await store.people.activeWithRole(role)).filter(({ id }) => !except.includes(id));
  const isAble = (person: Person): boolean => person.capacity > 0 && isReached(person, nowMs);
  const able = holders.filter(isAble);
  const known = await knownToCustomer(choosing, role, able);
  if (known) return { role, personId: known.id, reason: 'same-customer' };

  const { customerClass } = request;
  const { people, reason } = shortlist(able, { team, customerClass, region });
  const chosen = await leastLoaded(choosing, people);
  if (chosen) return { role, personId: chosen.id, reason };
  if (holders.some((person) => fits(person, { team, customerClass })))
    return { role, personId: null, reason: 'nobody-present' };
  return { role, personId: null, reason: holders.length > 0 ? 'nobody-in-team' : 'nobody-available' };
}

/** Which of some people hold a role in another project of the customer, and so know it already. */
async function knownToCustomer(
  { store, request: { customerId, projectId } }: Choosing,
  role: string,
  able: readonly Person[],
): Promise<Person | undefined> {
  if (able.length === 0) return undefined;
  const ids: string[] = [];
  for (const id of await store.customerLinks.allOf(customerId)) {
    ids.push(...(await store.projects.holdersForCustomer(id, role, projectId)));
  }
  return firstOf(ids, able);
}

/** Which of some people, given by id, has the lowest load for their capacity; the first on a tie. */
async function leastLoaded(
  { store, given }: Choosing,
  [first, ...others]: readonly Person[],
): Promise<Person | undefined> {
  if (!first || others.length === 0) return first;
  const counts = await store.projects.openTaskCounts([first, ...others].map(({ id }) => id));
  const load = ({ id, capacity }: Person): number =>
    ((counts.get(id) ?? 0) + (given.get(id) ?? 0)) / capacity;
  return others.reduce((best, person) => (load(person) < load(best) ? person : best), first);
}
