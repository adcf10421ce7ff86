import type { DayCount } from './clock-plan';
import { inWorkingHours, notBefore } from './clock-plan';
import type { RungRequest, TaskRequest } from '../project/evolve/deadline-plans';
import type { DeadlinePlan, RungPlan } from '../project/model/events';
import type { CalendarOptions } from './calendar';
import { dayCount } from './calendar';

/** Due dates of tasks, and the next rung of each ladder. */
export function planTasks(
  tasks: readonly TaskRequest[],
  ownerId: string,
  options: CalendarOptions,
): Pick<DeadlinePlan, 'tasks' | 'rungs'> {
  const planned = tasks.map((task) => {
    const count = dayCount(task.personId ?? ownerId, options);
    const dueAtMs = task.dueAtMs ?? notBefore(count.after(task.fromMs, task.days), task.notBeforeMs, count);
    return { task, dueAtMs, rung: task.rung && planRung(task, task.rung, dueAtMs, count, options.dayMs) };
  });
  const due = planned.flatMap(({ task, dueAtMs }) =>
    task.dueAtMs === null ? [[task.taskId, dueAtMs] as const] : [],
  );
  const rungs = planned.flatMap(({ task, rung }) => (rung ? [[task.taskId, rung] as const] : []));
  return {
    ...(due.length > 0 && { tasks: Object.fromEntries(due) }),
    ...(rungs.length > 0 && { rungs: Object.fromEntries(rungs) }),
  };
}

/**
 * A reminder less than half a day before what it reminds of is one too many; a rung that is half a day late counts as
 * late.
 */
const halfDay = 0.5;

/** When a rung fires, on a ladder that counts from `fromMs`. */
type RungAt = (index: number, fromMs: number) => number;

function planRung(
  { notBeforeMs }: TaskRequest,
  request: RungRequest,
  dueAtMs: number,
  count: DayCount,
  dayMs: number,
): RungPlan {
  const { revision, next, days, sinceMs, before } = request;
  const rungAt: RungAt = (index, fromMs) => {
    // a due date that somebody has chosen may lie in the night or on a day off: it stays, and nobody is asked then
    const atMs = days[index] === 0 ? inWorkingHours(fromMs, count) : count.after(fromMs, days[index] ?? 0);
    return notBefore(atMs, notBeforeMs, count);
  };
  if (before) {
    const fromMs = countedFrom(request, before, dueAtMs, dayMs);
    // a weekend between two rungs must not bring both on one morning
    const atMs = Math.max(rungAt(next, fromMs), count.after(before.atMs, 1));
    return { revision, next, atMs, ...(fromMs !== dueAtMs && { fromMs }) };
  }
  const isInTime = (index: number): boolean => {
    const atMs = rungAt(index, dueAtMs);
    return (
      atMs >= sinceMs + halfDay * dayMs && (days[index] === undefined || days[index] >= 0 || atMs < dueAtMs)
    );
  };
  const first = days.findIndex((_, index) => index >= next && isInTime(index));
  return first === -1
    ? { revision, next: days.length, atMs: null }
    : { revision, next: first, atMs: rungAt(first, dueAtMs) };
}

/**
 * What a ladder counts from after a rung has fired: the due date, or the instant that a late rung has moved it to. A
 * rung that fires late shifts those after it, so that the days between them stay the same.
 */
function countedFrom(
  { days, next }: RungRequest,
  { atMs: firedAtMs, plannedAtMs, fromMs }: NonNullable<RungRequest['before']>,
  dueAtMs: number,
  dayMs: number,
): number {
  const isLate = firedAtMs >= plannedAtMs + halfDay * dayMs;
  return isLate ? firedAtMs - (days[next - 1] ?? 0) * dayMs : (fromMs ?? dueAtMs);
}
