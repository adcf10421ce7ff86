import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { Customer } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';
import type { ArchiveRight } from '../../domain/archive/rights';
import { rightsOf } from '../../domain/archive/rights';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import { isOpen } from '../../domain/project/model/state';
import { mayRead } from '../../people/access';
import { mostProjects, standingsAmong, standingsOf } from '../../people/archive-access';
import type { People } from '../../people/presence';
import { namesOf, rememberedPeople } from '../../people/remembered-people';
import type { Versioned } from '../../store/directory';
import type { Store } from '../../store/store';
import type { CustomerTimeline, TimelinePlace } from './customer-timeline';
import { customerTimeline } from './customer-timeline';

/** Contacts that the page of a customer begins with, and those of each page of the timeline. */
const firstExchanges = 10;
const exchangesAPage = 40;

/** The most subsidiaries shown. */
const mostSubsidiaries = 50;

/** A project of a customer, and whether the reader may open it. */
export interface CustomerProject {
  readonly state: ProjectState;
  readonly deal: Deal;
  readonly isRead: boolean;
}

/** A customer that belongs to this one or to which it belongs, and whether the reader may open it. */
export interface RelatedCustomer {
  readonly id: string;
  readonly name: string;
  readonly isSeen: boolean;
}

/** A customer as somebody sees it. */
export interface CustomerView {
  readonly customer: Versioned<Customer>;
  readonly rights: ReadonlySet<ArchiveRight>;
  /** Everybody known there, those who are gone too. */
  readonly people: readonly Versioned<CustomerPerson>[];
  /** Running ones first, then the newest. */
  readonly projects: readonly CustomerProject[];
  readonly timeline: CustomerTimeline;
  readonly parent: RelatedCustomer | null;
  readonly subsidiaries: readonly RelatedCustomer[];
  readonly personName: (personId: string) => string | undefined;
}

/** A customer, its projects, and what somebody may do with it. */
export interface SeenCustomer {
  readonly customer: Versioned<Customer>;
  readonly projects: readonly (ProjectState & { readonly deal: Deal })[];
  readonly rights: ReadonlySet<ArchiveRight>;
}

/** Null when there is no such customer. With no right at all, nothing of it may be shown. */
export async function seenCustomer(
  store: Pick<Store, 'customers' | 'projects'> & People,
  customerId: string,
  reader: Person,
  nowMs: number,
): Promise<SeenCustomer | null> {
  const [customer, found] = await Promise.all([
    store.customers.read(customerId),
    store.projects.list({ customerId }, { limit: mostProjects }),
  ]);
  if (!customer) return null;
  const projects = found.filter((state): state is ProjectState & { deal: Deal } => state.deal !== null);
  const stands = await standingsAmong(store, { customer, projects }, reader, nowMs);
  return { customer, projects, rights: rightsOf(stands) };
}

/** All that the page of a customer shows; null when the reader may not see it, or there is none. */
export async function customerView(
  store: Store,
  customerId: string,
  reader: Person,
  nowMs: number,
): Promise<CustomerView | null> {
  const people = rememberedPeople(store);
  const seen = await seenCustomer({ ...store, ...people }, customerId, reader, nowMs);
  if (!seen?.rights.has('see-customer')) return null;
  const { customer, projects, rights } = seen;
  const [there, timeline, parent, subsidiaries] = await Promise.all([
    rights.has('see-people') ? store.customerPeople.ofCustomers([customerId]) : [],
    customerTimeline(store, { customerId, projects }, { after: null, limit: firstExchanges }),
    customer.parentId === null ? null : store.customers.read(customer.parentId),
    store.customers.subsidiariesOf(customerId, mostSubsidiaries),
  ]);
  const related = async ({ id, name, ownerId }: Customer): Promise<RelatedCustomer> => {
    const stands = await standingsOf({ ...store, ...people }, { id, ownerId }, reader, nowMs);
    return { id, name, isSeen: rightsOf(stands).has('see-customer') };
  };
  const actors = timeline.entries.map(({ actor }) => actor);
  const owners = [...projects.map(({ deal }) => deal.ownerId), customer.ownerId ?? ''];
  const [named, shownProjects, shownParent, shownSubsidiaries] = await Promise.all([
    people.people.readMany([...new Set([...actors, ...owners])]),
    Promise.all(
      projects.map(async (state) => ({
        state,
        deal: state.deal,
        isRead: await mayRead(people, state, reader, nowMs),
      })),
    ),
    parent && related(parent),
    Promise.all(subsidiaries.map(related)),
  ]);
  return {
    customer,
    rights,
    people: there,
    projects: runningFirst(shownProjects),
    timeline,
    parent: shownParent,
    subsidiaries: shownSubsidiaries,
    personName: namesOf(named),
  };
}

/** A page of the timeline of a customer; null when the reader may not see it, or there is none. */
export async function timelineView(
  store: Store,
  customerId: string,
  reader: Person,
  { nowMs, after }: { readonly nowMs: number; readonly after: TimelinePlace | null },
): Promise<Pick<CustomerView, 'customer' | 'timeline' | 'people' | 'personName'> | null> {
  const people = rememberedPeople(store);
  const seen = await seenCustomer({ ...store, ...people }, customerId, reader, nowMs);
  if (!seen?.rights.has('see-customer')) return null;
  const timeline = await customerTimeline(
    store,
    { customerId, projects: seen.projects },
    { after, limit: exchangesAPage },
  );
  const named = await people.people.readMany([...new Set(timeline.entries.map(({ actor }) => actor))]);
  const there = seen.rights.has('see-people') ? await store.customerPeople.ofCustomers([customerId]) : [];
  return { customer: seen.customer, timeline, people: there, personName: namesOf(named) };
}

function runningFirst(projects: readonly CustomerProject[]): CustomerProject[] {
  return [
    ...projects.filter(({ state }) => isOpen(state)),
    ...projects.filter(({ state }) => !isOpen(state)),
  ];
}
