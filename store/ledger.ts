import type { ProjectEvent } from '../domain/project/events';
import { areDuplicateKeys } from './duplicate-key';
import type { EventRow, Models } from './models';

/** The append-only record of everything that happened. */
export interface Ledger {
  /**
   * Appends events with one write; those that are there already stay as they are.
   *
   * @returns the last one as it stands in the ledger; undefined when there was none to append
   */
  append(projectId: string, events: readonly ProjectEvent[]): Promise<ProjectEvent | undefined>;
  /** Events of a project after a revision, in order; at most `limit`. */
  read(projectId: string, page?: { afterRevision?: number; limit?: number }): Promise<ProjectEvent[]>;
}

export function ledger({ events }: Pick<Models, 'events'>): Ledger {
  return {
    async append(projectId, given) {
      const last = given.at(-1);
      if (!last) return undefined;
      try {
        // unordered: an event that is there already keeps none of the others out
        await events.insertMany(
          given.map((event) => eventRow(projectId, event)),
          { ordered: false },
        );
        return last;
      } catch (error) {
        if (!areDuplicateKeys(error)) throw error;
      }
      const stored = await events.findById(eventId(projectId, last.revision)).lean();
      if (!stored) throw new Error(`The ledger has lost event ${eventId(projectId, last.revision)}.`);
      return stored.event;
    },
    async read(projectId, { afterRevision = 0, limit } = {}) {
      const rows = events.find({ projectId, revision: { $gt: afterRevision } }).sort({ revision: 1 });
      return (await (limit === undefined ? rows : rows.limit(limit)).lean()).map((row) => row.event);
    },
  };
}

function eventId(projectId: string, revision: number): string {
  return `${projectId}:${revision}`;
}

function eventRow(projectId: string, event: ProjectEvent): EventRow {
  const { revision, type, atMs } = event;
  return { _id: eventId(projectId, revision), projectId, revision, type, at: new Date(atMs), event };
}
