import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { Customer } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';
import type { ArchiveRight } from '../../domain/archive/rights';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import { isOpen } from '../../domain/project/model/state';
import { mayRead } from '../../people/access';
import { projectsWith } from '../../people/archive-access';
import type { CustomerAccess } from '../../people/company-rights';
import { accessAmong, maySeeCustomer } from '../../people/company-rights';
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
export interface SeenCustomer extends CustomerAccess {
  readonly customer: Versioned<Customer>;
  /** The ids of all customers that are the same as this one, its own among them. */
  readonly sameIds: readonly string[];
  /** Of all that are the same. */
  readonly projects: readonly (ProjectState & { readonly deal: Deal })[];
}

/** Null when there is no such customer. With no right at all, nothing of it may be shown. */
export async function seenCustomer(
  store: Pick<Store, 'customers' | 'projects' | 'customerLinks'> & People,
  customerId: string,
  reader: Person,
  nowMs: number,
): Promise<SeenCustomer | null> {
  const [customer, sameIds] = await Promise.all([
    store.customers.read(customerId),
    store.customerLinks.allOf(customerId),
  ]);
  if (!customer) return null;
  const found = await projectsWith(store, sameIds);
  const projects = found.filter((state): state is ProjectState & { deal: Deal } => state.deal !== null);
  const access = await accessAmong(store, { customer, projects }, reader, nowMs);
  return { customer, sameIds, projects, ...access };
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
  const { customer, sameIds, projects, rights } = seen;
  const [there, timeline, parent, subsidiaries] = await Promise.all([
    rights.has('see-people') ? store.customerPeople.ofCustomers(sameIds) : [],
    customerTimeline(store, { customerIds: sameIds, projects }, { after: null, limit: firstExchanges }),
    customer.parentId === null ? null : store.customers.read(customer.parentId),
    store.customers.subsidiariesOf(customerId, mostSubsidiaries),
  ]);
  const related = async ({ id, name, ownerId }: Customer): Promise<RelatedCustomer> => {
    const isSeen = await maySeeCustomer({ ...store, ...people }, { id, ownerId }, reader, nowMs);
    return { id, name, isSeen };
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
    { customerIds: seen.sameIds, projects: seen.projects },
    { after, limit: exchangesAPage },
  );
  const named = await people.people.readMany([...new Set(timeline.entries.map(({ actor }) => actor))]);
  const there = seen.rights.has('see-people') ? await store.customerPeople.ofCustomers(seen.sameIds) : [];
  return { customer: seen.customer, timeline, people: there, personName: namesOf(named) };
}

function runningFirst(projects: readonly CustomerProject[]): CustomerProject[] {
  return [
    ...projects.filter(({ state }) => isOpen(state)),
    ...projects.filter(({ state }) => !isOpen(state)),
  ];
}
