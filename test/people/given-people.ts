import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import type { Person } from '../../contracts/wire/directory';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { somebody } from '../support/directory';
import { engines } from '../support/engines';

/** Monday, 2 March 2026, 09:00 in Taipei. */
export const now = Date.UTC(2026, 2, 2, 1);

/** A store that each test finds empty. */
export interface EmptyStore {
  readonly store: Store;
  readonly uri: string;
  /** Empties it: the embedded server opens some thirty databases and no more, so a file has one for all its tests. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

export async function emptyStore(): Promise<EmptyStore> {
  const uri = engines().mongoUri(`directory-${randomUUID().slice(0, 8)}`);
  const store = await connectStore(uri);
  const direct = await mongoose.createConnection(uri).asPromise();
  return {
    store,
    uri,
    async empty() {
      const collections = await direct.listCollections();
      for (const { name } of collections) await direct.collection(name).deleteMany({});
    },
    async close() {
      await direct.close();
      await store.close();
    },
  };
}

/** A person as a case puts it: `failed` has an address that mail came back from. */
export type Given = Partial<Person> & { readonly id: string; readonly failed?: true };

/** Writes the people of a case to the directory. */
export async function give(store: Store, people: readonly Given[]): Promise<void> {
  for (const { failed, ...person } of people) {
    const made = await store.people.create(somebody(person.id, person));
    if (failed) await store.people.markAddress(person.id, { email: made!.email, code: 'bounced', atMs: now });
  }
}

/** Somebody who is absent that week. */
export const away = (substituteId: string | null = null) => ({
  absences: [{ from: '2026-03-01', to: '2026-03-08', substituteId }],
});
export const gone = { active: false };
export const failed = { failed: true } as const;
