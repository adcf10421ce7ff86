import type { Customer } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';
import type { TaskAction } from '../../domain/project/model/task-actions';
import type { Deal, ProjectState, Task } from '../../domain/project/model/state';
import type { PageAction } from '../kit/act-texts';

/** Somebody whom another person stands in for, and why. */
export interface Absent {
  readonly person: Person;
  /** The last day of the absence, `YYYY-MM-DD`; null when they are not absent. */
  readonly until: string | null;
}

/** What a page about an action shows, looked up for its reader. */
export interface ActionContext {
  readonly reader: Person;
  readonly state: ProjectState;
  readonly deal: Deal;
  readonly action: PageAction;
  readonly customer: Customer | null;
  readonly personName: (personId: string) => string | undefined;
  /** Somebody's zone; the reader's when it is unknown or nobody is meant. */
  readonly zoneOf: (personId: string | null) => string;
  readonly nowMs: number;
  /** The local time that a chosen day means. */
  readonly workdayStart: string;
  /** Whose task it is, when it is not the reader's. */
  readonly insteadOf: Absent | null;
}

/** An action on a task. */
export interface TaskActionContext extends ActionContext {
  readonly action: TaskAction;
  readonly task: Task;
  /** The tasks that the manager's decision is about, out of those that its form showed; empty for other tasks. */
  readonly about: readonly Task[];
  /** The ids of the tasks that its form showed. */
  readonly decides: readonly string[];
}
