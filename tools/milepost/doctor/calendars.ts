import type { Config } from '../../../config/config';
import { uncertaintyText, uncertainYears } from '../../../people/calendar-years';
import type { Store } from '../../../store/store';
import type { Finding } from './finding';
import { ok, warning } from './finding';

/** Whether the calendars in use have the years that deadlines fall into. */
export async function checkCalendars(
  store: Pick<Store, 'people' | 'calendars'>,
  config: Config,
  nowMs: number,
): Promise<Finding[]> {
  const years = await uncertainYears(store, config, nowMs);
  if (years.length === 0)
    return [ok('calendars', 'The calendars in use have this year, and the next where it is due.')];
  return years.map((each) =>
    warning(
      'calendars',
      uncertaintyText(each),
      `Add the year with PUT /v1/calendars/${each.calendar}; open deadlines follow automatically.`,
    ),
  );
}
