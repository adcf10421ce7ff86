/**
 * Who may look after the installation itself: its people, keys, webhooks, and what has failed. One table. Being an
 * administrator opens no archive and no project: whoever works with those has their own rights there.
 */

/** The role in somebody's record that makes an administrator. No playbook asks for it, so it brings no tasks. */
export const administratorRole = 'administrator';

/** How somebody stands to the installation. `manager`: others report to them. `colleague`: everybody else. */
export const administrationPlaces = ['administrator', 'manager', 'colleague'] as const;
export type AdministrationPlace = (typeof administrationPlaces)[number];

/**
 * `mend`: see emails and projects that have failed, and have them tried again. `people`: all records of colleagues.
 * `customers`: names of all customers, who owns the relation, class, and whether they are active, and nothing more of them.
 * `keys`, `webhooks`: which programs come in, and which are told. `setup`: which calendars and playbooks are in use.
 * `log`: who did what here, and who has seen personal facts.
 */
export const administrationRights = [
  'mend',
  'people',
  'customers',
  'keys',
  'webhooks',
  'setup',
  'log',
] as const;
export type AdministrationRight = (typeof administrationRights)[number];

export const administrationRightsByPlace: Readonly<
  Record<AdministrationPlace, readonly AdministrationRight[]>
> = {
  administrator: administrationRights,
  manager: [],
  colleague: [],
};

interface Someone {
  readonly active: boolean;
  readonly roles: readonly string[];
}

export function isAdministrator({ active, roles }: Someone): boolean {
  return active && roles.includes(administratorRole);
}

/** What somebody may do here; whoever is not active may do nothing. */
export function administrationRightsOf(
  person: Someone,
  isManager: boolean,
): ReadonlySet<AdministrationRight> {
  if (!person.active) return new Set();
  const other = isManager ? 'manager' : 'colleague';
  return new Set(administrationRightsByPlace[isAdministrator(person) ? 'administrator' : other]);
}
