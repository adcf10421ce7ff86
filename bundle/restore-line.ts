import { isDeepStrictEqual } from 'node:util';
import type { BundleLine, LineOf } from '../contracts/wire/archive-bundle';
import { referenceText } from '../domain/project/model/references';
import type { CustomerDuplicate } from '../store/customer-duplicates';
import type { Directory } from '../store/directory';
import type { RecordChange } from '../store/models/directory-models';
import { LineFault } from './line-fault';
import type { BundleStore } from './write-bundle';
import { changeOnWire, contactLine, erasureLine, inOrder, linkLine, pairLine } from './write-bundle';

/** What became of a line. */
export type Restored = 'created' | 'same';

type Kept = LineOf<'customer'> | LineOf<'customer-person'> | LineOf<'personal-fact'>;

/**
 * Puts lines back one after the other. What is there already has to be the same: nothing is overwritten.
 *
 * @returns puts one back. @throws LineFault when it is refused
 */
export function restorer(store: BundleStore, isCommitted: boolean): (line: BundleLine) => Promise<Restored> {
  /** What a dry run would have written, which others hang on: `<kind>:<id>`. */
  const planned = new Set<string>();
  const directories = {
    customer: store.customers,
    'customer-person': store.customerPeople,
    'personal-fact': store.personalFacts,
  } as const;
  const directoryOf = (kind: Kept['kind']): Directory<{ id: string }> => directories[kind];

  const isThere = async (kind: Kept['kind'], id: string): Promise<boolean> =>
    planned.has(`${kind}:${id}`) || (await directoryOf(kind).read(id)) !== null;

  const refuseErased = async (personId: string, references: readonly string[] = []): Promise<void> => {
    const { erasures } = store;
    if (!(await erasures.wasErased(personId)) && !(await erasures.isErasing({ personId, references })))
      return;
    throw new LineFault(
      'person-erased',
      'The person was erased here.',
      'Nothing is to be done: whoever was erased stays so. Delete the file, or export it anew.',
    );
  };

  const checkCustomer = async (customerId: string): Promise<void> => {
    if (await isThere('customer', customerId)) return;
    throw new LineFault(
      'customer-missing',
      `There is no customer "${customerId}".`,
      'Import the line of the customer first, or see why it was refused.',
    );
  };

  const check = async (line: Kept): Promise<void> => {
    if (line.kind === 'customer') {
      const { ownerId } = line.record;
      if (ownerId === null || (await store.people.read(ownerId))) return;
      throw new LineFault(
        'owner-missing',
        `The relation belongs to "${ownerId}", and there is no such person.`,
        'Create the person, active or not, and import the file again.',
      );
    }
    await checkCustomer(line.record.customerId);
    if (line.kind === 'customer-person') {
      return refuseErased(line.record.id, line.record.references.map(referenceText));
    }
    await refuseErased(line.record.personId);
    if (await isThere('customer-person', line.record.personId)) return;
    throw new LineFault(
      'person-missing',
      `There is nobody with the id "${line.record.personId}" at the customer.`,
      'Import the line of the person first, or see why it was refused.',
    );
  };

  const claim = async (line: LineOf<'customer'> | LineOf<'customer-person'>): Promise<void> => {
    for (const { reference, movedFrom, claimedAt } of line.claims) {
      const own = { reference, movedFrom, claimedAtMs: Date.parse(claimedAt), targetId: line.record.id };
      const found = isCommitted
        ? await store.references.restore(line.kind, own)
        : await store.references.find(line.kind, reference);
      if (!found || found.targetId === line.record.id) continue;
      throw new LineFault(
        'reference-taken',
        `"${found.targetId}" has the reference "${referenceText(reference)}".`,
        'Take the reference from one of the two, and import the file again.',
      );
    }
  };

  const record = async (line: Kept): Promise<Restored> => {
    const records = directoryOf(line.kind);
    const { id } = line.record;
    if (line.change.revision !== line.revision) {
      throw new LineFault(
        'line-invalid',
        `change.revision is ${line.change.revision}, and revision ${line.revision}.`,
        'Take the file as it was exported.',
      );
    }
    const known = await records.read(id);
    if (known) {
      const change = (await records.history(id, { afterRevision: known.revision - 1, limit: 1 }))[0];
      const there = { record: withoutRevision(known), change: change && changeOnWire(change) };
      if (isSame(there, { record: line.record, change: line.change })) return 'same';
      throw differs(
        `${line.kind} "${id}"`,
        `revision ${known.revision} here, revision ${line.revision} in the file`,
      );
    }
    await check(line);
    if (line.kind !== 'personal-fact') await claim(line);
    if (!isCommitted) planned.add(`${line.kind}:${id}`);
    else {
      if (!(await records.restore(line.record, storedChange(line.change)))) {
        throw differs(`${line.kind} "${id}"`, 'it was created in this moment');
      }
      await checkBehind(line);
    }
    return 'created';
  };

  /** An erasure that began before the write finds nothing to remove any more. */
  const checkBehind = async (line: Kept): Promise<void> => {
    if (line.kind === 'customer') return;
    try {
      await check(line);
    } catch (error) {
      await directoryOf(line.kind).forget(line.record.id);
      if (line.kind === 'customer-person') {
        for (const each of line.record.references) {
          await store.references.release('customer-person', each, line.record.id);
        }
      }
      throw error;
    }
  };

  const change = async ({ of, id, change: given }: LineOf<'change'>): Promise<Restored> => {
    const records = directoryOf(of);
    const [known] = await records.history(id, { afterRevision: given.revision - 1, limit: 1 });
    if (known?.revision === given.revision) {
      if (isSame(changeOnWire(known), given)) return 'same';
      throw differs(`Revision ${given.revision} of the ${of} "${id}"`, 'another change led to it');
    }
    if (!(await isThere(of, id))) {
      throw new LineFault(
        'record-missing',
        `There is no ${of} "${id}" whose history it is.`,
        'Import the line of the record first, or see why it was refused.',
      );
    }
    const present = await records.read(id);
    if (present && given.revision >= present.revision) {
      throw differs(
        `The ${of} "${id}"`,
        `it has revision ${present.revision}, and the change is a later one`,
      );
    }
    if (isCommitted) await records.restoreChange(id, storedChange(given));
    return 'created';
  };

  const contact = async (line: LineOf<'contact'>): Promise<Restored> => {
    const { occurredAt, recordedAt, ...rest } = line.contact;
    const { id } = rest;
    const there = (await store.customerContacts.readMany([id]))[0];
    if (!there) {
      await checkCustomer(rest.customerId);
      for (const personId of rest.personIds) await refuseErased(personId);
      if (!isCommitted) return 'created';
    }
    const own = { ...rest, occurredAtMs: Date.parse(occurredAt), recordedAtMs: Date.parse(recordedAt) };
    const kept = there ?? (await store.customerContacts.keep(own));
    if (!isSame(contactLine(kept), line)) throw differs(`The contact "${id}"`, 'it says something else');
    return there ? 'same' : 'created';
  };

  const erasure = async (line: LineOf<'erasure'>): Promise<Restored> => {
    const { kind: _kind, requestedAt, doneAt, ...rest } = line;
    const there = await store.erasures.read(line.id);
    if (!there && !isCommitted) return 'created';
    const kept = await store.erasures.restore({
      ...{ ...rest, requestedAtMs: Date.parse(requestedAt), doneAtMs: Date.parse(doneAt) },
    });
    if (!kept || !isSame(erasureLine(kept), line)) {
      throw differs(`The erasure "${line.id}"`, 'it says something else');
    }
    return there ? 'same' : 'created';
  };

  const pair = async (line: LineOf<'pair'>): Promise<Restored> => {
    const { customerDuplicates } = store;
    const there = await customerDuplicates.read(line.id);
    if (!there) {
      if (isCommitted) await customerDuplicates.create(storedPair(line));
      return 'created';
    }
    if (isSame(pairLine(there), line)) return 'same';
    throw differs(`What was decided of "${line.id}"`, `here it is "${there.state}"`);
  };

  const link = async (line: LineOf<'link'>): Promise<Restored> => {
    const { customerLinks } = store;
    const { kind: _kind, linkedAt, ...rest } = line;
    const there = await customerLinks.read(line.duplicateId);
    if (there) {
      if (isSame(linkLine(there), line)) return 'same';
      throw differs(`The link of "${line.duplicateId}"`, `here it leads to "${there.intoId}"`);
    }
    return customerLinks.alone<Restored>(async () => {
      const { duplicateId, intoId } = line;
      if ((await customerLinks.keptOf([intoId])).get(intoId) === duplicateId) {
        throw new LineFault(
          'link-circle',
          `"${intoId}" is a duplicate of "${duplicateId}" here.`,
          'Decide which of the two is kept at /v1/customer-duplicates, and leave the line out.',
        );
      }
      if (!isCommitted) return 'created';
      await customerLinks.link({ ...rest, linkedAtMs: Date.parse(linkedAt) });
      // projects with either look at what is known of both
      for (const id of [duplicateId, intoId]) await store.customers.markUntold(id);
      return 'created';
    });
  };

  return async (line) => {
    switch (line.kind) {
      case 'archive':
      case 'end':
        return 'same';
      case 'erasure':
        return erasure(line);
      case 'pair':
        return pair(line);
      case 'link':
        return link(line);
      case 'customer':
      case 'customer-person':
      case 'personal-fact':
        return record(line);
      case 'change':
        return change(line);
      case 'contact':
        return contact(line);
    }
  };
}

