import type { BundleKind, BundleLine, LineOf } from '../contracts/wire/archive-bundle';
import { toInstant } from '../contracts/wire/wire';
import type { Reference } from '../domain/project/model/references';
import type { CustomerDuplicate } from '../store/customer-duplicates';
import type { CustomerContact } from '../store/customer-contacts';
import type { CustomerLink } from '../store/customer-links';
import type { Directory, Snapshot } from '../store/directory';
import type { FinishedErasure } from '../store/erasures';
import type { RecordChange } from '../store/models/directory-models';
import type { ReferenceClaim } from '../store/references';
import type { Store } from '../store/store';

/** The whole archive as lines, in the order in which they are put back. */

/** What the archive is read from. */
export type BundleStore = Pick<
  Store,
  | 'customers'
  | 'customerPeople'
  | 'personalFacts'
  | 'customerContacts'
  | 'customerLinks'
  | 'customerDuplicates'
  | 'erasures'
  | 'references'
  | 'people'
>;

/** Where a bundle is: what was written last, and of how many lines. */
export interface BundlePlace {
  readonly part: number;
  readonly afterId: string | null;
  readonly lines: Readonly<Partial<Record<BundleKind, number>>>;
}

export const bundleStart: BundlePlace = { part: 0, afterId: null, lines: {} };

/** Records that are read at once. */
const atOnce = 200;

interface PartPage {
  readonly lines: readonly BundleLine[];
  /** Null: the part is at its end. */
  readonly lastId: string | null;
}

type Part = (store: BundleStore, afterId: string | undefined) => Promise<PartPage>;

/** Who must not come back first; then which customers are one, so that nobody looks for it anew; then the records. */
const parts: readonly Part[] = [
  () => Promise.resolve({ lines: [{ kind: 'archive', version: 1 }], lastId: null }),
  async ({ erasures }, afterId) => {
    const found = await erasures.finished({ afterId, limit: atOnce });
    // of one that is not over nobody can say that it is
    return pageOf(found, found.filter(({ doneAtMs }) => doneAtMs > 0).map(erasureLine), ({ id }) => id);
  },
  async ({ customerDuplicates }, afterId) => {
    const found = await customerDuplicates.all({ afterId, limit: atOnce });
    return pageOf(found, found.filter(isDecided).map(pairLine), ({ pairId }) => pairId);
  },
  async ({ customerLinks }, afterId) => {
    const found = await customerLinks.page({ afterId, limit: atOnce });
    return pageOf(found, found.map(linkLine), ({ duplicateId }) => duplicateId);
  },
  async (store, afterId) => {
    const found = await store.customers.snapshots({ afterId, limit: atOnce });
    const claims = await claimsOf(store, 'customer', found);
    return recordPage('customer', store.customers, found, ({ record: { revision, ...record }, change }) => ({
      ...{ kind: 'customer', record, revision, change: changeOnWire(change) },
      claims: claims(record.id),
    }));
  },
  async (store, afterId) => {
    const found = await store.customerPeople.snapshots({ afterId, limit: atOnce });
    const claims = await claimsOf(store, 'customer-person', found);
    return recordPage(
      'customer-person',
      store.customerPeople,
      found,
      ({ record: { revision, ...record }, change }) => ({
        ...{ kind: 'customer-person', record, revision, change: changeOnWire(change) },
        claims: claims(record.id),
      }),
    );
  },
  async ({ personalFacts }, afterId) => {
    const found = await personalFacts.snapshots({ afterId, limit: atOnce });
    return recordPage(
      'personal-fact',
      personalFacts,
      found,
      ({ record: { revision, ...record }, change }) => ({
        ...{ kind: 'personal-fact', record, revision, change: changeOnWire(change) },
      }),
    );
  },
  async ({ customerContacts }, afterId) => {
    const after = afterId === undefined ? undefined : { key: afterId, id: afterId };
    const order = { field: 'contactId', descending: false };
    const { rows } = await customerContacts.page({ conditions: [], order, after, limit: atOnce });
    return pageOf(rows, rows.map(contactLine), ({ id }) => id);
  },
];

/** @returns the next lines with their fields in order, and where to go on; null: that was all */
export async function bundlePage(
  store: BundleStore,
  { part, afterId, lines: counted }: BundlePlace,
): Promise<{ readonly lines: readonly unknown[]; readonly next: BundlePlace | null }> {
  const read = parts[part];
  if (!read) return { lines: [inOrder({ kind: 'end', lines: counted })], next: null };
  const { lines, lastId } = await read(store, afterId ?? undefined);
  const all: Partial<Record<BundleKind, number>> = { ...counted };
  for (const { kind } of lines) all[kind] = (all[kind] ?? 0) + 1;
  const next = { part: lastId === null ? part + 1 : part, afterId: lastId, lines: all };
  return { lines: lines.map(inOrder), next };
}

