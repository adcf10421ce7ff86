import type { CustomerPerson } from '../../contracts/wire/customer-people';
import { customerPersonSchema, emptyPerson } from '../../contracts/wire/customer-people';
import { referenceText } from '../../domain/project/model/references';
import type { Fault } from '../../imports/faults/fault-codes';
import type { MappedRow } from '../../imports/mapping/mapped-row';
import { leadsTo } from '../../store/line-above';
import type { ImportOf, KindDeps } from './import-kind';
import { fieldFault } from './import-kind';
import { mayWithCustomer } from './import-rights';
import { idOfNamed, isNamed, nameOf } from './named-records';
import type { Changed } from './record-kind';
import { goesWith, importOfRecords, put } from './record-kind';

type Way = CustomerPerson['ways'][number];
const wayKinds = ['mobile', 'phone', 'fax', 'email', 'line', 'wechat'] as const;

/** People of customers. What a row does not say stays, and nothing is ever removed. */
export function customerPersonRows(deps: KindDeps): ImportOf {
  return importOfRecords<CustomerPerson>(deps, {
    kind: 'customer-person',
    records: deps.store.customerPeople,
    read: deps.gathered.customerPerson,
    schema: customerPersonSchema,
    customerOf: ({ customerId }) => customerId,
    isErased: ({ id: personId, references }) =>
      deps.store.erasures.isErasing({ personId, references: references.map(referenceText) }),
    above: 'reportsTo',
    madeOf: {
      customerId: ['customer'],
      reportsToId: ['reportsTo'],
      attitude: ['stance', 'stanceAsOf', 'stanceNote'],
      ways: [...wayKinds, 'preferredWay', 'hours'],
      references: ['reference'],
    },
    changed: (row, id, before) => changedPerson(deps, row, id, before),
  });
}

async function changedPerson(
  deps: KindDeps,
  row: MappedRow,
  id: string,
  before: CustomerPerson | null,
): Promise<Changed<CustomerPerson>> {
  const { values } = row;
  const faults: Fault[] = goesWith(deps, row, 'stance', ['stanceAsOf']);
  const customerId = await customerOfRow(deps, row, before, faults);
  const reportsToId = customerId === null ? undefined : await aboveOf(deps, row, { id, customerId }, faults);
  const name = typeof values['name'] === 'string' ? values['name'] : before?.name;
  if (name === undefined) faults.push(fieldFault(deps, row.row, 'name', 'value-missing-for-new'));
  if (faults.length > 0 || customerId === null || name === undefined) return { faults };
  const known = before ?? { ...emptyPerson, id, customerId, name };
  const plain = [
    'reading',
    'position',
    'country',
    'language',
    'presence',
    'presenceSince',
    'committee',
  ] as const;
  const given = Object.fromEntries(
    plain.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]])),
  ) as Partial<CustomerPerson>;
  return {
    record: {
      ...known,
      name,
      ...given,
      ...(reportsToId !== undefined && { reportsToId }),
      attitude: attitudeOf(known, row),
      ways: waysOf(known, row),
    },
  };
}

/** @returns null: nobody can be told, and `faults` says why */
async function customerOfRow(
  deps: KindDeps,
  { row, values }: MappedRow,
  before: CustomerPerson | null,
  faults: Fault[],
): Promise<string | null> {
  const named = values['customer'];
  if (!isNamed(named)) return before?.customerId ?? null;
  const customerId = await idOfNamed({ ...deps, planned: new Map() }, 'customer', named);
  if (customerId === null) {
    faults.push(fieldFault(deps, row, 'customer', 'customer-unknown', { name: nameOf(named) }));
  } else if (before && before.customerId !== customerId) {
    faults.push(fieldFault(deps, row, 'customer', 'other-customer', { customer: before.customerId }));
  } else {
    const customer = await deps.gathered.customer(customerId);
    if (customer && !(await mayWithCustomer(deps, customer, 'change-people'))) {
      faults.push(fieldFault(deps, row, 'customer', 'not-your-customer', { name: nameOf(named) }));
    }
  }
  return customerId;
}

async function aboveOf(
  deps: KindDeps,
  { row, values }: MappedRow,
  { id, customerId }: Pick<CustomerPerson, 'id' | 'customerId'>,
  faults: Fault[],
): Promise<string | undefined> {
  const named = values['reportsTo'];
  if (!isNamed(named)) return undefined;
  const aboveId = await idOfNamed(deps, 'customer-person', named);
  const company =
    aboveId && (deps.planned.get(aboveId) ?? (await deps.store.customerPeople.read(aboveId))?.customerId);
  if (aboveId === null || company !== customerId) {
    faults.push(fieldFault(deps, row, 'reportsTo', 'customer-person-unknown', { name: nameOf(named) }));
  } else if (await isBelow(deps, aboveId, id)) {
    faults.push(fieldFault(deps, row, 'reportsTo', 'value-invalid', { detail: 'reports to this person' }));
  }
  return aboveId ?? undefined;
}

function isBelow({ store }: KindDeps, personId: string, aboveId: string): Promise<boolean> {
  return leadsTo(personId, aboveId, async (id) => (await store.customerPeople.read(id))?.reportsToId ?? null);
}

function attitudeOf(known: CustomerPerson, { values }: MappedRow): CustomerPerson['attitude'] {
  const { stance, stanceAsOf, stanceNote } = values;
  if (typeof stance !== 'string' || typeof stanceAsOf !== 'string') return known.attitude;
  return {
    stance: stance as NonNullable<CustomerPerson['attitude']>['stance'],
    asOf: stanceAsOf,
    note: typeof stanceNote === 'string' ? stanceNote : null,
  };
}

/** One way of each kind comes from a file: the first of that kind is replaced by it, others stay. */
function waysOf(known: CustomerPerson, { values }: MappedRow): Way[] {
  const { preferredWay, hours } = values;
  const ways = wayKinds.reduce<readonly Way[]>((all, kind) => {
    const value = values[kind];
    if (typeof value !== 'string') return all;
    const before = all.find((other) => other.kind === kind);
    const way = { kind, value, isPreferred: before?.isPreferred ?? false, hours: before?.hours ?? null };
    return put(all, way, (other) => other.kind === kind);
  }, known.ways);
  if (typeof preferredWay !== 'string') return [...ways];
  const preferred = ways.find(({ kind }) => kind === preferredWay);
  if (!preferred) return [...ways];
  return ways.map((way) => ({
    ...way,
    isPreferred: way === preferred,
    ...(way === preferred && typeof hours === 'string' && { hours }),
  }));
}
