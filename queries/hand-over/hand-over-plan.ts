import type { Person } from '../../contracts/wire/directory';
import type { HandOverRequest } from '../../contracts/sandbox/hand-over-run';
import type {
  HandOverCandidate,
  HandOverFacts,
  HeldProject,
  Placement,
} from '../../domain/hand-over/hand-over';
import { heldBy, planHandOver, roleOfCustomer } from '../../domain/hand-over/hand-over';
import type { ProjectState } from '../../domain/project/model/state';
import type { ProjectPosition } from '../../store/projects/projects';
import type { Store } from '../../store/store';
import { activeManagerOf, isReached } from '../../people/presence';

type Directory = Pick<Store, 'people' | 'projects' | 'keptCustomers' | 'customerLinks'>;

/** Whose projects are planned, which of them, and receivers named for single projects. */
export type PlanRequest = Pick<HandOverRequest, 'fromPersonId' | 'projectIds' | 'toPersonId' | 'assignments'>;

/** What somebody holds in a project, with what pages and lists show of it. */
export type Holding = HeldProject & { readonly title: string; readonly heldRoles: readonly string[] };

/** How many projects are read at a time: their states carry their playbooks. */
const atATime = 50;

/** Everything that a person holds, the newest project first. */
export async function holdingsOfPerson(
  { projects }: Pick<Store, 'projects'>,
  personId: string,
): Promise<Holding[]> {
  const holdings: Holding[] = [];
  let after: ProjectPosition | undefined;
  for (;;) {
    const states = await projects.heldBy(personId, { after, limit: atATime });
    holdings.push(...states.flatMap((state) => holdingIn(state, personId) ?? []));
    const last = states.at(-1);
    if (states.length < atATime || !last?.deal) return holdings;
    after = { openedAtMs: last.deal.openedAtMs, projectId: last.projectId };
  }
}

/** What a person holds in one project; null when they hold nothing. */
export function holdingIn(state: ProjectState, personId: string): Holding | null {
  const held = heldBy(state, personId);
  if (!held || !state.deal) return null;
  const { title, roles } = state.deal;
  const heldRoles = Object.keys(roles).filter((role) => roles[role]?.personId === personId);
  return { ...held, title, heldRoles };
}

/**
 * Plans who would get a person's projects at present. It only reads: previews and the hand-over itself use it alike.
 * Directory, loads and customers are read once for the whole plan.
 */
export async function planFor(
  store: Directory,
  request: PlanRequest,
  nowMs: number,
): Promise<{ readonly held: readonly Holding[]; readonly placements: readonly Placement[] }> {
  const { fromPersonId, projectIds, toPersonId, assignments = [] } = request;
  const all = await holdingsOfPerson(store, fromPersonId);
  const wanted = projectIds && new Set(projectIds);
  const held = wanted ? all.filter(({ projectId }) => wanted.has(projectId)) : all;
  if (held.length === 0) return { held, placements: [] };

  const assigned = new Map(assignments.map((each) => [each.projectId, each.toPersonId]));
  const named = new Map(
    held.flatMap(({ projectId }) => {
      const receiverId = assigned.get(projectId) ?? toPersonId;
      return receiverId === undefined ? [] : [[projectId, receiverId] as const];
    }),
  );
  const customerIds = [...new Set(held.map(({ customerId }) => customerId))];
  const [from, manager, candidates, regions, known] = [
    await store.people.read(fromPersonId),
    await activeManagerOf(store, fromPersonId),
    await candidatesFor(store, { held, named, fromPersonId }, nowMs),
    await regionsOf(store, customerIds),
    await knownTo(store, held),
  ];
  const facts: HandOverFacts = {
    fromPersonId,
    held,
    candidates,
    team: from?.team ?? null,
    managerId: manager?.id ?? null,
    regions,
    known,
    named,
  };
  return { held, placements: planHandOver(facts) };
}

/** Everybody who could take something, with their load. */
async function candidatesFor(
  { people, projects }: Directory,
  { held, named, fromPersonId }: Pick<HandOverFacts, 'held' | 'named' | 'fromPersonId'>,
  nowMs: number,
): Promise<HandOverCandidate[]> {
  const found = new Map<string, Person>();
  for (const role of new Set(held.flatMap(({ roles }) => roles))) {
    for (const person of await people.activeWithRole(role)) {
      if (person.id !== fromPersonId && isReached(person, nowMs)) found.set(person.id, person);
    }
  }
  for (const person of await people.readMany([...new Set(named.values())])) {
    // named for some projects, and chosen by rule for no other when they are away
    if (!found.has(person.id))
      found.set(person.id, isReached(person, nowMs) ? person : { ...person, roles: [] });
  }
  const loads = await projects.openTaskCounts([...found.keys()]);
  return [...found.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((person) => ({ ...person, load: loads.get(person.id) ?? 0 }));
}

async function regionsOf(
  { keptCustomers }: Directory,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await keptCustomers.byIds(customerIds);
  return new Map([...found].flatMap(([id, { region }]) => (region === null ? [] : [[id, region] as const])));
}

/** Who works with the customers in projects that are not being handed over. */
async function knownTo(
  { projects, customerLinks }: Directory,
  held: readonly Holding[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const kept = await customerLinks.keptOf(held.map(({ customerId }) => customerId));
  const handedOver = new Map<string, string[]>();
  for (const { customerId, projectId } of held) {
    const keptId = kept.get(customerId) ?? customerId;
    handedOver.set(keptId, [...(handedOver.get(keptId) ?? []), projectId]);
  }
  const same = new Map<string, string[]>();
  for (const keptId of handedOver.keys()) same.set(keptId, await customerLinks.allOf(keptId));
  const customers = [...kept].map(([customerId, keptId]) => ({
    customerId,
    sameIds: same.get(keptId) ?? [customerId],
    exceptProjectIds: handedOver.get(keptId) ?? [],
  }));
  const known = new Map<string, string[]>();
  for (const { customerId, role, personId } of await projects.rolesForCustomers(customers)) {
    const key = roleOfCustomer(customerId, role);
    known.set(key, [...(known.get(key) ?? []), personId]);
  }
  return known;
}
