import type { RungRequest, TaskRequest } from '../domain/clocks';
import type { DeadlinePlan, RungPlan } from '../domain/project/events';
import type { CalendarOptions } from './calendar';
import { deadlineMs } from './calendar';

/** Due dates of tasks, and the next rung of each ladder. */
export function planTasks(
  tasks: readonly TaskRequest[],
  ownerId: string,
  { dayMs, zoneOf }: CalendarOptions,
): Pick<DeadlinePlan, 'tasks' | 'rungs'> {
  const planned = tasks.map((task) => {
    const zone = zoneOf(task.personId ?? ownerId);
    const dueAtMs = task.dueAtMs ?? deadlineMs(task.fromMs, task.days, dayMs, zone);
    return { task, dueAtMs, rung: task.rung && planRung(task.rung, dueAtMs, dayMs, zone) };
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

/** A reminder that comes within half a day of what it reminds of, or of the mail before it, is one too many. */
const leastGapDays = 0.5;

function planRung(
  { revision, next, days, sinceMs, firedAtMs }: RungRequest,
  dueAtMs: number,
  dayMs: number,
  zone: string,
): RungPlan {
  const fromDue = (index: number): number =>
    days[index] === 0 ? dueAtMs : deadlineMs(dueAtMs, days[index] ?? 0, dayMs, zone);
  if (firedAtMs !== undefined) {
    const gapDays = (days[next] ?? 0) - (days[next - 1] ?? 0);
    return { revision, next, atMs: Math.max(fromDue(next), deadlineMs(firedAtMs, gapDays, dayMs, zone)) };
  }
  const isInTime = (index: number): boolean => {
    const atMs = fromDue(index);
    return (
      atMs >= sinceMs + leastGapDays * dayMs &&
      (days[index] === undefined || days[index] >= 0 || atMs < dueAtMs)
    );
  };
  const first = days.findIndex((_, index) => index >= next && isInTime(index));
  return first === -1
    ? { revision, next: days.length, atMs: null }
    : { revision, next: first, atMs: fromDue(first) };
}
