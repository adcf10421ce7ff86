import type { Person } from '../../contracts/wire/directory';
import { idSchema, personSchema } from '../../contracts/wire/directory';
import { nearestTimeZone } from '../../contracts/wire/time-zones';
import { administratorRole } from '../../domain/administration/rights';
import type { RecordChange } from '../../store/models/directory-models';
import { asTyped } from '../kit/fields';
import type { PeopleTexts, PersonFieldName } from './people-texts';
import { personFieldNames } from './people-texts';

/** What a form says, by field: a tick is `on` or empty. */
export type TypedPerson = Readonly<Record<PersonFieldName, string>>;
export type PersonFaults = Readonly<Partial<Record<PersonFieldName, string>>>;

/** The fields of a record that the form has; the others stay as they are. */
type FormPerson = Pick<Person, PersonFieldName>;

const lists: readonly PersonFieldName[] = ['roles', 'regions', 'customerClasses'];

/** How a form shows the value of a field. */
export function typedValue(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'boolean') return value ? 'on' : '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function typedPerson(person: FormPerson): TypedPerson {
  return Object.fromEntries(personFieldNames.map((name) => [name, typedValue(person[name])])) as Record<
    PersonFieldName,
    string
  >;
}

/** The form of somebody new: with the words and the clock of whoever fills it in. */
export function newPerson({ language, timeZone, calendar }: Person): TypedPerson {
  return {
    ...{ id: '', name: '', email: '', roles: '', managerId: '', team: '', regions: '', customerClasses: '' },
    ...{ language, timeZone, calendar: calendar ?? '', capacity: '20', active: 'on' },
    ...{ mailHabit: '', teamMailHabit: '' },
  };
}

/** Reads a form; what is wrong is said in the words of the reader. */
export function readPerson(
  typed: TypedPerson,
  texts: PeopleTexts,
):
  | { readonly fields: Omit<FormPerson, 'id'>; readonly id: string | null }
  | { readonly faults: PersonFaults } {
  const shape = personSchema.shape;
  const faults: Partial<Record<PersonFieldName, string>> = {};
  const words = (name: PersonFieldName): string => texts.faults[name] ?? name;
  const take = <T>(
    name: PersonFieldName,
    schema: { safeParse(given: unknown): { success: boolean; data?: T } },
    given: unknown,
    fault = words(name),
  ): T => {
    const read = schema.safeParse(given);
    if (!read.success) faults[name] = fault;
    return read.data as T;
  };
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const list = (text: string): string[] => [
    ...new Set(
      text
        .split(/[,，、;；\n]/)
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    ),
  ];
  const id = orNull(typed.id);
  if (id !== null) take('id', idSchema, id);
  const fields = {
    name: take('name', shape.name, typed.name),
    email: take('email', shape.email, asTyped(typed.email)),
    roles: take('roles', shape.roles, list(typed.roles.normalize('NFKC').toLowerCase())),
    managerId: take('managerId', shape.managerId, orNull(typed.managerId)),
    team: take('team', shape.team, orNull(typed.team)),
    regions: take('regions', shape.regions, list(typed.regions)),
    customerClasses: take(
      'customerClasses',
      shape.customerClasses,
      list(typed.customerClasses.normalize('NFKC').toUpperCase()),
    ),
    language: take('language', shape.language, typed.language),
    timeZone: take(
      'timeZone',
      shape.timeZone,
      asTyped(typed.timeZone),
      texts.unknownZone(nearestTimeZone(typed.timeZone)),
    ),
    calendar: take('calendar', shape.calendar, orNull(typed.calendar)),
    capacity: take('capacity', shape.capacity, capacityOf(typed.capacity)),
    mailHabit: take('mailHabit', shape.mailHabit, orNull(typed.mailHabit)),
    teamMailHabit: take('teamMailHabit', shape.teamMailHabit, orNull(typed.teamMailHabit)),
    active: typed.active === 'on',
  };
  return Object.keys(faults).length > 0 ? { faults } : { fields, id };
}

function capacityOf(typed: string): number {
  const text = asTyped(typed);
  return /^\d{1,5}$/.test(text) ? Number(text) : -1;
}

/** What others have changed since a form was opened, where its writer changed something too. */
export interface Clash {
  readonly field: PersonFieldName;
  readonly now: string;
  readonly actor: string;
}

/**
 * A form that was opened before others changed the record. What its writer has not touched becomes what they made of it;
 * what both have changed stays as it was typed, and is named.
 */
export function mergedForm(
  typed: TypedPerson,
  present: FormPerson,
  since: readonly RecordChange[],
): { readonly typed: TypedPerson; readonly clashes: readonly Clash[] } {
  const merged = { ...typed };
  const clashes: Clash[] = [];
  for (const field of personFieldNames) {
    const changes = since.flatMap(({ actor, changes: each }) =>
      each.filter((change) => change.field === field).map((change) => ({ ...change, actor })),
    );
    const [first] = changes;
    const last = changes.at(-1);
    if (!first || !last) continue;
    const now = typedValue(present[field]);
    if (sameText(field, typed[field], typedValue(first.from))) merged[field] = now;
    else if (!sameText(field, typed[field], now)) clashes.push({ field, now, actor: last.actor });
  }
  return { typed: merged, clashes };
}

function sameText(field: PersonFieldName, one: string, other: string): boolean {
  const plain = (text: string): string =>
    lists.includes(field)
      ? text
          .split(',')
          .map((each) => each.trim())
          .join()
      : text.trim();
  return plain(one) === plain(other);
}

/** Whether a change takes the last administrator away, given all who are one. */
export function isLastAdministrator(
  before: Pick<Person, 'id'>,
  after: Pick<Person, 'roles' | 'active'>,
  administrators: readonly Pick<Person, 'id'>[],
): boolean {
  const stays = after.active && after.roles.includes(administratorRole);
  return !stays && administrators.length === 1 && administrators[0]?.id === before.id;
}
