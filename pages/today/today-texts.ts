import type { Language } from '../../domain/playbook/playbook';
import type { DueSection } from '../../queries/my-work/due-sections';

/** The words of the list of what somebody has to do. */
export interface TodayTexts {
  readonly title: string;
  readonly sections: Readonly<Record<DueSection, string>>;
  /** How much there is of each, in one line. */
  readonly counts: Readonly<Record<DueSection, (count: number) => string>>;
  readonly nothingToday: string;
  readonly nothing: string;
  readonly nextTask: (what: string, on: string) => string;
  readonly nextCheck: (title: string, on: string) => string;
  readonly nothingFound: string;
  readonly showAll: string;
  readonly filter: string;
  readonly find: string;
  readonly search: string;
  readonly whose: string;
  readonly whoseChoices: Readonly<Record<'' | 'mine' | 'others' | 'decisions', string>>;
  readonly customer: string;
  readonly project: string;
  readonly any: string;
  readonly show: string;
  readonly more: string;
  readonly done: string;
  readonly doneWithNote: string;
  readonly accept: string;
  readonly accepted: string;
  readonly acceptedNotice: string;
  readonly due: {
    readonly none: string;
    /** A task whose hour has passed today. */
    readonly since: (time: string) => string;
    readonly over: (days: number) => string;
    readonly today: (time: string) => string;
    readonly tomorrow: (time: string) => string;
    readonly on: (day: string, time: string) => string;
  };
  readonly joined: (count: number) => string;
  readonly together: string;
  readonly about: (title: string) => string;
  readonly decide: {
    readonly one: (holder: string | null, task: string) => string;
    readonly several: (holder: string | null, count: number) => string;
    readonly inProject: (count: number) => string;
    readonly since: (task: string, day: string, overDays: number) => string;
    readonly declined: (task: string, day: string) => string;
    /** What can be done about all of them. */
    readonly all: Readonly<Record<'pass-on' | 'postpone' | 'complete', string>>;
    readonly effect: Readonly<Record<'pass-on' | 'postpone' | 'complete', string>>;
    readonly done: (count: number) => string;
    readonly partly: (done: number, left: number) => string;
    readonly gone: string;
  };
  readonly team: {
    readonly title: string;
    readonly decisions: (count: number) => string;
    readonly review: (undecided: number) => string;
  };
  readonly pages: { readonly earlier: string; readonly later: string; readonly label: string };
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
const tasks = (count: number): string => (count === 1 ? '1 task' : `${count} tasks`);

const english: TodayTexts = {
  title: 'Today',
  sections: { overdue: 'Overdue', today: 'Today', week: 'This week', later: 'Later' },
  counts: {
    overdue: (count) => `${count} overdue`,
    today: (count) => `${count} today`,
    week: (count) => `${count} this week`,
    later: (count) => `${count} later`,
  },
  nothingToday: 'Nothing to do today.',
  nothing: 'Nothing is waiting for you.',
  nextTask: (what, on) => `Next: ${what}, ${on}.`,
  nextCheck: (title, on) => `Next: “${title}” comes up on ${on}.`,
  nothingFound: 'Nothing in your list is like that.',
  showAll: 'Show everything',
  filter: 'Filter',
  find: 'Find',
  search: 'Search your tasks',
  whose: 'Whose',
  whoseChoices: {
    '': 'All',
    mine: 'Mine',
    others: 'Of people I stand in for',
    decisions: 'Decisions',
  },
  customer: 'Customer',
  project: 'Project',
  any: 'Any',
  show: 'Show',
  more: 'More',
  done: 'Done',
  doneWithNote: 'Complete with a note',
  accept: 'Accept',
  accepted: 'accepted',
  acceptedNotice: 'The task is accepted',
  due: {
    none: 'due date being planned',
    since: (time) => `due today at ${time}`,
    over: (count) => `${days(count)} over`,
    today: (time) => `today, ${time}`,
    tomorrow: (time) => `tomorrow, ${time}`,
    on: (day, time) => `${day}, ${time}`,
  },
  joined: (count) => `${count} projects`,
  together: 'One follow-up for all of these: one contact can be recorded for all of them.',
  about: (title) => `Actions for “${title}”`,
  decide: {
    one: (holder, task) =>
      holder === null
        ? `Decide who goes on: nobody has “${task}”`
        : `Decide who goes on: ${holder} has “${task}”`,
    several: (holder, count) =>
      holder === null
        ? `Decide who goes on: nobody has ${tasks(count)}`
        : `Decide who goes on: ${holder} has ${tasks(count)}`,
    inProject: (count) => `Decide who goes on with ${tasks(count)}`,
    since: (task, day, over) => `“${task}” since ${day}${over > 0 ? `, ${days(over)} over` : ''}`,
    declined: (task, day) => `“${task}”, declined on ${day}`,
    all: { 'pass-on': 'Give all to somebody', postpone: 'Give more time', complete: 'Leave all as they are' },
    effect: {
      'pass-on': 'The button gives all these tasks to one person, and completes your decisions.',
      postpone: 'The button gives all these tasks one new due date, and completes your decisions.',
      complete: 'The button leaves all these tasks as they are, and completes your decisions.',
    },
    done: (count) => (count === 1 ? '1 decision is made' : `${count} decisions are made`),
    partly: (done, left) =>
      `${done === 1 ? '1 decision is made' : `${done} decisions are made`}; ${left} could not be made this way. Open each below to see why.`,
    gone: 'Nothing is left to decide here: somebody has been faster.',
  },
  team: {
    title: 'Your team',
    decisions: (count) => (count === 1 ? '1 decision waits for you' : `${count} decisions wait for you`),
    review: (undecided) =>
      `Weekly review: ${undecided === 1 ? '1 project is' : `${undecided} projects are`} undecided`,
  },
  pages: { earlier: 'Back', later: 'Show more', label: 'Pages of the list' },
};

const traditionalChinese: TodayTexts = {
  title: '今天',
  sections: { overdue: '已逾期', today: '今天', week: '本週', later: '之後' },
  counts: {
    overdue: (count) => `已逾期 ${count} 項`,
    today: (count) => `今天 ${count} 項`,
    week: (count) => `本週 ${count} 項`,
    later: (count) => `之後 ${count} 項`,
  },
  nothingToday: '今天沒有要處理的事。',
  nothing: '目前沒有等待您處理的事。',
  nextTask: (what, on) => `接下來：${what}，${on}。`,
  nextCheck: (title, on) => `接下來：「${title}」將於${on}提醒。`,
  nothingFound: '您的清單中沒有符合的任務。',
  showAll: '顯示全部',
  filter: '篩選',
  find: '搜尋',
  search: '搜尋您的任務',
  whose: '誰的任務',
  whoseChoices: { '': '全部', mine: '我的', others: '我代理的', decisions: '待決定' },
  customer: '客戶',
  project: '案件',
  any: '不限',
  show: '顯示',
  more: '更多',
  done: '完成',
  doneWithNote: '完成並加註',
  accept: '承接',
  accepted: '已承接',
  acceptedNotice: '任務已承接',
  due: {
    none: '期限安排中',
    since: (time) => `今天 ${time} 到期`,
    over: (count) => `逾期 ${count} 天`,
    today: (time) => `今天 ${time}`,
    tomorrow: (time) => `明天 ${time}`,
    on: (day, time) => `${day} ${time}`,
  },
  joined: (count) => `${count} 個案件`,
  together: '這些案件由同一次跟進處理，可以一併記錄。',
  about: (title) => `「${title}」的處理方式`,
  decide: {
    one: (holder, task) =>
      holder === null ? `決定由誰接手：「${task}」目前無人負責` : `決定由誰接手：${holder} 負責的「${task}」`,
    several: (holder, count) =>
      holder === null
        ? `決定由誰接手：${count} 項任務目前無人負責`
        : `決定由誰接手：${holder} 負責的 ${count} 項任務`,
    inProject: (count) => `決定 ${count} 項任務由誰接手`,
    since: (task, day, over) => `「${task}」自 ${day} 起${over > 0 ? `，逾期 ${over} 天` : ''}`,
    declined: (task, day) => `「${task}」於 ${day} 表示無法承接`,
    all: { 'pass-on': '全部交給一人', postpone: '全部延長期限', complete: '全部維持原狀' },
    effect: {
      'pass-on': '按下按鈕後，這些任務會全部交給同一人，您的決定即完成。',
      postpone: '按下按鈕後，這些任務會全部改為同一個新期限，您的決定即完成。',
      complete: '按下按鈕後，這些任務維持原狀，您的決定即完成。',
    },
    done: (count) => `已完成 ${count} 項決定`,
    partly: (done, left) => `已完成 ${done} 項決定；另有 ${left} 項無法以此方式完成，請逐項開啟查看原因。`,
    gone: '這裡已沒有需要決定的事：已有人先處理。',
  },
  team: {
    title: '您的團隊',
    decisions: (count) => `有 ${count} 項等您決定`,
    review: (undecided) => `每週檢視：還有 ${undecided} 個案件未決定`,
  },
  pages: { earlier: '上一頁', later: '顯示更多', label: '清單分頁' },
};

const texts: Readonly<Record<Language, TodayTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function todayTexts(language: Language): TodayTexts {
  return texts[language];
}
