import type { Language } from '../../domain/playbook/playbook';
import type { HandOverReason } from '../../domain/hand-over/hand-over';
import type { HandOverStatus, PartStatus } from '../../domain/hand-over/hand-over-progress';

/** The words of the pages about a team. Names, amounts and dates come in ready to print. */
export interface TeamTexts {
  readonly title: string;
  readonly forManagers: string;
  readonly people: (count: number) => string;
  readonly away: (count: number) => string;
  readonly openTasks: (count: number) => string;
  readonly overdueTasks: (count: number) => string;
  readonly toReview: string;
  readonly toNumbers: string;
  readonly attention: string;
  readonly teamOf: (name: string) => string;
  readonly yourTeam: string;
  readonly you: string;
  readonly hasLeft: string;
  readonly standsInFor: string;
  readonly projectCount: (count: number) => string;
  readonly capacity: (tasks: number) => string;
  readonly notListed: (count: number) => string;
  readonly columns: Readonly<Record<'person' | 'projects' | 'value' | 'tasks' | 'overdue' | 'away', string>>;
  readonly tasksOf: (open: number, capacity: number) => string;
  readonly full: string;
  readonly awayUntil: (date: string, standIn: string | null) => string;
  readonly nothing: string;
  readonly toTeam: string;
  readonly overdue: string;
  readonly due: string;
  readonly nothingDue: string;
  readonly passOn: string;
  readonly accepted: string;
  readonly openProject: string;
  readonly projects: string;
  readonly allProjects: (count: number) => string;
  readonly noProjects: string;
  readonly absences: string;
  readonly absence: (from: string, to: string, standIn: string | null) => string;
  readonly noAbsences: string;
  readonly onlyFirst: (count: number) => string;
  readonly handOver: {
    readonly start: string;
    readonly title: (name: string) => string;
    readonly lead: (count: number) => string;
    readonly effect: string;
    readonly reason: string;
    readonly reasons: Readonly<Record<HandOverReason, string>>;
    readonly toAll: string;
    readonly byRule: string;
    readonly byRuleTo: (name: string) => string;
    readonly nobody: string;
    readonly each: string;
    readonly tooMany: (count: number) => string;
    readonly submit: string;
    readonly nothing: string;
    readonly running: string;
    readonly section: string;
    readonly status: Readonly<Record<HandOverStatus, string>>;
    readonly part: Readonly<Record<PartStatus, string>>;
    readonly noReceiver: string;
    readonly progress: (moved: number, projects: number) => string;
    readonly refused: (count: number) => string;
    readonly cancel: string;
    readonly cannotCancel: string;
    readonly started: string;
    readonly cancelled: string;
  };
}

