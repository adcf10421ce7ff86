import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';
import type { Model } from 'mongoose';
import type { ProjectEvent } from '../../domain/project/model/events';
import { publishedEvent } from '../../contracts/sandbox/published-events';
import { areDuplicateKeys } from '../kit/duplicate-key';
import { endLease, takeLease } from '../kit/lease';
import { oneAtATime } from '../kit/one-at-a-time';
import type { FeedRow } from '../models/feed-models';
import type { Models, ProjectRow } from '../models/models';
import type { Ledger } from '../projects/ledger';
import { eventId } from '../projects/ledger';

/** An event at its place in the feed. */
export type FeedEvent = Readonly<FeedRow>;

/** Which events a reader is interested in; absent fields do not filter. */
export interface FeedFilter {
  readonly types?: readonly FeedRow['type'][] | undefined;
  readonly projectIds?: readonly string[] | undefined;
  readonly ownerIds?: readonly string[] | undefined;
}

/** A place in the feed. The event's id tells whether it is still the same feed. */
export interface FeedPlace {
  readonly position: number;
  readonly eventId: string;
}

/** Some events of the feed, in order. */
export interface FeedStretch {
  readonly events: readonly FeedEvent[];
  /** Up to where the feed was looked through; null when there is nothing yet. */
  readonly upTo: FeedPlace | null;
  /** Whether there may be more events after that. */
  readonly isMore: boolean;
}

/**
 * Everything that happened, in one order that never changes.
 *
 * Many processes write ledgers, and none of them knows which of its events others see first. So events get their place
 * afterwards: `publish` copies what is in the ledgers to the end of the feed, where a place is taken by inserting a row
 * that has it. Row n+1 is inserted after row n, and no row is ever removed or moved. So whoever has read up to a place
 * has missed nothing before it, whatever becomes visible later.
 */
export interface Feed {
  /**
   * Puts what the ledgers have and the feed does not have at the end of the feed: of each project in the order of its
   * revisions, each event once. One process does it at a time; what it may not have seen is left to the next call.
   *
   * @returns whether everything is published that was recorded before the call
   */
  publish(): Promise<boolean>;
  /**
   * The events after a place, at most `limit`. A filter may take more than one call to get anywhere: `upTo` moves.
   *
   * @param after null: from the beginning
   * @returns null: this feed has never given out the place; it was restored to an earlier state since
   */
  read(
    after: FeedPlace | null,
    page: { readonly limit: number; readonly filter?: FeedFilter },
  ): Promise<FeedStretch | null>;
  /** One project's events after a revision, in order, as far as the feed up to a place has them. */
  ofProject(
    projectId: string,
    page: {
      readonly afterRevision: number;
      readonly upToPosition: number;
      readonly limit: number;
      readonly filter?: FeedFilter;
    },
  ): Promise<FeedEvent[]>;
  /** Where the feed ends now; null when it is empty. */
  end(): Promise<FeedPlace | null>;
  /** Whether a place was given out by this feed, and not by one that was restored to an earlier state since. */
  isKnown(place: FeedPlace): Promise<boolean>;
}

/** How many projects one round publishes, and how many events of each. */
const atOnce = { projects: 100, events: 200 } as const;

/** How many rounds one call may take: what is left belongs to a backlog, which the next calls take on. */
const mostRounds = 20;

/** How many ledgers are read at the same time. */
const ledgersAtOnce = 8;

/** Of a project with so few events all are asked for by their ids, together with those of others. */
const fewEvents = 20;

/** How many places one call looks through when few events match. */
const mostLookedThrough = 5_000;

/** How many projects' published revisions a process remembers. */
const rememberedHeads = 10_000;

/** An event that has no place yet. */
type Unplaced = Omit<FeedRow, 'position'>;

type Unpublished = Pick<ProjectRow, 'projectId' | 'revision' | 'ownerId'>;

