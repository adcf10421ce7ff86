import type { Language } from '../../domain/playbook/playbook';
import type { DayList, LineFault } from './calendar-form';

/** The words of the form of a calendar. */
interface CalendarTexts {
  readonly title: (name: string) => string;
  readonly about: string;
  readonly based: (name: string) => string;
  readonly year: string;
  readonly years: string;
  readonly status: string;
  readonly statuses: Readonly<Record<'announced' | 'provisional', string>>;
  readonly lists: Readonly<Record<DayList, string>>;
  readonly hints: Readonly<Record<DayList, string>>;
  readonly save: string;
  readonly saved: string;
  readonly changedMeanwhile: (by: string) => string;
  readonly atLine: (line: number, what: string) => string;
  readonly faults: Readonly<Record<LineFault, string>>;
  readonly history: string;
  readonly first: string;
  readonly changedDay: (date: string, before: string, after: string) => string;
  readonly working: string;
  readonly off: string;
  readonly asWeekday: string;
  readonly otherParts: string;
  readonly change: string;
  readonly changeOne: (name: string) => string;
  readonly needed: (year: number, status: 'provisional' | 'missing') => string;
  readonly newTitle: string;
  readonly newText: string;
  readonly key: string;
  readonly keyHint: string;
  readonly nameEnglish: string;
  readonly nameChinese: string;
  readonly base: string;
  readonly add: string;
  readonly newFaults: Readonly<Record<'key' | 'taken' | 'name', string>>;
}

const english: CalendarTexts = {
  title: (name) => `Calendar: ${name}`,
  about:
    'Saved days hold at once: open due dates that are still ahead are worked out anew, and none of them moves into the past.',
  based: (name) => `What is not said here is as in “${name}”.`,
  year: 'Year',
  years: 'Years',
  status: 'Are these days announced?',
  statuses: { announced: 'Yes, announced', provisional: 'Not yet: worked out by rule' },
  lists: { daysOff: 'Days off', makeUpDays: 'Working days at a weekend', shutdowns: 'Closed' },
  hints: {
    daysOff: 'One on each line, the day and then its name: 2027-01-01 New Year. Weekends need not be named.',
    makeUpDays: 'One on each line, the day and then its name: days to make up for others.',
    shutdowns: 'One on each line, first day, last day, name: 2027-08-02 2027-08-13 Summer.',
  },
  save: 'Save the year',
  saved: 'It is saved. Open due dates follow within moments.',
  changedMeanwhile: (by) =>
    `${by} has changed this calendar since you opened it. Nothing of yours is saved yet: compare below, then save again.`,
  atLine: (line, what) => `line ${line}: ${what}`,
  faults: {
    outside: 'the day lies in another year',
    twice: 'the day stands there already',
    'off-too': 'the day is among the days off too',
    'closed-too': 'the company is closed on that day',
    'works-anyway': 'people work on that day anyway',
    'ends-early': 'the last day comes before the first',
    'no-date': 'it must begin with a day such as 2027-01-01',
    'no-end': 'it must name the first and the last day',
    'no-name': 'the day has no name',
    'too-long': 'the name is too long, or has characters that nobody can see',
    'too-many': 'there are too many lines',
  },
  history: 'Who changed it',
  first: 'first version',
  changedDay: (date, before, after) => `${date}: ${before} → ${after}`,
  working: 'work',
  off: 'off',
  asWeekday: 'as its weekday',
  otherParts: 'its name, base, weekend or years',
  change: 'Change',
  changeOne: (name) => `Change: ${name}`,
  needed: (year, status) =>
    status === 'missing' ? `the days of ${year} are missing` : `the days of ${year} are not announced yet`,
  newTitle: 'Add a calendar',
  newText:
    'For a site that is closed on other days than its country. People go by it once their record names it.',
  key: 'Key',
  keyHint: 'Small letters, digits and dashes, such as taichung.',
  nameEnglish: 'Name in English',
  nameChinese: 'Name in Chinese',
  base: 'Extends',
  add: 'Add it',
  newFaults: {
    key: 'Please write small letters, digits and dashes, beginning with a letter or digit.',
    taken: 'There is a calendar with this key already.',
    name: 'Please write one line.',
  },
};

const traditionalChinese: CalendarTexts = {
  title: (name) => `行事曆：${name}`,
  about: '儲存後立即生效：尚未到期的期限會重新計算，且不會移到過去。',
  based: (name) => `此處未列出的日子依「${name}」。`,
  year: '年度',
  years: '年度',
  status: '這些日子已公告嗎？',
  statuses: { announced: '已公告', provisional: '尚未公告，依規則推算' },
  lists: { daysOff: '放假日', makeUpDays: '週末補班日', shutdowns: '停工期間' },
  hints: {
    daysOff: '每行一天，先寫日期再寫名稱：2027-01-01 元旦。週末不必列出。',
    makeUpDays: '每行一天，先寫日期再寫名稱。',
    shutdowns: '每行一段，依序為第一天、最後一天、名稱：2027-08-02 2027-08-13 暑休。',
  },
  save: '儲存此年度',
  saved: '已儲存，未完成事項的期限稍後即會更新。',
  changedMeanwhile: (by) => `您開啟後，${by} 已變更此行事曆。您的內容尚未儲存：請對照下方後再儲存一次。`,
  atLine: (line, what) => `第 ${line} 行：${what}`,
  faults: {
    outside: '日期不在此年度',
    twice: '日期重複',
    'off-too': '此日同時列為放假日',
    'closed-too': '此日在停工期間內',
    'works-anyway': '此日本來就是工作日',
    'ends-early': '最後一天早於第一天',
    'no-date': '必須以日期開頭，例如 2027-01-01',
    'no-end': '必須有第一天與最後一天',
    'no-name': '缺少名稱',
    'too-long': '名稱太長，或含有看不見的字元',
    'too-many': '行數太多',
  },
  history: '變更紀錄',
  first: '最初版本',
  changedDay: (date, before, after) => `${date}：${before} → ${after}`,
  working: '上班',
  off: '放假',
  asWeekday: '依星期',
  otherParts: '名稱、沿用的行事曆、週末或年度',
  change: '變更',
  changeOne: (name) => `變更：${name}`,
  needed: (year, status) => (status === 'missing' ? `缺少 ${year} 年的日子` : `${year} 年的日子尚未公告`),
  newTitle: '新增行事曆',
  newText: '供放假日與所在國家不同的據點使用。人員資料指定後即依此計算。',
  key: '代碼',
  keyHint: '小寫字母、數字與連字號，例如 taichung。',
  nameEnglish: '英文名稱',
  nameChinese: '中文名稱',
  base: '沿用',
  add: '新增',
  newFaults: {
    key: '請輸入小寫字母、數字與連字號，並以字母或數字開頭。',
    taken: '已有使用此代碼的行事曆。',
    name: '請輸入一行文字。',
  },
};

const texts: Readonly<Record<Language, CalendarTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function calendarTexts(language: Language): CalendarTexts {
  return texts[language];
}