/** All lines, page by page. */
export async function* bundleLines(store: BundleStore): AsyncGenerator<string> {
  for (let place: BundlePlace | null = bundleStart; place;) {
    const page: Awaited<ReturnType<typeof bundlePage>> = await bundlePage(store, place);
    for (const line of page.lines) yield JSON.stringify(line);
    place = page.next;
  }
}

/** A text that is the same for the same content, in whatever order a database has its fields. */
export function lineText(line: BundleLine): string {
  return JSON.stringify(inOrder(line));
}

/** With fields in the order of their names. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, inOrder(each)]));
}

function pageOf<Row>(
  found: readonly Row[],
  lines: readonly BundleLine[],
  id: (row: Row) => string,
): PartPage {
  const last = found.length < atOnce ? undefined : found.at(-1);
  return { lines, lastId: last === undefined ? null : id(last) };
}

/** Records, each with its earlier changes behind it. */
async function recordPage<T extends { id: string }>(
  of: LineOf<'change'>['of'],
  records: Directory<T>,
  found: readonly Snapshot<T>[],
  line: (snapshot: Snapshot<T>) => BundleLine,
): Promise<PartPage> {
  const lines: BundleLine[] = [];
  for (const snapshot of found) {
    lines.push(line(snapshot));
    const { id, revision } = snapshot.record;
    for (let afterRevision = 0; afterRevision < revision - 1;) {
      const changes = await records.history(id, { afterRevision, limit: atOnce });
      const earlier = changes.filter((change) => change.revision < revision);
      lines.push(
        ...earlier.map((change): BundleLine => ({ kind: 'change', of, id, change: changeOnWire(change) })),
      );
      const last = earlier.at(-1);
      if (!last || changes.length < atOnce) break;
      afterRevision = last.revision;
    }
  }
  return pageOf(found, lines, ({ record }) => record.id);
}

async function claimsOf(
  { references }: BundleStore,
  kind: 'customer' | 'customer-person',
  found: readonly Snapshot<{ id: string; references: Reference[] }>[],
): Promise<(id: string) => LineOf<'customer'>['claims']> {
  const having = found.filter(({ record }) => record.references.length > 0);
  const claims =
    having.length === 0
      ? []
      : await references.of(
          kind,
          having.map(({ record }) => record.id),
        );
  const key = ({ reference: { system, id } }: ReferenceClaim): string => `${system}:${id}`;
  return (id) =>
    claims
      .filter(({ targetId }) => targetId === id)
      .sort((one, other) => (key(one) < key(other) ? -1 : 1))
      .map(({ reference, movedFrom, claimedAtMs }) => ({
        reference,
        movedFrom,
        claimedAt: toInstant(claimedAtMs),
      }));
}

/** Whether anybody, or the finder, has decided: what is open is found again. */
function isDecided({ state, isByHand, isForGood }: CustomerDuplicate): boolean {
  return state !== 'open' || isByHand || isForGood;
}

export function changeOnWire({ revision, atMs, actor, changes }: RecordChange): LineOf<'change'>['change'] {
  return { revision, at: toInstant(atMs), actor, changes: changes.map((each) => ({ ...each })) };
}

export function erasureLine({ requestedAtMs, doneAtMs, ...rest }: FinishedErasure): LineOf<'erasure'> {
  return {
    ...{ kind: 'erasure', ...rest, found: { ...rest.found } },
    ...{ requestedAt: toInstant(requestedAtMs), doneAt: toInstant(doneAtMs) },
  };
}

export function pairLine(pair: CustomerDuplicate): LineOf<'pair'> {
  const { pairId, oneId, otherId, state, score, reasons, foundAtMs, intoId, decidedBy, decidedAtMs } = pair;
  return {
    ...{ kind: 'pair', id: pairId, customerIds: [oneId, otherId], state, score },
    reasons: reasons as LineOf<'pair'>['reasons'],
    ...{ foundAt: toInstant(foundAtMs), into: intoId },
    ...{ automatic: pair.isAutomatic, byHand: pair.isByHand, forGood: pair.isForGood },
    ...{ decidedBy, decidedAt: decidedAtMs === null ? null : toInstant(decidedAtMs) },
    evidence: [...pair.evidence],
  };
}

export function linkLine({ linkedAtMs, ...link }: CustomerLink): LineOf<'link'> {
  return { kind: 'link', ...link, linkedAt: toInstant(linkedAtMs) };
}

export function contactLine({ occurredAtMs, recordedAtMs, ...rest }: CustomerContact): LineOf<'contact'> {
  const lists = { projectIds: [...rest.projectIds], personIds: [...rest.personIds] };
  const instants = { occurredAt: toInstant(occurredAtMs), recordedAt: toInstant(recordedAtMs) };
  return { kind: 'contact', contact: { ...rest, ...lists, ...instants } };
}
