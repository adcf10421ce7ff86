import { planClock } from './clock-plan';
import type { PlanRequest } from '../project/evolve/deadline-plans';
import type { DeadlinePlan } from '../project/model/events';
import type { CalendarOptions } from './calendar';
import { dayCount } from './calendar';
import { planTasks } from './ladder-plan';

/**
 * Turns days into instants: the hour at which a working day of the person begins, in their zone, on the given day after
 * the start or on the next day that their calendar has for a working day. Only activities do this, since calendars
 * change and the zone data of a host may differ when a workflow is replayed.
 */
export function planDeadlines(request: PlanRequest, options: CalendarOptions): DeadlinePlan {
  return {
    ...(request.clock && { clock: planClock(request.clock, dayCount(request.ownerId, options)) }),
    ...planTasks(request.tasks, request.ownerId, options),
  };
}
