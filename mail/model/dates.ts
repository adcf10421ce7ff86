import type { Language } from '../../domain/playbook/playbook';

/** Instants as a reader writes them, in one language and zone. All take epoch milliseconds. */
export interface DateFormats {
  /** For subjects: `Tue 3 Mar`, `3月3日週二`. */
  readonly day: (atMs: number) => string;
  /** `18:00`. */
  readonly time: (atMs: number) => string;
  /** `Tue 3 Mar 2026`, `2026年3月3日（週二）`. */
  readonly date: (atMs: number) => string;
  /** `Tue 3 Mar 2026, 18:00 (GMT+8)`, `2026年3月3日（週二）18:00（GMT+8）`. */
  readonly moment: (atMs: number) => string;
}

/** British English has Europe's short zone names and puts the day before the month; plain `en` is American. */
const locales: Readonly<Record<Language, string>> = { en: 'en-GB', 'zh-TW': 'zh-TW' };

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly weekday: string;
  readonly time: string;
  readonly zone: string;
}

/** Assembled from parts, because the punctuation of whole dates changes with the ICU version. */
const patterns: Readonly<Record<Language, Readonly<Record<keyof DateFormats, (parts: Parts) => string>>>> = {
  en: {
    day: ({ weekday, day, month }) => `${weekday} ${day} ${month}`,
    time: ({ time }) => time,
    date: ({ weekday, day, month, year }) => `${weekday} ${day} ${month} ${year}`,
    moment: ({ weekday, day, month, year, time, zone }) =>
      `${weekday} ${day} ${month} ${year}, ${time} (${zone})`,
  },
  'zh-TW': {
    day: ({ weekday, day, month }) => `${month}月${day}日${weekday}`,
    time: ({ time }) => time,
    date: ({ weekday, day, month, year }) => `${year}年${month}月${day}日（${weekday}）`,
    moment: ({ weekday, day, month, year, time, zone }) =>
      `${year}年${month}月${day}日（${weekday}）${time}（${zone}）`,
  },
};

const days = {
  en: () => (inUtc.en ??= dateFormats('en', 'UTC')),
  'zh-TW': () => (inUtc['zh-TW'] ??= dateFormats('zh-TW', 'UTC')),
};
const inUtc: Partial<Record<Language, DateFormats>> = {};

/** A day of the calendar, `2026-03-03`, as a reader writes it: the same day in every zone. */
export function dayText(language: Language, date: string): string {
  return days[language]().date(Date.parse(date));
}

/**
 * The formats of a language in an IANA zone.
 *
 * @throws RangeError when the host does not know the zone
 */
export function dateFormats(language: Language, timeZone: string): DateFormats {
  const format = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    year: 'numeric',
    month: language === 'en' ? 'short' : 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  const partsOf = (atMs: number): Parts => {
    const found = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes): string => found.get(type) ?? '';
    return {
      year: part('year'),
      month: part('month'),
      day: part('day'),
      weekday: part('weekday'),
      time: `${part('hour')}:${part('minute')}`,
      zone: part('timeZoneName'),
    };
  };
  const { day, time, date, moment } = patterns[language];
  return {
    day: (atMs) => day(partsOf(atMs)),
    time: (atMs) => time(partsOf(atMs)),
    date: (atMs) => date(partsOf(atMs)),
    moment: (atMs) => moment(partsOf(atMs)),
  };
}