export function feed(
  models: Pick<Models, 'feed' | 'projects' | 'leases'>,
  ledger: Pick<Ledger, 'read' | 'withIds'>,
): Feed {
  const { feed: rows, projects, leases } = models;
  // two who publish at once do no harm, but all that the second one has read is in vain: one is let in at a time
  const lease = { id: 'feed', holder: randomUUID(), longestMs: 5_000 };
  /** The last published revision of projects, unless another process has published since. */
  const heads = new LRUCache<string, number>({ max: rememberedHeads });
  const headOf = async (projectId: string): Promise<number> => {
    const head = heads.get(projectId) ?? (await lastRevision(rows, projectId));
    heads.set(projectId, head);
    return head;
  };

  const missing = async ({ projectId, ownerId }: Unpublished): Promise<Unplaced[]> => {
    const head = await headOf(projectId);
    const events = await ledger.read(projectId, { afterRevision: head, limit: atOnce.events });
    return withoutGap(events, head).map((event) => unplaced(projectId, ownerId, event));
  };
  /** The same for projects that are new here, hundreds of which may come in with one import: two queries for all. */
  const missingOfNew = async (due: readonly Unpublished[]): Promise<Unplaced[]> => {
    if (due.length === 0) return [];
    const ids = due.flatMap(({ projectId, revision }) =>
      Array.from({ length: revision }, (_, before) => eventId(projectId, before + 1)),
    );
    const placed = new Set(
      (await rows.find({ _id: { $in: ids } }, { subjectId: 1 }).lean()).map(({ _id }) => _id),
    );
    const events = new Map<string, ProjectEvent[]>();
    for (const { projectId, event } of await ledger.withIds(ids.filter((id) => !placed.has(id)))) {
      const own = events.get(projectId);
      if (own) own.push(event);
      else events.set(projectId, [event]);
    }
    return due.flatMap(({ projectId, ownerId, revision }) => {
      let head = 0;
      while (head < revision && placed.has(eventId(projectId, head + 1))) head += 1;
      heads.set(projectId, head);
      return withoutGap(events.get(projectId) ?? [], head).map((event) =>
        unplaced(projectId, ownerId, event),
      );
    });
  };

  /** @returns false: somebody else publishes at the same time, and what was read is out of date */
  const append = async (unplacedRows: readonly Unplaced[]): Promise<boolean> => {
    const last = (await lastRow(rows))?.position ?? 0;
    try {
      // ordered: a place is taken only after the one before it
      await rows.insertMany(
        unplacedRows.map((row, index) => ({ ...row, position: last + index + 1 })),
        { ordered: true },
      );
    } catch (error) {
      if (!areDuplicateKeys(error)) throw error;
      for (const { subjectId } of unplacedRows) heads.delete(subjectId);
      return false;
    }
    for (const { subjectId, revision } of unplacedRows) heads.set(subjectId, revision);
    return true;
  };

  const round = async (): Promise<'all' | 'some' | 'none'> => {
    const due = await unpublished(projects, atOnce.projects);
    if (due.length === 0) return 'all';
    const isNew = ({ projectId, revision }: Unpublished): boolean =>
      revision <= fewEvents && !heads.has(projectId);
    const ofOthers = due.filter((each) => !isNew(each));
    const found = [
      ...(await missingOfNew(due.filter(isNew))),
      ...(await pLimit(ledgersAtOnce).map(ofOthers, missing)).flat(),
    ];
    if (found.length > 0 && !(await append(inOrderOfTime(found)))) return 'some';
    const published = due.filter(({ projectId, revision }) => (heads.get(projectId) ?? 0) >= revision);
    if (published.length === 0) return found.length > 0 ? 'some' : 'none';
    await projects.bulkWrite(
      published.map(({ projectId: _id, revision }) => ({
        // one that has recorded more in the meantime has another revision, and stays
        updateOne: { filter: { _id, revision }, update: { $unset: { unpublished: 1 } } },
      })),
      { ordered: false },
    );
    return published.length === due.length && due.length < atOnce.projects ? 'all' : 'some';
  };

  return {
    publish: oneAtATime(async () => {
      if ((await unpublished(projects, 1)).length === 0) return true;
      if (!(await takeLease(leases, lease))) return false;
      try {
        for (let rounds = 0; rounds < mostRounds; rounds += 1) {
          const progress = await round();
          if (progress !== 'some') return progress === 'all';
        }
        return false;
      } finally {
        await endLease(leases, lease);
      }
    }),
    async read(after, { limit, filter = {} }) {
      const from = after?.position ?? 0;
      const isFiltered = Object.values(filter).some((each) => each !== undefined);
      if (isFiltered)
        return after && !(await isPlace(rows, after)) ? null : readSome(rows, after, limit, filter);
      // with the row that the reader knows, which tells whether it is still the same feed
      const found = await rows
        // there are no gaps, so this is as many; the embedded server would read all that follows for the sake of a limit
        .find({ position: { $gte: from, $lte: from + limit } })
        .sort({ position: 1 })
        .lean();
      if (after && found[0]?._id !== after.eventId) return null;
      const events = after ? found.slice(1) : found;
      const last = events.at(-1);
      return { events, upTo: last ? placeOf(last) : after, isMore: events.length === limit };
    },
    ofProject(subjectId, { afterRevision, upToPosition, limit, filter = {} }) {
      // an aggregation: the embedded server sorts all rows of the project in `find`
      return rows.aggregate<FeedRow>([
        {
          $match: {
            subjectId,
            revision: { $gt: afterRevision },
            $and: [{ position: { $lte: upToPosition } }, matching(filter)],
          },
        },
        { $sort: { revision: 1 } },
        { $limit: limit },
      ]);
    },
    async end() {
      const last = await lastRow(rows);
      return last ? placeOf(last) : null;
    },
    isKnown: (place) => isPlace(rows, place),
  };
}

