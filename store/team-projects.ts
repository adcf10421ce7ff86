import type { QueryFilter } from 'mongoose';
import type { ProjectState, ProjectStatus } from '../domain/project/state';
import type { Documents, StoredState } from './documents';
import type { Models, ProjectRow } from './models';

const endedStatuses = ['won', 'lost', 'dropped'] as const satisfies readonly ProjectStatus[];

/** Projects of whole teams: many at once, for reviews. */
export interface TeamProjects {
  /** Running projects of some people, held ones too, in no particular order. */
  runningOf(ownerIds: readonly string[]): Promise<ProjectState[]>;
  /** Projects of some people that ended at an instant or later, in no particular order. */
  endedOf(ownerIds: readonly string[], sinceMs: number): Promise<ProjectState[]>;
  /** Those that run of some projects, in no particular order. */
  runningAmong(projectIds: readonly string[]): Promise<ProjectState[]>;
}

interface RowVersion {
  readonly _id: string;
  readonly revision: number;
}

interface KeptRow extends RowVersion {
  readonly state: StoredState;
}

/** How many states are kept at most; each takes some kilobytes. */
const mostKept = 3_000;

/**
 * States that were read before. What a project is at a revision never changes, so only those that have moved on are read
 * again: a manager who decides project by project sees the same thousand after each form.
 */
function keptStates() {
  const rows = new Map<string, KeptRow>();
  return {
    get({ _id, revision }: RowVersion): KeptRow | undefined {
      const row = rows.get(_id);
      return row?.revision === revision ? row : undefined;
    },
    add(fresh: readonly KeptRow[]): void {
      for (const row of fresh) {
        // what was read last is forgotten last
        rows.delete(row._id);
        rows.set(row._id, row);
      }
      for (const id of rows.keys()) {
        if (rows.size <= mostKept) break;
        rows.delete(id);
      }
    },
  };
}

export function teamProjects(
  { projects: model }: Pick<Models, 'projects'>,
  whole: Documents['whole'],
): TeamProjects {
  const kept = keptStates();
  const read = async (ids: readonly string[]): Promise<KeptRow[]> => {
    if (ids.length === 0) return [];
    return model.find({ _id: { $in: [...ids] } }, { revision: 1, state: 1 }).lean<KeptRow[]>();
  };
  const find = async (match: QueryFilter<ProjectRow>): Promise<ProjectState[]> => {
    const found = await model.aggregate<RowVersion>([{ $match: match }, { $project: { revision: 1 } }]);
    const missing = found.filter((row) => !kept.get(row)).map(({ _id }) => _id);
    const fresh = await read(missing);
    kept.add(fresh);
    // one that has moved on in between is taken as it is by now
    const freshById = new Map(fresh.map((row) => [row._id, row]));
    const rows = found.flatMap((row) => freshById.get(row._id) ?? kept.get(row) ?? []);
    return whole(rows);
  };
  return {
    runningOf: (ownerIds) => find({ ownerId: { $in: [...ownerIds] }, status: 'open' }),
    runningAmong: (projectIds) => find({ projectId: { $in: [...projectIds] }, status: 'open' }),
    endedOf: (ownerIds, sinceMs) =>
      find({
        ownerId: { $in: [...ownerIds] },
        status: { $in: [...endedStatuses] },
        endedAtMs: { $gte: sinceMs },
      }),
  };
}
