import type { Customer } from '../contracts/wire/customers';
import type { Person } from '../contracts/wire/directory';
import type { ArchiveRight, CompanyRight } from '../domain/archive/rights';
import { companyRightsByPlace, rightsOf, rightsToUnheld } from '../domain/archive/rights';
import type { Store } from '../store/store';
import { standingsOf } from './archive-access';

/** What somebody may do for the company as a whole; whoever is not active may do nothing. */
export async function companyRightsOf(
  { people }: Pick<Store, 'people'>,
  { id, active }: Person,
): Promise<ReadonlySet<CompanyRight>> {
  if (!active) return new Set();
  const isManager = await people.manages(id);
  return new Set(companyRightsByPlace[isManager ? 'manager' : 'colleague']);
}

/** What somebody may do with a customer: as they stand to it, and where nobody stands to it, for the company. */
export async function customerRightsOf(
  store: Pick<Store, 'people' | 'projects' | 'customerLinks'>,
  customer: Pick<Customer, 'id' | 'ownerId'>,
  person: Person,
  nowMs: number,
): Promise<ReadonlySet<ArchiveRight>> {
  const stands = await standingsOf(store, customer, person, nowMs);
  if (stands.length > 0 || customer.ownerId !== null) return rightsOf(stands);
  for (const customerId of await store.customerLinks.allOf(customer.id)) {
    if ((await store.projects.list({ customerId }, { limit: 1 })).length > 0) return rightsOf(stands);
  }
  const isKeeper = (await companyRightsOf(store, person)).has('keep-unheld');
  return new Set(isKeeper ? rightsToUnheld : []);
}
