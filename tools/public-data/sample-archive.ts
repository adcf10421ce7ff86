import type { CustomerPerson } from '../../contracts/wire/customer-people';
import { emptyPerson } from '../../contracts/wire/customer-people';
import type { Customer } from '../../contracts/wire/customers';
import type { CommitteeRole } from '../../domain/playbook/facts';

/**
 * Archives of customers that have everything that the standard playbook asks, where the data says nothing of it: what
 * is in them is a sample and says so.
 */
export function sampleRecord(nowMs: number = Date.now()): Partial<Customer> {
  const asOf = new Date(nowMs).toISOString().slice(0, 10);
  const source = 'sample';
  return {
    identifiers: [{ kind: 'tax', country: 'TW', value: 'sample' }],
    addresses: [{ kind: 'office', country: null, text: 'Sample address' }],
    sector: 'Sample sector',
    situation: [{ text: 'Sample situation', asOf, source }],
    potentials: [
      {
        ...{ id: 'sample', what: 'Sample potential project', why: 'Sample reason' },
        ...{ amount: null, currency: null, expectedOn: null, projectId: null },
      },
    ],
    answers: {
      'budget-confirmed': { value: false, asOf, source },
      'decision-maker-met': { value: true, asOf, source },
    },
  };
}

const committee: readonly (readonly [position: string, parts: CommitteeRole[]])[] = [
  ['Manager', ['decides', 'pays']],
  ['Engineer', ['uses', 'judges']],
  ['Buyer', ['buys']],
];

/** Three sample people at a customer, who play every part that the standard playbook asks. */
export function samplePeopleAt(customerId: string): CustomerPerson[] {
  return committee.map(([position, parts]) => ({
    ...emptyPerson,
    id: `${customerId}-${position.toLowerCase()}`,
    customerId,
    name: `${position} (sample)`,
    position,
    committee: parts,
  }));
}
