import type { ProjectEvent } from '../domain/project/events';
import { isDuplicateKey } from './duplicate-key';
import type { EventRow, Models } from './models';

/** The append-only record of everything that happened. */
export interface Ledger {
  /**
   * Appends an event; one that is there already stays as it is.
   *
   * @returns the event as it stands in the ledger
   */
  append(projectId: string, event: ProjectEvent): Promise<ProjectEvent>;
  /** Events of a project after a revision, in order; at most `limit`. */
  read(projectId: string, page?: { afterRevision?: number; limit?: number }): Promise<ProjectEvent[]>;
}

export function ledger({ events }: Pick<Models, 'events'>): Ledger {
  return {
    async append(projectId, event) {
      try {
        await events.create([eventRow(projectId, event)]);
        return event;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      const stored = await events.findById(eventId(projectId, event.revision)).lean();
      if (!stored) throw new Error(`The ledger has lost event ${eventId(projectId, event.revision)}.`);
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
