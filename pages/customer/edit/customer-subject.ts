import type { Customer } from '../../../contracts/wire/customers';
import { customerSchema } from '../../../contracts/wire/customers';
import type { Person } from '../../../contracts/wire/directory';
import { customerClasses } from '../../../domain/playbook/playbook';
import { customers, withKnownProjects } from '../../../api/v1/customers/customer-records';
import type { Versioned } from '../../../store/directory';
import { searchedForm, wordsOf } from '../../../store/lists/search-text';
import type { Store } from '../../../store/store';
import { customerAddress } from '../addresses';
import type { CustomerTexts } from '../customer-texts';
import type { EditChoice, EditField, Faults, Typed } from './edit-fields';
import {
  choiceOf,
  day,
  faultsOf,
  fieldsIn,
  line,
  lines,
  linesOf,
  missingIn,
  number,
  numberOrNull,
  paragraph,
  textOrNull,
  tick,
  tickOf,
} from './edit-fields';
import { faultsOutcome, replaced, storedRecord, storedRecordAt } from './saving';
import type { Subject } from './subject';

/** The form of a customer itself: all that is no list of entries. */
export function customerSubject(
  store: Store,
  customer: Versioned<Customer>,
  texts: CustomerTexts,
  choices: readonly EditChoice[],
): Subject {
  const fields = customerFields(texts, choices);
  const typedOf = (record: Customer) => typedCustomer(store, record);
  return {
    right: 'change-customer',
    aboutId: customer.id,
    title: texts.editTitle(customer.name),
    address: `${customerAddress(customer.id)}/edit`,
    back: customerAddress(customer.id),
    fields,
    stored: () => storedRecord(store.customers, customer, typedOf),
    storedAt: (revision) => storedRecordAt(store.customers, customer, revision, typedOf),
    async save(typed, revision, context) {
      if (revision !== customer.revision) return { kind: 'changed' };
      const parent = await parentOf(store, customer, typed['parentId'] ?? '', texts);
      const given = { ...withoutRevision(customer), ...customerFieldsOf(typed), parentId: parent.id };
      const parsed = customerSchema.safeParse(given);
      const faults: Faults = {
        ...(parsed.success ? {} : faultsOf(fields, parsed.error, texts)),
        ...missingIn(fields, typed, texts),
        ...(parent.fault !== undefined && { parentId: parent.fault }),
      };
      if (!parsed.success || Object.keys(faults).length > 0) return faultsOutcome(faults);
      const after = (present: Customer): Customer => withKnownProjects(parsed.data, present);
      return replaced(customers, store, { before: customer, after }, context, { fields, texts });
    },
  };
}

function customerFields(texts: CustomerTexts, people: readonly EditChoice[]): EditField[] {
  const field = fieldsIn(texts);
  const classes = Object.fromEntries(customerClasses.map((each) => [each, each]));
  return [
    field('name', line, { isRequired: true }),
    field('class', choiceOf(classes), { isRequired: true }),
    field('classReason', paragraph),
    field('ownerId', { type: 'choice', choices: people }),
    field('sector', line),
    field('employees', number, { path: ['size', 'employees'] }),
    field('revenueAmount', number, { path: ['size', 'revenue', 'amount'] }),
    field('revenueCurrency', line, { path: ['size', 'revenue', 'currency'] }),
    field('sizeAsOf', day, { path: ['size', 'asOf'] }),
    field('region', line),
    field('parentId', line),
    field('websites', lines),
    field('tags', lines),
    field('language', choiceOf(texts.languages), { isRequired: true }),
    field('timeZone', line, { isRequired: true }),
    field('active', tick),
  ];
}

async function typedCustomer(store: Store, customer: Customer): Promise<Record<string, string>> {
  const { size, parentId } = customer;
  const parent = parentId === null ? null : await store.customers.read(parentId);
  return {
    name: customer.name,
    class: customer.class,
    classReason: customer.classReason ?? '',
    ownerId: customer.ownerId ?? '',
    sector: customer.sector ?? '',
    employees: numberText(size?.employees),
    revenueAmount: numberText(size?.revenue?.amount),
    revenueCurrency: size?.revenue?.currency ?? '',
    sizeAsOf: size?.asOf ?? '',
    region: customer.region ?? '',
    parentId: parent?.name ?? parentId ?? '',
    websites: customer.websites.join('\n'),
    tags: customer.tags.join('\n'),
    language: customer.language,
    timeZone: customer.timeZone,
    active: customer.active ? 'on' : '',
  };
}

function numberText(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** What was typed as fields of a customer; what cannot be one is left for the schema to refuse. */
function customerFieldsOf(typed: Typed): Record<string, unknown> {
  const amount = numberOrNull(typed['revenueAmount']);
  const currency = textOrNull(typed['revenueCurrency'])?.toUpperCase() ?? null;
  const size = {
    employees: numberOrNull(typed['employees']),
    revenue: amount === null && currency === null ? null : { amount, currency },
    asOf: textOrNull(typed['sizeAsOf']),
  };
  const hasSize = Object.values(size).some((part) => part !== null);
  return {
    name: typed['name'],
    class: typed['class'],
    classReason: textOrNull(typed['classReason']),
    ownerId: textOrNull(typed['ownerId']),
    sector: textOrNull(typed['sector']),
    size: hasSize ? size : null,
    region: textOrNull(typed['region']),
    websites: linesOf(typed['websites']),
    tags: linesOf(typed['tags']),
    language: typed['language'],
    timeZone: typed['timeZone'],
    active: tickOf(typed['active']),
  };
}

/** The most customers of one name that are told apart. */
const mostNamesakes = 5;

/** The customer that was named as the one to which this one belongs: by id, or by its whole name. */
async function parentOf(
  store: Store,
  { parentId }: Customer,
  typed: string,
  texts: CustomerTexts,
): Promise<{ readonly id: string | null; readonly fault?: string }> {
  if (typed === '') return { id: null };
  const present = parentId === null ? null : await store.customers.read(parentId);
  if (typed === present?.name || typed === parentId) return { id: parentId };
  if (await store.customers.read(typed)) return { id: typed };
  const { rows } = await store.customers.page({
    conditions: [{ field: 'nameKey', op: 'is', value: searchedForm(typed) }],
    words: wordsOf(typed),
    order: { field: 'nameKey', descending: false },
    limit: mostNamesakes,
  });
  const [only, ...others] = rows;
  if (!only) return { id: parentId, fault: texts.noSuchCustomer };
  if (others.length > 0) {
    return { id: parentId, fault: texts.severalCustomers(texts.list(rows.map(({ id }) => id))) };
  }
  return { id: only.id };
}

/** Whom a form offers as owner of the relation: everybody active, and whoever owns it now. */
export function ownerChoices(
  people: readonly Pick<Person, 'id' | 'name' | 'active'>[],
  ownerId: string | null,
  texts: CustomerTexts,
): EditChoice[] {
  const offered = people.filter(({ id, active }) => active || id === ownerId);
  return [
    { value: '', label: texts.nobodyOwns },
    ...offered.map(({ id, name }) => ({ value: id, label: name })),
  ];
}

export function withoutRevision<T extends { id: string }>({ revision: _, ...record }: Versioned<T>): T {
  // without its revision, what remains is the record
  return record as unknown as T;
}
