import type { Rung } from '../playbook';
import type { RungPlan } from './events';
import type { Deal, LadderPlace, Task } from './state';
import { openTasks } from './state';
import type { Step } from './step';
import { openManagerTask } from './tasks';

/** The rungs for a task in a project's playbook, in the order of their days. */
export function ladderOf({ playbook }: Deal, { kind }: Pick<Task, 'kind'>): readonly Rung[] {
  return playbook.ladders?.[kind] ?? [];
}

/** A task's place at the foot of its ladder, to be planned; undefined when its kind has no ladder. */
export function footOfLadder(
  deal: Deal,
  task: Pick<Task, 'kind'>,
  { revision, atMs: sinceMs }: { revision: number; atMs: number },
): LadderPlace | undefined {
  return ladderOf(deal, task).length === 0 ? undefined : { next: 0, atMs: null, revision, sinceMs };
}

/** The place after a rung has fired. */
export function nextRung(place: LadderPlace, fired: { revision: number; atMs: number }): LadderPlace {
  const { next, sinceMs } = place;
  return { next: next + 1, atMs: null, revision: fired.revision, sinceMs, firedAtMs: fired.atMs };
}

/** A place with the instant that the ledger worked out; unchanged when that was for an older one. */
export function plannedPlace(place: LadderPlace, planned: RungPlan | undefined): LadderPlace {
  if (planned?.revision !== place.revision) return place;
  return { ...place, next: planned.next, atMs: planned.atMs };
}

/** Which tasks have a rung that fires next, and when; none does during a hold. */
export function nextRungs(deal: Deal): { task: Task; atMs: number }[] {
  if (deal.hold) return [];
  return openTasks(deal).flatMap((task) => {
    const atMs = task.ladder?.atMs ?? null;
    return atMs === null || task.personId === null ? [] : [{ task, atMs }];
  });
}

/**
 * Fires the rungs that have come due. One rung of a task at a time: the next counts from when this one really fired,
 * so that nobody is reported for a reminder that the platform, being down, had not sent.
 */
export function climbLadders(step: Step): void {
  for (const { task, atMs } of nextRungs(step.deal())) {
    const { ladder, personId } = task;
    const rung = ladder && ladderOf(step.deal(), task)[ladder.next];
    if (!rung || personId === null || atMs > step.now) continue;
    const { ownerId, tasks } = step.deal();
    // opened or closed by a rung before this one
    if (tasks[task.id]?.ladder !== ladder) continue;
    step.emit({
      type: 'rungReached',
      taskId: task.id,
      rung: ladder.next,
      step: rung.step,
      personId,
      ownerId,
    });
    if (rung.step === 'ask-manager') askWhoGoesOn(step, task.id);
  }
}

/** Asks the manager who goes on with a task, unless they have been asked. */
export function askWhoGoesOn(step: Step, taskId: string): void {
  const isAsked = openTasks(step.deal()).some((task) => task.kind === 'reassign' && task.about === taskId);
  if (!isAsked) openManagerTask(step, 'reassign', taskId);
}
