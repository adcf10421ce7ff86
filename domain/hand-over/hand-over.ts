import type { Reach } from '../playbook/fitting';
import { firstOf, shortlist } from '../playbook/fitting';
import type { CustomerClass } from '../playbook/playbook';
import { managerRole } from '../playbook/playbook';
import type { ProjectState, ProjectStatus } from '../project/model/state';
import { hasEnded, openTasks } from '../project/model/state';
import { holdingsOf } from '../project/decide/hand-overs';

/**
 * Decides who gets what when one person's projects go to others (process.md, section 4: a departing rep takes nothing
 * away). Pure: everybody who could take something is loaded beforehand with their load, and the whole plan is made in
 * one pass, so that each project given away counts for the next.
 */

/** Why projects change hands. */
export const handOverReasons = ['leaving', 'long-absence', 'territory-change'] as const;
export type HandOverReason = (typeof handOverReasons)[number];

/** The part of a hand-over that nobody was found for. No person's id begins like this. */
export const unplacedPart = '@unplaced';

/** What one person holds in one project, as far as it matters for who can take it. */
export interface HeldProject {
  readonly projectId: string;
  readonly status: Exclude<ProjectStatus, 'new'>;
  readonly openedAtMs: number;
  readonly customerId: string;
  readonly customerClass: CustomerClass;
  readonly isOwner: boolean;
  /** The roles that a receiver needs, the owner's first. Empty when only a manager's tasks are held. */
  readonly roles: readonly string[];
  readonly openTasks: number;
}

/** Somebody who could take over projects: active and not absent. */
export interface HandOverCandidate extends Reach {
  readonly id: string;
  readonly roles: readonly string[];
  /** How many open tasks the person can carry at a time. */
  readonly capacity: number;
  /** Open tasks at present. */
  readonly load: number;
}

/** Everything a plan is made from. */
export interface HandOverFacts {
  readonly fromPersonId: string;
  readonly held: readonly HeldProject[];
  readonly candidates: readonly HandOverCandidate[];
  /** The team that the projects stay in; null when any team will do. */
  readonly team: string | null;
  /** The first active person above whoever hands over; null when there is none. */
  readonly managerId: string | null;
  /** Regions by customer id; customers without a region are left out. */
  readonly regions: ReadonlyMap<string, string>;
  /** Who holds a role in a customer's other projects, the best fit first, by `roleOfCustomer`. */
  readonly known: ReadonlyMap<string, readonly string[]>;
  /** Receivers named for single projects, by project id. */
  readonly named: ReadonlyMap<string, string>;
}

/** The key of `HandOverFacts.known`. */
export function roleOfCustomer(customerId: string, role: string): string {
  return JSON.stringify([customerId, role]);
}

/** Why somebody was chosen, or nobody. */
export type PlacementReason =
  | 'named'
  | 'manager-of-person'
  | 'same-customer'
  | 'least-loaded-in-team-and-region'
  | 'least-loaded-in-team'
  | 'nobody-with-roles'
  | 'nobody-in-team'
  | 'nobody-above';

/** Where one project goes. */
export interface Placement {
  readonly projectId: string;
  /** Null when nobody was found, and a manager decides. */
  readonly receiverId: string | null;
  readonly reason: PlacementReason;
  /** Whether this is more than the receiver can carry, because nobody else was left. */
  readonly overCapacity: boolean;
}

/** What somebody holds in a project; decides whether a hand-over has anything to do there. */
export function heldBy(state: ProjectState, personId: string): HeldProject | null {
  const { deal, status, projectId } = state;
  if (!deal || status === 'new') return null;
  const { roles, taskIds } = holdingsOf(deal, personId);
  const isOwner = deal.ownerId === personId;
  // a role in a project that has ended asks nothing of anybody; who owned it answers for it
  if (!isOwner && (hasEnded(state) || roles.length + taskIds.length === 0)) return null;
  const tasks = openTasks(deal).filter((task) => task.personId === personId);
  const ownerFirst = [...roles].sort(
    (a, b) => Number(b === deal.playbook.ownerRole) - Number(a === deal.playbook.ownerRole),
  );
  const ofTasks = tasks.map((task) => task.role).filter((role) => role !== managerRole);
  return {
    projectId,
    status,
    openedAtMs: deal.openedAtMs,
    customerId: deal.customerId,
    customerClass: deal.customerClass,
    isOwner,
    roles: ownerFirst.length > 0 ? ownerFirst : [...new Set(ofTasks)],
    openTasks: tasks.length,
  };
}

/**
 * Places every project: as named, and else by rule, in the order of preference by which roles are given: somebody who
 * works with the customer already, then the least loaded of the team for the customer's class and region, then of any
 * region. Whoever takes a project must have all the roles that go with it. Those who carry as much as they can come
 * last and are marked. What only a manager does goes to the person's own manager.
 */
export function planHandOver(facts: HandOverFacts): Placement[] {
  const plan = begin(facts);
  const places = new Map(inOrder(facts.held).map((held) => [held.projectId, place(plan, held)]));
  return facts.held.flatMap(({ projectId }) => places.get(projectId) ?? []);
}

