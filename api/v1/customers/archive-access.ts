import type { Customer } from '../../../contracts/wire/customers';
import type { ArchiveRight, Standing } from '../../../domain/archive/rights';
import { isAudited } from '../../../domain/archive/rights';
import { isApplication } from '../../../domain/project/model/actors';
import { accessToCustomer } from '../../../people/company-rights';
import type { Store } from '../../../store/store';
import { Problem } from '../../kit/problems/problems';

/** In place of a customer where all are meant: no person may do anything with all of them. */
export const everyCustomer = { id: '*', ownerId: null };

/** A key alone does what its scopes say; with a person named, only what that person may do. */
export type Stands = readonly Standing[] | 'application';

/**
 * How whoever a request is for stands to a customer.
 *
 * @throws Problem `not-your-customer` for a person who may not do this
 */
export async function requireRight(
  store: Store,
  customer: Pick<Customer, 'id' | 'ownerId'>,
  actor: string,
  right: ArchiveRight,
): Promise<Stands> {
  if (isApplication(actor)) return 'application';
  const person = await store.people.read(actor);
  const isOne = customer.id !== everyCustomer.id;
  const access = person && isOne ? await accessToCustomer(store, customer, person, Date.now()) : null;
  if (access?.rights.has(right)) return access.stands;
  throw notYours(customer.id, actor, right);
}

export function notYours(customerId: string, actor: string, right: ArchiveRight): Problem {
  const detail = `"${actor}" may not do this with the customer "${customerId}": it needs ${needs[right]}.`;
  return new Problem('not-your-customer', detail);
}

const role = 'a role in a running project with it, or to be a manager above one';
const team = 'to be in its team, a role in one of its projects, or to be a manager above one';
const needs: Readonly<Record<ArchiveRight, string>> = {
  'see-customer': team,
  'change-customer': team,
  'see-people': team,
  'change-people': team,
  'see-personal': role,
  'write-personal': role,
  export: 'to be a manager above one of its projects, or above the owner of the relation',
};

/** Puts down that somebody sees what is personal, before it is shown. */
export async function noteView(
  { archiveViews }: Pick<Store, 'archiveViews'>,
  stands: Stands,
  view: {
    readonly viewerId: string;
    readonly customerId: string;
    readonly personId: string;
    readonly through: string;
  },
): Promise<void> {
  if (stands !== 'application' && !isAudited(stands)) return;
  await archiveViews.note([{ ...view, atMs: Date.now() }]);
}
