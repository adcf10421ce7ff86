import type { Store } from '../../store/store';
import type { AnsweredRevisions } from './answered-revisions';
import { untilReadable } from './project-at';

/**
 * The database as requests read it: what was answered to a command is readable by the next request. A project, and its
 * events, are read once the read side has come as far as the project itself has answered, or after two seconds.
 */
export function readAfterWrite(store: Store, answered: AnsweredRevisions): Store {
  const { projects, ledger } = store;
  return {
    ...store,
    projects: {
      ...projects,
      read: (projectId) => untilReadable(projects, projectId, { revision: answered.of(projectId) }),
    },
    ledger: {
      ...ledger,
      read: async (projectId, page) => {
        const revision = answered.of(projectId);
        // events are written before the project's state, so they are all there once that is
        if (revision > 0) await untilReadable(projects, projectId, { revision });
        return ledger.read(projectId, page);
      },
    },
  };
}
