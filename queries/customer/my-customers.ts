import type { Customer } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';
import { rightsOf } from '../../domain/archive/rights';
import type { ProjectState } from '../../domain/project/model/state';
import { isOpen } from '../../domain/project/model/state';
import { mostProjects, standingsAmong } from '../../people/archive-access';
import { customerIdsInSight } from '../../people/archive-sight';
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
    inSight: known,
  }: {
    readonly search: string;
    readonly after: ListPlace | undefined;
    readonly nowMs: number;
    /** Where it is known already, as `customerIdsInSight` gives it. */
    readonly inSight?: readonly string[];
  },
): Promise<MyCustomers> {
  const people = rememberedPeople(store);
  const ids = known ?? (await customerIdsInSight({ ...store, ...people }, reader, nowMs));
  const inSight = new Set(ids);
  const { rows, next } = await store.customers.page({
    conditions: [],
    words: wordsOf(search),
    order: { field: 'nameKey', descending: false },
    after,
    limit: aPage,
    ...(ids.length <= mostById
      ? { ids }
      : {
          among: {
            field: 'recordId',
            meant: (asked) => Promise.resolve(new Set(asked.filter((id) => inSight.has(id)))),
          },
        }),
  });
  const listed = await Promise.all(
    rows.map(async (customer): Promise<ListedCustomer[]> => {
      const projects = await store.projects.list({ customerId: customer.id }, { limit: mostProjects });
      const stands = await standingsAmong(people, { customer, projects }, reader, nowMs);
      if (!rightsOf(stands).has('see-customer')) return [];
      const runningProjects = projects.filter(isOpen).length;
      return [{ customer, runningProjects, lastContactAtMs: lastContactAtMs(projects) }];
    }),
  );
  const customers = listed.flat();
  const owners = customers.flatMap(({ customer }) => customer.ownerId ?? []);
  return { customers, next, personName: namesOf(await people.people.readMany([...new Set(owners)])) };
}

function lastContactAtMs(projects: readonly ProjectState[]): number | null {
  const contacts = projects.flatMap(({ deal }) => deal?.contacts ?? []);
  return contacts.reduce<number | null>(
    (latest, { occurredAtMs }) => (latest === null || occurredAtMs > latest ? occurredAtMs : latest),
    null,
  );
}
