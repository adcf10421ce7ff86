import type { PlaybookRules } from '../../domain/playbook/playbook';
import type { Deal, ProjectState, Task } from '../../domain/project/model/state';

/**
 * A project's state as its document stores it: without its playbook's rules, which are most of it and the same for most
 * projects, without the commands that it remembers, which the ledger knows, and with its closed tasks packed, because
 * every event writes the document anew.
 */
export type StoredState = Omit<ProjectState, 'commands' | 'deal'> & {
  readonly deal: StoredDeal;
};

export type StoredDeal = Omit<Deal, 'playbook' | 'tasks'> & {
  readonly openTasks: Readonly<Record<string, Task>>;
  /**
   * All tasks in order, open ones by their ids alone: canonical JSON, deflated, in base64. Closed tasks make up most of
   * an old project and are much alike; queries find their rows among the tasks. Absent when none is closed.
   */
  readonly packedTasks?: string;
  readonly playbook: Pick<PlaybookRules, 'key' | 'version'> & {
    /**
     * Identifies the rules by content, see `rulesId`: a project may have been opened with other rules of the same key
     * and version.
     */
    readonly rulesId: string;
  };
};
