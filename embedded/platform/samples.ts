import type { z } from 'zod';

import type { customerPersonSchema } from '../../contracts/wire/customer-people';
import type { customerSchema } from '../../contracts/wire/customers';
import type { personSchema } from '../../contracts/wire/directory';

/**
 * Sample people and a sample customer, so that a new installation can be tried at once. None of them exists: their
 * names say that they are samples, and their addresses use a domain reserved for examples (RFC 2606).
 */

type Person = z.input<typeof personSchema>;

const defaults = {
  managerId: 'sample-manager',
  team: 'Sample team',
  timeZone: 'Asia/Taipei',
  capacity: 20,
  active: true,
} as const;

function person(
  key: string,
  name: string,
  roles: string[],
  language: Person['language'],
  special: Partial<Person> = {},
): Person {
  return {
    ...defaults,
    id: `sample-${key}`,
    name: `${name} (sample)`,
    email: `${key}@example.com`,
    roles,
    language,
    ...special,
  };
}

/** Works for every team, so that a team that is added finds somebody for each role. */
const shared = { team: null } as const;

/** Every role of the standard playbook has somebody; managers come before the people they manage. */
export const samplePeople: readonly Person[] = [
  person('director', 'Director Fang', ['senior-executive'], 'zh-TW', { ...shared, managerId: null }),
  person('admin', 'Administrator Ho', ['administrator'], 'en', { ...shared, managerId: null }),
  person('manager', 'Manager Hsu', [], 'zh-TW', { managerId: 'sample-director' }),
  person('rep-lin', 'Lin', ['sales'], 'zh-TW', { regions: ['Taiwan'] }),
  person('rep-baker', 'Baker', ['sales'], 'en', {
    timeZone: 'Europe/Berlin',
    calendar: 'de',
    regions: ['Europe'],
    customerClasses: ['A', 'B'],
  }),
  person('presales', 'Presales Chang', ['presales-engineer'], 'zh-TW', { ...shared, regions: ['Taiwan'] }),
  person('consultant', 'Consultant Moreau', ['technical-consultant'], 'en', shared),
  person('quality', 'Quality Tsai', ['quality-engineer'], 'zh-TW', shared),
  person('commercial', 'Commercial Weber', ['commercial-manager'], 'en', shared),
  person('finance', 'Finance Kuo', ['finance'], 'zh-TW', shared),
  person('legal', 'Legal Novak', ['legal'], 'en', shared),
  person('delivery', 'Delivery Yang', ['delivery-manager'], 'zh-TW', shared),
];

/** Whose archive has everything that the standard playbook asks: the first report moves a project. */
export const sampleCustomer: z.input<typeof customerSchema> = {
  id: 'sample-customer',
  name: 'Sample Industries',
  class: 'B',
  region: 'Taiwan',
  timeZone: 'Asia/Taipei',
  language: 'zh-TW',
  identifiers: [{ kind: 'tax', country: 'TW', value: 'sample' }],
  addresses: [{ kind: 'plant', country: 'TW', text: '1 Sample Road, Taichung (sample)' }],
  sector: 'Machine building (sample)',
  situation: [{ text: 'A second plant is being built. (sample)', asOf: today(), source: 'sample' }],
  potentials: [
    { id: 'second-plant', what: 'Cooling for the second plant (sample)', why: 'It is being built. (sample)' },
  ],
  answers: {
    'budget-confirmed': { value: true, asOf: today(), source: 'sample' },
    'decision-maker-met': { value: true, asOf: today(), source: 'sample' },
  },
};

/** A situation that is a year old would be none. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Who works there. */
export const sampleCustomerPeople: readonly z.input<typeof customerPersonSchema>[] = [
  {
    id: 'sample-plant-manager',
    customerId: sampleCustomer.id,
    name: 'Plant Manager (sample)',
    position: 'Plant manager',
    committee: ['uses', 'judges'],
    ways: [{ kind: 'email', value: 'plant@example.com', isPreferred: true }],
  },
  {
    id: 'sample-general-manager',
    customerId: sampleCustomer.id,
    name: 'General Manager (sample)',
    position: 'General manager',
    committee: ['decides', 'pays'],
  },
  {
    id: 'sample-buyer',
    customerId: sampleCustomer.id,
    name: 'Buyer (sample)',
    position: 'Buyer',
    committee: ['buys'],
  },
];
