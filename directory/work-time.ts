import { usualWorkdayStart } from '../contracts/local-dates';
import type { WorkTime } from '../contracts/working-days';
import { mondayToFriday } from '../contracts/working-days';
import type { Store } from '../store/store';

/** When people of the company work, where they themselves say nothing else. */
export interface WorkTimeSettings {
  /** IANA zone of those who are not known. */
  readonly companyTimeZone: string;
  /** The local hour at which a working day begins, such as `08:30`; absent: 09:00. */
  readonly workdayStart?: string;
}

type Stored = Pick<Store, 'people'>;

/** When each of some people works; the company's hours for anybody else. */
export async function workTimes(
  { people }: Stored,
  settings: WorkTimeSettings,
  personIds: readonly (string | null)[],
): Promise<(personId: string | null) => WorkTime> {
  const { companyTimeZone, workdayStart: startsAt = usualWorkdayStart } = settings;
  const found = await people.readMany([...new Set(personIds.filter((id) => id !== null))]);
  const zones = new Map(found.map(({ id, timeZone }) => [id, timeZone]));
  return (personId) => ({
    zone: zones.get(personId ?? '') ?? companyTimeZone,
    startsAt,
    calendar: mondayToFriday,
  });
}
