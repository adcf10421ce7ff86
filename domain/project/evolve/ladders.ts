import type { LadderStep, Rung } from '../../playbook/playbook';
import type { RungPlan } from '../model/events';
import type { Deal, LadderPlace, Task } from '../model/state';
import { openTasks } from '../model/state';

/** The rungs for a task in a project's playbook, ordered by day. */
export function ladderOf({ playbook }: Deal, { kind }: Pick<Task, 'kind'>): readonly Rung[] {
  return playbook.ladders?.[kind] ?? [];
}

/** A task's place at the foot of its ladder, yet to be planned; undefined when its kind has no ladder. */
export function footOfLadder(
  deal: Deal,
  task: Pick<Task, 'kind'>,
  { revision, atMs: sinceMs }: { revision: number; atMs: number },
): LadderPlace | undefined {
  return ladderOf(deal, task).length === 0 ? undefined : { next: 0, atMs: null, revision, sinceMs };
}

/** The place after a rung has fired, which was planned. */
export function nextRung(
  place: LadderPlace,
  { revision, atMs }: { revision: number; atMs: number },
): LadderPlace {
  const fired = { atMs, plannedAtMs: place.atMs ?? atMs };
  return { ...place, next: place.next + 1, atMs: null, revision, fired };
}

/** A place with the instant that the ledger planned; unchanged when the plan was for an older one. */
export function plannedPlace(place: LadderPlace, planned: RungPlan | undefined): LadderPlace {
  if (planned?.revision !== place.revision) return place;
  const { next, atMs, fromMs } = planned;
  return { ...place, next, atMs, ...(fromMs !== undefined && { fromMs }) };
}

/** What the project does next about a task that is left undone. */
export interface RungAhead {
  /** The rung, from 0. */
  readonly rung: number;
  readonly step: LadderStep;
  /** Epoch milliseconds; null until the ledger has planned it. */
  readonly atMs: number | null;
}

/** The next rung of an open task; null when none is left, while nobody has the task, and during a hold. */
export function rungAhead(deal: Deal, task: Task): RungAhead | null {
  const { ladder, personId } = task;
  const rung = ladder && ladderOf(deal, task)[ladder.next];
  return rung && personId !== null && !deal.hold
    ? { rung: ladder.next, step: rung.step, atMs: ladder.atMs }
    : null;
}

/** The tasks whose next rung has a known instant. */
export function nextRungs(deal: Deal): (RungAhead & { task: Task; personId: string; atMs: number })[] {
  return openTasks(deal).flatMap((task) => {
    const { personId } = task;
    const ahead = rungAhead(deal, task);
    if (!ahead || personId === null || ahead.atMs === null) return [];
    return [{ ...ahead, task, personId, atMs: ahead.atMs }];
  });
}
