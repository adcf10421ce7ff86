import type { Customer } from '../../../contracts/wire/directory';
import type { Reference } from '../../../domain/project/model/references';
import { hasReference, referencesBeside, referenceText } from '../../../domain/project/model/references';
import type { Directory } from '../../../store/directory';
import type { Store } from '../../../store/store';
import { Problem } from '../../kit/problems/problems';

/** A change of a record follows its claims within this time, or will not any more. */
const changeMs = 60_000;

/**
 * Customers whose references are theirs alone. Each is claimed before the record has it and freed after; the record
 * decides, so a claim that a crash has left behind makes room.
 */
export function withReferences(store: Pick<Store, 'customers' | 'references'>): Directory<Customer> {
  const { customers } = store;
  return {
    ...customers,
    async create(customer, changedBy) {
      const undo = await claimAll(store, customer.id, customer.references);
      const created = await customers.create(customer, changedBy);
      // the id may be that of a customer who has one of them: then the claim is as old as that record
      if (!created) await undo();
      return created;
    },
    async replace(customer, revision, changedBy) {
      const before = await customers.read(customer.id);
      const known = before?.references ?? [];
      const undo = await claimAll(store, customer.id, referencesBeside(customer.references, known));
      const replaced = await customers.replace(customer, revision, changedBy);
      if (!replaced) await undo();
      else {
        for (const reference of referencesBeside(known, customer.references)) {
          await store.references.release('customer', reference, customer.id);
        }
      }
      return replaced;
    },
  };
}

/**
 * Claims references for a customer: all or none.
 *
 * @returns gives the new claims back
 * @throws Problem when another customer has one of them
 */
async function claimAll(
  { customers, references }: Pick<Store, 'customers' | 'references'>,
  customerId: string,
  given: readonly Reference[],
): Promise<() => Promise<void>> {
  const claimed: Reference[] = [];
  const undo = async (): Promise<void> => {
    for (const reference of claimed) await references.release('customer', reference, customerId);
  };
  for (const reference of given) {
    const { targetId, claimedAtMs, isNew } = await references.claim('customer', reference, customerId);
    if (isNew) claimed.push(reference);
    if (targetId === customerId) continue;
    const holder = await customers.read(targetId);
    const isHeld = claimedAtMs > Date.now() - changeMs || hasReference(holder?.references ?? [], reference);
    if (!isHeld && (await references.move('customer', reference, targetId, customerId))) continue;
    await undo();
    const detail = `The customer "${targetId}" has the reference "${referenceText(reference)}".`;
    throw new Problem('reference-taken', detail);
  }
  return undo;
}
