import type { Connection, mongo } from 'mongoose';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { ProjectState } from '../../domain/project/model/state';
import type { Documents } from './documents';
import type { SearchGrams } from '../lists/search-grams';
import { gramRows } from '../lists/search-grams';
import { areDuplicateKeys } from '../kit/duplicate-key';
import { eventRow } from './ledger';
import type { Models, ProjectRow } from '../models/models';
import { cardRow, cardUpdates } from './card-rows';
import { insertion, projectRow, replacement, taskUpdates } from './project-rows';

/** What a project did at once: the events, and the state that they led to. */
export interface Step {
  readonly events: readonly ProjectEvent[];
  /** The opened project after the events. */
  readonly state: ProjectState;
  /** The revision of its document before the events; 0 when there is none. */
  readonly fromRevision: number;
  /** The tasks that the events have changed. */
  readonly taskIds: readonly string[];
}

/** Ledger, tasks, card and document of a project in one write. */
export interface Steps {
  /**
   * Writes a step in one round trip, but for the search of a changed title or reference: its events, then its tasks, then its card, then its document. It is not a transaction: after a
   * crash a first part of it is there, in this order.
   *
   * @returns false: nothing was written after the first event that the ledger already has, or nothing at all because
   * the server cannot write to several collections at once; `Ledger.append` and `Projects.write` then write what is
   * missing
   */
  write(step: Step): Promise<boolean>;
}

/** The wire version of MongoDB 8.0, the first that writes to several collections with one command. */
const writesAtOnce = 25;

interface Row {
  readonly _id: string;
  readonly [field: string]: unknown;
}

type Write = mongo.AnyClientBulkWriteModel<Row>;

export function steps(
  connection: Connection,
  {
    events: ledger,
    tasks,
    cards,
    projects,
    searchGrams,
  }: Pick<Models, 'events' | 'tasks' | 'cards' | 'projects' | 'searchGrams'>,
  keep: Documents['keep'],
  grams: SearchGrams,
): Steps {
  let ability: Promise<boolean> | undefined;
  const canWriteAtOnce = (): Promise<boolean> => {
    ability ??= wireVersion(connection).then(
      (version) => version >= writesAtOnce,
      (error: unknown) => {
        ability = undefined;
        throw error;
      },
    );
    return ability;
  };
  const [ofEvents, ofTasks, ofCards, ofProjects, ofGrams] = [ledger, tasks, cards, projects, searchGrams].map(
    ({ collection }) => `${connection.name}.${collection.collectionName}`,
  ) as [string, string, string, string, string];
  return {
    async write({ events, state, fromRevision, taskIds }) {
      if (!state.deal || !(await canWriteAtOnce())) return false;
      await keep(state.deal.playbook);
      const row = projectRow(state);
      const isNew = fromRevision === 0;
      const tidy =
        !isNew && events.some(changesText)
          ? await grams.put('project', row._id, row.revision, row.searched)
          : null;
      const writes: Write[] = [
        ...events.map((event) => ({
          name: 'insertOne' as const,
          namespace: ofEvents,
          document: { ...eventRow(state.projectId, event) },
        })),
        ...taskUpdates(state, taskIds).map((update) => ({
          name: 'updateOne' as const,
          namespace: ofTasks,
          ...update,
        })),
        ...cardUpdates(cardRow(state), isNew).map((update) => ({
          name: 'updateOne' as const,
          namespace: ofCards,
          ...update,
        })),
        // a new project has none yet: when it has, somebody has written it before
        ...(isNew ? gramRows('project', row._id, row.revision, row.searched) : []).map((gram) => ({
          name: 'insertOne' as const,
          namespace: ofGrams,
          document: { ...gram },
        })),
        documentWrite(ofProjects, row, fromRevision),
      ];
      try {
        // ordered: nothing may be written after an event that the ledger has in another form
        await connection.getClient().bulkWrite<Record<string, Row>>(writes, { ordered: true });
        await tidy?.();
        return true;
      } catch (error) {
        if (areDuplicateKeys(error)) return false;
        throw error;
      }
    },
  };
}

/** Whether an event changes the text by which a project is found. */
function changesText({ type }: ProjectEvent): boolean {
  switch (type) {
    case 'titleChanged':
    case 'referenceAdded':
    case 'referenceRemoved':
      return true;
    default:
      return false;
  }
}

function documentWrite(namespace: string, row: ProjectRow, fromRevision: number): Write {
  if (fromRevision === 0) {
    const [filter, update, options] = insertion(row);
    return { name: 'updateOne', namespace, filter, update, ...options };
  }
  const [filter, replacementRow] = replacement(row, fromRevision);
  return { name: 'replaceOne', namespace, filter, replacement: replacementRow };
}

async function wireVersion(connection: Connection): Promise<number> {
  if (!connection.db) throw new Error('The connection is closed.');
  const { maxWireVersion } = await connection.db.admin().command({ hello: 1 });
  return typeof maxWireVersion === 'number' ? maxWireVersion : 0;
}
