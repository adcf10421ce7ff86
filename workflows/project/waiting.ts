import type { TaskKind } from '../../domain/playbook/playbook';
import { waitsForSomebody } from '../../domain/project/decide/tasks';
import type { ProjectState } from '../../domain/project/model/state';
import { isOpen, openTasks } from '../../domain/project/model/state';

/**
 * What a project waits for, as operators filter by it: the first of these that holds. `hold`: until a date; `somebody`:
 * nobody has a role or a task; `judgement`: whether it goes on; `decision`: a manager has to say who goes on;
 * `follow-up`: nothing was heard from the customer; `milestones`: its stage goes its way.
 */
export type WaitingFor = 'hold' | 'somebody' | 'judgement' | 'decision' | 'follow-up' | 'milestones';

export function waitingFor(state: ProjectState): WaitingFor | null {
  if (!isOpen(state)) return null;
  const { deal } = state;
  if (deal.hold) return 'hold';
  const tasks = openTasks(deal);
  const has = (kind: TaskKind): boolean => tasks.some((task) => task.kind === kind);
  if (tasks.some(waitsForSomebody)) return 'somebody';
  if (has('judge')) return 'judgement';
  if (has('reassign')) return 'decision';
  return has('follow-up') ? 'follow-up' : 'milestones';
}
