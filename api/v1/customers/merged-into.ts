import type { Customer } from '../../../contracts/wire/customers';
import type { Versioned } from '../../../store/directory';
import type { Store } from '../../../store/store';

type Shown = Versioned<Customer> & { readonly mergedInto: string | null };

/** Customers with the one that is kept in place of each. */
export async function withMergedInto(
  { customerLinks }: Pick<Store, 'customerLinks'>,
  customers: readonly Versioned<Customer>[],
): Promise<Shown[]> {
  const kept = await customerLinks.keptOf(customers.map(({ id }) => id));
  return customers.map((customer) => {
    const keptId = kept.get(customer.id);
    return { ...customer, mergedInto: keptId === undefined || keptId === customer.id ? null : keptId };
  });
}

/** The answer about a customer, with the one that is kept in its place. */
export async function shown<Answer extends { readonly body: Versioned<Customer> }>(
  store: Pick<Store, 'customerLinks'>,
  answering: Promise<Answer>,
): Promise<Omit<Answer, 'body'> & { readonly body: Shown }> {
  const answer = await answering;
  const [body = { ...answer.body, mergedInto: null }] = await withMergedInto(store, [answer.body]);
  return { ...answer, body };
}
