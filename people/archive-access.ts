import type { Customer } from '../contracts/wire/customers';
import type { Person } from '../contracts/wire/directory';
import type { Standing } from '../domain/archive/rights';
import type { ProjectState } from '../domain/project/model/state';
import { involvedIn, isOpen } from '../domain/project/model/state';
import type { Store } from '../store/store';
import { isReached, managersAbove, standInFor } from './presence';

type Stores = Pick<Store, 'people' | 'projects' | 'customerLinks'>;

/** More projects than anybody has with one customer at a time. */
export const mostProjects = 200;

/**
 * How a person stands to a customer at an instant, by the projects as they are now: a hand-over counts at once. Nobody
 * who is not active stands in any way.
 */
export async function standingsOf(
  store: Stores,
  customer: Pick<Customer, 'id' | 'ownerId'>,
  person: Person,
  nowMs: number,
): Promise<readonly Standing[]> {
  if (!person.active) return [];
  const projects = await projectsWith(store, await store.customerLinks.allOf(customer.id));
  return standingsAmong(store, { customer, projects }, person, nowMs);
}

/** The projects with some customers, the newest of each first: with all that are linked as one they say who stands how. */
export async function projectsWith(
  { projects }: Pick<Store, 'projects'>,
  customerIds: readonly string[],
): Promise<ProjectState[]> {
  const found = await Promise.all(
    customerIds.map((customerId) => projects.list({ customerId }, { limit: mostProjects })),
  );
  return found.flat();
}

/** The same with the customer's projects at hand. */
export async function standingsAmong(
  store: Pick<Stores, 'people'>,
  {
    customer,
    projects,
  }: {
    readonly customer: Pick<Customer, 'id' | 'ownerId'>;
    readonly projects: readonly ProjectState[];
  },
  person: Person,
  nowMs: number,
): Promise<readonly Standing[]> {
  if (!person.active) return [];
  const places = await placesOf(store, customer, projects);
  const standings = new Set(directStandings(places, person));
  // whoever stands in for somebody stands as they do, but not in their team
  const away = [
    ...places.owner,
    ...places.roles,
    ...places.former,
    ...places.aboveRunning,
    ...places.above,
  ].filter((other) => other.id !== person.id && !isReached(other, nowMs));
  for (const other of new Map(away.map((each) => [each.id, each])).values()) {
    if ((await standInFor(store, other.id, nowMs))?.person.id !== person.id) continue;
    for (const standing of directStandings(places, other)) if (standing !== 'team') standings.add(standing);
  }
  return [...standings];
}

/** Who stands where to a customer. */
interface Places {
  /** Of the relation; at most one. */
  readonly owner: readonly Person[];
  readonly teams: ReadonlySet<string>;
  readonly roles: readonly Person[];
  readonly former: readonly Person[];
  readonly aboveRunning: readonly Person[];
  readonly above: readonly Person[];
}

async function placesOf(
  store: Pick<Stores, 'people'>,
  { ownerId }: Pick<Customer, 'ownerId'>,
  projects: readonly ProjectState[],
): Promise<Places> {
  const running = projects.filter(isOpen).map(({ deal }) => deal);
  const ended = projects.filter((project) => !isOpen(project)).flatMap(({ deal }) => deal ?? []);
  const leaders = new Set(running.map((deal) => deal.ownerId));
  const formerLeaders = new Set([
    ...ended.map((deal) => deal.ownerId),
    ...(ownerId === null ? [] : [ownerId]),
  ]);
  const owners = await store.people.readMany([
    ...new Set([...leaders, ...(ownerId === null ? [] : [ownerId])]),
  ]);
  return {
    owner: owners.filter(({ id }) => id === ownerId),
    teams: new Set(owners.flatMap(({ team }) => team ?? [])),
    roles: await store.people.readMany([...new Set(running.flatMap(involvedIn))]),
    former: await store.people.readMany([...new Set(ended.flatMap(involvedIn))]),
    aboveRunning: await managersOf(store, [...leaders]),
    above: await managersOf(store, [...formerLeaders]),
  };
}

async function managersOf(store: Pick<Stores, 'people'>, personIds: readonly string[]): Promise<Person[]> {
  const found = await Promise.all(personIds.map((personId) => managersAbove(store, personId)));
  return [...new Map(found.flat().map((manager) => [manager.id, manager])).values()];
}

function directStandings(places: Places, { id, team }: Person): Standing[] {
  const isAmong = (people: readonly Person[]): boolean => people.some((other) => other.id === id);
  return [
    ...(isAmong(places.owner) ? (['owner'] as const) : []),
    ...(team !== null && places.teams.has(team) ? (['team'] as const) : []),
    ...(isAmong(places.roles) ? (['role'] as const) : []),
    ...(isAmong(places.former) ? (['former-role'] as const) : []),
    ...(isAmong(places.aboveRunning) ? (['above-running'] as const) : []),
    ...(isAmong(places.above) ? (['above'] as const) : []),
  ];
}
