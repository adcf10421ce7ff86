import type { Person } from '../contracts/wire/directory';
import { searchedForm } from './lists/search-text';
import type { PersonRow } from './models/directory-models';

/** How people of the company become rows of the database, and records again. */

/** Addresses that differ only in case are the same. */
export function emailKey(email: string): string {
  return email.toLowerCase();
}

export function personRow({ id, ...rest }: Person, revision: number): Omit<PersonRow, 'lastChange'> {
  const { absences, email } = rest;
  const substituteIds = absences.flatMap(({ substituteId }) => substituteId ?? []);
  const absentUntil = absences.reduce((last, { to }) => (to > last ? to : last), '');
  return {
    _id: id,
    revision,
    ...rest,
    recordId: id,
    nameKey: searchedForm(rest.name),
    emailKey: emailKey(email),
    substituteIds: [...new Set(substituteIds)],
    absentUntil,
  };
}

export function personOf({
  _id,
  emailKey: _key,
  recordId: _recordId,
  nameKey: _nameKey,
  substituteIds: _substitutes,
  absentUntil: _until,
  dueNotifications: _notifications,
  replanDue: _due,
  lastChange: _change,
  ...rest
}: PersonRow): Person & { readonly revision: number } {
  return { id: _id, ...rest };
}
