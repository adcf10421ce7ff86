import { nextRungs } from './ladders';
import { openTasks } from './state';
import type { Step } from './step';
import { openManagerTask } from './tasks';

/**
 * Fires the rungs that have come due. One rung of a task at a time: one that fires late moves those after it, so that
 * nobody is reported for a reminder that the platform, being down, had not sent.
 */
export function climbLadders(step: Step): void {
  for (const { task, personId, rung, step: action, atMs } of nextRungs(step.deal())) {
    if (atMs > step.now) continue;
    const { ownerId, tasks } = step.deal();
    // opened or closed by a rung before this one
    if (tasks[task.id]?.ladder !== task.ladder) continue;
    step.emit({ type: 'rungReached', taskId: task.id, rung, step: action, personId, ownerId });
    if (action === 'ask-manager') askWhoGoesOn(step, task.id);
  }
}

/** Asks the manager who goes on with a task, unless they have been asked. */
export function askWhoGoesOn(step: Step, taskId: string): void {
  const isAsked = openTasks(step.deal()).some((task) => task.kind === 'reassign' && task.about === taskId);
  if (!isAsked) openManagerTask(step, 'reassign', taskId);
}
