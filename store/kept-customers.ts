import type { Customer } from '../contracts/wire/customers';
import type { CustomerLinks } from './customer-links';
import type { Directory, Versioned } from './directory';

/** The customers that ids in projects stand for: a duplicate's stands for the one that is kept. */
export interface KeptCustomers {
  read(id: string): Promise<Versioned<Customer> | null>;
  /** By the ids that were asked for, which the records need not have. */
  byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Versioned<Customer>>>;
}

export function keptCustomers(
  customers: Pick<Directory<Customer>, 'read' | 'readMany'>,
  links: Pick<CustomerLinks, 'keptOf'>,
): KeptCustomers {
  return {
    async read(id) {
      return customers.read((await links.keptOf([id])).get(id) ?? id);
    },
    async byIds(ids) {
      const kept = await links.keptOf(ids);
      const found = await customers.readMany([...new Set(kept.values())]);
      const records = new Map(found.map((customer) => [customer.id, customer]));
      return new Map(
        [...kept].flatMap(([id, keptId]) => {
          const customer = records.get(keptId);
          return customer ? [[id, customer] as const] : [];
        }),
      );
    },
  };
}