function differs(what: string, how: string): LineFault {
  return new LineFault(
    'record-differs',
    `${what} is there with other content: ${how}.`,
    'Nothing is overwritten. Keep what is there and leave the line out, or import into an archive without it.',
  );
}

function isSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown): unknown => inOrder(JSON.parse(JSON.stringify(value)));
  return isDeepStrictEqual(plain(one), plain(other));
}

function withoutRevision<T extends { revision: number }>({ revision: _, ...rest }: T): Omit<T, 'revision'> {
  return rest;
}

function storedChange({ at, ...rest }: LineOf<'change'>['change']): RecordChange {
  const changes = rest.changes.map(({ field, from, to }) => ({ field, from: from ?? null, to: to ?? null }));
  return { ...rest, changes, atMs: Date.parse(at) };
}

function storedPair(line: LineOf<'pair'>): CustomerDuplicate {
  const { id: pairId, customerIds, state, score, reasons, into: intoId, decidedBy, evidence } = line;
  const [oneId, otherId] = customerIds;
  return {
    ...{ pairId, oneId, otherId, state, score, intoId, decidedBy, evidence },
    reasons: reasons.map(({ code, value }) => ({ code, ...(value !== undefined && { value }) })),
    ...{ isAutomatic: line.automatic, isByHand: line.byHand, isForGood: line.forGood },
    foundAtMs: Date.parse(line.foundAt),
    decidedAtMs: line.decidedAt === null ? null : Date.parse(line.decidedAt),
  };
}
