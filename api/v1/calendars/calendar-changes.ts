import type { Calendar } from '../../../contracts/wire/calendars';
import type { CalendarVersion } from '../../../store/calendars';
import type { Store } from '../../../store/store';
import type { RouteDeps } from '../../context/context';
import { Problem } from '../../kit/problems/problems';
import type { RouteRequest } from '../../kit/route';

/** Who changes a calendar, and which version was read. */
interface CalendarWriting extends Pick<RouteRequest<unknown, unknown, unknown>, 'actor' | 'log'> {
  /** 0 for a new calendar */
  readonly fromVersion: number;
}

/**
 * Adds a version of a calendar and has the projects told, whoever asks for it and by which way.
 *
 * @returns null when somebody else was faster
 * @throws Problem when its base does not exist, or is based on the calendar
 */
export async function writeCalendar(
  { store, calendarChanges }: Pick<RouteDeps, 'store' | 'calendarChanges'>,
  calendar: Calendar,
  { fromVersion, actor, log }: CalendarWriting,
): Promise<CalendarVersion | null> {
  await checkBase(store, calendar);
  const change = { changedBy: actor, changedAtMs: Date.now() };
  const made = await store.calendars.change(calendar, fromVersion, change);
  if (made && made.version !== fromVersion) await calendarChanges.begin(log);
  return made;
}

/**
 * A base must exist, and must not in turn be based on the calendar.
 *
 * @throws Problem
 */
async function checkBase({ calendars }: Pick<Store, 'calendars'>, { key, base }: Calendar): Promise<void> {
  const line = [key];
  for (let next = base; next !== null;) {
    const isCircle = line.includes(next);
    line.push(next);
    const found = isCircle ? null : await calendars.read(next);
    if (!found) {
      const detail = isCircle
        ? `It would be based on itself: ${line.join(' → ')}.`
        : `There is no calendar "${next}" to be the base.`;
      throw new Problem('unknown-reference', detail, { errors: [{ pointer: '#/base', detail }] });
    }
    next = found.calendar.base;
  }
}
