import type { Language } from '../../domain/playbook/playbook';

/** The words of absences, in the settings and in the record of a person. */
export interface AbsenceTexts {
  readonly title: string;
  readonly about: string;
  readonly none: string;
  readonly days: (from: string, to: string) => string;
  readonly substitute: (name: string) => string;
  readonly manager: string;
  readonly remove: string;
  readonly removeOne: (days: string) => string;
  readonly add: string;
  readonly labels: Readonly<Record<'from' | 'to' | 'substituteId', string>>;
  readonly toHint: string;
  readonly byManager: string;
  readonly ownTeam: string;
  readonly others: string;
  readonly save: string;
  readonly faults: {
    readonly noDate: string;
    readonly backwards: string;
    readonly past: string;
    readonly overlaps: (days: string) => string;
    readonly nobody: string;
    readonly tooMany: string;
  };
}

const english: AbsenceTexts = {
  title: 'Absences',
  about: 'On these days emails and tasks go to whoever stands in, and no due date falls on them.',
  none: 'No absence is planned.',
  days: (from, to) => (from === to ? from : `${from} – ${to}`),
  substitute: (name) => `${name} stands in`,
  manager: 'The manager stands in',
  remove: 'Remove',
  removeOne: (days) => `Remove the absence: ${days}`,
  add: 'Plan an absence',
  labels: { from: 'First day', to: 'Last day', substituteId: 'Who stands in' },
  toHint: 'For a single day, the same as the first.',
  byManager: 'The manager',
  ownTeam: 'The same team',
  others: 'Others',
  save: 'Plan it',
  faults: {
    noDate: 'Please choose a day.',
    backwards: 'This is before the first day.',
    past: 'This day is over.',
    overlaps: (days) => `There is an absence on these days already: ${days}. Remove that one first.`,
    nobody: 'Please choose somebody who works here.',
    tooMany: 'There are too many absences. Remove those that are over.',
  },
};

const traditionalChinese: AbsenceTexts = {
  title: '請假',
  about: '這些日子的郵件與任務由代理人處理，期限也不會落在這些日子。',
  none: '目前沒有請假。',
  days: (from, to) => (from === to ? from : `${from} 至 ${to}`),
  substitute: (name) => `代理人：${name}`,
  manager: '代理人：主管',
  remove: '移除',
  removeOne: (days) => `移除請假：${days}`,
  add: '新增請假',
  labels: { from: '開始日', to: '結束日', substituteId: '代理人' },
  toHint: '只請一天時，與開始日相同。',
  byManager: '主管',
  ownTeam: '同團隊',
  others: '其他人',
  save: '新增',
  faults: {
    noDate: '請選擇日期。',
    backwards: '早於開始日。',
    past: '這一天已經過去。',
    overlaps: (days) => `這些日子已有請假：${days}，請先移除。`,
    nobody: '請選擇在職的同事。',
    tooMany: '請假紀錄過多，請移除已過期的。',
  },
};

const texts: Readonly<Record<Language, AbsenceTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function absenceTexts(language: Language): AbsenceTexts {
  return texts[language];
}
