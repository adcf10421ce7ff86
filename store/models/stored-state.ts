import type { PlaybookRules } from '../../domain/playbook/playbook';
import type { Deal, ProjectState, Task } from '../../domain/project/model/state';

/**
 * A project's state as its document keeps it: without the rules of its playbook, which are most of it and the same for
 * most projects, without the commands that it remembers, which the ledger knows, and with its closed tasks packed: a
 * document is written anew with every event.
 */
export type StoredState = Omit<ProjectState, 'commands' | 'deal'> & {
  readonly deal: StoredDeal;
};

export type StoredDeal = Omit<Deal, 'playbook' | 'tasks'> & {
  readonly openTasks: Readonly<Record<string, Task>>;
  /**
   * All tasks in order, the open ones by their ids alone: canonical JSON, deflated, in base64. Closed tasks are most of
   * an old project and much alike; whoever looks for some finds their rows among the tasks. Absent: none is closed.
   */
  readonly packedTasks?: string;
  readonly playbook: Pick<PlaybookRules, 'key' | 'version'> & {
    /** By what the rules say, see `rulesId`: a project may have been opened with others of the same key and version. */
    readonly rulesId: string;
  };
};
