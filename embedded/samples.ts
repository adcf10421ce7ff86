import type { z } from 'zod';

import type { customerSchema, personSchema } from '../contracts/directory';

/**
 * Sample people and a sample customer, so that a new installation can be tried at once. Nobody of them exists: names
 * say that they are samples, and their addresses are of a domain that is reserved for examples (RFC 2606).
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

/** Every role of the standard playbook has somebody; managers come before those whom they manage. */
export const samplePeople: readonly Person[] = [
  person('director', 'Director Fang', ['senior-executive'], 'zh-TW', { managerId: null, team: null }),
  person('manager', 'Manager Hsu', [], 'zh-TW', { managerId: 'sample-director' }),
  person('rep-lin', 'Lin', ['sales'], 'zh-TW'),
  person('rep-baker', 'Baker', ['sales'], 'en', { timeZone: 'Europe/Berlin' }),
  person('presales', 'Presales Chang', ['presales-engineer'], 'zh-TW'),
  person('consultant', 'Consultant Moreau', ['technical-consultant'], 'en'),
  person('quality', 'Quality Tsai', ['quality-engineer'], 'zh-TW'),
  person('commercial', 'Commercial Weber', ['commercial-manager'], 'en'),
  person('finance', 'Finance Kuo', ['finance'], 'zh-TW'),
  person('legal', 'Legal Novak', ['legal'], 'en'),
  person('delivery', 'Delivery Yang', ['delivery-manager'], 'zh-TW'),
];

export const sampleCustomer: z.input<typeof customerSchema> = {
  id: 'sample-customer',
  name: 'Sample Industries',
  class: 'B',
  timeZone: 'Asia/Taipei',
  language: 'zh-TW',
  contacts: [{ name: 'Plant Manager (sample)', email: 'plant@example.com' }],
};
