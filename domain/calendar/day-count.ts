import { realDayMs } from '../project/evolve/clocks';
import type { DayCount } from './clock-plan';

/** The days of somebody, numbered from 1970-01-01, which is day 0. */
export interface Days {
  /** The day on which an instant falls. */
  at(atMs: number): number;
  /** When work begins on a day, epoch milliseconds. */
  morningMs(number: number): number;
  /** Whether they work on a day. One that their zone has skipped is none. */
  isWorking(number: number): boolean;
}

/**
 * How days become instants: the morning of the day that comes so many days after an instant, or of the next working
 * day. Counted back, a day off is left for the working day before it: a reminder must not come after what it reminds of.
 */
export function countIn({ at, morningMs, isWorking }: Days): DayCount {
  const workingDay = (from: number, step: 1 | -1): number => {
    let number = from;
    while (!isWorking(number)) number += step;
    return number;
  };
  return {
    hasMornings: true,
    after: (fromMs, days) => morningMs(workingDay(at(fromMs) + days, days < 0 ? -1 : 1)),
    afterWorking(fromMs, workingDays) {
      let number = at(fromMs);
      for (let passed = 0; passed < workingDays; passed += 1) number = workingDay(number + 1, 1);
      return morningMs(number);
    },
  };
}

/** Days of another length, such as a demo's: every one is alike. */
export function evenDays(dayMs: number): DayCount {
  const after = (fromMs: number, days: number): number => fromMs + days * dayMs;
  return { after, afterWorking: after, hasMornings: false };
}

export function numberOf(date: string): number {
  return Date.parse(date) / realDayMs;
}

export function dateOf(number: number): string {
  return new Date(number * realDayMs).toISOString().slice(0, 10);
}
