import type { Model } from 'mongoose';
import type { Reference } from '../domain/project/model/references';
import { isDuplicateKey } from './kit/duplicate-key';
import { insertNew } from './kit/insert-new';
import type { ReferencedKind, ReferenceRow } from './models/reference-models';

export type { ReferencedKind } from './models/reference-models';

/** Which project or customer has a reference. */
export interface ReferenceClaim {
  readonly reference: Reference;
  readonly targetId: string;
  /** What had it before, when it was moved. */
  readonly movedFrom: string | null;
  readonly claimedAtMs: number;
}

/**
 * The registry of references: which project or customer has which, and so what an address with a reference means. A
 * claim is written before what it is for; whoever finds one goes on from there.
 */
export interface References {
  /** The claims of these references that exist, in no particular order. */
  read(kind: ReferencedKind, references: readonly Reference[]): Promise<ReferenceClaim[]>;
  /** The claim of one reference; null when nobody has it. */
  find(kind: ReferencedKind, reference: Reference): Promise<ReferenceClaim | null>;
  /** The claims of some projects or customers. */
  of(kind: ReferencedKind, targetIds: readonly string[]): Promise<ReferenceClaim[]>;
  /** Claims a reference that nobody has; otherwise the claim there is. Of callers at once exactly one has a new claim. */
  claim(
    kind: ReferencedKind,
    reference: Reference,
    targetId: string,
  ): Promise<ReferenceClaim & { readonly isNew: boolean }>;
  /** The same for many at once, each for its own: the claims that there are now, in the order that was asked for. */
  claimEach(
    kind: ReferencedKind,
    wanted: readonly { readonly reference: Reference; readonly targetId: string }[],
  ): Promise<(ReferenceClaim & { readonly isNew: boolean })[]>;
  /** Puts a claim back as it was, unless there is one. @returns the one there is */
  restore(kind: ReferencedKind, claim: ReferenceClaim): Promise<ReferenceClaim>;
  /**
   * Gives a reference to another.
   *
   * @param back whether an earlier move is undone: nothing is kept of it then
   * @returns false when somebody else has it by now
   */
  move(
    kind: ReferencedKind,
    reference: Reference,
    fromId: string,
    toId: string,
    back?: boolean,
  ): Promise<boolean>;
  /** Frees a reference, unless another has it by now. */
  release(kind: ReferencedKind, reference: Reference, targetId: string): Promise<void>;
}

export function references(rows: Model<ReferenceRow>, now: () => number = Date.now): References {
  const claimEach: References['claimEach'] = async (kind, wanted) => {
    const claims = wanted.map(({ reference: { system, id }, targetId }) => {
      const claim = { reference: { system, id }, targetId, movedFrom: null, claimedAtMs: now() };
      return { _id: claimId(kind, claim.reference), kind, ...claim };
    });
    if (claims.length === 0) return [];
    const taken = await insertNew(rows, claims);
    if (taken.size === 0) return claims.map((row) => ({ ...claimOf(row), isNew: true }));
    const found = await rows.find({ _id: { $in: [...taken] } }).lean();
    const known = new Map(found.map((row) => [row._id, claimOf(row)]));
    const claimed: (ReferenceClaim & { readonly isNew: boolean })[] = [];
    for (const row of claims) {
      const other = known.get(row._id);
      if (!taken.has(row._id)) claimed.push({ ...claimOf(row), isNew: true });
      else if (other) claimed.push({ ...other, isNew: false });
      // one that was released in between is free again
      else claimed.push(await claim(kind, row.reference, row.targetId));
    }
    return claimed;
  };
  const claim: References['claim'] = async (kind, { system, id }, targetId) => {
    const reference = { system, id };
    const _id = claimId(kind, reference);
    const wanted = { reference, targetId, movedFrom: null, claimedAtMs: now() };
    for (;;) {
      try {
        // never an upsert: of two at once on the embedded server both may succeed
        await rows.create([{ _id, kind, ...wanted }]);
        return { ...wanted, isNew: true };
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const known = await rows.findById(_id).lean();
      // one that was released in between is free again
      if (known) return { ...claimOf(known), isNew: false };
    }
  };
  return {
    async read(kind, given) {
      if (given.length === 0) return [];
      const ids = given.map((reference) => claimId(kind, reference));
      return (await rows.find({ _id: { $in: ids } }).lean()).map(claimOf);
    },
    async find(kind, reference) {
      const found = await rows.findById(claimId(kind, reference)).lean();
      return found ? claimOf(found) : null;
    },
    async of(kind, targetIds) {
      if (targetIds.length === 0) return [];
      return (await rows.find({ kind, targetId: { $in: [...targetIds] } }).lean()).map(claimOf);
    },
    claim,
    claimEach,
    async restore(kind, claim) {
      const { reference } = claim;
      const _id = claimId(kind, reference);
      try {
        await rows.create([
          { _id, kind, ...claim, reference: { system: reference.system, id: reference.id } },
        ]);
        return claim;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const known = await rows.findById(_id).lean();
      return known ? claimOf(known) : claim;
    },
    async move(kind, reference, fromId, toId, back = false) {
      const change = { targetId: toId, movedFrom: back ? null : fromId, claimedAtMs: now() };
      const asked = { _id: claimId(kind, reference), targetId: fromId };
      return (await rows.updateOne(asked, { $set: change })).matchedCount === 1;
    },
    async release(kind, reference, targetId) {
      await rows.deleteOne({ _id: claimId(kind, reference), targetId });
    },
  };
}

/** A system's key has no colon, and the encoded id none either: no two references share an id. */
function claimId(kind: ReferencedKind, { system, id }: Reference): string {
  return `${kind}:${system}:${encodeURIComponent(id)}`;
}

function claimOf({ reference, targetId, movedFrom, claimedAtMs }: ReferenceRow): ReferenceClaim {
  return { reference, targetId, movedFrom, claimedAtMs };
}
