import type { ProjectEvent } from '../../../domain/project/model/events';
import type { ProjectState } from '../../../domain/project/model/state';
import type { ProjectRow, TaskRow } from '../../../store/models/models';
import type { OutboxRow } from '../../../store/models/outbox-models';

/** An activity that a workflow waits for. */
export interface PendingActivity {
  readonly type: string;
  readonly attempt: number;
}

/** A project's workflow as Temporal has it. */
export interface WorkflowSeen {
  /** `RUNNING`, `COMPLETED` … */
  readonly status: string;
  /** How often its workflow task was begun by now; 0: none waits. */
  readonly taskAttempt: number;
  /** Causes of the failed workflow tasks of all its runs. */
  readonly failedTasks: readonly string[];
  /** When its armed timers fire, epoch milliseconds. */
  readonly timersMs: readonly number[];
  readonly pending: readonly PendingActivity[];
  readonly runs: number;
  readonly historyEvents: number;
}

/** Everything that is known of a project, in the places that know it. */
export interface ProjectSeen {
  readonly projectId: string;
  readonly events: readonly ProjectEvent[];
  readonly row: ProjectRow | null;
  readonly tasks: readonly TaskRow[];
  /** What its workflow answers to a query, or why it does not. */
  readonly live: ProjectState | { readonly fault: string };
  readonly workflow: WorkflowSeen | { readonly fault: string };
}

/** A mail in the folder of the catcher. */
export interface MailSeen {
  readonly messageId: string;
  /** False: the catcher was killed, or the connection broke, before it had the end. */
  readonly isWhole: boolean;
}

/** What is there at the end of a run. */
export interface Seen {
  readonly atMs: number;
  readonly projects: readonly ProjectSeen[];
  readonly outbox: readonly OutboxRow[];
  readonly mails: readonly MailSeen[];
}
