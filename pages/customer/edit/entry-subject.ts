import { isDeepStrictEqual } from 'node:util';
import type { Customer } from '../../../contracts/wire/customers';
import { customerSchema } from '../../../contracts/wire/customers';
import { customers, withKnownProjects } from '../../../api/v1/customers/customer-records';
import type { Versioned } from '../../../store/directory';
import type { Store } from '../../../store/store';
import { customerAddress, entryAddress } from '../addresses';
import type { CustomerTexts, EntryList } from '../customer-texts';
import type { Faults } from './edit-fields';
import { faultsOf, missingIn } from './edit-fields';
import type { Entry, EntrySpec } from './entry-specs';
import { entriesIn, entrySpec, withEntries } from './entry-specs';
import { counterpart } from './counterpart';
import { withoutRevision } from './customer-subject';
import { faultsOutcome, replaced } from './saving';
import { lastChangeOf, storedAt } from './stored-at';
import type { Outcome, SaveContext, Subject } from './subject';

interface Given {
  readonly store: Store;
  readonly customer: Versioned<Customer>;
  readonly list: EntryList;
  /** The number of the entry, its id where it has one, or `new`. */
  readonly place: string;
  readonly texts: CustomerTexts;
}

/** The form of one entry of a list of a customer; null when there is no such entry. */
export function entrySubject(given: Given): Subject {
  const { store, customer, list, place, texts } = given;
  const spec = entrySpec(list, texts);
  const isNew = place === 'new';
  const now = entriesIn(customer, list);
  const entryOf = (entries: readonly Entry[]): Entry | null =>
    entries.find((entry, index) => (spec.idOf ? spec.idOf(entry) === place : String(index) === place)) ??
    null;
  /** The entry that a form of a revision shows, as it is now; null: it is new, or gone. */
  const presentEntry = async (revision: number | null): Promise<Entry | null> => {
    if (isNew) return null;
    if (revision === null || revision === customer.revision) return entryOf(now);
    const then = await storedAt(store.customers, customer, revision);
    const before = then && entriesIn(then, list);
    return before ? counterpart(entryOf(before), before, now, spec.idOf) : null;
  };
  let present: Entry | null = null;
  return {
    right: 'change-customer',
    aboutId: customer.id,
    title: `${texts.entries[list].title}${texts.colon}${customer.name}`,
    address: entryAddress(customer.id, list, encodeURIComponent(place)),
    back: customerAddress(customer.id),
    fields: spec.fields,
    isNew,
    async stored(revision) {
      present = await presentEntry(revision);
      const { revision: at } = customer;
      const address = present ? addressOf(given, spec, present, now) : entryAddress(customer.id, list, 'new');
      return {
        revision: at,
        typed: present && spec.typed(present),
        last: await lastChangeOf(store.customers, customer),
        address,
      };
    },
    async storedAt(revision) {
      const then = await storedAt(store.customers, customer, revision);
      const entry = then && entryOf(entriesIn(then, list));
      return entry && spec.typed(entry);
    },
    async save(typed, revision, context) {
      if (revision !== customer.revision) return { kind: 'changed' };
      const entry = spec.entry(typed, present, context.key);
      const at = present ? now.indexOf(present) : now.length;
      const isTwice = spec.idOf
        ? now.some((other, index) => index !== at && spec.idOf?.(other) === spec.idOf?.(entry))
        : false;
      if (isTwice && list === 'potentials') return { kind: 'saved' };
      const faults: Faults = {
        ...(isTwice && { fact: texts.fields['fact']?.fault ?? texts.notTaken }),
        ...missingIn(spec.fields, typed, texts),
      };
      return write(given, spec, now.toSpliced(at, 1, entry), { at, faults, context, entry });
    },
    ...(!isNew && {
      remove: async (revision: number, context: SaveContext): Promise<Outcome> => {
        if (revision !== customer.revision) return { kind: 'changed' };
        const without = now.filter((entry) => entry !== present);
        return write(given, spec, without, { at: -1, faults: {}, context, entry: null });
      },
    }),
  };
}

function addressOf(
  { customer, list }: Given,
  { idOf }: EntrySpec,
  entry: Entry,
  now: readonly Entry[],
): string {
  const place = idOf ? encodeURIComponent(idOf(entry)) : now.indexOf(entry);
  return entryAddress(customer.id, list, place);
}

interface Writing {
  readonly at: number;
  readonly faults: Faults;
  readonly context: SaveContext;
  readonly entry: Entry | null;
}

async function write(
  { store, customer, list, place, texts }: Given,
  { fields }: EntrySpec,
  entries: readonly Entry[],
  { at, faults, context, entry }: Writing,
): Promise<Outcome> {
  const parsed = customerSchema.safeParse(withEntries(withoutRevision(customer), list, entries));
  const all = {
    ...(parsed.success ? {} : faultsIn(fields, parsed.error, list, at, entry, texts)),
    ...faults,
  };
  if (!parsed.success || Object.keys(all).length > 0) return faultsOutcome(all);
  // a form that is sent twice adds its entry once
  const made = entriesIn(parsed.data, list)[at];
  const isThere = entriesIn(customer, list).some((each) => isDeepStrictEqual(each, made));
  if (place === 'new' && isThere) return { kind: 'saved' };
  const after = (present: Customer): Customer => withKnownProjects(parsed.data, present);
  return replaced(customers, store, { before: customer, after }, context, { fields, texts });
}

/** The faults of the entry itself: those of the customer's schema begin with the list and the entry's place. */
function faultsIn(
  fields: EntrySpec['fields'],
  error: Parameters<typeof faultsOf>[1],
  list: EntryList,
  at: number,
  entry: Entry | null,
  texts: CustomerTexts,
): Faults {
  const place = list === 'answers' ? String(entry?.['key']) : String(at);
  const issues = error.issues.map((issue) => {
    const path = issue.path.map(String);
    // what is wrong with a key of a record stands at the record
    if (list === 'answers' && path.length <= 2) return { ...issue, path: ['key'] };
    return { ...issue, path: path[1] === place ? path.slice(2) : path };
  });
  return faultsOf(fields, { issues }, texts);
}
