import type { Customer, Person } from '../../contracts/wire/directory';
import { nextCheck, realDayMs } from '../../domain/project/evolve/clocks';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import { wakesAtMs } from '../../domain/project/model/state';
import type { Store } from '../../store/store';

/** How many projects are shown at most: nobody leads more at a time. */
export const mostProjects = 200;

/** For how many days a project that has ended is shown: within them, most customers come back who come back at all. */
export const shownEndedDays = 90;

/** A project that somebody leads, or has led. */
export interface MyProject {
  readonly state: ProjectState;
  readonly deal: Deal;
  readonly customer: Customer | null;
}

/** The projects of somebody. */
export interface MyProjects {
  /** Those that run, held ones too: what the clock asks for next comes first. */
  readonly running: readonly MyProject[];
  /** Those that have ended lately, the last one first. */
  readonly ended: readonly MyProject[];
  /** Whether there are more than are shown. */
  readonly hasMore: boolean;
  readonly personName: (personId: string) => string | undefined;
}

/** The projects that somebody owns: those that run, then those that have ended within `shownEndedDays`. */
export async function projectsOf(store: Store, { id }: Person, nowMs: number): Promise<MyProjects> {
  const [allRunning, allEnded] = await Promise.all([
    // one more than is shown says whether there are more
    store.projects.nextOf(id, mostProjects + 1),
    store.projects.endedOf([id], nowMs - shownEndedDays * realDayMs, mostProjects + 1),
  ]);
  const running = [...allRunning].sort((a, b) => actsAtMs(a) - actsAtMs(b)).slice(0, mostProjects);
  const ended = [...allEnded]
    .sort((a, b) => endedAtMs(b) - endedAtMs(a))
    .slice(0, mostProjects - running.length);
  const shown = [...running, ...ended];
  const customerIds = shown.map(({ deal }) => deal?.customerId ?? '');
  const actors = ended.map(({ deal }) => deal?.outcome?.actor ?? '');
  const [customers, people] = await Promise.all([
    store.customers.readMany([...new Set(customerIds)]),
    store.people.readMany([...new Set(actors)]),
  ]);
  const customerById = new Map(customers.map((customer) => [customer.id, customer]));
  const nameById = new Map(people.map((person) => [person.id, person.name]));
  const withCustomer = (state: ProjectState): MyProject[] => {
    const { deal } = state;
    return deal ? [{ state, deal, customer: customerById.get(deal.customerId) ?? null }] : [];
  };
  return {
    running: running.flatMap(withCustomer),
    ended: ended.flatMap(withCustomer),
    hasMore: allRunning.length + allEnded.length > shown.length,
    personName: (personId) => nameById.get(personId),
  };
}

/** When the clock asks for something next; while that is being planned, at once. */
function actsAtMs(state: ProjectState): number {
  const hold = state.deal?.hold;
  return hold ? wakesAtMs(hold) : (nextCheck(state)?.atMs ?? 0);
}

function endedAtMs({ deal }: ProjectState): number {
  return deal?.outcome?.atMs ?? 0;
}
