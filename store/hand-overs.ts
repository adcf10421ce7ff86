import type { QueryFilter } from 'mongoose';
import type { HandOverReason, Placement, PlacementReason } from '../domain/hand-over/hand-over';
import { unplacedPart } from '../domain/hand-over/hand-over';
import type { HandOverState, PartStatus } from '../domain/hand-over/hand-over-progress';
import type { HandOverItemRow, HandOverItemStatus, HandOverRow } from './models/hand-over-models';
import { listing } from './lists/listing';
import type { Models } from './models/models';

/** A hand-over as lists and pages show it: who, why, and the last state that its workflow wrote. */
export interface HandOverRecord {
  readonly id: string;
  readonly fromPersonId: string;
  readonly reason: HandOverReason;
  readonly requestedBy: string;
  readonly startedAtMs: number;
  readonly state: HandOverState;
}

/** One project of a hand-over. */
export interface HandOverItem {
  readonly projectId: string;
  readonly partId: string;
  readonly receiverId: string | null;
  readonly status: HandOverItemStatus;
  readonly reason: PlacementReason;
  readonly overCapacity: boolean;
  /** Why the project refused the command, as a code. */
  readonly refusal: string | null;
  readonly movedAtMs: number | null;
}

/** The number of a part's projects in each status. */
export interface ItemCounts {
  readonly moved: number;
  readonly refused: number;
  readonly left: number;
}

export interface HandOvers {
  /** Records that a hand-over has begun; an existing record stays as it is. */
  begin(record: HandOverRecord): Promise<void>;
  /** Writes the state, and what it means for projects that have not moved; an older state changes nothing. */
  note(state: HandOverState): Promise<void>;
  read(id: string): Promise<HandOverRecord | null>;
  /** Newest first; restricted to one person when one is named. */
  list(
    filter: { fromPersonId?: string | undefined },
    page: { after?: { startedAtMs: number; id: string } | undefined; limit: number },
  ): Promise<HandOverRecord[]>;
  /** Records a plan. What an earlier attempt has placed stays where it is. */
  place(id: string, placements: readonly Placement[]): Promise<void>;
  partSizes(id: string): Promise<{ partId: string; projects: number }[]>;
  /** A hand-over's projects by id; restricted to some parts when they are named. */
  items(
    id: string,
    page: {
      partIds?: readonly string[];
      status?: HandOverItemStatus;
      after?: string | undefined;
      limit: number;
    },
  ): Promise<HandOverItem[]>;
  /** A part's projects that have neither moved nor been refused. */
  toMove(id: string, partId: string): Promise<string[]>;
  /** Records what became of a project. */
  settle(
    id: string,
    projectId: string,
    end: { receiverId: string; refusal: string | null; atMs: number },
  ): Promise<void>;
  partCounts(id: string, partId: string): Promise<ItemCounts>;
}

/** Statuses in which a project still waits to be moved. */
const waiting: HandOverItemStatus[] = ['planned', 'offered', 'accepted', 'declined', 'unplaced'];

