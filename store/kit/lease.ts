import type { Model } from 'mongoose';
import type { LeaseRow } from '../models/lease-models';
import { isDuplicateKey } from './duplicate-key';

/** Something that one process does at a time. */
export interface Lease {
  /** What is done. */
  readonly id: string;
  /** Who does it: another id for each process, or for each attempt. */
  readonly holder: string;
  /** How long a holder that has died keeps others out, milliseconds. */
  readonly longestMs: number;
}

/** @returns false: somebody else has it */
export async function takeLease(leases: Model<LeaseRow>, { id, holder, longestMs }: Lease): Promise<boolean> {
  const nowMs = Date.now();
  const lease = { holder, untilMs: nowMs + longestMs };
  const isFree = { _id: id, $or: [{ holder }, { untilMs: { $lt: nowMs } }] };
  if ((await leases.updateOne(isFree, lease)).matchedCount === 1) return true;
  try {
    await leases.create([{ _id: id, ...lease }]);
    return true;
  } catch (error) {
    // there is a row, and it is somebody else's
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Lets the next one in, unless the lease has run out and is somebody else's. */
export async function endLease(
  leases: Model<LeaseRow>,
  { id, holder }: Pick<Lease, 'id' | 'holder'>,
): Promise<void> {
  await leases.updateOne({ _id: id, holder }, { untilMs: 0 });
}
