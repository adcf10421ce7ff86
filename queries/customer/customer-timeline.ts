import type { Deal, ProjectState } from '../../domain/project/model/state';
import type { ContactMark, CustomerContact } from '../../store/customer-contacts';
import type { ExchangeEvent } from '../../store/projects/exchanges';
import type { Store } from '../../store/store';

/** A project that an exchange was about. */
interface AboutProject {
  readonly projectId: string;
  readonly deal: Deal;
}

/** One exchange with a customer, or a note in one of its projects. */
export interface TimelineEntry {
  readonly id: string;
  /** What happened: how they were in touch, the key of a milestone, or a note. */
  readonly what:
    | { readonly type: 'contact'; readonly kind: CustomerContact['kind'] }
    | { readonly type: 'milestone'; readonly milestone: string; readonly deal: Deal }
    | { readonly type: 'note' };
  /** When it happened, and when it was recorded, epoch milliseconds. */
  readonly atMs: number;
  readonly recordedAtMs: number;
  readonly actor: string;
  readonly evidence: string | null;
  /** What was written; null when nothing was, or it was erased. */
  readonly note: string | null;
  /** The whole email that the note was taken from. */
  readonly whole: string | null;
  /** Which projects it was about. */
  readonly projects: readonly AboutProject[];
  /** The people of the customer who took part, as far as that was said. */
  readonly personIds: readonly string[];
}

/** Where a page of a timeline ended. */
export interface TimelinePlace {
  readonly atMs: number;
  /** The project, or `contact:` with the id of what was recorded with the customer. */
  readonly in: string;
  readonly revision: number;
}

export interface CustomerTimeline {
  readonly entries: readonly TimelineEntry[];
  /** Null when there is nothing earlier. */
  readonly next: TimelinePlace | null;
  /** When each person of the customer was last known to take part, epoch milliseconds. */
  readonly lastMetAtMs: ReadonlyMap<string, number>;
}

type Opened = ProjectState & { readonly deal: Deal };

const ofCustomer = 'contact:';

/**
 * What was said with a customer, by all ids that it has, the newest first: in all its projects, and with the customer itself. What was recorded
 * with the customer and counts for several projects is one entry.
 */
export async function customerTimeline(
  store: Pick<Store, 'exchanges' | 'notes' | 'customerContacts'>,
  {
    customerIds,
    projects,
  }: { readonly customerIds: readonly string[]; readonly projects: readonly Opened[] },
  { after, limit }: { readonly after: TimelinePlace | null; readonly limit: number },
): Promise<CustomerTimeline> {
  const [contacts, ofProjects] = await Promise.all([
    Promise.all(customerIds.map((id) => store.customerContacts.marksOf(id))).then((found) => found.flat()),
    Promise.all(
      projects.map(async ({ projectId, revision }) => ({
        projectId,
        marks: await store.exchanges.marksOf(projectId, revision),
      })),
    ),
  ]);
  const kept = new Set(contacts.map(({ id }) => id));
  const places: TimelinePlace[] = [
    ...contacts.map(({ id, occurredAtMs }) => ({ atMs: occurredAtMs, in: ofCustomer + id, revision: 0 })),
    ...ofProjects.flatMap(({ projectId, marks }) =>
      marks
        .filter(({ commandId }) => !kept.has(commandId) && !kept.has(withoutEnd(commandId, `-${projectId}`)))
        .map(({ atMs, revision }) => ({ atMs, in: projectId, revision })),
    ),
  ];
  const following = places
    .filter((place) => after === null || newestFirst(after, place) < 0)
    .sort(newestFirst);
  const shown = following.slice(0, limit);
  const [fromProjects, fromCustomer] = await Promise.all([
    entriesInProjects(store, projects, shown),
    entriesOfCustomer(store, projects, shown),
  ]);
  const byPlace = new Map([...fromProjects, ...fromCustomer].map((entry) => [entry.id, entry]));
  return {
    entries: shown.flatMap((place) => byPlace.get(idOf(place)) ?? []),
    next: following.length > limit ? (shown.at(-1) ?? null) : null,
    lastMetAtMs: lastMet(contacts),
  };
}

function withoutEnd(text: string, end: string): string {
  return text.endsWith(end) ? text.slice(0, -end.length) : text;
}

function idOf(place: Pick<TimelinePlace, 'in' | 'revision'>): string {
  return `${place.in}:${place.revision}`;
}

async function entriesInProjects(
  store: Pick<Store, 'exchanges' | 'notes'>,
  projects: readonly Opened[],
  shown: readonly TimelinePlace[],
): Promise<TimelineEntry[]> {
  const found = await Promise.all(
    projects.map(async ({ projectId, deal }) => {
      const revisions = shown.filter((place) => place.in === projectId).map(({ revision }) => revision);
      const events = await store.exchanges.read(projectId, revisions);
      return events.map((event) => ({ projectId, deal, event }));
    }),
  );
  const all = found.flat();
  const notes = await store.notes.withWholes(all.flatMap(({ event }) => event.noteId ?? []));
  return all.map(({ projectId, deal, event }) => {
    const note = notes.get(event.noteId ?? '');
    return {
      id: idOf({ in: projectId, revision: event.revision }),
      what: whatOf(event, deal),
      atMs: event.type === 'noteAdded' ? event.atMs : event.occurredAtMs,
      recordedAtMs: event.atMs,
      actor: event.actor,
      evidence: (event.type === 'noteAdded' ? undefined : event.evidence) ?? null,
      note: note?.text ?? null,
      whole: note?.whole ?? null,
      projects: [{ projectId, deal }],
      personIds: [],
    };
  });
}

function whatOf(event: ExchangeEvent, deal: Deal): TimelineEntry['what'] {
  switch (event.type) {
    case 'noteAdded':
      return { type: 'note' };
    case 'contactRecorded':
      return { type: 'contact', kind: event.kind };
    case 'milestoneReached':
      return { type: 'milestone', milestone: event.milestone, deal };
  }
}

async function entriesOfCustomer(
  store: Pick<Store, 'customerContacts'>,
  projects: readonly Opened[],
  shown: readonly TimelinePlace[],
): Promise<TimelineEntry[]> {
  const ids = shown.flatMap((place) =>
    place.in.startsWith(ofCustomer) ? [place.in.slice(ofCustomer.length)] : [],
  );
  const found = await store.customerContacts.readMany(ids);
  return found.map(
    ({ id, kind, occurredAtMs, recordedAtMs, actor, evidence, note, projectIds, personIds }) => ({
      id: idOf({ in: ofCustomer + id, revision: 0 }),
      what: { type: 'contact', kind },
      atMs: occurredAtMs,
      ...{ recordedAtMs, actor, evidence, note, personIds },
      whole: null,
      projects: projects.filter(({ projectId }) => projectIds.includes(projectId)),
    }),
  );
}

function lastMet(contacts: readonly ContactMark[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { personIds, occurredAtMs } of contacts) {
    for (const id of personIds) last.set(id, Math.max(last.get(id) ?? 0, occurredAtMs));
  }
  return last;
}

function newestFirst(a: TimelinePlace, b: TimelinePlace): number {
  return b.atMs - a.atMs || (a.in < b.in ? -1 : Number(a.in > b.in)) || b.revision - a.revision;
}