export function handOvers({
  handOvers: heads,
  handOverItems: rows,
}: Pick<Models, 'handOvers' | 'handOverItems'>): HandOvers {
  const listed = listing(heads, { idField: 'handOverId' });
  const countIn = (handOverId: string, partId: string, statuses: HandOverItemStatus[]): Promise<number> =>
    // as a list of ids: the embedded server counts slowly
    rows
      .find({ handOverId, partId, status: { $in: statuses } }, { _id: 1 })
      .lean()
      .then((found) => found.length);
  return {
    async begin({ id, fromPersonId, reason, requestedBy, startedAtMs, state }) {
      const row = { handOverId: id, fromPersonId, reason, requestedBy, startedAtMs };
      const fields = { ...row, version: state.version, state };
      await heads.updateOne({ _id: id }, { $setOnInsert: fields }, { upsert: true });
    },
    async note(state) {
      const { handOverId, version, parts } = state;
      for (const { partId, receiverId, status, answer } of parts) {
        if (status === 'moved') continue;
        const change = { status: itemStatus(status, receiverId, answer?.answer === 'decline'), receiverId };
        await rows.updateMany({ handOverId, partId, status: { $in: waiting } }, { $set: change });
      }
      const change = { $set: { version, state } };
      await heads.updateOne({ _id: handOverId, version: { $lt: version } }, change);
    },
    async read(id) {
      const row = await heads.findById(id).lean();
      return row ? recordOf(row) : null;
    },
    async list({ fromPersonId }, { after, limit }) {
      const found = await listed.page({
        conditions:
          fromPersonId === undefined ? [] : [{ field: 'fromPersonId', op: 'is', value: fromPersonId }],
        order: { field: 'startedAtMs', descending: true },
        after: after && { key: after.startedAtMs, id: after.id },
        limit,
      });
      return found.rows.map(recordOf);
    },
    async place(handOverId, placements) {
      const known = await rows.find({ handOverId }, { projectId: 1 }).lean();
      const placed = new Set(known.map(({ projectId }) => projectId));
      const fresh = placements.filter(({ projectId }) => !placed.has(projectId));
      for (const { projectId, receiverId, reason, overCapacity } of fresh) {
        const row = {
          handOverId,
          projectId,
          partId: receiverId ?? unplacedPart,
          receiverId,
          status: receiverId === null ? ('unplaced' as const) : ('planned' as const),
          reason,
          overCapacity,
          refusal: null,
          movedAtMs: null,
        };
        await rows.updateOne({ _id: itemId(handOverId, projectId) }, { $setOnInsert: row }, { upsert: true });
      }
    },
    async partSizes(handOverId) {
      const found = await rows.aggregate<{ _id: string; projects: number }>([
        { $match: { handOverId } },
        { $group: { _id: '$partId', projects: { $sum: 1 } } },
      ]);
      return found
        .map(({ _id, projects }) => ({ partId: _id, projects }))
        .sort((a, b) => (a.partId < b.partId ? -1 : 1));
    },
    async items(handOverId, { partIds, status, after, limit }) {
      const query: QueryFilter<HandOverItemRow> = {
        handOverId,
        ...(partIds && { partId: { $in: [...partIds] } }),
        ...(status && { status }),
        ...(after !== undefined && { projectId: { $gt: after } }),
      };
      return (await rows.find(query).sort({ projectId: 1 }).limit(limit).lean()).map(itemOf);
    },
    async toMove(handOverId, partId) {
      const query = { handOverId, partId, status: { $in: waiting } };
      const found = await rows.find(query, { projectId: 1 }).sort({ projectId: 1 }).lean();
      return found.map(({ projectId }) => projectId);
    },
    async settle(handOverId, projectId, { receiverId, refusal, atMs }) {
      const status = refusal === null ? ('moved' as const) : ('refused' as const);
      const movedAtMs = refusal === null ? atMs : null;
      const change = { $set: { status, receiverId, refusal, movedAtMs } };
      await rows.updateOne({ _id: itemId(handOverId, projectId) }, change);
    },
    async partCounts(handOverId, partId) {
      const [moved, refused, left] = [
        await countIn(handOverId, partId, ['moved']),
        await countIn(handOverId, partId, ['refused']),
        await countIn(handOverId, partId, waiting),
      ];
      return { moved, refused, left };
    },
  };
}

/** The status of a part's project that has not moved. */
function itemStatus(
  status: Exclude<PartStatus, 'moved'>,
  receiverId: string | null,
  isDeclined: boolean,
): HandOverItemStatus {
  if (status === 'accepted' || status === 'planned') return status;
  if (receiverId === null) return 'unplaced';
  return isDeclined ? 'declined' : 'offered';
}

function itemId(handOverId: string, projectId: string): string {
  return `${handOverId}:${projectId}`;
}

function recordOf({ _id, handOverId: _, version: _version, ...row }: HandOverRow): HandOverRecord {
  return { id: _id, ...row };
}

function itemOf({ _id, handOverId: _, ...item }: HandOverItemRow): HandOverItem {
  return item;
}
