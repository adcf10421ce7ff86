import type { Customer } from '../../contracts/wire/customers';
import { customerOf, customerSchema } from '../../contracts/wire/customers';
import { importFields } from '../../contracts/wire/import-fields';
import { isApplication } from '../../domain/project/model/actors';
import type { Fault } from '../../imports/faults/fault-codes';
import type { MappedRow } from '../../imports/mapping/mapped-row';
import { leadsTo } from '../../store/line-above';
import type { ImportOf, KindDeps } from './import-kind';
import { fieldFault } from './import-kind';
import { mayWithCustomer } from './import-rights';
import { idOfNamed, isNamed, nameOf } from './named-records';
import type { Changed } from './record-kind';
import { goesWith, importOfRecords, put } from './record-kind';

const otherNames = {
  shortName: 'short',
  formerName: 'former',
  foreignName: 'foreign',
  tradeName: 'trade',
} as const;
const identifiers = { taxId: 'tax', registrationId: 'registration' } as const;
const addresses = {
  address: 'office',
  registeredAddress: 'registered',
  plantAddress: 'plant',
  deliveryAddress: 'delivery',
  billingAddress: 'billing',
} as const;

/** Customers of a file. What a row does not say stays, and nothing is ever removed. */
export function customerRows(deps: KindDeps): ImportOf {
  return importOfRecords<Customer>(deps, {
    kind: 'customer',
    records: deps.store.customers,
    read: deps.gathered.customer,
    schema: customerSchema,
    customerOf: () => null,
    above: 'parent',
    madeOf: {
      otherNames: Object.keys(otherNames),
      identifiers: [...Object.keys(identifiers), 'country'],
      addresses: [...Object.keys(addresses), 'country'],
      websites: ['website'],
      size: ['employees', 'revenue', 'revenueCurrency', 'sizeAsOf'],
      situation: ['situation', 'situationAsOf', 'situationSource'],
      parentId: ['parent'],
      ownerId: ['owner'],
      references: ['reference'],
    },
    changed: (row, id, before) => changedCustomer(deps, row, id, before),
  });
}

async function changedCustomer(
  deps: KindDeps,
  row: MappedRow,
  id: string,
  before: Customer | null,
): Promise<Changed<Customer>> {
  const { values } = row;
  const textOf = (field: string): string | undefined => values[field] as string | undefined;
  const faults: Fault[] = [
    ...(before ? [] : missingForNew(deps, row)),
    ...goesWith(deps, row, 'taxId', ['country']),
    ...goesWith(deps, row, 'registrationId', ['country']),
    ...goesWith(deps, row, 'revenue', ['revenueCurrency']),
    ...goesWith(deps, row, 'situation', ['situationAsOf', 'situationSource']),
  ];
  const parentId = await parentOf(deps, row, id, faults);
  const ownerId = await ownerOf(deps, row, faults);
  if (before && !(await mayWithCustomer(deps, before, 'change-customer'))) {
    faults.push({ code: 'not-your-customer', row: row.row, values: { name: before.id } });
  }
  if (faults.length > 0) return { faults };
  const known =
    before ??
    customerOf({
      id,
      name: textOf('name') ?? '',
      class: textOf('class') as Customer['class'],
      timeZone: textOf('timeZone') ?? '',
      language: textOf('language') as Customer['language'],
      // as where somebody writes a customer by hand: without another owner it is theirs
      ownerId: isApplication(deps.actor) ? null : deps.actor,
    });
  const plain = [
    'name',
    'class',
    'timeZone',
    'language',
    'sector',
    'classReason',
    'region',
    'active',
  ] as const;
  const given = Object.fromEntries(
    plain.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]])),
  ) as Partial<Customer>;
  return {
    record: {
      ...known,
      ...given,
      ...(parentId !== undefined && { parentId }),
      ...(ownerId !== undefined && { ownerId }),
      otherNames: namesOf(known, textOf),
      identifiers: identifiersOf(known, textOf),
      addresses: addressesOf(known, textOf),
      websites: addedTo(known.websites, textOf('website')),
      tags: [...new Set([...known.tags, ...((values['tags'] as readonly string[] | undefined) ?? [])])],
      size: sizeOf(known, row),
      situation: situationOf(known, textOf),
    },
  };
}

