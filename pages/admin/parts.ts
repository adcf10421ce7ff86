import type { AdministrationRight } from '../../domain/administration/rights';

/** The parts of the administration: each is for whoever has the right of its name. */
export type AdminPart = AdministrationRight;

/** Where each is, in the order of the list above every one of them. */
export const adminAddresses: Readonly<Record<AdminPart, `/${string}`>> = {
  mend: '/admin',
  people: '/admin/people',
  customers: '/admin/customers',
  keys: '/admin/keys',
  webhooks: '/admin/webhooks',
  setup: '/admin/setup',
  log: '/admin/log',
};
