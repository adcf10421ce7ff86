import type { Reference } from '../domain/project/model/references';
import { hasReference, referencesBeside, referenceText } from '../domain/project/model/references';
import type { BulkDirectory } from './directory';
import type { ReferencedKind, References } from './references';

/** A change of a record follows its claims within this time, or will not any more. */
const changeMs = 60_000;

/** A record that other systems have names for. */
export interface Referenced {
  readonly id: string;
  readonly references: Reference[];
}

/** Whose references are claimed. */
export interface Claimed<T extends Referenced> {
  readonly kind: Extract<ReferencedKind, 'customer' | 'customer-person'>;
  readonly records: BulkDirectory<T>;
  readonly references: References;
}

/** Another record has a reference that one was to have. */
export class ReferenceTaken extends Error {
  constructor(
    readonly holderId: string,
    readonly reference: Reference,
  ) {
    super(`"${holderId}" has the reference "${referenceText(reference)}".`);
    this.name = 'ReferenceTaken';
  }
}

/**
 * Records whose references are theirs alone. Each is claimed before the record has it and freed after; the record
 * decides, so a claim that a crash has left behind makes room.
 */
export function referencedDirectory<T extends Referenced>(claimed: Claimed<T>): BulkDirectory<T> {
  const { kind, records, references } = claimed;
  return {
    ...records,
    async create(record, changedBy) {
      const undo = await claimAll(claimed, record.id, record.references);
      const created = await records.create(record, changedBy);
      // the id may be that of a record that has one of them: then the claim is as old as that record
      if (!created) await undo();
      return created;
    },
    async createEach(given, changedBy) {
      const wanted = given.flatMap((record) =>
        record.references.map((reference) => ({ reference, targetId: record.id })),
      );
      const claims = await references.claimEach(kind, wanted);
      const isFree = wanted.map(({ targetId }, at) => claims[at]?.targetId === targetId);
      const claimedElsewhere = new Set(wanted.filter((_, at) => !isFree[at]).map(({ targetId }) => targetId));
      const taken = await records.createEach(
        given.filter(({ id }) => !claimedElsewhere.has(id)),
        changedBy,
      );
      const notMade = new Set([...claimedElsewhere, ...taken]);
      for (const [at, { reference, targetId }] of wanted.entries()) {
        const isOurs = isFree[at] && claims[at]?.isNew;
        if (notMade.has(targetId) && isOurs) await references.release(kind, reference, targetId);
      }
      return notMade;
    },
    async replace(record, revision, changedBy) {
      const before = await records.read(record.id);
      const known = before?.references ?? [];
      const undo = await claimAll(claimed, record.id, referencesBeside(record.references, known));
      const replaced = await records.replace(record, revision, changedBy);
      if (!replaced) await undo();
      else {
        for (const reference of referencesBeside(known, record.references)) {
          await references.release(kind, reference, record.id);
        }
      }
      return replaced;
    },
  };
}

/**
 * Claims references for a record: all or none.
 *
 * @returns gives the new claims back
 * @throws ReferenceTaken when another record has one of them
 */
async function claimAll<T extends Referenced>(
  { kind, records, references }: Claimed<T>,
  recordId: string,
  given: readonly Reference[],
): Promise<() => Promise<void>> {
  const claimed: Reference[] = [];
  const undo = async (): Promise<void> => {
    for (const reference of claimed) await references.release(kind, reference, recordId);
  };
  for (const reference of given) {
    const { targetId, claimedAtMs, isNew } = await references.claim(kind, reference, recordId);
    if (isNew) claimed.push(reference);
    if (targetId === recordId) continue;
    const holder = await records.read(targetId);
    const isHeld = claimedAtMs > Date.now() - changeMs || hasReference(holder?.references ?? [], reference);
    if (!isHeld && (await references.move(kind, reference, targetId, recordId))) continue;
    await undo();
    throw new ReferenceTaken(targetId, reference);
  }
  return undo;
}
