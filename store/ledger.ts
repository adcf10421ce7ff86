import { isDeepStrictEqual } from 'node:util';
import type { ProjectEvent } from '../domain/project/events';
import { areDuplicateKeys } from './duplicate-key';
import type { EventRow, Models } from './models';

/** The append-only record of everything that happened. */
export interface Ledger {
  /**
   * Appends events, in order and with one write; those that are there already stay as they are.
   *
   * @returns the events as they stand in the ledger, which may have other plans; null when it has other events under
   * these revisions: then nothing was appended after the first of those
   */
  append(projectId: string, events: readonly ProjectEvent[]): Promise<readonly ProjectEvent[] | null>;
  /** Events of a project after a revision, in order; at most `limit`. */
  read(projectId: string, page?: { afterRevision?: number; limit?: number }): Promise<ProjectEvent[]>;
  /** The last revision that a command led to; null when it has led to none, or the ledger does not have it yet. */
  revisionOf(projectId: string, commandId: string): Promise<number | null>;
}

export function ledger({ events }: Pick<Models, 'events'>): Ledger {
  const read: Ledger['read'] = async (projectId, { afterRevision = 0, limit } = {}) => {
    const rows = events.find({ projectId, revision: { $gt: afterRevision } }).sort({ revision: 1 });
    return (await (limit === undefined ? rows : rows.limit(limit)).lean()).map((row) => row.event);
  };
  return {
    async append(projectId, given) {
      const [first, last] = [given[0], given.at(-1)];
      if (!first || !last) return [];
      // each round either writes all that is missing, or somebody else has written at least one of them meanwhile
      for (let missing = given; ;) {
        try {
          // ordered: behind an event that the ledger has otherwise, none must be written
          await events.insertMany(missing.map((event) => eventRow(projectId, event)));
          if (missing === given) return given;
        } catch (error) {
          if (!areDuplicateKeys(error)) throw error;
        }
        const stored = await read(projectId, { afterRevision: first.revision - 1, limit: given.length });
        if (!given.every((event, index) => !stored[index] || isSameEvent(event, stored[index]))) return null;
        if (stored.length === given.length) return stored;
        missing = given.slice(stored.length);
      }
    },
    read,
    async revisionOf(projectId, commandId) {
      const query = { projectId, 'event.commandId': commandId };
      const [last] = await events.find(query, { revision: 1 }).sort({ revision: -1 }).limit(1).lean();
      return last?.revision ?? null;
    },
  };
}

/** Whether two events are the same but for their plans: those are the ledger's, whoever asked for them first. */
export function isSameEvent(
  { planned: _, ...a }: ProjectEvent,
  { planned: _other, ...b }: ProjectEvent,
): boolean {
  // what is undefined is not stored
  return isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
}

function eventId(projectId: string, revision: number): string {
  return `${projectId}:${revision}`;
}

/** An event as the ledger keeps it. */
export function eventRow(projectId: string, event: ProjectEvent): EventRow {
  const { revision, type, atMs } = event;
  return { _id: eventId(projectId, revision), projectId, revision, type, at: new Date(atMs), event };
}
