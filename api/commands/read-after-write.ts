import type { Store } from '../../store/store';
import type { AnsweredRevisions } from './answered-revisions';
import { untilReadable } from './project-at';

/**
 * The database as requests read it: what a command was answered is readable by the next request. A project and its
 * events are read once the read side has reached the revision that the project itself answered with, or after two
 * seconds.
 */
export function readAfterWrite(store: Store, answered: AnsweredRevisions): Store {
  const { projects, ledger } = store;
  return {
    ...store,
    projects: {
      ...projects,
      read: (projectId) => untilReadable(projects, projectId, { revision: answered.of(projectId) }),
      readMany: async (projectIds) => {
        const waited = projectIds.map((projectId) => ({ projectId, revision: answered.of(projectId) }));
        await Promise.all(
          waited
            .filter(({ revision }) => revision > 0)
            .map(({ projectId, revision }) => untilReadable(projects, projectId, { revision })),
        );
        return projects.readMany(projectIds);
      },
    },
    ledger: {
      ...ledger,
      read: async (projectId, page) => {
        const revision = answered.of(projectId);
        // events are written before the project's state, so all of them are there once the state is
        if (revision > 0) await untilReadable(projects, projectId, { revision });
        return ledger.read(projectId, page);
      },
    },
  };
}
