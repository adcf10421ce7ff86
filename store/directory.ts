import type { Model } from 'mongoose';
import type { Customer, Person } from '../contracts/directory';
import { isDuplicateKey } from './duplicate-key';
import type { CustomerRow, PersonRow } from './models';

/** A record that people edit, with the revision that its ETag is made of. */
export type Versioned<T> = T & { readonly revision: number };

/** People or customers. */
export interface Directory<T extends { id: string }> {
  /** Null when the id is taken. */
  create(record: T): Promise<Versioned<T> | null>;
  read(id: string): Promise<Versioned<T> | null>;
  /** Those that exist, in no particular order. */
  readMany(ids: readonly string[]): Promise<Versioned<T>[]>;
  /** Null when the record is not there or has another revision by now. */
  replace(record: T, revision: number): Promise<Versioned<T> | null>;
  /** By id, after `afterId`, at most `limit`. */
  list(page: { afterId?: string; limit: number }): Promise<Versioned<T>[]>;
}

type Stored = PersonRow | CustomerRow;

function directory<T extends { id: string }, R extends Stored>(
  model: Model<R>,
  record: (row: R) => Versioned<T>,
  row: (record: T, revision: number) => R,
): Directory<T> {
  // one generic model for both: Mongoose's filter types need a concrete row, which `Stored` is
  const rows = model as unknown as Model<Stored>;
  const read = (found: unknown): Versioned<T> => record(found as R);
  return {
    async create(given) {
      try {
        await rows.create([row(given, 1)]);
      } catch (error) {
        if (isDuplicateKey(error)) return null;
        throw error;
      }
      return { ...given, revision: 1 };
    },
    async read(id) {
      const found = await rows.findById(id).lean();
      return found ? read(found) : null;
    },
    async readMany(ids) {
      return (await rows.find({ _id: { $in: [...ids] } }).lean()).map(read);
    },
    async replace(given, revision) {
      const changed = await rows.replaceOne({ _id: given.id, revision }, row(given, revision + 1));
      return changed.modifiedCount === 1 ? { ...given, revision: revision + 1 } : null;
    },
    async list({ afterId, limit }) {
      const after = afterId === undefined ? {} : { _id: { $gt: afterId } };
      return (await rows.find(after).sort({ _id: 1 }).limit(limit).lean()).map(read);
    },
  };
}

export function personDirectory(model: Model<PersonRow>): Directory<Person> & PersonQueries {
  return {
    ...directory<Person, PersonRow>(model, personOf, ({ id, ...rest }, revision) => ({
      _id: id,
      revision,
      ...rest,
    })),
    async activeWithRole(role) {
      return (await model.find({ roles: role, active: true }).sort({ _id: 1 }).lean()).map(personOf);
    },
  };
}

/** Questions that only people answer. */
export interface PersonQueries {
  /** Active people who can take a role, by id. */
  activeWithRole(role: string): Promise<Versioned<Person>[]>;
}

function personOf({ _id, ...rest }: PersonRow): Versioned<Person> {
  return { id: _id, ...rest };
}

export function customerDirectory(model: Model<CustomerRow>): Directory<Customer> {
  return directory<Customer, CustomerRow>(
    model,
    ({ _id, ...rest }) => ({ id: _id, ...rest }),
    ({ id, ...rest }, revision) => ({ _id: id, revision, ...rest }),
  );
}
