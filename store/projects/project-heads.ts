import type { ProjectState, TaskStatus } from '../../domain/project/model/state';
import type { Documents } from './documents';
import type { SearchGrams } from '../lists/search-grams';
import type { Models } from '../models/models';

/** What the database has of a project: a summary of its ledger, and the read side. */
export interface ProjectHead {
  readonly projectId: string;
  /** The newest revision in the ledger, and the number of events: fewer when some are missing. */
  readonly revision: number;
  readonly events: number;
  /** Null when it was lost, or never written. */
  readonly document: ProjectState | null;
  readonly tasks: readonly TaskHead[];
}

export interface TaskHead {
  readonly taskId: string;
  readonly status: TaskStatus;
  readonly personId: string | null;
  readonly dueAtMs: number | null;
}

/** Ledger and read side of every project, for comparison. */
export interface ProjectHeads {
  /** Projects after an id, by id: all that the ledger or the read side knows. */
  page(after: string | null, limit: number): Promise<ProjectHead[]>;
  /** The heads of these projects, including those that the database does not know. */
  of(projectIds: readonly string[]): Promise<ProjectHead[]>;
  /** Deletes a project's document and tasks, to be rebuilt from its ledger. */
  forget(projectId: string): Promise<void>;
}

export function projectHeads(
  { events, projects, cards, tasks }: Pick<Models, 'events' | 'projects' | 'cards' | 'tasks'>,
  { whole }: Pick<Documents, 'whole'>,
  grams: Pick<SearchGrams, 'forget'>,
): ProjectHeads {
  const of: ProjectHeads['of'] = async (projectIds) => {
    if (projectIds.length === 0) return [];
    const query = { projectId: { $in: [...projectIds] } };
    const [ledgers, rowsOfProjects, rows] = await Promise.all([
      events.aggregate<{ _id: string; revision: number; events: number }>([
        { $match: query },
        { $group: { _id: '$projectId', revision: { $max: '$revision' }, events: { $sum: 1 } } },
      ]),
      projects.find({ _id: { $in: [...projectIds] } }).lean(),
      tasks.find(query, { projectId: 1, taskId: 1, status: 1, personId: 1, dueAtMs: 1 }).lean(),
    ]);
    const ledgerOf = new Map(ledgers.map((each) => [each._id, each]));
    const states = await whole(rowsOfProjects);
    const documentOf = new Map(states.map((state) => [state.projectId, state]));
    const tasksOf = new Map<string, TaskHead[]>();
    for (const { projectId, taskId, status, personId, dueAtMs } of rows) {
      const known = tasksOf.get(projectId) ?? [];
      tasksOf.set(projectId, [...known, { taskId, status, personId, dueAtMs }]);
    }
    return projectIds.map((projectId) => ({
      projectId,
      revision: ledgerOf.get(projectId)?.revision ?? 0,
      events: ledgerOf.get(projectId)?.events ?? 0,
      document: documentOf.get(projectId) ?? null,
      tasks: tasksOf.get(projectId) ?? [],
    }));
  };
  return {
    of,
    async forget(projectId) {
      await tasks.deleteMany({ projectId });
      await cards.deleteOne({ _id: projectId });
      await projects.deleteOne({ _id: projectId });
      await grams.forget('project', projectId);
    },
    async page(after, limit) {
      const later = { projectId: { $gt: after ?? '' } };
      const [opened, documents] = await Promise.all([
        // the first event stands for its project: that reads an index of ids and revisions, and no document
        events
          .find({ ...later, revision: 1 }, { projectId: 1 })
          .sort({ projectId: 1 })
          .limit(limit)
          .lean(),
        projects
          .find({ _id: { $gt: after ?? '' } }, { projectId: 1 })
          .sort({ _id: 1 })
          .limit(limit)
          .lean(),
      ]);
      const ids = new Set([...opened, ...documents].map(({ projectId }) => projectId));
      // the smaller end of both lists: a list that stopped at its limit may have more after its last entry
      return of([...ids].sort((a, b) => (a < b ? -1 : 1)).slice(0, limit));
    },
  };
}
