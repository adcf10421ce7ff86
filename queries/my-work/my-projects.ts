import type { Customer } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';
import { nextCheck, realDayMs } from '../../domain/project/evolve/clocks';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import { wakesAtMs } from '../../domain/project/model/state';
import type { Store } from '../../store/store';

/** The most projects shown: nobody leads more at a time. */
export const mostProjects = 200;

/** How many days an ended project is shown: most customers who come back at all do so within them. */
export const shownEndedDays = 90;

/** A project that somebody leads, or has led. */
export interface MyProject {
  readonly state: ProjectState;
  readonly deal: Deal;
  readonly customer: Customer | null;
}

export interface MyProjects {
  /** Running projects, held ones included, by when the clock next asks for something. */
  readonly running: readonly MyProject[];
  /** Recently ended projects, latest first. */
  readonly ended: readonly MyProject[];
  /** Whether there are more than are shown. */
  readonly hasMore: boolean;
  readonly personName: (personId: string) => string | undefined;
}

/** The projects that somebody owns: running ones first, then those that ended within `shownEndedDays`. */
export async function projectsOf(store: Store, { id }: Person, nowMs: number): Promise<MyProjects> {
  const [allRunning, allEnded] = await Promise.all([
    // reading one more than is shown tells whether there are more
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
    store.keptCustomers.byIds(customerIds),
    store.people.readMany([...new Set(actors)]),
  ]);
  const nameById = new Map(people.map((person) => [person.id, person.name]));
  const withCustomer = (state: ProjectState): MyProject[] => {
    const { deal } = state;
    return deal ? [{ state, deal, customer: customers.get(deal.customerId) ?? null }] : [];
  };
  return {
    running: running.flatMap(withCustomer),
    ended: ended.flatMap(withCustomer),
    hasMore: allRunning.length + allEnded.length > shown.length,
    personName: (personId) => nameById.get(personId),
  };
}

/** When the clock next asks for something; at once while that is being planned. */
function actsAtMs(state: ProjectState): number {
  const hold = state.deal?.hold;
  return hold ? wakesAtMs(hold) : (nextCheck(state)?.atMs ?? 0);
}

function endedAtMs({ deal }: ProjectState): number {
  return deal?.outcome?.atMs ?? 0;
}