/** Running projects come first, the oldest first: they need capacity, and a customer's archive follows them. */
function inOrder(held: readonly HeldProject[]): HeldProject[] {
  const rank = ({ status }: HeldProject): number => (status === 'open' ? 0 : 1);
  return [...held].sort(
    (a, b) => rank(a) - rank(b) || a.openedAtMs - b.openedAtMs || (a.projectId < b.projectId ? -1 : 1),
  );
}

interface Plan {
  readonly facts: HandOverFacts;
  /** Tasks and projects that the plan has given each person so far. */
  readonly tasks: Map<string, number>;
  readonly projects: Map<string, number>;
  /** Who has been given a project of a customer within this plan. */
  readonly newcomers: Map<string, string[]>;
}

function begin(facts: HandOverFacts): Plan {
  const plan: Plan = { facts, tasks: new Map(), projects: new Map(), newcomers: new Map() };
  // what is settled beforehand takes its room before anything is given out by rule
  for (const held of facts.held) {
    const receiverId = facts.named.get(held.projectId);
    if (receiverId !== undefined) give(plan, held, receiverId);
  }
  return plan;
}

function give({ tasks, projects, newcomers }: Plan, held: HeldProject, receiverId: string): void {
  // a running project in which nothing is open now is work all the same
  const work = held.status === 'open' ? Math.max(1, held.openTasks) : 0;
  tasks.set(receiverId, (tasks.get(receiverId) ?? 0) + work);
  projects.set(receiverId, (projects.get(receiverId) ?? 0) + 1);
  newcomers.set(held.customerId, [...(newcomers.get(held.customerId) ?? []), receiverId]);
}

function place(plan: Plan, held: HeldProject): Placement {
  const { facts } = plan;
  const { projectId } = held;
  const named = facts.named.get(projectId);
  if (named !== undefined) {
    const candidate = facts.candidates.find(({ id }) => id === named);
    const overCapacity = candidate !== undefined && carried(plan, candidate) > candidate.capacity;
    return { projectId, receiverId: named, reason: 'named', overCapacity };
  }
  if (held.roles.length === 0) {
    const { managerId } = facts;
    if (managerId === null) return unplaced(projectId, 'nobody-above');
    give(plan, held, managerId);
    return { projectId, receiverId: managerId, reason: 'manager-of-person', overCapacity: false };
  }
  return placeByRule(plan, held);
}

function placeByRule(plan: Plan, held: HeldProject): Placement {
  const { fromPersonId, candidates } = plan.facts;
  const { projectId, roles } = held;
  const able = candidates.filter(
    (candidate) =>
      candidate.id !== fromPersonId &&
      candidate.capacity > 0 &&
      roles.every((role) => candidate.roles.includes(role)),
  );
  if (able.length === 0) return unplaced(projectId, 'nobody-with-roles');
  const hasRoom = (candidate: HandOverCandidate): boolean => carried(plan, candidate) < candidate.capacity;
  const free = choose(plan, held, able.filter(hasRoom));
  const chosen = free ?? choose(plan, held, able);
  if (!chosen) return unplaced(projectId, 'nobody-in-team');
  give(plan, held, chosen.candidate.id);
  const { candidate, reason } = chosen;
  return { projectId, receiverId: candidate.id, reason, overCapacity: free === undefined };
}

interface Choice {
  readonly candidate: HandOverCandidate;
  readonly reason: PlacementReason;
}

/** In the same order of preference as whoever takes a role of a project. */
function choose(plan: Plan, held: HeldProject, able: readonly HandOverCandidate[]): Choice | undefined {
  const { team, regions } = plan.facts;
  const known = knownToCustomer(plan, held, able);
  if (known) return { candidate: known, reason: 'same-customer' };

  const region = regions.get(held.customerId) ?? null;
  const { people, reason } = shortlist(able, { team, customerClass: held.customerClass, region });
  const candidate = leastLoaded(plan, people);
  return candidate && { candidate, reason };
}

/** Which of some people work with the customer, or will after this plan: a customer keeps one contact. */
function knownToCustomer(
  { facts, newcomers }: Plan,
  { customerId, roles }: HeldProject,
  able: readonly HandOverCandidate[],
): HandOverCandidate | undefined {
  const ids = [
    ...roles.flatMap((role) => facts.known.get(roleOfCustomer(customerId, role)) ?? []),
    ...(newcomers.get(customerId) ?? []),
  ];
  return firstOf(ids, able);
}

function leastLoaded(
  plan: Plan,
  [first, ...others]: readonly HandOverCandidate[],
): HandOverCandidate | undefined {
  const isLess = (a: HandOverCandidate, b: HandOverCandidate): boolean => {
    const difference = carried(plan, a) / a.capacity - carried(plan, b) / b.capacity;
    if (difference !== 0) return difference < 0;
    return (plan.projects.get(a.id) ?? 0) < (plan.projects.get(b.id) ?? 0);
  };
  return first && others.reduce((best, candidate) => (isLess(candidate, best) ? candidate : best), first);
}

/** Somebody's open tasks, with those that the plan has given them. */
function carried({ tasks }: Plan, { id, load }: HandOverCandidate): number {
  return load + (tasks.get(id) ?? 0);
}

function unplaced(projectId: string, reason: PlacementReason): Placement {
  return { projectId, receiverId: null, reason, overCapacity: false };
}
