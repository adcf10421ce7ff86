import type { Customer, Person } from '../contracts/directory';

/** What the examples of the document are about: one deal of one rep, so that they read as a story. */

export const examplePerson: Person = {
  id: 'lin-yu-ting',
  name: 'Lin Yu-Ting',
  email: 'yu-ting.lin@example.com',
  roles: ['sales'],
  managerId: null,
  team: 'north',
  language: 'zh-TW',
  timeZone: 'Asia/Taipei',
  capacity: 12,
  active: true,
};

export const exampleCustomer: Customer = {
  id: 'harbour-foods',
  name: 'Harbour Foods',
  class: 'B',
  timeZone: 'Asia/Taipei',
  language: 'en',
  contacts: [{ name: 'Iris Tan', position: 'Plant manager', email: 'iris.tan@example.com' }],
};
