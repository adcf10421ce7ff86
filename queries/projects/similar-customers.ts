import type { Customer } from '../../contracts/wire/customers';
import { customerOf } from '../../contracts/wire/customers';
import { partyOf } from '../../duplicates/customer-party';
import { compareParties } from '../../matching/compare';
import { matchKeys } from '../../matching/keys';
import { foldedParty } from '../../matching/party';
import { wordsOf } from '../../store/lists/search-text';
import type { Store } from '../../store/store';

/** A key that more customers share tells nothing. */
const mostSharing = 100;
/** The most that somebody looks through. */
const mostShown = 8;

type Stores = Pick<Store, 'customers' | 'customerKeys' | 'customerLinks' | 'keptCustomers'>;

/** The customers that a new one of some name may be, the likeliest first. */
export async function similarCustomers(store: Stores, name: string): Promise<Customer[]> {
  const ours = foldedParty(
    partyOf(customerOf({ id: '', name, class: 'B', timeZone: 'UTC', language: 'en' })),
  );
  const [sharing, named] = await Promise.all([
    store.customerKeys.sharing('', matchKeys(ours), mostSharing),
    // keys follow the records some seconds later
    foundCustomers(store, name),
  ]);
  const ids = [...new Set([...sharing.keys(), ...named.map(({ id }) => id)])];
  const found = [
    ...new Map([...(await store.keptCustomers.byIds(ids)).values()].map((each) => [each.id, each])).values(),
  ];
  return found
    .filter(({ active }) => active)
    .map((customer) => ({ customer, match: compareParties(ours, foldedParty(partyOf(customer))) }))
    .filter(({ match }) => match.verdict !== 'different')
    .sort((a, b) => b.match.score - a.match.score || (a.customer.id < b.customer.id ? -1 : 1))
    .slice(0, mostShown)
    .map(({ customer }) => customer);
}

/** Active customers that have some words in a name, a number, a tag or a reference; duplicates stand for who is kept. */
export async function foundCustomers(
  store: Omit<Stores, 'customerKeys'>,
  search: string,
): Promise<Customer[]> {
  const words = wordsOf(search);
  if (words.length === 0) return [];
  const { rows } = await store.customers.page({
    conditions: [],
    words,
    order: { field: 'nameKey', descending: false },
    limit: mostShown,
  });
  const kept = await store.keptCustomers.byIds(rows.map(({ id }) => id));
  const found = [...new Map([...kept.values()].map((each) => [each.id, each])).values()];
  return found.filter(({ active }) => active);
}
