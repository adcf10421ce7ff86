/**
 * Who may see and change what of the customer archive (process.md, section 1: it belongs to the company, and what is
 * personal only serves those who work with the customer now). One table; who stands how to a customer is looked up
 * elsewhere.
 */

/**
 * How somebody stands to a customer. `owner`: of the relation. `team`: in the team of its owner, or of whoever leads a
 * project. `role`, `former-role`: has a role or a task in a running project, or had one in a project that ended.
 * `above-running`, `above`: a manager above who leads a running project, or above the owner of the relation or whoever
 * led a project that ended. Whoever stands in for a person stands as that person does.
 */
export const standings = ['owner', 'team', 'role', 'former-role', 'above-running', 'above'] as const;
export type Standing = (typeof standings)[number];

export const archiveRights = [
  'see-customer',
  'change-customer',
  'see-people',
  'change-people',
  'see-personal',
  'write-personal',
  'export',
] as const;
/** `export`: to take a list, or all about a person, away as a file; what is in it needs its own right. */
export type ArchiveRight = (typeof archiveRights)[number];

const company = ['see-customer', 'see-people'] as const;
const work = [...company, 'change-customer', 'change-people'] as const;
const personal = [...work, 'see-personal', 'write-personal'] as const;

/** What each way to stand to a customer allows. Several ways allow what any of them does. */
export const rightsByStanding: Readonly<Record<Standing, readonly ArchiveRight[]>> = {
  owner: work,
  team: work,
  role: personal,
  'former-role': company,
  'above-running': [...personal, 'export'],
  above: [...work, 'export'],
};

/** What somebody may do who stands to a customer in some ways. */
export function rightsOf(stands: readonly Standing[]): ReadonlySet<ArchiveRight> {
  return new Set(stands.flatMap((standing) => rightsByStanding[standing]));
}

/**
 * Whether seeing what is personal is kept in the audit log: whenever the viewer is not in the team that works with the
 * customer.
 */
export function isAudited(stands: readonly Standing[]): boolean {
  return !stands.includes('team') && !stands.includes('owner');
}

/**
 * How somebody stands to the company as a whole, whatever the customer. `manager`: somebody reports to them.
 * `colleague`: everybody else.
 */
export const companyPlaces = ['manager', 'colleague'] as const;
export type CompanyPlace = (typeof companyPlaces)[number];

/**
 * `import`: bring files in; each row still does only what its person may do one by one. `keep-unheld`: look after
 * customers that nobody owns and that have no project, since nobody stands to those in any way.
 */
export const companyRights = ['import', 'keep-unheld'] as const;
export type CompanyRight = (typeof companyRights)[number];

export const companyRightsByPlace: Readonly<Record<CompanyPlace, readonly CompanyRight[]>> = {
  manager: companyRights,
  colleague: [],
};

/** What whoever looks after a customer that nobody holds may do with it. */
export const rightsToUnheld: readonly ArchiveRight[] = work;

/**
 * What somebody may do with a customer: as they stand to it, or, where nobody holds it, as they stand to the company.
 *
 * @param isHeld whether somebody owns the relation or there is, or was, a project
 */
export function rightsToCustomer(
  stands: readonly Standing[],
  { isHeld, company }: { readonly isHeld: boolean; readonly company: ReadonlySet<CompanyRight> },
): ReadonlySet<ArchiveRight> {
  return isHeld || !company.has('keep-unheld') ? rightsOf(stands) : new Set(rightsToUnheld);
}
