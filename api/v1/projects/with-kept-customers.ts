import type { ProjectState } from '../../../domain/project/model/state';
import type { Store } from '../../../store/store';

/** Projects as they are shown: with the customer that is kept in place of a duplicate. */
export async function withKeptCustomers(
  { customerLinks }: Pick<Store, 'customerLinks'>,
  states: readonly ProjectState[],
): Promise<ProjectState[]> {
  const kept = await customerLinks.keptOf(states.flatMap(({ deal }) => deal?.customerId ?? []));
  return states.map((state) => {
    const { deal } = state;
    const customerId = deal && kept.get(deal.customerId);
    return !customerId || customerId === deal.customerId
      ? state
      : { ...state, deal: { ...deal, customerId } };
  });
}
