import { LRUCache } from 'lru-cache';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { Models } from '../models/models';

/** Where what was said with a customer stands in a project's ledger, and when it was. */
export interface ExchangeMark {
  readonly revision: number;
  /** When it happened, which may be long before it was recorded. */
  readonly atMs: number;
  /** The command that led to it. */
  readonly commandId: string;
}

export type ExchangeEvent = Extract<
  ProjectEvent,
  { type: 'contactRecorded' | 'milestoneReached' | 'noteAdded' }
>;

/** What was said with customers and written about it: contacts, milestones that take the customer, and notes. */
export interface Exchanges {
  /** All of a project up to a revision, in no particular order. */
  marksOf(projectId: string, upToRevision: number): Promise<readonly ExchangeMark[]>;
  /** Those that stand at some revisions. */
  read(projectId: string, revisions: readonly number[]): Promise<ExchangeEvent[]>;
}

/** The most projects whose marks are kept; most have a few dozen. */
const mostKept = 2_000;

interface Kept {
  readonly revision: number;
  readonly marks: readonly ExchangeMark[];
}

interface MarkRow {
  readonly type: ProjectEvent['type'];
  readonly revision: number;
  readonly at: Date;
  readonly occurredAtMs?: number;
  readonly contact?: boolean;
  readonly commandId?: string;
}

export function exchanges({ events }: Pick<Models, 'events'>): Exchanges {
  // what a ledger has never changes: only what came since is read
  const kept = new LRUCache<string, Kept>({ max: mostKept });
  return {
    async marksOf(projectId, upToRevision) {
      const { revision: known, marks } = kept.get(projectId) ?? { revision: 0, marks: [] };
      if (known >= upToRevision) return marks.filter(({ revision }) => revision <= upToRevision);
      // types are compared here: next to a list of values the embedded server uses no index
      const rows = await events.aggregate<MarkRow>([
        { $match: { projectId, revision: { $gt: known, $lte: upToRevision } } },
        {
          $project: {
            type: 1,
            revision: 1,
            at: 1,
            occurredAtMs: '$event.occurredAtMs',
            contact: '$event.contact',
            commandId: '$event.commandId',
          },
        },
      ]);
      const found = rows.filter(isExchange).map(({ revision, at, occurredAtMs, commandId = '' }) => ({
        ...{ revision, commandId },
        atMs: occurredAtMs ?? at.getTime(),
      }));
      const all = [...marks, ...found];
      kept.set(projectId, { revision: upToRevision, marks: all });
      return all;
    },
    async read(projectId, revisions) {
      if (revisions.length === 0) return [];
      const ids = revisions.map((revision) => `${projectId}:${revision}`);
      const rows = await events.find({ _id: { $in: ids } }).lean();
      return rows.map(({ event }) => event as ExchangeEvent);
    },
  };
}

function isExchange({ type, contact }: MarkRow): boolean {
  return (
    type === 'contactRecorded' || type === 'noteAdded' || (type === 'milestoneReached' && contact === true)
  );
}