/** A ledger that lacks an event waits until the hourly check has brought it back. */
function withoutGap(events: readonly ProjectEvent[], head: number): readonly ProjectEvent[] {
  const gap = events.findIndex(({ revision }, index) => revision !== head + index + 1);
  return gap === -1 ? events : events.slice(0, gap);
}

function matching({ types, projectIds, ownerIds }: FeedFilter) {
  return {
    ...(types && { type: { $in: [...types] } }),
    ...(projectIds && { subjectId: { $in: [...projectIds] } }),
    ...(ownerIds && { ownerId: { $in: [...ownerIds] } }),
  };
}

/** Projects that have recorded something since they were last published. */
function unpublished(projects: Model<ProjectRow>, limit: number): Promise<Unpublished[]> {
  // an aggregation: the embedded server scans all projects in `find`
  return projects.aggregate<Unpublished>([
    { $match: { unpublished: true } },
    { $limit: limit },
    { $project: { projectId: 1, revision: 1, ownerId: 1 } },
  ]);
}

async function isPlace(rows: Model<FeedRow>, { position, eventId }: FeedPlace): Promise<boolean> {
  const row = await rows.findOne({ position }, { _id: 1 }).lean();
  return row?._id === eventId;
}

/** What matches among the next places; where little does, `upTo` moves all the same. */
async function readSome(
  rows: Model<FeedRow>,
  after: FeedPlace | null,
  limit: number,
  filter: FeedFilter,
): Promise<FeedStretch> {
  const from = after?.position ?? 0;
  // first, so that no event that comes meanwhile is passed over
  const end = await lastUpTo(rows, from + mostLookedThrough);
  if (!end || end.position <= from) return { events: [], upTo: after, isMore: false };
  const events = await rows
    .find({ position: { $gt: from, $lte: end.position }, ...matching(filter) })
    .sort({ position: 1 })
    .limit(limit)
    .lean();
  const last = events.at(-1);
  const isFull = last !== undefined && events.length === limit;
  const isMore = isFull || end.position === from + mostLookedThrough;
  return { events, upTo: placeOf(isFull ? last : end), isMore };
}

function unplaced(projectId: string, ownerId: string, event: ProjectEvent): Unplaced {
  const { revision, type } = event;
  return {
    _id: eventId(projectId, revision),
    subjectId: projectId,
    revision,
    type,
    ownerId,
    event: publishedEvent(event),
  };
}

/** By the time at which they happened, as far as each project's own order allows. */
function inOrderOfTime<T extends Unplaced>(unplacedRows: readonly T[]): T[] {
  const latest = new Map<string, number>();
  return unplacedRows
    .map((row) => {
      const atMs = Math.max(row.event.atMs, latest.get(row.subjectId) ?? 0);
      latest.set(row.subjectId, atMs);
      return { row, atMs };
    })
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ row }) => row);
}

function placeOf({ position, _id }: Pick<FeedRow, 'position' | '_id'>): FeedPlace {
  return { position, eventId: _id };
}

type Place = Pick<FeedRow, 'position' | '_id'>;

async function lastRow(rows: Model<FeedRow>): Promise<Place | undefined> {
  return (await rows.find({}, { position: 1 }).sort({ position: -1 }).limit(1).lean())[0];
}

/** The last row whose place is not after `position`. */
async function lastUpTo(rows: Model<FeedRow>, position: number): Promise<Place | undefined> {
  const last = await lastRow(rows);
  if (!last || last.position <= position) return last;
  return (await rows.findOne({ position }, { position: 1 }).lean()) ?? undefined;
}

/** How far a project is published; 0 when nothing of it is. */
async function lastRevision(rows: Model<FeedRow>, subjectId: string): Promise<number> {
  // an aggregation: the embedded server sorts all rows of the project in `find`
  const [last] = await rows.aggregate<Pick<FeedRow, 'revision'>>([
    { $match: { subjectId } },
    { $sort: { revision: -1 } },
    { $limit: 1 },
    { $project: { revision: 1 } },
  ]);
  return last?.revision ?? 0;
}
