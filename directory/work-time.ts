import { usualWorkdayStart } from '../contracts/local-dates';
import type { WorkingDays, WorkTime } from '../contracts/working-days';
import { mondayToFriday } from '../contracts/working-days';
import type { Store } from '../store/store';

/** When people of the company work, where they themselves say nothing else. */
export interface WorkTimeSettings {
  /** IANA zone of those who are not known. */
  readonly companyTimeZone: string;
  /** The local hour at which a working day begins, such as `08:30`; absent: 09:00. */
  readonly workdayStart?: string;
  /** Key of the calendar of those who name none; absent, or not in the database: Monday to Friday. */
  readonly companyCalendar?: string;
}

type Stored = Pick<Store, 'people' | 'calendars'>;

/**
 * When each of some people works: in their own zone, by their own calendar, and from the company's hour on. Where they
 * name no calendar, or nobody is given or known, the company's counts, and without that one Monday to Friday.
 */
export async function workTimes(
  { people, calendars }: Stored,
  settings: WorkTimeSettings,
  personIds: readonly (string | null)[],
): Promise<(personId: string | null) => WorkTime> {
  const { companyTimeZone, companyCalendar, workdayStart: startsAt = usualWorkdayStart } = settings;
  const found = await people.readMany([...new Set(personIds.filter((id) => id !== null))]);
  const persons = new Map(found.map((person) => [person.id, person]));
  const keyOf = (personId: string | null): string | undefined =>
    persons.get(personId ?? '')?.calendar ?? companyCalendar;

  const keys = new Set([null, ...personIds].map(keyOf).filter((key) => key !== undefined));
  const known = new Map<string, WorkingDays>();
  for (const key of keys) known.set(key, (await calendars.workingDays(key)) ?? mondayToFriday);
  return (personId) => ({
    zone: persons.get(personId ?? '')?.timeZone ?? companyTimeZone,
    startsAt,
    calendar: known.get(keyOf(personId) ?? '') ?? mondayToFriday,
  });
}
