import { isDeepStrictEqual } from 'node:util';
import type { Person } from '../../contracts/wire/directory';
import { personSchema } from '../../contracts/wire/directory';
import { importFields } from '../../contracts/wire/import-fields';
import { administratorRole } from '../../domain/administration/rights';
import { isApplication } from '../../domain/project/model/actors';
import type { Fault } from '../../imports/faults/fault-codes';
import type { MappedRow } from '../../imports/mapping/mapped-row';
import { queueOffers } from '../../people/availability';
import { leadsTo } from '../../store/line-above';
import type { Versioned } from '../../store/directory';
import type { ImportOf, KindDeps, RowPlan } from './import-kind';
import { fieldFault, refused, RowFaults } from './import-kind';
import { identityOf, textOf } from './named-records';

/**
 * People of the company. What a row does not say stays; nobody is deactivated by a file, and no administrator is made or
 * gets another address by one.
 */
export function colleagueRows(deps: KindDeps): ImportOf {
  const plan = async (row: MappedRow): Promise<RowPlan> => {
    if (!isApplication(deps.actor)) {
      return refused([{ code: 'people-by-programs', row: row.row, values: {} }]);
    }
    const change = await changeOf(deps, row);
    if ('faults' in change) return refused(change.faults);
    deps.planned.set(change.person.id, null);
    return { outcome: change.outcome, apply: () => deps.oneOfFew(() => apply(deps, row, change)) };
  };
  return {
    identityOf: (row) => identityOf(deps, row),
    aboveOf: (row) => (textOf(row, 'manager') === '' ? null : `id ${textOf(row, 'manager')}`),
    mayRepeat: true,
    again: plan,
    plan,
  };
}

interface Change {
  readonly outcome: 'created' | 'changed' | 'same';
  readonly person: Person;
  readonly before: Versioned<Person> | null;
}

/** How often a change is made anew whose record somebody else has changed meanwhile. */
const mostAttempts = 5;

async function apply(deps: KindDeps, row: MappedRow, first: Change): Promise<void> {
  const { people } = deps.store;
  let change: Awaited<ReturnType<typeof changeOf>> = first;
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    if ('faults' in change) throw new RowFaults(change.faults);
    const { outcome, person, before } = change;
    if (outcome === 'same') return;
    const written = before
      ? await people.replace(person, before.revision, offersNow, deps.actor)
      : await people.create(person, offersNow, deps.actor);
    if (written) return;
    change = await changeOf(deps, row);
  }
  throw new Error(`Row ${row.row} is changed by others again and again.`);
}

/** Whoever becomes available is offered what waits in the queue. */
const offersNow = (before: Person | null, after: Versioned<Person>) => queueOffers(before, after, Date.now());

async function changeOf(
  deps: KindDeps,
  row: MappedRow,
): Promise<Change | { readonly faults: readonly Fault[] }> {
  const { values } = row;
  const id = textOf(row, 'id');
  const before = await deps.store.people.read(id);
  const faults: Fault[] = before ? [] : missingForNew(deps, row);
  const managerId = textOf(row, 'manager');
  if (managerId !== '') faults.push(...(await managerFaults(deps, row, id, managerId)));
  if (faults.length > 0) return { faults };
  const known: Person = before ? withoutRevision(before) : { ...newcomer, id };
  const plain = ['name', 'email', 'team', 'roles', 'regions', 'language', 'timeZone', 'capacity'] as const;
  const given = Object.fromEntries(
    plain.flatMap((field) => (values[field] === undefined ? [] : [[field, values[field]]])),
  );
  const { addressProblem, ...fields } = { ...known, ...given, ...(managerId !== '' && { managerId }) };
  const read = personSchema.safeParse(fields);
  if (!read.success) {
    return {
      faults: read.error.issues.map(({ path, message: detail }) =>
        fieldFault(deps, row.row, fieldOf(String(path[0] ?? '')), 'value-invalid', { detail }),
      ),
    };
  }
  const person: Person = { ...read.data, addressProblem };
  const isOne = [before, person].some((each) => each?.roles.includes(administratorRole));
  const isAsBefore = before?.roles.includes(administratorRole) && before.email === person.email;
  if (isOne && !isAsBefore) return { faults: [{ code: 'administrator', row: row.row, values: {} }] };
  if (before && isSame(person, withoutRevision(before))) return { outcome: 'same', person, before };
  return { outcome: before ? 'changed' : 'created', person, before };
}

/** What a new person has that no row says. */
const newcomer: Person = {
  ...{
    id: '',
    name: '',
    email: '',
    roles: [],
    managerId: null,
    team: null,
    regions: [],
    customerClasses: [],
  },
  ...{ absences: [], language: 'en', timeZone: 'UTC', calendar: null, capacity: 0, active: true },
  addressProblem: null,
};

function missingForNew(deps: KindDeps, { row, values }: MappedRow): Fault[] {
  return Object.entries(importFields.people)
    .filter(([field, declared]) => 'isNeededForNew' in declared && values[field] === undefined)
    .map(([field]) => fieldFault(deps, row, field, 'value-missing-for-new'));
}

async function managerFaults(
  { store, planned, ...deps }: KindDeps,
  { row }: MappedRow,
  id: string,
  managerId: string,
): Promise<Fault[]> {
  if (!planned.has(managerId) && !(await store.people.read(managerId))) {
    return [fieldFault(deps, row, 'manager', 'manager-unknown', { name: managerId })];
  }
  const above = async (personId: string) => (await store.people.read(personId))?.managerId ?? null;
  if (managerId !== id && !(await leadsTo(managerId, id, above))) return [];
  const detail = 'is this person, or somebody below';
  return [fieldFault(deps, row, 'manager', 'value-invalid', { detail })];
}

function fieldOf(part: string): string {
  return part === 'managerId' ? 'manager' : part;
}

function withoutRevision({ revision: _, ...person }: Versioned<Person>): Person {
  return person;
}

/** As they are stored: without undefined fields. */
function isSame(one: object, other: object): boolean {
  const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));
  return isDeepStrictEqual(plain(one), plain(other));
}
