import type { Model, QueryFilter } from 'mongoose';
import type { Finding, FindingKind, OtherFindingKind, RepairNote } from '../contracts/sandbox/health';
import { projectFindingKinds, stoppedKinds } from '../contracts/sandbox/health';
import type { FindingRow } from './models/finding-models';

/** Something that stands still, as last seen. */
export interface StoredFinding extends Finding {
  readonly sinceMs: number;
  readonly seenMs: number;
  readonly repair: RepairNote | null;
}

/** Something that stands still, with what was just done about it. */
export interface SeenFinding extends Finding {
  readonly repair?: RepairNote;
}

/** What was checked: some projects, or everything of some kinds. */
export type Looked =
  { readonly projectIds: readonly string[] } | { readonly kinds: readonly OtherFindingKind[] };

/** What stands still, according to the latest checks. */
export interface Findings {
  /**
   * Stores what was seen, and deletes findings that were checked and have resolved. What was seen before keeps its
   * start.
   */
  settle(looked: Looked, seen: readonly SeenFinding[], nowMs: number): Promise<void>;
  /** Oldest first; restricted to projects when they are named. */
  list(of?: { readonly projectIds?: readonly string[]; readonly limit?: number }): Promise<StoredFinding[]>;
  /** Since when projects have stopped, epoch milliseconds; working ones are absent. */
  stoppedSince(projectIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** How many there are of each kind. */
  counts(): Promise<Partial<Record<FindingKind, number>>>;
}

export function findings(model: Model<FindingRow>): Findings {
  return {
    async settle(looked, seen, nowMs) {
      for (const { kind, subject, projectId, detail, repair } of seen) {
        const _id = idOf({ kind, subject });
        const change = { kind, subject, projectId, detail, seenMs: nowMs, ...(repair && { repair }) };
        const fresh = { sinceMs: nowMs, ...(repair ? {} : { repair: null }) };
        await model.updateOne({ _id }, { $set: change, $setOnInsert: fresh }, { upsert: true });
      }
      await model.deleteMany({ ...within(looked), _id: { $nin: seen.map(idOf) } });
    },
    async list({ projectIds, limit = 1_000 } = {}) {
      const query = projectIds ? { projectId: { $in: [...projectIds] } } : {};
      const rows = await model.find(query).sort({ sinceMs: 1, _id: 1 }).limit(limit).lean();
      return rows.map(({ _id, ...row }) => row);
    },
    async stoppedSince(projectIds) {
      if (projectIds.length === 0) return new Map();
      const query = { projectId: { $in: [...projectIds] }, kind: { $in: [...stoppedKinds] } };
      const rows = await model.find(query, { projectId: 1, sinceMs: 1 }).sort({ sinceMs: -1 }).lean();
      return new Map(rows.flatMap(({ projectId, sinceMs }) => (projectId ? [[projectId, sinceMs]] : [])));
    },
    async counts() {
      const rows = await model.aggregate<{ _id: FindingKind; found: number }>([
        { $group: { _id: '$kind', found: { $sum: 1 } } },
      ]);
      return Object.fromEntries(rows.map(({ _id, found }) => [_id, found]));
    },
  };
}

function idOf({ kind, subject }: Pick<Finding, 'kind' | 'subject'>): string {
  return `${kind}:${subject}`;
}

function within(looked: Looked): QueryFilter<FindingRow> {
  return 'projectIds' in looked
    ? { projectId: { $in: [...looked.projectIds] }, kind: { $in: [...projectFindingKinds] } }
    : { kind: { $in: [...looked.kinds] } };
}
