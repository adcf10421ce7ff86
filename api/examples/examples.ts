import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { Customer } from '../../contracts/wire/customers';
import type { PersonFields } from '../../contracts/wire/directory';

/** The document's examples follow one deal of one rep, so that they read as a story. */

export const examplePerson: PersonFields = {
  id: 'lin-yu-ting',
  name: 'Lin Yu-Ting',
  email: 'yu-ting.lin@example.com',
  roles: ['sales'],
  managerId: null,
  team: 'north',
  regions: ['Taoyuan', 'Hsinchu'],
  customerClasses: ['A', 'B'],
  absences: [{ from: '2026-02-16', to: '2026-02-20', substituteId: null }],
  language: 'zh-TW',
  timeZone: 'Asia/Taipei',
  calendar: 'tw',
  capacity: 12,
  active: true,
};

export const exampleCustomer: Customer = {
  id: 'harbour-foods',
  name: 'Harbour Foods',
  class: 'B',
  region: 'Taoyuan',
  timeZone: 'Asia/Taipei',
  language: 'en',
  otherNames: [{ kind: 'foreign', name: '海港食品股份有限公司' }],
  identifiers: [{ kind: 'tax', country: 'TW', value: '12345675' }],
  addresses: [{ kind: 'plant', country: 'TW', text: '桃園市大園區港口路 8 號' }],
  websites: ['https://harbour-foods.example.com'],
  sector: 'Food',
  size: { employees: 420, revenue: { amount: 1_600_000_000, currency: 'TWD' }, asOf: '2025-12-31' },
  situation: [{ text: 'A second plant opens in autumn.', asOf: '2026-02-20', source: 'Annual report 2025' }],
  classReason: 'Two plants, and a budget for the second cooling line',
  parentId: null,
  ownerId: examplePerson.id,
  tags: ['cold chain'],
  potentials: [
    {
      id: 'cooling-line-2',
      what: 'Cooling line for the second plant',
      amount: 4_200_000,
      currency: 'TWD',
      expectedOn: '2026-09-30',
      why: 'The plant manager asked for the drawings of the first line.',
      projectId: null,
    },
  ],
  files: [{ title: 'Annual report 2025', url: 'https://harbour-foods.example.com/report.pdf' }],
  answers: {},
  references: [],
  active: true,
};

export const exampleCustomerPerson: CustomerPerson = {
  id: 'iris-tan',
  customerId: exampleCustomer.id,
  name: 'Iris Tan',
  reading: null,
  position: 'Plant manager',
  reportsToId: null,
  committee: ['decides', 'uses'],
  attitude: { stance: 'supports', asOf: '2026-02-20', note: 'Wants figures first' },
  ways: [
    { kind: 'email', value: 'iris.tan@example.com', isPreferred: true, hours: null },
    { kind: 'mobile', value: '+886 912 345 678', isPreferred: false, hours: 'after 14:00' },
  ],
  country: 'TW',
  language: 'en',
  presence: 'there',
  presenceSince: null,
  references: [],
};
