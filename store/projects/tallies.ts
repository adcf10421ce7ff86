import pLimit from 'p-limit';
import type { Models, TaskRow } from '../models/models';
import { endedColumn, partsOfStays, partsOfTally } from './card-rows';
import type { TaskOutcome } from './project-rows';
import { fewPeople, openStatuses } from './projects';

/** How many projects of somebody stand at a place with amounts in one currency, and what they are worth together. */
export interface Tally {
  readonly ownerId: string;
  /** The column of the board for those that run, and how the others ended. */
  readonly place: string;
  /** Empty: of those whose amount is not known. */
  readonly currency: string;
  readonly count: number;
  readonly sum: number;
  /** When those that are not on hold came into their stage. */
  readonly sinceMs: readonly number[];
  /** The stages that they have left. */
  readonly stays: readonly { readonly stage: string; readonly days: number }[];
}

/** From an instant up to but not including another. */
interface Between {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Tasks that somebody has. */
export interface TaskLoad {
  readonly open: number;
  readonly overdue: number;
}

/** Follow-ups that were due. */
export interface KeptFollowUps {
  readonly inTime: number;
  readonly due: number;
}

/** Figures by person: of a few people by an index of theirs, of many by those of the company. */
export interface Tallies {
  /** Of the running projects of some people. */
  running(ownerIds: readonly string[]): Promise<Tally[]>;
  /** Of their projects that ended within a span. */
  ended(ownerIds: readonly string[], span: Between): Promise<Tally[]>;
  /** The open tasks of some people; those without any are absent. */
  tasks(personIds: readonly string[], nowMs: number): Promise<Map<string, TaskLoad>>;
  /** What became of follow-ups of some people that were due within a span. */
  followUps(personIds: readonly string[], span: Between): Promise<Map<string, KeptFollowUps>>;
}

const atOnce = 6;

interface FoundTally {
  readonly _id: string;
  readonly count: number;
  readonly sum: number;
  readonly since: readonly number[];
  readonly stays: readonly string[];
}

export function tallies({ cards, tasks }: Pick<Models, 'cards' | 'tasks'>): Tallies {
  const tallied = async (ownerIds: readonly string[], match: object): Promise<Tally[]> => {
    if (ownerIds.length === 0) return [];
    const ask = (more: object) =>
      cards.aggregate<FoundTally>([
        { $match: { ...match, ...more } },
        {
          $group: {
            _id: '$tally',
            count: { $sum: 1 },
            sum: { $sum: '$worth' },
            since: { $push: '$stageSinceMs' },
            stays: { $push: '$stays' },
          },
        },
      ]);
    const few = ownerIds.length <= fewPeople;
    const found = few
      ? (await pLimit(atOnce).map(ownerIds, (ownerId) => ask({ ownerId }))).flat()
      : await ask({});
    const asked = new Set(ownerIds);
    return found
      .map(({ _id, count, sum, since, stays }) => ({
        ...{ ...partsOfTally(_id), count, sum },
        sinceMs: since.filter((atMs) => atMs > 0),
        stays: stays.flatMap(partsOfStays),
      }))
      .filter(({ ownerId }) => asked.has(ownerId));
  };
  const loadOf = (rows: readonly Pick<TaskRow, 'dueAtMs'>[], nowMs: number): TaskLoad => ({
    open: rows.length,
    overdue: rows.filter(({ dueAtMs }) => dueAtMs !== null && dueAtMs < nowMs).length,
  });
  const countedBy = async (match: object, by: string): Promise<Map<string, number>> => {
    const rows = await tasks.aggregate<{ _id: string | null; count: number }>([
      { $match: match },
      { $group: { _id: by, count: { $sum: 1 } } },
    ]);
    return new Map(rows.flatMap(({ _id, count }) => (_id === null ? [] : [[_id, count] as const])));
  };
  return {
    running: (ownerIds) => tallied(ownerIds, { runs: 1 }),
    ended: (ownerIds, { fromMs, toMs }) =>
      tallied(ownerIds, { column: endedColumn, nextAtMs: { $gte: fromMs, $lt: toMs } }),
    async tasks(personIds, nowMs) {
      if (personIds.length <= fewPeople) {
        const found = await pLimit(atOnce).map(personIds, async (personId) => {
          const rows = await Promise.all(
            openStatuses.map((status) =>
              tasks.find({ personId, status }, { dueAtMs: 1 }).lean<Pick<TaskRow, 'dueAtMs'>[]>(),
            ),
          );
          return [personId, loadOf(rows.flat(), nowMs)] as const;
        });
        return new Map(found.filter(([, { open }]) => open > 0));
      }
      const [all, overdue] = await Promise.all(
        [{}, { dueAtMs: { $gte: 0, $lt: nowMs } }].map((due) =>
          Promise.all(openStatuses.map((status) => countedBy({ status, ...due }, '$personId'))),
        ),
      );
      const sumOf = (maps: readonly Map<string, number>[] = [], id: string): number =>
        maps.reduce((sum, map) => sum + (map.get(id) ?? 0), 0);
      const loads = personIds.map(
        (id) => [id, { open: sumOf(all, id), overdue: sumOf(overdue, id) }] as const,
      );
      return new Map(loads.filter(([, { open }]) => open > 0));
    },
    async followUps(personIds, { fromMs, toMs }) {
      const asked = new Set(personIds);
      const found = await countedBy({ kind: 'follow-up', dueAtMs: { $gte: fromMs, $lt: toMs } }, '$outcome');
      const kept = new Map<string, KeptFollowUps>();
      for (const [key, count] of found) {
        const at = key.lastIndexOf('|');
        const [personId, outcome] = [key.slice(0, at), key.slice(at + 1) as TaskOutcome];
        if (!asked.has(personId) || outcome === 'none') continue;
        const { inTime, due } = kept.get(personId) ?? { inTime: 0, due: 0 };
        kept.set(personId, { inTime: inTime + (outcome === 'in-time' ? count : 0), due: due + count });
      }
      return kept;
    },
  };
}
