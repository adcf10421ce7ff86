import type { Customer, Person } from '../../contracts/wire/directory';
import type { TaskAction } from '../../domain/project/model/task-actions';
import type { Deal, ProjectState, Task } from '../../domain/project/model/state';
import type { PageAction } from '../kit/act-texts';

/** Somebody whom another person stands in for, and why. */
export interface Absent {
  readonly person: Person;
  /** The last day of the absence, `YYYY-MM-DD`; null when they are there. */
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
  /** In which zone somebody is; the reader's where that is not known, or nobody is meant. */
  readonly zoneOf: (personId: string | null) => string;
  readonly nowMs: number;
  /** The local hour that a chosen day means. */
  readonly workdayStart: string;
  /** Whose task it is, when not the reader's. */
  readonly insteadOf: Absent | null;
}

/** An action on a task. */
export interface TaskActionContext extends ActionContext {
  readonly action: TaskAction;
  readonly task: Task;
  /** The tasks that a decision of the manager is about, of those that its form has shown; none of any other task. */
  readonly about: readonly Task[];
  /** The ids of those that its form has shown. */
  readonly decides: readonly string[];
}
