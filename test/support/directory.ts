import type { Customer } from '../../contracts/wire/customers';
import { customerOf } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';

/** A person of the sample company, with what a test says of them. */
export function somebody(id: string, special: Partial<Person> = {}): Person {
  return {
    id,
    name: `Name of ${id}`,
    email: `${id}@example.com`,
    roles: ['sales'],
    managerId: null,
    team: 'North',
    regions: [],
    customerClasses: [],
    absences: [],
    addressProblem: null,
    language: 'en',
    timeZone: 'Asia/Taipei',
    calendar: null,
    capacity: 10,
    active: true,
    ...special,
  };
}

export const acme: Customer = customerOf({
  id: 'acme',
  name: 'Acme',
  class: 'B',
  timeZone: 'Asia/Taipei',
  language: 'en',
});
