import { ladderOf } from '../evolve/ladders';
import type { EventBody } from '../model/events';
import type { Deal, Task } from '../model/state';
import { openTasks } from '../model/state';
import type { Step } from './step';

/**
 * Decisions who goes on with tasks that are left undone. What is to be decided about one person is one decision: a task
 * that comes in while it is open joins it, and one that somebody has acted on leaves it.
 */

type Closed = Extract<EventBody, { type: 'taskClosed' }>;

/** The tasks that a decision who goes on is about; none of any other task. */
export function askedAbout(
  { tasks }: Pick<Deal, 'tasks'>,
  { aboutTasks = [] }: Pick<Task, 'aboutTasks'>,
): Task[] {
  return aboutTasks.flatMap((taskId) => tasks[taskId] ?? []);
}

/** The decisions that are to be made, oldest first. */
export function openDecisions(deal: Deal): Task[] {
  return openTasks(deal).filter(({ kind }) => kind === 'reassign');
}

/** Whose a task is; of one that was declined and has nobody until that is decided, whose it was. */
export function lastHolderId({ tasks }: Pick<Deal, 'tasks'>, task: Task): string | null {
  return (task.personId === null ? tasks[task.replaces ?? ''] : task)?.personId ?? null;
}

/** Whether tasks belong to a decision: it is about the same person, and not made by whoever has one of them. */
export function belongsTo(deal: Deal, decision: Task, tasks: readonly Task[]): boolean {
  if (tasks.some(({ personId }) => personId !== null && personId === decision.personId)) return false;
  const holders = tasks.map((task) => lastHolderId(deal, task));
  return askedAbout(deal, decision).some((task) => holders.includes(lastHolderId(deal, task)));
}

/** Takes tasks into a decision. The next reminder names them, or a mail at once when none is left. */
export function takeInto(step: Step, { id, personId }: Task, taskIds: readonly string[]): void {
  const { tasks } = step.deal();
  const isNotified = personId !== null && !isStillReminded(step.deal(), id);
  step.emit({
    type: 'decisionChanged',
    taskId: id,
    aboutTasks: [...(tasks[id]?.aboutTasks ?? []), ...taskIds],
    ...(isNotified && { tellsId: personId }),
  });
}

function isStillReminded(deal: Deal, decisionId: string): boolean {
  const decision = deal.tasks[decisionId];
  const ahead = decision?.ladder ? ladderOf(deal, decision).slice(decision.ladder.next) : [];
  return ahead.some(({ step }) => step === 'remind' || step === 'copy-manager');
}

/** Takes what is settled out of the decisions, and closes those of which nothing is left. */
export function settleDecisions(
  step: Step,
  isSettled: (asked: Task, decision: Task) => boolean,
  how: Pick<Closed, 'status' | 'reason' | 'noteId'>,
): void {
  const deal = step.deal();
  for (const decision of openDecisions(deal)) {
    const asked = askedAbout(deal, decision);
    const left = asked.filter((task) => !isSettled(task, decision)).map(({ id }) => id);
    if (left.length === asked.length) continue;
    const { id: taskId } = decision;
    const noted = how.noteId !== undefined && { noteId: how.noteId };
    if (left.length === 0) step.emit({ type: 'taskClosed', taskId, ...how });
    else step.emit({ type: 'decisionChanged', taskId, aboutTasks: left, ...noted });
  }
}

/** Decisions that have come to be about one person, such as by a hand-over, are one: the oldest stays. */
export function joinDecisions(step: Step): void {
  const kept: string[] = [];
  for (const { id } of openDecisions(step.deal())) {
    const deal = step.deal();
    const asked = askedAbout(deal, deal.tasks[id] ?? {});
    const older = kept
      .flatMap((taskId) => deal.tasks[taskId] ?? [])
      .find((decision) => belongsTo(deal, decision, asked));
    if (!older) {
      kept.push(id);
      continue;
    }
    step.emit({ type: 'taskClosed', taskId: id, status: 'skipped', reason: 'same-person' });
    takeInto(
      step,
      older,
      asked.map((task) => task.id),
    );
  }
}
