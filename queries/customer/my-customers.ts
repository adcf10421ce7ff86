import type { Customer } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';
import type { ProjectState } from '../../domain/project/model/state';
import { isOpen } from '../../domain/project/model/state';
import { projectsWith } from '../../people/archive-access';
import { customerIdsInSight, seenAmong } from '../../people/archive-sight';
import { accessAmong, companyRightsOf } from '../../people/company-rights';
import { namesOf, rememberedPeople } from '../../people/remembered-people';
import type { ListPlace } from '../../store/lists/listing';
import { wordsOf } from '../../store/lists/search-text';
import type { Store } from '../../store/store';

/** Customers on one page. */
const aPage = 30;

/** Up to so many customers are fetched by their ids; of more, the list of all is walked through. */
const mostById = 2_000;

/** A customer in a list, with how the company stands with it. */
export interface ListedCustomer {
  readonly customer: Customer;
  readonly runningProjects: number;
  /** When anybody of the company last had a contact, epoch milliseconds; null when nobody had. */
  readonly lastContactAtMs: number | null;
}

export interface MyCustomers {
  readonly customers: readonly ListedCustomer[];
  readonly next: ListPlace | null;
  readonly personName: (personId: string) => string | undefined;
}

/** The customers that somebody may see, by name: all, or those that have each word of a search. */
export async function myCustomers(
  store: Store,
  reader: Person,
  {
    search,
    after,
    nowMs,
    inSight,
  }: {
    readonly search: string;
    readonly after: ListPlace | undefined;
    readonly nowMs: number;
    /** Where it is known already, as `customerIdsInSight` gives it. */
    readonly inSight?: readonly string[];
  },
): Promise<MyCustomers> {
  const { people } = rememberedPeople(store);
  const known: Store = { ...store, people };
  const words = wordsOf(search);
  const ids = inSight ?? (await customerIdsInSight(known, reader, nowMs));
  // what nobody holds would bury the customers that somebody works with: it is found by its words
  const isWide = words.length > 0 && (await companyRightsOf(known, reader)).has('keep-unheld');
  const { rows, next } = await store.customers.page({
    conditions: [],
    words,
    order: { field: 'nameKey', descending: false },
    after,
    limit: aPage,
    ...(ids.length <= mostById && !isWide
      ? { ids }
      : { among: { field: 'recordId', meant: await seenAmong(known, reader, ids) } }),
  });
  const listed = await Promise.all(
    (await keptAmong(store, rows, words.length > 0)).map(async (customer): Promise<ListedCustomer[]> => {
      const projects = await projectsWith(store, await store.customerLinks.allOf(customer.id));
      const { rights } = await accessAmong(known, { customer, projects }, reader, nowMs);
      if (!rights.has('see-customer')) return [];
      const runningProjects = projects.filter(isOpen).length;
      return [{ customer, runningProjects, lastContactAtMs: lastContactAtMs(projects) }];
    }),
  );
  const customers = listed.flat();
  const owners = customers.flatMap(({ customer }) => customer.ownerId ?? []);
  return { customers, next, personName: namesOf(await people.readMany([...new Set(owners)])) };
}

/**
 * Customers without those that are duplicates of others. Of those that were searched for by a name of the duplicate, the
 * one that is kept stands in its place; in a list of all it has a place of its own.
 */
async function keptAmong(
  { keptCustomers }: Pick<Store, 'keptCustomers'>,
  rows: readonly Customer[],
  isSearched: boolean,
): Promise<Customer[]> {
  const kept = await keptCustomers.byIds(rows.map(({ id }) => id));
  if (!isSearched) return rows.filter(({ id }) => kept.get(id)?.id === id);
  return [...new Map([...kept.values()].map((customer) => [customer.id, customer])).values()];
}

function lastContactAtMs(projects: readonly ProjectState[]): number | null {
  const contacts = projects.flatMap(({ deal }) => deal?.contacts ?? []);
  return contacts.reduce<number | null>(
    (latest, { occurredAtMs }) => (latest === null || occurredAtMs > latest ? occurredAtMs : latest),
    null,
  );
}
