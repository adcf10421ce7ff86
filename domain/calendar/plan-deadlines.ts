import { planClock } from './clock-plan';
import type { PlanRequest } from '../project/evolve/deadline-plans';
import type { DeadlinePlan } from '../project/model/events';
import type { CalendarOptions } from './calendar';
import { dayCount } from './calendar';
import { planTasks } from './ladder-plan';

/**
 * Turns days into instants: the start of the person's working day, in their zone, on the given day or the next working
 * day of their calendar. For activities only: calendars change, and a host's zone data may differ when a workflow is
 * replayed.
 */
export function planDeadlines(request: PlanRequest, options: CalendarOptions): DeadlinePlan {
  return {
    ...(request.clock && { clock: planClock(request.clock, dayCount(request.ownerId, options)) }),
    ...planTasks(request.tasks, request.ownerId, options),
  };
}
