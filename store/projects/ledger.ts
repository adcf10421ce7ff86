import { isDeepStrictEqual } from 'node:util';
import type { ProjectEvent } from '../../domain/project/model/events';
import { areDuplicateKeys } from '../kit/duplicate-key';
import type { EventRow, Models } from '../models/models';

/** The append-only record of everything that happened. */
export interface Ledger {
  /**
   * Appends events, in order and with one write; existing ones stay as they are.
   *
   * @returns the events as the ledger has them, possibly with other plans; null when it has other events under these
   * revisions: then nothing was appended after the first of those
   */
  append(projectId: string, events: readonly ProjectEvent[]): Promise<readonly ProjectEvent[] | null>;
  /** A project's events after a revision, in order; at most `limit`. */
  read(projectId: string, page?: { afterRevision?: number; limit?: number }): Promise<ProjectEvent[]>;
  /** Events by their ids, of many projects, in order within each. */
  withIds(ids: readonly string[]): Promise<{ readonly projectId: string; readonly event: ProjectEvent }[]>;
  /**
   * Events of some types from several projects, recorded since an instant, in order within each project. Other events
   * are not read at all.
   */
  ofTypes<T extends ProjectEvent['type']>(
    projectIds: readonly string[],
    types: readonly T[],
    sinceMs: number,
  ): Promise<Map<string, Extract<ProjectEvent, { type: T }>[]>>;
  /** The last revision that a command led to; null when it led to none, or the ledger does not have it yet. */
  revisionOf(projectId: string, commandId: string): Promise<number | null>;
  /** The events that a command led to, in order. */
  ofCommand(projectId: string, commandId: string): Promise<ProjectEvent[]>;
  /** For each beginning of a command id, the first such command that led to something; absent when there is none. */
  commandsLike(projectId: string, beginnings: readonly string[]): Promise<Map<string, string>>;
  /** The last refusal of a command that nobody waited for; null when there is none. */
  refusalOf(projectId: string, commandId: string): Promise<Refused | null>;
}

type Refused = Extract<ProjectEvent, { type: 'commandRefused' }>;

/** How many projects one query asks for. */
const mostProjectsAtOnce = 500;

export function ledger({ events }: Pick<Models, 'events'>): Ledger {
  const read: Ledger['read'] = async (projectId, { afterRevision = 0, limit } = {}) => {
    const rows = events.find({ projectId, revision: { $gt: afterRevision } }).sort({ revision: 1 });
    return (await (limit === undefined ? rows : rows.limit(limit)).lean()).map((row) => row.event);
  };
  return {
    async append(projectId, given) {
      const [first, last] = [given[0], given.at(-1)];
      if (!first || !last) return [];
      // each round either writes all that is missing, or somebody else has written at least one event in the meantime
      for (let missing = given; ;) {
        try {
          // ordered: nothing may be written after an event that the ledger has in another form
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
    async withIds(ids) {
      if (ids.length === 0) return [];
      const rows = await events.find({ _id: { $in: [...ids] } }, { projectId: 1, event: 1 }).lean();
      return rows.sort((a, b) => a.event.revision - b.event.revision);
    },
    async ofTypes<T extends ProjectEvent['type']>(
      projectIds: readonly string[],
      types: readonly T[],
      sinceMs: number,
    ) {
      type Wanted = Extract<ProjectEvent, { type: T }>;
      const found = new Map<string, Wanted[]>();
      for (let from = 0; from < projectIds.length; from += mostProjectsAtOnce) {
        const rows = await events
          .find(
            {
              projectId: { $in: projectIds.slice(from, from + mostProjectsAtOnce) },
              type: { $in: [...types] },
              // the embedded server sometimes compares dates by whole seconds: what is too old is filtered out below
              at: { $gte: new Date(sinceMs - 1_000) },
            },
            { projectId: 1, event: 1 },
          )
          .sort({ projectId: 1, revision: 1 })
          .lean();
        for (const { projectId, event } of rows) {
          if (event.atMs < sinceMs) continue;
          found.set(projectId, [...(found.get(projectId) ?? []), event as Wanted]);
        }
      }
      return found;
    },
    async revisionOf(projectId, commandId) {
      const query = { projectId, 'event.commandId': commandId };
      const [last] = await events.find(query, { revision: 1 }).sort({ revision: -1 }).limit(1).lean();
      return last?.revision ?? null;
    },
    async ofCommand(projectId, commandId) {
      const rows = events.find({ projectId, 'event.commandId': commandId }).sort({ revision: 1 });
      return (await rows.lean()).map((row) => row.event);
    },
    async commandsLike(projectId, beginnings) {
      const [first, last] = [[...beginnings].sort()[0], [...beginnings].sort().at(-1)];
      const found = new Map<string, string>();
      if (first === undefined || last === undefined) return found;
      // ids are of letters, digits and dashes: all of these come before a brace
      const query = { projectId, 'event.commandId': { $gte: first, $lt: `${last}{` } };
      // the whole event: of a part that an index covers, the embedded server gives nothing
      for (const { event } of await events.find(query, { event: 1 }).lean()) {
        const beginning = beginnings.find((each) => event.commandId.startsWith(each));
        if (beginning !== undefined && !found.has(beginning)) found.set(beginning, event.commandId);
      }
      return found;
    },
    async refusalOf(projectId, commandId) {
      const query = { projectId, type: 'commandRefused', 'event.refusedId': commandId } as const;
      const [last] = await events.find(query).sort({ revision: -1 }).limit(1).lean();
      return last ? (last.event as Refused) : null;
    },
  };
}

/** Whether two events are the same apart from their plans, which are the ledger's, whoever asked for them first. */
export function isSameEvent(
  { planned: _, ...a }: ProjectEvent,
  { planned: _other, ...b }: ProjectEvent,
): boolean {
  // undefined fields are not stored
  return isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
}

/** `_id` of an event in ledger and feed. */
export function eventId(projectId: string, revision: number): string {
  return `${projectId}:${revision}`;
}

/** An event in the ledger's form. */
export function eventRow(projectId: string, event: ProjectEvent): EventRow {
  const { revision, type, atMs } = event;
  return { _id: eventId(projectId, revision), projectId, revision, type, at: new Date(atMs), event };
}
