import type { CustomerClass } from './playbook';

/** Whom somebody works for; empty lists and no team mean that they work for all. */
export interface Reach {
  readonly team: string | null;
  readonly customerClasses: readonly CustomerClass[];
  readonly regions: readonly string[];
}

/** What a project asks of whoever works on it; null: any will do. */
export interface Wanted {
  readonly team: string | null;
  readonly customerClass: CustomerClass;
  readonly region: string | null;
}

/** Whether somebody works for a team and a class of customers. */
export function fits(
  person: Pick<Reach, 'team' | 'customerClasses'>,
  { team, customerClass }: Pick<Wanted, 'team' | 'customerClass'>,
): boolean {
  return (
    (team === null || person.team === null || person.team === team) &&
    (person.customerClasses.length === 0 || person.customerClasses.includes(customerClass))
  );
}

/** Whether somebody serves a customer's region. */
export function serves({ regions }: Pick<Reach, 'regions'>, region: string | null): boolean {
  return region === null || regions.length === 0 || regions.includes(region);
}

/** Among whom the least loaded takes the work, and how that is told. */
export interface Shortlist<P> {
  readonly people: readonly P[];
  readonly reason: 'least-loaded-in-team-and-region' | 'least-loaded-in-team';
}

/** Of people who work for the team and the class: those who serve the region or, where nobody does, all of them. */
export function shortlist<P extends Reach>(able: readonly P[], wanted: Wanted): Shortlist<P> {
  const fitting = able.filter((person) => fits(person, wanted));
  const inRegion = fitting.filter((person) => serves(person, wanted.region));
  if (inRegion.length === 0) return { people: fitting, reason: 'least-loaded-in-team' };
  const isForRegion = wanted.region !== null;
  return {
    people: inRegion,
    reason: isForRegion ? 'least-loaded-in-team-and-region' : 'least-loaded-in-team',
  };
}

/** The first of some ids that names one of the people: whoever knows a customer best. */
export function firstOf<P extends { readonly id: string }>(
  ids: readonly string[],
  people: readonly P[],
): P | undefined {
  const byId = new Map(people.map((person) => [person.id, person]));
  return ids.map((id) => byId.get(id)).find((person) => person !== undefined);
}
