import { referenceIn } from '../../contracts/wire/references';
import { hasReference, referenceText } from '../../domain/project/model/references';
import type { Store } from '../../store/store';
import { Problem } from '../kit/problems/problems';

/**
 * The id that a path means: itself, or that of whatever has the reference in its place.
 *
 * @throws Problem when nothing has the reference
 */
export async function idInPath(
  { references, customers }: Pick<Store, 'references' | 'customers'>,
  kind: 'project' | 'customer',
  given: string,
): Promise<string> {
  const reference = referenceIn(given);
  if (!reference) return given;
  const [claim] = await references.read(kind, [reference]);
  const unknown = `No ${kind} has the reference "${referenceText(reference)}".`;
  if (!claim) throw new Problem(`unknown-${kind}`, unknown);
  if (kind === 'project') return claim.targetId;
  // of customers the record decides: a claim may be left of a change that did not come about
  const customer = await customers.read(claim.targetId);
  if (customer && hasReference(customer.references, reference)) return customer.id;
  throw new Problem('unknown-customer', unknown);
}
