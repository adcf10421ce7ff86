import type { Person } from '../../contracts/wire/directory';
import { addDays, localDate } from '../../domain/calendar/local-dates';
import { numberOf } from '../../domain/calendar/day-count';
import { dateFormats } from '../../mail/model/dates';
import { todayTexts } from './today-texts';

/** When something is due, as its reader would say it. */
export interface DueWords {
  readonly text: string;
  readonly isOver: boolean;
}

export interface DueClock {
  /** How a due date reads. */
  readonly due: (dueAtMs: number | null) => DueWords;
  /** A day: without its year when that is the present one. */
  readonly day: (atMs: number) => string;
  /** How many days of the calendar have passed since an instant; 0 for one that is still to come. */
  readonly daysOver: (atMs: number | null) => number;
}

/** How due dates read for somebody at an instant: by the clock and the calendar of their zone. */
export function dueClock(
  { language, timeZone }: Pick<Person, 'language' | 'timeZone'>,
  nowMs: number,
): DueClock {
  const { due } = todayTexts(language);
  const formats = dateFormats(language, timeZone);
  const today = localDate(nowMs, timeZone);
  const day = (atMs: number): string =>
    localDate(atMs, timeZone).slice(0, 4) === today.slice(0, 4) ? formats.day(atMs) : formats.date(atMs);
  const daysOver = (atMs: number | null): number =>
    atMs === null ? 0 : Math.max(0, numberOf(today) - numberOf(localDate(atMs, timeZone)));
  const words = (atMs: number): string => {
    const date = localDate(atMs, timeZone);
    const time = formats.time(atMs);
    if (date < today) return `${due.over(daysOver(atMs))} · ${due.on(day(atMs), time)}`;
    if (date === today) return atMs < nowMs ? due.since(time) : due.today(time);
    return date === addDays(today, 1) ? due.tomorrow(time) : due.on(day(atMs), time);
  };
  return {
    due: (dueAtMs) =>
      dueAtMs === null
        ? { text: due.none, isOver: false }
        : { text: words(dueAtMs), isOver: dueAtMs < nowMs },
    day,
    daysOver,
  };
}
