import { localDate } from '../domain/calendar/local-dates';
import type { UncertainYear } from '../domain/calendar/working-days';
import { uncertainYear } from '../domain/calendar/working-days';
import type { Store } from '../store/store';
import type { WorkTimeSettings } from './work-time';

/** From this month on the next year should be known: most countries have announced it by then. */
const warningMonth = 11;

/**
 * Years that a calendar in use does not have for certain: this one, and from 1 November on the next. In use are the
 * company's and those of active people, with what they are based on.
 *
 * @returns each calendar and year once, in order; what is missing stands under the calendar that lacks it
 */
export async function uncertainYears(
  { people, calendars }: Pick<Store, 'people' | 'calendars'>,
  { companyCalendar, companyTimeZone }: WorkTimeSettings,
  nowMs: number,
): Promise<UncertainYear[]> {
  const [year = 0, month = 0] = localDate(nowMs, companyTimeZone).split('-').map(Number);
  const years = month >= warningMonth ? [year, year + 1] : [year];
  const own = companyCalendar === undefined ? [] : [companyCalendar];
  const used = new Set([...own, ...(await people.calendarsInUse())]);

  const found = new Map<string, UncertainYear>();
  for (const key of [...used].sort()) {
    const line = (await calendars.line(key)).map(({ calendar }) => calendar);
    for (const each of years) {
      const missing: UncertainYear = { calendar: key, year: each, status: 'missing' };
      const unsure = line.length === 0 ? missing : uncertainYear(line, each);
      if (unsure) found.set(`${unsure.calendar} ${unsure.year}`, unsure);
    }
  }
  return [...found.values()].sort((a, b) => a.year - b.year || (a.calendar < b.calendar ? -1 : 1));
}

/** The gap in a sentence, for operators. */
export function uncertaintyText({ calendar, year, status }: UncertainYear): string {
  return status === 'missing'
    ? `The calendar "${calendar}" has no ${year}: only weekends are off in it until the year is added.`
    : `${year} of the calendar "${calendar}" is not announced yet: its days are worked out by rule until it is edited.`;
}
