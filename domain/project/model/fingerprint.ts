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
export function fingerprintAfter(before: string, event: ProjectEvent): string {
  const known = computed.get(event);
  if (known?.before === before) return known.after;
  const { planned: _, ...fields } = event;
  const text = before + canonical(fields);
  const after = hex(fnv1a(text, offsets[0])) + hex(fnv1a(text, offsets[1]));
  computed.set(event, { before, after });
  return after;
}

/** An event is applied by the decision, by its record and by what has come since: hashed once, it costs a third. */
const computed = new WeakMap<ProjectEvent, { readonly before: string; readonly after: string }>();

/** FNV's own offset, and digits of its 64-bit offset; any other number would do. */
const offsets = [0x811c9dc5, 0xcbf29ce4] as const;

function hex(hash: number): string {
  return hash.toString(16).padStart(8, '0');
}
