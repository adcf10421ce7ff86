import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { Person } from '../../contracts/wire/directory';
import type { Standing } from '../../domain/archive/rights';
import { rightsOf } from '../../domain/archive/rights';
import { standingsAmong } from '../../people/archive-access';
import { mostProjects } from '../../people/archive-access';
import { namesOf, rememberedPeople } from '../../people/remembered-people';
import type { WrittenFact } from '../../store/customer-people';
import type { Versioned } from '../../store/directory';
import type { Store } from '../../store/store';
import type { SeenCustomer } from './customer-view';

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
  const people = rememberedPeople(store);
  const [customer, person, projects] = await Promise.all([
    store.customers.read(customerId),
    store.customerPeople.read(personId),
    store.projects.list({ customerId }, { limit: mostProjects }),
  ]);
  if (!customer || person?.customerId !== customerId) return null;
  const stands = await standingsAmong(people, { customer, projects }, reader, nowMs);
  const rights = rightsOf(stands);
  if (!rights.has('see-people')) return null;
  const [colleagues, facts] = await Promise.all([
    store.customerPeople.ofCustomers([customerId]),
    rights.has('see-personal') ? store.personalFacts.ofPeople([personId]) : null,
  ]);
  const writers = (facts ?? []).map(({ writtenBy }) => writtenBy);
  const personName = namesOf(await people.people.readMany([...new Set(writers)]));
  return { customer, person, rights, colleagues, facts, stands, personName };
}
