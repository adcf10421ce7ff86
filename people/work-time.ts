import type { Person } from '../contracts/wire/directory';
import { usualWorkdayStart } from '../domain/calendar/local-dates';
import type { WorkingDays, WorkTime } from '../domain/calendar/working-days';
import { mondayToFriday } from '../domain/calendar/working-days';
import type { Store } from '../store/store';

/** The company's working times, for people whose records say nothing else. */
export interface WorkTimeSettings {
  /** IANA zone for people who are not known. */
  readonly companyTimeZone: string;
  /** Local time at which a working day begins, such as `08:30`; absent: 09:00. */
  readonly workdayStart?: string;
  /** Key of the calendar for people who name none; absent or not in the database: Monday to Friday. */
  readonly companyCalendar?: string;
}

type Stored = Pick<Store, 'people' | 'calendars'>;

/**
 * When each of some people works: in their own zone, by their own calendar, and from the company's hour on. Where they
 * name no calendar, or nobody is given or known, the company's counts, and without that one Monday to Friday.
 */
export async function workTimes(
  store: Stored,
  settings: WorkTimeSettings,
  personIds: readonly (string | null)[],
): Promise<(personId: string | null) => WorkTime> {
  const { companyTimeZone, workdayStart: startsAt = usualWorkdayStart } = settings;
  const persons = await personsById(store, personIds);
  const keyOf = keys(persons, settings);
  const known = new Map<string, WorkingDays>();
  for (const key of new Set([null, ...personIds].map(keyOf))) {
    if (key !== undefined) known.set(key, (await store.calendars.workingDays(key)) ?? mondayToFriday);
  }
  return (personId) => ({
    zone: persons.get(personId ?? '')?.timeZone ?? companyTimeZone,
    startsAt,
    calendar: known.get(keyOf(personId) ?? '') ?? mondayToFriday,
  });
}

/** Keys of the calendars that each of some people follows. */
export async function calendarKeys(
  store: Pick<Store, 'people'>,
  settings: WorkTimeSettings,
  personIds: readonly string[],
): Promise<(personId: string) => string | undefined> {
  return keys(await personsById(store, personIds), settings);
}

async function personsById(
  { people }: Pick<Store, 'people'>,
  personIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, Person>> {
  const found = await people.readMany([...new Set(personIds.filter((id) => id !== null))]);
  return new Map(found.map((person) => [person.id, person]));
}

function keys(persons: ReadonlyMap<string, Person>, { companyCalendar }: WorkTimeSettings) {
  return (personId: string | null): string | undefined =>
    persons.get(personId ?? '')?.calendar ?? companyCalendar;
}
