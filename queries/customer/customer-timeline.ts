import type { Deal, ProjectState } from '../../domain/project/model/state';
import type { ExchangeEvent } from '../../store/projects/exchanges';
import type { Store } from '../../store/store';

/** One exchange with a customer, or a note, in one of its projects. */
export interface TimelineEntry {
  readonly projectId: string;
  readonly deal: Deal;
  readonly event: ExchangeEvent;
  /** When it happened, epoch milliseconds. */
  readonly atMs: number;
  /** What was written; null when nothing was, or it was erased. */
  readonly note: string | null;
  /** The whole email that the note was taken from. */
  readonly whole: string | null;
}

/** Where a page of a timeline ended. */
export interface TimelinePlace {
  readonly atMs: number;
  readonly projectId: string;
  readonly revision: number;
}

export interface CustomerTimeline {
  readonly entries: readonly TimelineEntry[];
  /** Null when there is nothing earlier. */
  readonly next: TimelinePlace | null;
}

type Opened = ProjectState & { readonly deal: Deal };

/** What was said with a customer in all its projects, the newest first. */
export async function customerTimeline(
  store: Pick<Store, 'exchanges' | 'notes'>,
  projects: readonly Opened[],
  { after, limit }: { readonly after: TimelinePlace | null; readonly limit: number },
): Promise<CustomerTimeline> {
  const marks = await Promise.all(
    projects.map(async ({ projectId, revision }) =>
      (await store.exchanges.marksOf(projectId, revision)).map((mark) => ({ ...mark, projectId })),
    ),
  );
  const places = marks
    .flat()
    .filter((place) => after === null || newestFirst(after, place) < 0)
    .sort(newestFirst);
  const shown = places.slice(0, limit);
  const events = await Promise.all(
    projects.map(async ({ projectId, deal }) => {
      const revisions = shown.filter((each) => each.projectId === projectId).map(({ revision }) => revision);
      return (await store.exchanges.read(projectId, revisions)).map((event) => ({ projectId, deal, event }));
    }),
  );
  const byPlace = new Map(
    events.flat().map((each) => [`${each.projectId}:${each.event.revision}`, each] as const),
  );
  const notes = await store.notes.withWholes(events.flat().flatMap(({ event }) => event.noteId ?? []));
  const entries = shown.flatMap(({ projectId, revision, atMs }): TimelineEntry[] => {
    const found = byPlace.get(`${projectId}:${revision}`);
    if (!found) return [];
    const note = notes.get(found.event.noteId ?? '');
    return [{ ...found, atMs, note: note?.text ?? null, whole: note?.whole ?? null }];
  });
  return { entries, next: places.length > limit ? (shown.at(-1) ?? null) : null };
}

function newestFirst(a: TimelinePlace, b: TimelinePlace): number {
  return (
    b.atMs - a.atMs ||
    (a.projectId < b.projectId ? -1 : Number(a.projectId > b.projectId)) ||
    b.revision - a.revision
  );
}
