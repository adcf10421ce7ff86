import { Temporal } from 'temporal-polyfill';
import type { PlanRequest } from '../project/evolve/deadline-plans';
import { realDayMs } from '../project/evolve/clocks';
import type { DeadlinePlan } from '../project/model/events';
import type { DayCount } from './clock-plan';
import { planClock } from './clock-plan';
import { countIn, dateOf, evenDays } from './day-count';
import type { WorkingDays, WorkTime } from './working-days';
import { isWorkingDay } from './working-days';

/**
 * DayCount of clocks for what-if runs: the same instants that the ledger works out when it records events, but a
 * hundred times as fast, since a run asks a million times for the same few days. Never for workflows: the zone data of
 * a host may differ when one is replayed.
 */

/**
 * Creates a planner of clocks that leaves tasks unplanned. It caches every day it is asked for, so make one per run.
 *
 * @param dayMs how long a day is, in milliseconds. Anything but a real day turns zones and working days off
 * @param workTimeOf when the owner of a project works; asked once for each
 */
export function clockPlanner(
  dayMs: number,
  workTimeOf: (ownerId: string) => WorkTime,
): (request: PlanRequest) => DeadlinePlan {
  const tables = new Map<WorkingDays, Map<string, DayCount>>();
  /** People with the same calendar and zone share their days. */
  const tableOf = (workTime: WorkTime): DayCount => {
    const { calendar, zone, startsAt } = workTime;
    const ofCalendar = tables.get(calendar) ?? new Map<string, DayCount>();
    tables.set(calendar, ofCalendar);
    const table = ofCalendar.get(`${zone} ${startsAt}`) ?? dayTable(workTime);
    ofCalendar.set(`${zone} ${startsAt}`, table);
    return table;
  };
  const ofOwners = new Map<string, DayCount>();
  const daysOf = (ownerId: string): DayCount => {
    const days = ofOwners.get(ownerId) ?? tableOf(workTimeOf(ownerId));
    ofOwners.set(ownerId, days);
    return days;
  };
  return ({ clock, ownerId }) => {
    if (!clock) return {};
    const days = dayMs === realDayMs ? daysOf(ownerId) : evenDays(dayMs);
    return { clock: planClock(clock, days) };
  };
}

/** A day in somebody's zone, and the hour at which their work begins; epoch milliseconds. */
interface Day {
  readonly startMs: number;
  readonly morningMs: number;
  readonly isWorking: boolean;
}

function dayTable({ zone, startsAt, calendar }: WorkTime): DayCount {
  const startTime = Temporal.PlainTime.from(startsAt);
  const days = new Map<number, Day>();
  const dayOf = (number: number): Day => {
    const found = days.get(number);
    if (found) return found;
    const date = Temporal.PlainDate.from(dateOf(number));
    const morning = date.toZonedDateTime({ timeZone: zone, plainTime: startTime });
    const made = {
      startMs: date.toZonedDateTime(zone).epochMilliseconds,
      morningMs: morning.epochMilliseconds,
      isWorking: isWorkingDay(calendar, date.toString()) && morning.toPlainDate().equals(date),
    };
    days.set(number, made);
    return made;
  };
  /** The last day that has begun by an instant. */
  const dayAt = (atMs: number): number => {
    let number = Math.floor(atMs / realDayMs);
    while (dayOf(number + 1).startMs <= atMs) number += 1;
    while (dayOf(number).startMs > atMs) number -= 1;
    return number;
  };
  return countIn({
    at: dayAt,
    morningMs: (number) => dayOf(number).morningMs,
    isWorking: (number) => dayOf(number).isWorking,
  });
}
