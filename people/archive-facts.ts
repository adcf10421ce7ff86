import type { Facts } from '../domain/playbook/facts';
import type { PlaybookRules } from '../domain/playbook/playbook';
import { factsIn, isSameFacts } from '../domain/archive/facts';
import { localDate } from '../domain/calendar/local-dates';
import { factsOf } from '../domain/project/decide/gates';
import type { ProjectState } from '../domain/project/model/state';
import { isOpen } from '../domain/project/model/state';
import type { Store } from '../store/store';

/** Where the archive of a customer stands. */
export type ArchiveStores = Pick<Store, 'keptCustomers' | 'customerLinks' | 'customerPeople'>;

/** Whether a playbook asks anything of the archive. */
function asksArchive({ facts = {} }: Pick<PlaybookRules, 'facts'>): boolean {
  return Object.keys(facts).length > 0;
}

/**
 * What the archive says of a customer to what a playbook asks. Of a customer without a record nothing is known.
 *
 * @param nowMs by which a situation is too old; the day is the customer's
 */
export async function factsOfCustomer(
  { keptCustomers, customerLinks, customerPeople }: ArchiveStores,
  customerId: string,
  rules: Pick<PlaybookRules, 'facts'>,
  nowMs: number,
): Promise<Facts> {
  if (!asksArchive(rules)) return {};
  const [customer, people] = await Promise.all([
    keptCustomers.read(customerId),
    // of customers that are one, each may know somebody
    customerLinks.allOf(customerId).then((ids) => customerPeople.ofCustomers(ids)),
  ]);
  return factsIn({ customer, people }, rules, localDate(nowMs, customer?.timeZone ?? 'UTC'));
}

/** What the archive says and a project does not know; null when it knows, or asks for nothing. */
export async function newFacts(
  store: ArchiveStores,
  state: ProjectState,
  nowMs: number,
): Promise<Facts | null> {
  if (!isOpen(state) || !asksArchive(state.deal.playbook)) return null;
  const facts = await factsOfCustomer(store, state.deal.customerId, state.deal.playbook, nowMs);
  return isSameFacts(facts, factsOf(state.deal)) ? null : facts;
}
