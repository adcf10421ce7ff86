import { LRUCache } from 'lru-cache';
import type { QueryFilter } from 'mongoose';
import type { Deal, ProjectState, ProjectStatus } from '../../domain/project/model/state';
import type { Documents } from './documents';
import type { StoredState } from '../models/stored-state';
import type { Models, ProjectRow } from '../models/models';

const endedStatuses = ['won', 'lost', 'dropped'] as const satisfies readonly ProjectStatus[];

/** Projects of whole teams: many at once, for reviews. */
export interface TeamProjects {
  /** Running projects of some people, held ones included, in no particular order. */
  runningOf(ownerIds: readonly string[]): Promise<ProjectState[]>;
  /** Projects of some people that ended at an instant or later; with a limit the latest ones, newest end first. */
  endedOf(ownerIds: readonly string[], sinceMs: number, limit?: number): Promise<ProjectState[]>;
  /** Running projects of somebody, held ones included, by when the clock next asks for something. */
  nextOf(ownerId: string, limit: number): Promise<ProjectState[]>;
  /** The running ones of some projects, in no particular order. */
  runningAmong(projectIds: readonly string[]): Promise<ProjectState[]>;
  /** Running projects of some people, held ones included, those that act first at the front. */
  firstToActOf(ownerIds: readonly string[], limit: number): Promise<ProjectState[]>;
  /** The figures of some people's projects: of all that run, and of those that ended at an instant or later. */
  countedOf(ownerIds: readonly string[], endedSinceMs: number): Promise<CountedProject[]>;
}

/** The part of a project that figures are made from: a twentieth of it, so a whole company can be counted. */
export interface CountedProject {
  readonly projectId: string;
  readonly status: ProjectStatus;
  readonly deal: Pick<
    Deal,
    | 'ownerId'
    | 'stage'
    | 'playbook'
    | 'openedAtMs'
    | 'reopenedAtMs'
    | 'attempts'
    | 'hold'
    | 'review'
    | 'outcome'
  >;
}

interface RowVersion {
  readonly _id: string;
  readonly revision: number;
}

interface First {
  readonly by: 'dueAtMs' | 'endedAtMs';
  readonly direction: 1 | -1;
  readonly limit: number;
}

interface KeptRow extends RowVersion {
  readonly state: StoredState;
}

/** The most states kept; each takes some kilobytes. */
const mostKept = 3_000;

/** Named one by one at the top level: the embedded server flattens dotted paths. */
const countedFields = {
  status: 1,
  ownerId: 1,
  stage: 1,
  openedAtMs: 1,
  playbook: '$state.deal.playbook',
  reopenedAtMs: '$state.deal.reopenedAtMs',
  attempts: '$state.deal.attempts',
  hold: '$state.deal.hold',
  review: '$state.deal.review',
  outcome: '$state.deal.outcome',
} as const;

type CountedRow = CountedProject['deal'] & { readonly _id: string; readonly status: ProjectStatus };

export function teamProjects(
  { projects: model }: Pick<Models, 'projects'>,
  whole: Documents['whole'],
): TeamProjects {
  /**
   * A project at a given revision never changes, so only those that have moved on are read again: a manager who decides
   * project by project sees the same thousand after each form.
   */
  const kept = new LRUCache<string, KeptRow>({ max: mostKept });
  const keptAt = ({ _id, revision }: RowVersion): KeptRow | undefined => {
    const row = kept.get(_id);
    return row?.revision === revision ? row : undefined;
  };
  const read = async (ids: readonly string[]): Promise<KeptRow[]> => {
    if (ids.length === 0) return [];
    return model.find({ _id: { $in: [...ids] } }, { revision: 1, state: 1 }).lean<KeptRow[]>();
  };
  const find = async (match: QueryFilter<ProjectRow>, first?: First): Promise<ProjectState[]> => {
    const found = await model.aggregate<RowVersion>([
      { $match: match },
      // filtered before sorting: states are large
      { $project: { revision: 1, ...(first && { [first.by]: 1 }) } },
      ...(first
        ? [{ $sort: { [first.by]: first.direction, _id: 1 as const } }, { $limit: first.limit }]
        : []),
    ]);
    return statesOf(found);
  };
  const statesOf = async (found: readonly RowVersion[]): Promise<ProjectState[]> => {
    const rows = new Map(found.map((row) => [row._id, keptAt(row)]));
    const missing = found.map(({ _id }) => _id).filter((id) => !rows.get(id));
    // one that has moved on in between is taken as it is now; none is lost when there are more than the cache holds
    for (const row of await read(missing)) {
      kept.set(row._id, row);
      rows.set(row._id, row);
    }
    return whole([...rows.values()].filter((row) => row !== undefined));
  };
  // one whose next check is still being planned has none yet, and comes first
  const firstToActOf: TeamProjects['firstToActOf'] = (ownerIds, limit) =>
    find({ ownerId: ownedBy(ownerIds), status: 'open' }, { by: 'dueAtMs', direction: 1, limit });
  return {
    runningOf: (ownerIds) => find({ ownerId: ownedBy(ownerIds), status: 'open' }),
    async runningAmong(projectIds) {
      // the embedded server looks ids up in a find without another condition; an aggregate scans all projects
      const found = await model
        .find({ _id: { $in: [...projectIds] } }, { revision: 1, status: 1 })
        .lean<(RowVersion & Pick<ProjectRow, 'status'>)[]>();
      return statesOf(found.filter(({ status }) => status === 'open'));
    },
    endedOf: (ownerIds, sinceMs, limit) =>
      find(
        {
          ownerId: ownedBy(ownerIds),
          status: { $in: [...endedStatuses] },
          endedAtMs: { $gte: sinceMs },
        },
        limit === undefined ? undefined : { by: 'endedAtMs', direction: -1, limit },
      ),
    nextOf: (ownerId, limit) => firstToActOf([ownerId], limit),
    firstToActOf,
    async countedOf(ownerIds, endedSinceMs) {
      const ofOwners = { ownerId: ownedBy(ownerIds) };
      const wanted: QueryFilter<ProjectRow>[] = [
        { ...ofOwners, status: 'open' },
        { ...ofOwners, status: { $in: [...endedStatuses] }, endedAtMs: { $gte: endedSinceMs } },
      ];
      const found = await Promise.all(
        wanted.map((match) => model.aggregate<CountedRow>([{ $match: match }, { $project: countedFields }])),
      );
      const rows = found.flat().map(({ _id: projectId, status, ...deal }) => ({
        state: {
          projectId,
          status,
          deal: { ...deal, outcome: deal.outcome ?? null },
        } as unknown as StoredState,
      }));
      return (await whole(rows)) as (ProjectState & { readonly deal: Deal })[];
    },
  };
}

/** The embedded server scans all projects for `$in`, but finds those of one owner by their index. */
function ownedBy(ownerIds: readonly string[]): string | { $in: string[] } {
  const [first, ...others] = ownerIds;
  return first !== undefined && others.length === 0 ? first : { $in: [...ownerIds] };
}
