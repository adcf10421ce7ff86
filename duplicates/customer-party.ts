import type { CustomerPerson } from '../contracts/wire/customer-people';
import type { Customer } from '../contracts/wire/customers';
import type { Party } from '../matching/party';

/** What the archive knows of a customer that tells whether two are one; with its people, where they are known. */
export function partyOf(customer: Customer, people: readonly CustomerPerson[] = []): Party {
  const { id, name, otherNames, references, identifiers, addresses, websites, parentId } = customer;
  const ways = people.flatMap((person) => person.ways);
  const valuesOf = (...kinds: readonly string[]): string[] =>
    ways.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value);
  const [address] = addresses.flatMap(({ country }) => country ?? []);
  return {
    ...{ id, references, companyIds: identifiers, parentId, country: address ?? null },
    names: [name, ...otherNames.map((other) => other.name)],
    addresses: [...websites, ...valuesOf('email')],
    // a mobile is somebody's own, who may work for several
    phones: valuesOf('phone', 'fax'),
  };
}
