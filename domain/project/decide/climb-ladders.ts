import { belongsTo, openDecisions, takeInto } from './decisions';
import { nextRungs } from '../evolve/ladders';
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
  const deal = step.deal();
  const asked = deal.tasks[taskId];
  const decisions = openDecisions(deal);
  if (!asked || decisions.some(({ aboutTasks = [] }) => aboutTasks.includes(taskId))) return;
  const open = decisions.find((decision) => belongsTo(deal, decision, [asked]));
  if (open) takeInto(step, open, [taskId]);
  else openManagerTask(step, 'reassign', { aboutTasks: [taskId] });
}
