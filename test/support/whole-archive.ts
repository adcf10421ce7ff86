import type { CustomerPerson } from '../../contracts/wire/customer-people';
import { emptyPerson } from '../../contracts/wire/customer-people';
import { committeeRoles } from '../../domain/playbook/facts';
import type { Store } from '../../store/store';
import { sampleRecord } from '../../tools/public-data/sample-archive';

/** The people of a customer: one for each part in the buying committee. */
export function wholeCommittee(customerId: string): CustomerPerson[] {
  return committeeRoles.map((part) => ({
    ...emptyPerson,
    id: `${customerId}-${part}`,
    customerId,
    name: `Who ${part} at ${customerId}`,
    position: part,
    committee: [part],
  }));
}

/** Completes the archive of a customer that is in the store. */
export async function completeArchive(
  { customers, customerPeople }: Pick<Store, 'customers' | 'customerPeople'>,
  customerId: string,
): Promise<void> {
  for (const person of wholeCommittee(customerId)) await customerPeople.create(person);
  const found = await customers.read(customerId);
  if (!found) throw new Error(`There is no customer ${customerId}.`);
  const { revision, ...record } = found;
  await customers.replace({ ...record, ...sampleRecord() }, revision);
}
