import { customerOf } from '../../contracts/wire/customers';
import type { PersonFields } from '../../contracts/wire/directory';
import type { PlaybookRules } from '../../domain/playbook/playbook';
import type { Company } from '../public-data/company';
import { samplePeopleAt, sampleRecord } from '../public-data/sample-archive';

/** Whom projects are led for. */
export const customerId = 'chaos-customer';

const twice = [1, 2] as const;

/** Two sample people for each role of the playbook, who have time for everything, their manager, and a customer. */
export function chaosCompany(rules: PlaybookRules): Company {
  const manager = person('chaos-manager', [], null);
  const holders = Object.keys(rules.roles).flatMap((role) =>
    twice.map((each) => person(`chaos-${role}-${each}`, [role], manager.id)),
  );
  const customer = customerOf({
    id: customerId,
    name: 'Sample Works',
    class: 'B',
    timeZone: 'Asia/Taipei',
    language: 'en',
    ...sampleRecord(),
  });
  return {
    people: [manager, ...holders],
    customers: [customer],
    customerPeople: samplePeopleAt(customerId),
  };
}

function person(id: string, roles: string[], managerId: string | null): PersonFields {
  return {
    id,
    name: `${id} (sample)`,
    // nobody's: RFC 2606
    email: `${id}@example.com`,
    roles,
    managerId,
    team: null,
    regions: [],
    customerClasses: [],
    absences: [],
    language: id.endsWith('2') ? 'zh-TW' : 'en',
    timeZone: 'Asia/Taipei',
    calendar: null,
    capacity: 1_000,
    active: true,
  };
}