function missingForNew(deps: KindDeps, { row, values }: MappedRow): Fault[] {
  return Object.entries(importFields.customers)
    .filter(([field, declared]) => 'isNeededForNew' in declared && values[field] === undefined)
    .map(([field]) => fieldFault(deps, row, field, 'value-missing-for-new'));
}

async function parentOf(
  deps: KindDeps,
  { row, values }: MappedRow,
  id: string,
  faults: Fault[],
): Promise<string | undefined> {
  const named = values['parent'];
  if (!isNamed(named)) return undefined;
  const parentId = await idOfNamed(deps, 'customer', named);
  if (parentId === null)
    faults.push(fieldFault(deps, row, 'parent', 'customer-unknown', { name: nameOf(named) }));
  else if (await isBelow(deps, parentId, id)) {
    faults.push(
      fieldFault(deps, row, 'parent', 'value-invalid', { detail: 'belongs to this customer itself' }),
    );
  }
  return parentId ?? undefined;
}

function isBelow({ store }: KindDeps, customerId: string, aboveId: string): Promise<boolean> {
  return leadsTo(customerId, aboveId, async (id) => (await store.customers.read(id))?.parentId ?? null);
}

async function ownerOf(
  deps: KindDeps,
  { row, values }: MappedRow,
  faults: Fault[],
): Promise<string | undefined> {
  const ownerId = values['owner'];
  if (typeof ownerId !== 'string') return undefined;
  const owner = await deps.store.people.read(ownerId);
  if (!owner?.active) faults.push(fieldFault(deps, row, 'owner', 'colleague-unknown', { name: ownerId }));
  return ownerId;
}

type TextOf = (field: string) => string | undefined;

function namesOf(known: Customer, textOf: TextOf): Customer['otherNames'] {
  return Object.entries(otherNames).reduce<Customer['otherNames']>((names, [field, kind]) => {
    const name = textOf(field);
    return name === undefined ? names : put(names, { kind, name }, (other) => other.kind === kind);
  }, known.otherNames);
}

function identifiersOf(known: Customer, textOf: TextOf): Customer['identifiers'] {
  const country = textOf('country') ?? '';
  return Object.entries(identifiers).reduce<Customer['identifiers']>((all, [field, kind]) => {
    const value = textOf(field);
    if (value === undefined) return all;
    return put(all, { kind, country, value }, (other) => other.kind === kind && other.country === country);
  }, known.identifiers);
}

function addressesOf(known: Customer, textOf: TextOf): Customer['addresses'] {
  const country = textOf('country');
  return Object.entries(addresses).reduce<Customer['addresses']>((all, [field, kind]) => {
    const text = textOf(field);
    if (text === undefined) return all;
    const before = all.find((other) => other.kind === kind);
    const entry = { kind, country: country ?? before?.country ?? null, text };
    return put(all, entry, (other) => other.kind === kind);
  }, known.addresses);
}

function addedTo(entries: readonly string[], entry: string | undefined): string[] {
  return entry === undefined || entries.includes(entry) ? [...entries] : [...entries, entry];
}

function sizeOf(known: Customer, { values }: MappedRow): Customer['size'] {
  const { employees, revenue, revenueCurrency, sizeAsOf } = values;
  if (employees === undefined && revenue === undefined) return known.size;
  const before = known.size ?? { employees: null, revenue: null, asOf: null };
  return {
    employees: typeof employees === 'number' ? employees : before.employees,
    revenue:
      typeof revenue === 'number' && typeof revenueCurrency === 'string'
        ? { amount: revenue, currency: revenueCurrency }
        : before.revenue,
    asOf: typeof sizeAsOf === 'string' ? sizeAsOf : before.asOf,
  };
}

function situationOf(known: Customer, textOf: TextOf): Customer['situation'] {
  const [text, asOf, source] = [textOf('situation'), textOf('situationAsOf'), textOf('situationSource')];
  if (text === undefined || asOf === undefined || source === undefined) return known.situation;
  return put(known.situation, { text, asOf, source }, (other) => other.asOf === asOf && other.text === text);
}
