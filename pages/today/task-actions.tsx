import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import type { Task } from '../../domain/project/model/state';
import type { TaskAction } from '../../domain/project/model/task-actions';
import { actionsByKind } from '../../domain/project/model/task-actions';
import { actionLabel } from '../act/act-page';

/**
 * The address from which somebody who has signed in acts on a task.
 *
 * @param from the place in the list of today to which they go back; without one they see what has changed
 */
export function taskAddress(projectId: string, taskId: string, action: TaskAction, from?: string): string {
  const path = `/my/tasks/${encodeURIComponent(projectId)}/${encodeURIComponent(taskId)}/${action}`;
  return from === undefined ? path : `${path}?from=${encodeURIComponent(from)}`;
}

interface ActionsProps {
  readonly projectId: string;
  readonly task: Pick<Task, 'id' | 'kind'>;
  readonly language: Person['language'];
  /** By default everything. */
  readonly actions?: readonly TaskAction[];
  readonly from?: string;
  /** Whether the first action stands out, as it does by default. */
  readonly hasMain?: boolean;
}

/** Links to what somebody who has signed in can do about a task. */
export function TaskActions({
  projectId,
  task,
  language,
  actions = actionsByKind[task.kind],
  from,
  hasMain = true,
}: ActionsProps): ReactElement {
  return (
    <p className="actions">
      {actions.map((action, index) => (
        <a
          key={action}
          className={hasMain && index === 0 ? 'button' : 'button plain'}
          href={taskAddress(projectId, task.id, action, from)}
        >
          {actionLabel(language, action, task.kind)}
        </a>
      ))}
    </p>
  );
}
