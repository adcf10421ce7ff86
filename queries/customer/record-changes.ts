import type { CustomerPerson } from '../../contracts/wire/customer-people';
import { namesOf } from '../../people/remembered-people';
import type { Directory } from '../../store/directory';
import type { RecordChange } from '../../store/models/directory-models';
import type { Store } from '../../store/store';

/** Changes on one page. */
const aPage = 50;

/** Who changed what of a record, the newest first. */
export interface RecordChanges {
  readonly changes: readonly RecordChange[];
  /** The revision before which the next page begins; null when there is none. */
  readonly nextBefore: number | null;
  readonly names: ChangedNames;
}

/** The names of what changes name by id. */
export interface ChangedNames {
  readonly person: (personId: string) => string | undefined;
  readonly customer: (customerId: string) => string | undefined;
  readonly customerPerson: (personId: string) => string | undefined;
}

/** A page of the history of a record at a revision. @param before the revision before which it begins */
export async function recordChanges(
  store: Store,
  records: Pick<Directory<{ id: string }>, 'history'>,
  {
    id,
    revision,
    customerId,
  }: { readonly id: string; readonly revision: number; readonly customerId: string },
  before: number | null,
): Promise<RecordChanges> {
  const end = Math.min(before ?? revision + 1, revision + 1);
  const afterRevision = Math.max(0, end - 1 - aPage);
  const found = await records.history(id, { afterRevision, limit: aPage });
  const changes = found.filter((change) => change.revision < end).reverse();
  const named = (field: string): string[] => [
    ...new Set(
      changes
        .flatMap((change) => change.changes)
        .filter((change) => change.field === field)
        .flatMap(({ from, to }) => [from, to])
        .filter((each) => typeof each === 'string'),
    ),
  ];
  const [people, customers, colleagues] = await Promise.all([
    store.people.readMany([...new Set([...changes.map(({ actor }) => actor), ...named('ownerId')])]),
    store.customers.readMany(named('parentId')),
    named('reportsToId').length === 0
      ? ([] as CustomerPerson[])
      : store.customerPeople.ofCustomers([customerId]),
  ]);
  return {
    changes,
    nextBefore: afterRevision > 0 ? afterRevision + 1 : null,
    names: { person: namesOf(people), customer: namesOf(customers), customerPerson: namesOf(colleagues) },
  };
}
