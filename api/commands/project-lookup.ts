import type { Customer } from '../../contracts/wire/customers';
import type { ProjectState } from '../../domain/project/model/state';
import type { Store } from '../../store/store';

/** What pages show of a project besides its own state. */
export interface ProjectLookup {
  readonly customer: Customer | null;
  readonly personName: (personId: string) => string | undefined;
  readonly timeZoneOf: (personId: string) => string | undefined;
}

/**
 * Looks up the names that a page about a project shows, and whose clocks its times follow.
 *
 * @param more people besides those who are part of the project now
 */
export async function lookUp(
  store: Pick<Store, 'people' | 'keptCustomers'>,
  state: ProjectState,
  more: readonly (string | undefined)[] = [],
): Promise<ProjectLookup> {
  const ids = [...peopleOf(state), ...more.filter((id) => id !== undefined)];
  const [customer, people] = await Promise.all([
    store.keptCustomers.read(state.deal?.customerId ?? ''),
    store.people.readMany([...new Set(ids)]),
  ]);
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    customer,
    personName: (personId) => byId.get(personId)?.name,
    timeZoneOf: (personId) => byId.get(personId)?.timeZone,
  };
}

/** People whom an explanation of the project may name. */
export function peopleOf({ deal }: ProjectState): string[] {
  if (!deal) return [];
  const { ownerId, roles, tasks, clock, outcome } = deal;
  const ids = [
    ownerId,
    clock.startedBy.actor,
    deal.hold?.actor,
    outcome?.actor,
    outcome?.deliveryManagerId,
    ...(deal.attempts ?? []).map((attempt) => attempt.outcome.actor),
    ...Object.values(roles).map((holder) => holder.personId),
    ...Object.values(tasks).map((task) => task.personId),
  ];
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}
