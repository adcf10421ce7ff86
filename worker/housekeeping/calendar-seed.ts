import { loadCalendarFiles } from '../../store/calendar-files';
import type { Store } from '../../store/store';

/**
 * Stores the calendars that a new installation begins with; existing ones stay as they were edited. Where projects
 * already run, so far by Monday to Friday, their deadlines are then replanned as after any other change.
 *
 * @returns the keys of those that were written
 */
export async function seedCalendars(
  { calendars, projects }: Pick<Store, 'calendars' | 'projects'>,
  nowMs: number,
): Promise<string[]> {
  const kept = await calendars.keep(await loadCalendarFiles(), nowMs);
  const [open] = await projects.list({ status: 'open' }, { limit: 1 });
  const [held] = await projects.list({ status: 'held' }, { limit: 1 });
  // long ago: a recent change whose workflow no longer runs would count as stopped
  if (!open && !held) for (const key of kept) await calendars.announce(key, 1, 0);
  return kept;
}
