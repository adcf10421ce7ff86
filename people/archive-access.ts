import type { Customer } from '../contracts/wire/customers';
import type { Person } from '../contracts/wire/directory';
import type { Standing } from '../domain/archive/rights';
import type { ProjectState } from '../domain/project/model/state';
import { involvedIn, isOpen } from '../domain/project/model/state';
import type { Store } from '../store/store';
import { isReached, managersAbove, standInFor } from './presence';

type Stores = Pick<Store, 'people' | 'projects' | 'customerLinks'>;

/** More projects than anybody has with one customer at a time. */
const mostProjects = 200;

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
  const projects: ProjectState[] = [];
  for (const customerId of await store.customerLinks.allOf(customer.id)) {
    projects.push(...(await store.projects.list({ customerId }, { limit: mostProjects })));
  }
  const places = await placesOf(store, customer, projects);
  const standings = new Set(directStandings(places, person));
  // whoever stands in for somebody stands as they do, but not in their team
  const away = [...places.roles, ...places.aboveRunning, ...places.above].filter(
    (other) => other.id !== person.id && !isReached(other, nowMs),
  );
  for (const other of new Map(away.map((each) => [each.id, each])).values()) {
    if ((await standInFor(store, other.id, nowMs))?.person.id !== person.id) continue;
    for (const standing of directStandings(places, other)) if (standing !== 'team') standings.add(standing);
  }
  return [...standings];
}

/** Who stands where to a customer. */
interface Places {
  readonly ownerId: string | null;
  readonly teams: ReadonlySet<string>;
  readonly roles: readonly Person[];
  readonly formerIds: ReadonlySet<string>;
  readonly aboveRunning: readonly Person[];
  readonly above: readonly Person[];
}

async function placesOf(
  store: Stores,
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
    ownerId,
    teams: new Set(owners.flatMap(({ team }) => team ?? [])),
    roles: await store.people.readMany([...new Set(running.flatMap(involvedIn))]),
    formerIds: new Set(ended.flatMap(involvedIn)),
    aboveRunning: await managersOf(store, [...leaders]),
    above: await managersOf(store, [...formerLeaders]),
  };
}

async function managersOf(store: Stores, personIds: readonly string[]): Promise<Person[]> {
  const found = await Promise.all(personIds.map((personId) => managersAbove(store, personId)));
  return [...new Map(found.flat().map((manager) => [manager.id, manager])).values()];
}

function directStandings({ ownerId, ...places }: Places, { id, team }: Person): Standing[] {
  const isAmong = (people: readonly Person[]): boolean => people.some((other) => other.id === id);
  return [
    ...(ownerId === id ? (['owner'] as const) : []),
    ...(team !== null && places.teams.has(team) ? (['team'] as const) : []),
    ...(isAmong(places.roles) ? (['role'] as const) : []),
    ...(places.formerIds.has(id) ? (['former-role'] as const) : []),
    ...(isAmong(places.aboveRunning) ? (['above-running'] as const) : []),
    ...(isAmong(places.above) ? (['above'] as const) : []),
  ];
}
