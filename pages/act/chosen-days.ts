import { addDays, localDate, morningMs } from '../../domain/calendar/local-dates';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Field } from '../kit/fields';
import type { ActionContext, TaskActionContext } from './action-context';

/** Fields for a day on which somebody is to work; the day means its morning. */
export type DayName = 'dueOn' | 'nextOn' | 'wakeOn';

/** How to interpret a chosen day. */
export interface DayScale {
  /** The zone whose calendar the day belongs to. */
  readonly timeZone: string;
  /** The local time that it means; 09:00 by default. */
  readonly workdayStart?: string;
}

/**
 * How to interpret the days of a form, whoever fills it in: a due date is a day of the task's holder, any other one of
 * the owner. A manager far away names the day that people there will see.
 */
export function dayScale(context: ActionContext | TaskActionContext, name: DayName): DayScale {
  const { deal, zoneOf, workdayStart } = context;
  const worker =
    name === 'dueOn' && 'task' in context ? (context.about[0] ?? context.task).personId : deal.ownerId;
  return { timeZone: zoneOf(worker), workdayStart };
}

/** When a chosen day is, epoch milliseconds. */
export function chosenDayMs(date: string, { timeZone, workdayStart }: DayScale): number {
  return morningMs(date, timeZone, workdayStart);
}

/** A field for a day from tomorrow on. It means its morning, which must come within some days from now. */
export function day(
  name: DayName,
  scale: DayScale,
  nowMs: number,
  withinDays: number,
): Field & { type: 'date' } {
  const { timeZone } = scale;
  const lastMs = nowMs + withinDays * realDayMs;
  const lastDay = localDate(lastMs, timeZone);
  const max = chosenDayMs(lastDay, scale) <= lastMs ? lastDay : addDays(lastDay, -1);
  return { name, type: 'date', isRequired: true, min: addDays(localDate(nowMs, timeZone), 1), max, timeZone };
}
