import { referenceIn } from '../../contracts/wire/references';
import type { Reference } from '../../domain/project/model/references';
import { hasReference, referenceText } from '../../domain/project/model/references';
import type { ProjectState } from '../../domain/project/model/state';
import { latestState } from '../../store/projects/latest-state';
import type { Store } from '../../store/store';
import { Problem } from '../kit/problems/problems';

/** What stands for a project or a customer in paths and bodies: its own id, or a reference in its place. */

type References = Pick<Store, 'references'>;
type Projects = Pick<Store, 'projects' | 'ledger'>;

/** What stands in place of an id for a reference. */
export function referenceName({ system, id }: Reference): string {
  return `ref:${system}:${id.normalize('NFC')}`;
}

/** The id of the project that a name means, or the reference that no project has. */
export type Place = { readonly projectId: string } | { readonly reference: Reference };

/** An id is taken as it is: whether there is such a project, its workflow says. */
export async function placeOf({ references }: References, name: string): Promise<Place> {
  const reference = referenceIn(name);
  if (!reference) return { projectId: name };
  const [claim] = await references.read('project', [reference]);
  return claim ? { projectId: claim.targetId } : { reference };
}

/** The same for a report that may wait: one that has a claim and is only being opened is no project yet. */
export async function openedPlaceOf(store: References & Projects, name: string): Promise<Place> {
  const place = await placeOf(store, name);
  const reference = referenceIn(name);
  if (!reference || 'reference' in place) return place;
  return (await latestState(store, place.projectId))?.deal ? place : { reference };
}

/**
 * The same where there must be a project.
 *
 * @throws Problem when no project has the reference
 */
export async function projectIdOf(store: References, name: string): Promise<string> {
  const place = await placeOf(store, name);
  if ('projectId' in place) return place.projectId;
  throw noProjectWith(place.reference);
}

export function noProjectWith(reference: Reference): Problem {
  return new Problem('unknown-project', `No project has the reference "${referenceText(reference)}".`);
}

/**
 * The project that a name means, as it is; the reference when no project has it.
 *
 * @throws Problem when there is no project with the id
 */
export async function projectCalled(
  store: References & Pick<Store, 'projects'>,
  name: string,
): Promise<ProjectState | { readonly reference: Reference }> {
  const place = await placeOf(store, name);
  if ('reference' in place) return place;
  const state = await store.projects.read(place.projectId);
  if (state) return state;
  const reference = referenceIn(name);
  // a claim without a project: it is only being opened
  if (reference) return { reference };
  throw new Problem('unknown-project', `There is no project "${name}".`);
}

/**
 * The id of the customer that a name means; the reference of a duplicate means the one that is kept.
 *
 * @throws Problem when no customer has the reference
 */
export async function customerIdOf(
  { references, customers, customerLinks }: References & Pick<Store, 'customers' | 'customerLinks'>,
  name: string,
): Promise<string> {
  const reference = referenceIn(name);
  if (!reference) return name;
  const [claim] = await references.read('customer', [reference]);
  // the record decides: a claim may be left of a change that did not come about
  const customer = claim && (await customers.read(claim.targetId));
  if (customer && hasReference(customer.references, reference)) {
    return (await customerLinks.keptOf([customer.id])).get(customer.id) ?? customer.id;
  }
  throw new Problem('unknown-customer', `No customer has the reference "${referenceText(reference)}".`);
}
