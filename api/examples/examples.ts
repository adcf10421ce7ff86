import type { Customer, PersonFields } from '../../contracts/wire/directory';

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
  contacts: [{ name: 'Iris Tan', position: 'Plant manager', email: 'iris.tan@example.com' }],
  references: [],
  active: true,
};
