import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { Person } from '../../contracts/wire/directory';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import { mayRead } from '../../people/access';
import { customerIdsInSight, seenAmong } from '../../people/archive-sight';
import { rememberedPeople } from '../../people/remembered-people';
import type { Among, ListOrder, ListPlace } from '../../store/lists/listing';
import { hasWords, searchedLines, wordsOf } from '../../store/lists/search-text';
import type { Store } from '../../store/store';
import { seenCustomer } from '../customer/customer-view';
import type { ListedCustomer } from '../customer/my-customers';
import { myCustomers } from '../customer/my-customers';

/** Hits of each kind on one page: whoever does not see what they want among them types another word. */
export const mostHits = 10;

/** How many pages of a list are looked through for hits that the reader may see. */
const mostPages = 10;

/** People of the directory that are read at once, and how many are looked through: no company here has more. */
const peopleAtOnce = 500;
const mostPeople = 10_000;

/** Hits of one kind that the reader may see, at most `mostHits`. */
export interface Hits<Hit> {
  readonly hits: readonly Hit[];
  readonly hasMore: boolean;
}

export interface FoundProject {
  readonly projectId: string;
  readonly state: ProjectState;
  readonly deal: Deal;
  readonly customerName: string;
}

export interface FoundPerson {
  readonly person: CustomerPerson;
  readonly customerName: string;
}

/** What somebody finds by some words, by kind; nothing that they may not see. */
export interface Found {
  readonly projects: Hits<FoundProject>;
  readonly customers: Hits<ListedCustomer>;
  readonly people: Hits<FoundPerson>;
  readonly colleagues: Hits<Person>;
}

/** Projects, customers, the people there and colleagues that have each word of a query, in any script. */
export async function searchAll(store: Store, reader: Person, query: string, nowMs: number): Promise<Found> {
  const words = wordsOf(query);
  const remembered = { ...store, ...rememberedPeople(store) };
  const inSight = await customerIdsInSight(remembered, reader, nowMs);
  const meant = await seenAmong(remembered, reader, inSight);
  const asked: Asked = { store: remembered, reader, nowMs, words, among: { field: 'customerId', meant } };
  const [projects, customers, people, colleagues] = await Promise.all([
    foundProjects(asked),
    myCustomers(store, reader, { search: query, after: undefined, nowMs, inSight }),
    foundPeople(asked),
    foundColleagues(asked),
  ]);
  const hasMore = customers.customers.length > mostHits || customers.next !== null;
  return {
    projects,
    customers: { hits: customers.customers.slice(0, mostHits), hasMore },
    people,
    colleagues,
  };
}

interface Asked {
  readonly store: Store;
  readonly reader: Person;
  readonly nowMs: number;
  readonly words: readonly string[];
  /** Only what belongs to customers of whom the reader may see anything: so little more is looked up than is shown. */
  readonly among: Among;
}

async function foundProjects({ store, reader, nowMs, words, among }: Asked): Promise<Hits<FoundProject>> {
  const found = await collected<ProjectState & { readonly deal: Deal }>(async (after) => {
    const order: ListOrder = { field: 'openedAtMs', descending: true };
    const page = await store.projects.page({ conditions: [], words, among, order, after, limit: mostHits });
    const seen = await Promise.all(
      page.rows.map(async (state) =>
        state.deal && (await mayRead(store, state, reader, nowMs)) ? [{ ...state, deal: state.deal }] : [],
      ),
    );
    return { hits: seen.flat(), next: page.next };
  });
  const customers = await store.keptCustomers.byIds(found.hits.map(({ deal }) => deal.customerId));
  const hits = found.hits.map((state) => ({
    projectId: state.projectId,
    state,
    deal: state.deal,
    customerName: customers.get(state.deal.customerId)?.name ?? state.deal.customerId,
  }));
  return { ...found, hits };
}

function foundPeople({ store, reader, nowMs, words, among }: Asked): Promise<Hits<FoundPerson>> {
  const seen = new Map<string, ReturnType<typeof seenCustomer>>();
  const customerOf = (id: string): ReturnType<typeof seenCustomer> => {
    const known = seen.get(id) ?? seenCustomer(store, id, reader, nowMs);
    seen.set(id, known);
    return known;
  };
  return collected<FoundPerson>(async (after) => {
    const order: ListOrder = { field: 'nameKey', descending: false };
    const page = await store.customerPeople.page({
      conditions: [],
      ...{ words, among, order, after, limit: mostHits },
    });
    const hits = await Promise.all(
      page.rows.map(async (person) => {
        const customer = await customerOf(person.customerId);
        return customer?.rights.has('see-people') ? [{ person, customerName: customer.customer.name }] : [];
      }),
    );
    return { hits: hits.flat(), next: page.next };
  });
}

/** Everybody of the company may know who works there; the directory is small, so it is read through. */
async function foundColleagues({ store, words }: Asked): Promise<Hits<Person>> {
  const found: Person[] = [];
  let after: ListPlace | undefined;
  for (let read = 0; read < mostPeople && found.length <= mostHits; read += peopleAtOnce) {
    const order: ListOrder = { field: 'nameKey', descending: false };
    const page = await store.people.page({ conditions: [], order, after, limit: peopleAtOnce });
    found.push(
      ...page.rows.filter(
        ({ active, name, email, team }) =>
          active && hasWords(searchedLines([name, email, team ?? '']), words),
      ),
    );
    if (!page.next) break;
    after = page.next;
  }
  return { hits: found.slice(0, mostHits), hasMore: found.length > mostHits };
}

type PageOf<Hit> = (
  after: ListPlace | undefined,
) => Promise<{ readonly hits: readonly Hit[]; readonly next: ListPlace | null }>;

/** Pages of a list until there are enough hits. */
async function collected<Hit>(pageOf: PageOf<Hit>): Promise<Hits<Hit>> {
  const hits: Hit[] = [];
  let after: ListPlace | undefined;
  for (let count = 0; count < mostPages && hits.length <= mostHits; count += 1) {
    const page = await pageOf(after);
    hits.push(...page.hits);
    if (!page.next) return { hits: hits.slice(0, mostHits), hasMore: hits.length > mostHits };
    after = page.next;
  }
  return { hits: hits.slice(0, mostHits), hasMore: true };
}
