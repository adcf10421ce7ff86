import type { Customer } from '../contracts/wire/customers';
import type { Person } from '../contracts/wire/directory';
import type { ArchiveRight, CompanyRight, Standing } from '../domain/archive/rights';
import { companyRightsByPlace, rightsToCustomer } from '../domain/archive/rights';
import type { ProjectState } from '../domain/project/model/state';
import type { Store } from '../store/store';
import { projectsWith, standingsAmong } from './archive-access';

type Stores = Pick<Store, 'people' | 'projects' | 'customerLinks'>;
type CustomerAsked = Pick<Customer, 'id' | 'ownerId'>;

/** How somebody stands to a customer, and what they may do with it for that. */
export interface CustomerAccess {
  readonly stands: readonly Standing[];
  readonly rights: ReadonlySet<ArchiveRight>;
}

/** What somebody may do for the company as a whole; whoever is not active may do nothing. */
export async function companyRightsOf(
  { people }: Pick<Store, 'people'>,
  { id, active }: Person,
): Promise<ReadonlySet<CompanyRight>> {
  if (!active) return new Set();
  const isManager = await people.manages(id);
  return new Set(companyRightsByPlace[isManager ? 'manager' : 'colleague']);
}

/** What somebody may do with a customer at an instant. All pages, lists and answers about customers ask this. */
export async function accessToCustomer(
  store: Stores,
  customer: CustomerAsked,
  person: Person,
  nowMs: number,
): Promise<CustomerAccess> {
  const projects = await projectsWith(store, await store.customerLinks.allOf(customer.id));
  return accessAmong(store, { customer, projects }, person, nowMs);
}

/** The same with the projects at hand of all customers that are linked as this one. */
export async function accessAmong(
  store: Pick<Store, 'people'>,
  { customer, projects }: { readonly customer: CustomerAsked; readonly projects: readonly ProjectState[] },
  person: Person,
  nowMs: number,
): Promise<CustomerAccess> {
  const isHeld = customer.ownerId !== null || projects.length > 0;
  const [stands, company] = await Promise.all([
    standingsAmong(store, { customer, projects }, person, nowMs),
    isHeld ? new Set<CompanyRight>() : companyRightsOf(store, person),
  ]);
  return { stands, rights: rightsToCustomer(stands, { isHeld, company }) };
}

/** Whether a person may see a customer at an instant. */
export async function maySeeCustomer(
  store: Stores,
  customer: CustomerAsked,
  person: Person,
  nowMs: number,
): Promise<boolean> {
  return (await accessToCustomer(store, customer, person, nowMs)).rights.has('see-customer');
}
