import { Temporal } from 'temporal-polyfill';

/** A day as a cell says it, with its time of day where there is one. */
export interface WrittenDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `HH:mm:ss`; null: the cell has none. */
  readonly time: string | null;
}

/** The first year of the Republic of China is 1912. */
const rocYears = 1_911;

const parts: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  ROC: '(?<roc>\\d{1,3})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
};

/** Whether a form names a part twice, which none means. */
function patternOf(form: string): RegExp {
  const source = form.replaceAll(/YYYY|ROC|MM?|DD?|HH|mm|ss|[^\w]/gu, (part) => {
    const known = parts[part];
    return known ?? part.replaceAll(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
  });
  return new RegExp(`^${source}$`, 'u');
}

/** How dates are written unless a mapping says otherwise. */
export const usualForm = 'YYYY-MM-DD';

/** Reads dates of one stated form, and no others: `3/4/2026` is nothing unless the form says which is the month. */
export function dateReader(form: string = usualForm): (text: string) => WrittenDay | null {
  const pattern = patternOf(form);
  return (text) => {
    const groups = pattern.exec(text)?.groups;
    if (!groups) return null;
    const { year, roc, month, day, hour, minute, second } = groups;
    const fullYear = year === undefined ? Number(roc) + rocYears : Number(year);
    return written(
      { year: fullYear, month: Number(month), day: Number(day) },
      hour === undefined
        ? null
        : { hour: Number(hour), minute: Number(minute ?? 0), second: Number(second ?? 0) },
    );
  };
}

/** A day as workbooks give it: `2026-03-02`, or with `T18:00:00` behind. */
export function isoDay(text: string): WrittenDay | null {
  const [, day = '', time] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?)?$/.exec(text) ?? [];
  try {
    return { day: Temporal.PlainDate.from(day, { overflow: 'reject' }).toString(), time: time ?? null };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function written(
  date: { readonly year: number; readonly month: number; readonly day: number },
  time: { readonly hour: number; readonly minute: number; readonly second: number } | null,
): WrittenDay | null {
  try {
    const day = Temporal.PlainDate.from(date, { overflow: 'reject' }).toString();
    if (time === null) return { day, time: null };
    return {
      day,
      time: Temporal.PlainTime.from(time, { overflow: 'reject' }).toString({ smallestUnit: 'second' }),
    };
  } catch (error) {
    // the 30th of February is no day
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The instant of a day and time in a zone, epoch milliseconds; null when the clocks skip that time. */
export function instantIn({ day, time }: WrittenDay, zone: string): number | null {
  const local = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time ?? '12:00:00'));
  try {
    const instant = local.toZonedDateTime(zone, { disambiguation: time === null ? 'compatible' : 'reject' });
    return instant.epochMilliseconds;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
