import type { Person } from '../../contracts/wire/directory';
import type { ArchiveRight } from '../../domain/archive/rights';
import type { Draft } from '../../store/drafts';
import type { Store } from '../../store/store';
import { mayRead } from '../../people/access';
import { seenCustomer } from './customer-view';

/** What somebody typed, and whether they may still write it. */
export interface MyDraft {
  readonly draft: Draft;
  readonly isOpen: boolean;
}

/** The drafts of somebody, the latest first. A right may be lost since: then what they typed is still theirs to read. */
export async function myDrafts(store: Store, reader: Person, nowMs: number): Promise<MyDraft[]> {
  const found = await store.drafts.of(reader.id);
  return Promise.all(
    found.map(async (draft) => {
      if (!draft.address.startsWith('/customers/')) {
        const project = await store.projects.read(draft.aboutId);
        return { draft, isOpen: project === null || (await mayRead(store, project, reader, nowMs)) };
      }
      const [, customerId = '', ...more] = draft.address.split('/').filter((part) => part !== '');
      const seen = await seenCustomer(store, decodeURIComponent(customerId), reader, nowMs);
      return { draft, isOpen: seen?.rights.has(rightToWrite(more)) ?? false };
    }),
  );
}

/** What a form of the archive needs, by what its address says after the customer. */
function rightToWrite(parts: readonly string[]): ArchiveRight {
  if (parts.includes('facts')) return 'write-personal';
  return parts[0] === 'people' || parts[0] === 'add-person' ? 'change-people' : 'change-customer';
}
