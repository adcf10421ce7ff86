import type { Customer } from '../../contracts/wire/customers';
import type { ArchiveRight } from '../../domain/archive/rights';
import { isApplication } from '../../domain/project/model/actors';
import type { ProjectState } from '../../domain/project/model/state';
import { mayRead } from '../../people/access';
import { accessToCustomer } from '../../people/company-rights';
import { managersAbove } from '../../people/presence';
import type { KindDeps } from './import-kind';

/**
 * What the rows of an import may do. A program's file may do all that its key may; a person's file does what the person
 * may do one by one, looked up row by row, so a right that is lost half-way counts from the next row on.
 */
type Asking = Pick<KindDeps, 'store' | 'actor'>;

export async function mayWithCustomer(
  { store, actor }: Asking,
  customer: Pick<Customer, 'id' | 'ownerId'>,
  right: ArchiveRight,
): Promise<boolean> {
  if (isApplication(actor)) return true;
  const person = await store.people.read(actor);
  if (!person) return false;
  return (await accessToCustomer(store, customer, person, Date.now())).rights.has(right);
}

/** Whether a project of somebody may be opened: it is their own, or that of somebody below them. */
export async function mayOpenFor({ store, actor }: Asking, ownerId: string): Promise<boolean> {
  if (isApplication(actor)) return true;
  const person = await store.people.read(actor);
  if (!person?.active) return false;
  return ownerId === actor || (await managersAbove(store, ownerId)).some(({ id }) => id === actor);
}

/** Whether what a row says of a project may be written there: only by those who may read it. */
export async function mayWithProject({ store, actor }: Asking, project: ProjectState): Promise<boolean> {
  if (isApplication(actor)) return true;
  const person = await store.people.read(actor);
  return person !== null && (await mayRead(store, project, person, Date.now()));
}
