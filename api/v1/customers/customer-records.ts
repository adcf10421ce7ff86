import type { Customer } from '../../../contracts/wire/customers';
import type { Store } from '../../../store/store';
import type { ArchiveRight } from '../../../domain/archive/rights';
import type { Versioned } from '../../../store/directory';
import { leadsTo } from '../../../store/line-above';
import type { FieldError } from '../../kit/problems/problems';
import { Problem } from '../../kit/problems/problems';
import { requireRight } from './archive-access';
import type { Records } from '../records/directory-records';
import { withReferences } from './record-references';

/** The company's customers, with what must be true of each. */
export const customers: Records<Customer> = {
  path: '/v1/customers',
  one: 'customer',
  unknown: 'unknown-customer',
  of: ({ customers: records, references }) =>
    withReferences({ kind: 'customer', one: 'customer', records, references }),
  async check({ id, parentId, ownerId }, store) {
    return [...(await unfitParent(store, id, parentId)), ...(await unfitOwner(store, ownerId))];
  },
};

async function unfitParent(store: Store, id: string, parentId: string | null): Promise<FieldError[]> {
  if (parentId === null) return [];
  const pointer = '#/parentId';
  const parent = parentId === id ? null : await store.customers.read(parentId);
  const aboveOf = async (each: string) => (await store.customers.read(each))?.parentId ?? null;
  if (parentId === id || (await leadsTo(parent?.parentId ?? null, id, aboveOf)))
    return [{ pointer, detail: `"${parentId}" belongs to "${id}" already.` }];
  return parent ? [] : [{ pointer, detail: `There is no customer "${parentId}".` }];
}

async function unfitOwner(store: Store, ownerId: string | null): Promise<FieldError[]> {
  if (ownerId === null) return [];
  const pointer = '#/ownerId';
  const owner = await store.people.read(ownerId);
  if (!owner) return [{ pointer, detail: `There is no person "${ownerId}".` }];
  return owner.active ? [] : [{ pointer, detail: `"${ownerId}" is not active any more.` }];
}

/** What a body says of potential projects, with the projects that they have become: a body cannot change those. */
export function withKnownProjects(given: Customer, before: Customer | null): Customer {
  const became = new Map(before?.potentials.map(({ id, projectId }) => [id, projectId]));
  return {
    ...given,
    potentials: given.potentials.map((each) => ({ ...each, projectId: became.get(each.id) ?? null })),
  };
}

/** A customer as rights need it, whether or not its record is there. */
export async function customerKnown(
  { customers: records }: Pick<Store, 'customers'>,
  customerId: string,
): Promise<Pick<Customer, 'id' | 'ownerId'>> {
  return (await records.read(customerId)) ?? { id: customerId, ownerId: null };
}

/** @throws Problem when whoever asks may not, or there is no customer with the id */
export async function customerWithRight(
  store: Store,
  customerId: string,
  actor: string,
  right: ArchiveRight,
): Promise<Versioned<Customer>> {
  const customer = await store.customers.read(customerId);
  if (!customer) throw new Problem('unknown-customer', `There is no customer "${customerId}".`);
  await requireRight(store, customer, actor, right);
  return customer;
}
