import type { EntryList } from './customer-texts';

/** Addresses of the pages about a customer. */

const encoded = encodeURIComponent;

export function customerAddress(customerId: string): string {
  return `/customers/${encoded(customerId)}`;
}

export function personAddress(customerId: string, personId: string): string {
  return `${customerAddress(customerId)}/people/${encoded(personId)}`;
}

/** @param place the number of the entry from 0, or `new` */
export function entryAddress(customerId: string, list: EntryList, place: string | number): string {
  return `${customerAddress(customerId)}/entries/${list}/${place}`;
}

/** The form by which a potential project becomes a project. */
export function openPotentialAddress(customerId: string, potentialId: string): string {
  return `${customerAddress(customerId)}/potentials/${encoded(potentialId)}/project`;
}

export function wayAddress(customerId: string, personId: string, place: string | number): string {
  return `${personAddress(customerId, personId)}/ways/${place}`;
}

/** @param factId the id of the fact, or `new` */
export function factAddress(customerId: string, personId: string, factId: string): string {
  return `${personAddress(customerId, personId)}/facts/${encoded(factId)}`;
}