const many = (count: number, one: string, more: string): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${more}`;

const english: TeamTexts = {
  title: 'Team',
  forManagers: 'This page is for people to whom somebody reports. Nobody reports to you.',
  people: (count) => many(count, 'person', 'people'),
  away: (count) => `${count} away`,
  openTasks: (count) => many(count, 'open task', 'open tasks'),
  overdueTasks: (count) => `${count.toLocaleString('en')} overdue`,
  toReview: 'Weekly review',
  toNumbers: 'Numbers',
  attention: 'Most overdue',
  teamOf: (name) => `Under ${name}`,
  yourTeam: 'Your team',
  you: 'you',
  hasLeft: 'has left',
  standsInFor: 'You stand in for',
  projectCount: (count) => many(count, 'project', 'projects'),
  capacity: (tasks) => `can carry ${tasks}`,
  notListed: (count) => `${many(count, 'person', 'people')}: open the team to see them`,
  columns: {
    person: 'Person',
    projects: 'Projects',
    value: 'Value',
    tasks: 'Open tasks',
    overdue: 'Overdue',
    away: 'Away',
  },
  tasksOf: (open, capacity) => `${open} of ${capacity}`,
  full: 'full',
  awayUntil: (date, standIn) =>
    standIn === null ? `away until ${date}, nobody stands in` : `away until ${date}, ${standIn} stands in`,
  nothing: 'No projects, no tasks',
  toTeam: 'To the team',
  overdue: 'Overdue',
  due: 'Due next',
  nothingDue: 'No open tasks.',
  passOn: 'Pass on',
  accepted: 'accepted',
  openProject: 'Open the project',
  projects: 'Projects',
  allProjects: (count) => (count === 1 ? 'The project on the board' : `All ${count} projects on the board`),
  noProjects: 'No running projects.',
  absences: 'Absences',
  absence: (from, to, standIn) => `${from} to ${to}${standIn === null ? '' : `; ${standIn} stands in`}`,
  noAbsences: 'None planned.',
  onlyFirst: (count) => `The first ${count} are shown.`,
  handOver: {
    start: 'Hand over…',
    title: (name) => `Hand over what ${name} has`,
    lead: (count) => `${many(count, 'project', 'projects')} would change hands.`,
    effect:
      'Each receiver is asked once, for everything that goes to them, and gets the history, the notes and the tasks. If somebody declines or does not answer, their manager decides. Clocks run on.',
    reason: 'Why',
    reasons: {
      leaving: 'Leaves the company',
      'long-absence': 'Away for a long time',
      'territory-change': 'Works elsewhere from now on',
    },
    toAll: 'Who takes over',
    byRule: 'As planned below',
    byRuleTo: (name) => `As planned: ${name}`,
    nobody: 'nobody found; a manager decides',
    each: 'Project by project',
    tooMany: (count) => `${count} more go to whoever is chosen above, or by rule.`,
    submit: 'Start the hand-over',
    nothing: 'There is nothing to hand over.',
    running: 'A hand-over is running. Another one can start once it has ended.',
    section: 'Hand-over',
    status: { planning: 'being planned', running: 'running', done: 'done', cancelled: 'called off' },
    part: {
      planned: 'not asked yet',
      offered: 'asked, no answer yet',
      deciding: 'a manager decides',
      accepted: 'accepted, moving',
      moved: 'moved',
    },
    noReceiver: 'Nobody yet',
    progress: (moved, projects) => `${moved} of ${many(projects, 'project', 'projects')} moved`,
    refused: (count) => `${count} could not be moved`,
    cancel: 'Call it off',
    cannotCancel: 'It cannot be called off any more: somebody has accepted, or it has ended.',
    started: 'The hand-over has started. This page shows how far it is.',
    cancelled: 'The hand-over is called off.',
  },
};

const traditionalChinese: TeamTexts = {
  title: '團隊',
  forManagers: '本頁供主管使用。目前沒有人向您報告。',
  people: (count) => `${count} 人`,
  away: (count) => `${count} 人請假`,
  openTasks: (count) => `${count} 項待辦任務`,
  overdueTasks: (count) => `${count} 項逾期`,
  toReview: '每週檢視',
  toNumbers: '數字',
  attention: '逾期最多',
  teamOf: (name) => `${name}的下屬`,
  yourTeam: '您的團隊',
  you: '您',
  hasLeft: '已離職',
  standsInFor: '您代理的同事',
  projectCount: (count) => `${count} 件案件`,
  capacity: (tasks) => `可負擔 ${tasks} 項`,
  notListed: (count) => `共 ${count} 人，請開啟該團隊查看`,
  columns: {
    person: '人員',
    projects: '案件',
    value: '金額',
    tasks: '待辦任務',
    overdue: '逾期',
    away: '請假',
  },
  tasksOf: (open, capacity) => `${open}／${capacity} 項`,
  full: '已滿',
  awayUntil: (date, standIn) =>
    standIn === null ? `請假至 ${date}，無代理人` : `請假至 ${date}，代理人：${standIn}`,
  nothing: '沒有案件，也沒有任務',
  toTeam: '回到團隊',
  overdue: '逾期',
  due: '接下來到期',
  nothingDue: '沒有待辦任務。',
  passOn: '轉交',
  accepted: '已接受',
  openProject: '開啟案件',
  projects: '案件',
  allProjects: (count) => `在看板上查看全部 ${count} 件`,
  noProjects: '沒有進行中的案件。',
  absences: '請假',
  absence: (from, to, standIn) => `${from} 至 ${to}${standIn === null ? '' : `，代理人：${standIn}`}`,
  noAbsences: '沒有已排定的請假。',
  onlyFirst: (count) => `僅列出前 ${count} 項。`,
  handOver: {
    start: '移交…',
    title: (name) => `移交 ${name} 的案件`,
    lead: (count) => `將移交 ${count} 件案件。`,
    effect:
      '每位接手人只會收到一次徵詢，內容包含所有要接手的案件，並取得歷程、備註與任務。若婉拒或未回覆，由其主管決定。跟進期限照常計算。',
    reason: '原因',
    reasons: {
      leaving: '離職',
      'long-absence': '長期請假',
      'territory-change': '改負責其他區域',
    },
    toAll: '由誰接手',
    byRule: '依下方安排',
    byRuleTo: (name) => `依安排：${name}`,
    nobody: '找不到人選，由主管決定',
    each: '逐件指定',
    tooMany: (count) => `另有 ${count} 件，交給上方指定的人，或依規則安排。`,
    submit: '開始移交',
    nothing: '沒有可移交的案件。',
    running: '目前有一項移交正在進行，結束後才能再開始。',
    section: '移交',
    status: { planning: '安排中', running: '進行中', done: '已完成', cancelled: '已取消' },
    part: {
      planned: '尚未徵詢',
      offered: '已徵詢，尚未回覆',
      deciding: '由主管決定',
      accepted: '已接受，移交中',
      moved: '已移交',
    },
    noReceiver: '尚無人選',
    progress: (moved, projects) => `${projects} 件中已移交 ${moved} 件`,
    refused: (count) => `${count} 件無法移交`,
    cancel: '取消移交',
    cannotCancel: '已無法取消：有人已接受，或移交已結束。',
    started: '移交已開始，本頁會顯示進度。',
    cancelled: '移交已取消。',
  },
};

const texts: Readonly<Record<Language, TeamTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function teamTexts(language: Language): TeamTexts {
  return texts[language];
}
