import type { Language } from '../../domain/playbook/playbook';
import type { Ending } from '../../queries/line/numbers';

/** The words of the page of figures. Amounts come in ready to print. */
export interface NumbersTexts {
  readonly title: string;
  readonly ofPerson: (name: string) => string;
  readonly forManagers: string;
  readonly quarter: (year: number, number: number) => string;
  readonly earlier: string;
  readonly later: string;
  readonly quarters: string;
  readonly running: string;
  readonly endings: Readonly<Record<Ending, string>>;
  readonly projects: (count: number) => string;
  readonly noneInQuarter: string;
  readonly followUps: string;
  readonly share: (percent: string, inTime: number, due: number) => string;
  readonly noneDue: string;
  readonly byStage: string;
  readonly held: string;
  readonly days: (days: number) => string;
  readonly stageNote: string;
  readonly byTeam: string;
  readonly teamOf: (name: string, people: number) => string;
  readonly own: (name: string) => string;
  readonly endedNote: string;
  readonly currencyNote: string;
  readonly nothing: (names: string) => string;
  readonly comma: string;
  readonly columns: Readonly<
    Record<'stage' | 'value' | 'projects' | 'soFar' | 'passed' | 'who' | 'won' | 'lost' | 'followUps', string>
  >;
}

const projects = (count: number): string =>
  count === 1 ? '1 project' : `${count.toLocaleString('en')} projects`;

const english: NumbersTexts = {
  title: 'Numbers',
  ofPerson: (name) => `Numbers of ${name} and everybody below`,
  forManagers: 'This page is for people to whom somebody reports. Nobody reports to you.',
  quarter: (year, number) => `Q${number} ${year}`,
  earlier: 'The quarter before',
  later: 'The next quarter',
  quarters: 'Quarters',
  running: 'In work',
  endings: { won: 'Won', lost: 'Lost', dropped: 'Dropped' },
  projects,
  noneInQuarter: 'none',
  followUps: 'Follow-ups in time',
  share: (percent, inTime, due) => `${percent} (${inTime} of ${due} due)`,
  noneDue: 'none were due',
  byStage: 'Pipeline by stage',
  held: 'On hold',
  days: (days) => (days === 1 ? '1 day' : `${days} days`),
  stageNote:
    'Days are medians, without time on hold: of the projects that are at the stage now, and of those that have left it.',
  byTeam: 'By team',
  teamOf: (name, people) => `${name} + ${people}`,
  own: (name) => name,
  endedNote: 'Won, lost and dropped count by how a project stands now; one that was begun anew is in work.',
  currencyNote: 'Currencies are not added together.',
  nothing: (names) => `Nothing for: ${names}`,
  comma: ', ',
  columns: {
    stage: 'Stage',
    value: 'Value',
    projects: 'Projects',
    soFar: 'There so far',
    passed: 'Until they left',
    who: 'Who',
    won: 'Won',
    lost: 'Lost',
    followUps: 'Follow-ups in time',
  },
};

const traditionalChinese: NumbersTexts = {
  title: '數字',
  ofPerson: (name) => `${name}及其下屬的數字`,
  forManagers: '本頁供主管使用。目前沒有人向您報告。',
  quarter: (year, number) => `${year} 年第 ${number} 季`,
  earlier: '上一季',
  later: '下一季',
  quarters: '季度',
  running: '進行中',
  endings: { won: '成交', lost: '失單', dropped: '放棄' },
  projects: (count) => `${count} 件`,
  noneInQuarter: '無',
  followUps: '準時跟進',
  share: (percent, inTime, due) => `${percent}（應跟進 ${due} 次，準時 ${inTime} 次）`,
  noneDue: '沒有到期的跟進',
  byStage: '各階段案件',
  held: '暫緩',
  days: (days) => `${days} 天`,
  stageNote: '天數為中位數，不含暫緩時間：分別為目前在該階段的案件，以及已離開該階段的案件。',
  byTeam: '各團隊',
  teamOf: (name, people) => `${name}及下屬 ${people} 人`,
  own: (name) => name,
  endedNote: '成交、失單與放棄依案件目前的狀態計算；重新開案的案件計入進行中。',
  currencyNote: '不同幣別不相加。',
  nothing: (names) => `沒有資料：${names}`,
  comma: '、',
  columns: {
    stage: '階段',
    value: '金額',
    projects: '案件',
    soFar: '目前停留',
    passed: '離開前停留',
    who: '人員',
    won: '成交',
    lost: '失單',
    followUps: '準時跟進',
  },
};

const texts: Readonly<Record<Language, NumbersTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function numbersTexts(language: Language): NumbersTexts {
  return texts[language];
}
