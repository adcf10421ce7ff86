import { canonical } from '../../canonical';
import { fnv1a } from '../../fnv1a';
import type { ProjectEvent } from './events';

/**
 * A fingerprint of all events of a project so far, in their order. Two histories that differ in any event have different
 * fingerprints, so one comparison of two short texts tells whether ledger, document and workflow agree. Plans are left
 * out: the ledger adds them when it writes the events.
 *
 * It guards against faults, not against forgery: two 32-bit FNV-1a hashes (draft-eastlake-fnv) with different offsets.
 *
 * @param before the fingerprint before the event; empty before the first one
 */
export function fingerprintAfter(before: string, { planned: _, ...event }: ProjectEvent): string {
  const text = before + canonical(event);
  return hex(fnv1a(text, offsets[0])) + hex(fnv1a(text, offsets[1]));
}

/** FNV's own offset, and digits of its 64-bit offset; any other number would do. */
const offsets = [0x811c9dc5, 0xcbf29ce4] as const;

function hex(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}
