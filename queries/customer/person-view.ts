import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { Person } from '../../contracts/wire/directory';
import type { Standing } from '../../domain/archive/rights';
import { namesOf, rememberedPeople } from '../../people/remembered-people';
import type { WrittenFact } from '../../store/customer-people';
import type { Versioned } from '../../store/directory';
import type { Store } from '../../store/store';
import type { SeenCustomer } from './customer-view';
import { seenCustomer } from './customer-view';

/** Somebody at a customer, as a reader sees them. */
export interface PersonView extends Pick<SeenCustomer, 'customer' | 'rights'> {
  readonly person: Versioned<CustomerPerson>;
  /** Everybody there, for the names of superiors. */
  readonly colleagues: readonly CustomerPerson[];
  /** What is personal; null when the reader may not see it. */
  readonly facts: readonly WrittenFact[] | null;
  /** How the reader stands to the customer: it decides whether seeing what is personal is put on record. */
  readonly stands: readonly Standing[];
  readonly personName: (personId: string) => string | undefined;
}

/** Null when the reader may not see the people of the customer, or there is nobody with this id among them. */
export async function personView(
  store: Store,
  { customerId, personId }: { readonly customerId: string; readonly personId: string },
  reader: Person,
  nowMs: number,
): Promise<PersonView | null> {
  const { people } = rememberedPeople(store);
  const [seen, person] = await Promise.all([
    seenCustomer({ ...store, people }, customerId, reader, nowMs),
    store.customerPeople.read(personId),
  ]);
  if (!seen || person?.customerId !== customerId) return null;
  const { customer, rights, stands } = seen;
  if (!rights.has('see-people')) return null;
  const [colleagues, facts] = await Promise.all([
    store.customerPeople.ofCustomers([customerId]),
    rights.has('see-personal') ? store.personalFacts.ofPeople([personId]) : null,
  ]);
  const writers = (facts ?? []).map(({ writtenBy }) => writtenBy);
  const personName = namesOf(await people.readMany([...new Set(writers)]));
  return { customer, person, rights, colleagues, facts, stands, personName };
}
