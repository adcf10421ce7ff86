import type { CustomerPerson } from '../../contracts/wire/customer-people';
import { emptyPerson } from '../../contracts/wire/customer-people';
import type { Customer } from '../../contracts/wire/customers';
import { committeeRoles } from '../../domain/playbook/facts';
import { localDate } from '../../domain/calendar/local-dates';
import type { Store } from '../../store/store';

/** What the record of a customer needs for the archive to have everything that the standard playbook asks. */
export function wholeRecord(nowMs: number = Date.now()): Partial<Customer> {
  const asOf = localDate(nowMs, 'UTC');
  const source = 'visit';
  return {
    identifiers: [{ kind: 'tax', country: 'TW', value: '04595257' }],
    addresses: [{ kind: 'office', country: 'TW', text: '1 Harbour Road, Taichung' }],
    sector: 'Machine building',
    situation: [{ text: 'A second plant is being built.', asOf, source }],
    potentials: [
      {
        ...{ id: 'second-plant', what: 'Cooling for the second plant', why: 'It is being built' },
        ...{ amount: null, currency: null, expectedOn: null, projectId: null },
      },
    ],
    answers: {
      'budget-confirmed': { value: false, asOf, source },
      'decision-maker-met': { value: true, asOf, source },
    },
  };
}

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
  await customers.replace({ ...record, ...wholeRecord() }, revision);
}
