import type { Language } from '../../domain/playbook/playbook';
import type { DueWithin, Place } from '../../queries/projects/filters';
import type { ListOrderName } from '../../queries/projects/project-list';
import type { CardCheck } from '../../store/models/card-models';

/** The words of the board and the list of projects. */
export interface ProjectsTexts {
  readonly title: string;
  readonly listTitle: string;
  readonly toList: string;
  readonly toBoard: string;
  readonly newProject: string;
  readonly export: string;
  readonly count: (count: number) => string;
  readonly held: string;
  readonly stages: string;
  readonly empty: string;
  readonly nothingFound: string;
  readonly nothingRuns: string;
  readonly more: (count: number) => string;
  readonly filters: string;
  readonly filtered: (count: number) => string;
  readonly apply: string;
  readonly clear: string;
  readonly everything: string;
  readonly labels: Readonly<
    Record<
      'whose' | 'team' | 'owner' | 'line' | 'class' | 'customer' | 'due' | 'place' | 'sort' | 'q' | 'ended',
      string
    >
  >;
  readonly whose: Readonly<Record<'led' | 'part', string>>;
  readonly onlyMine: string;
  readonly due: Readonly<Record<DueWithin, string>>;
  readonly places: Readonly<Record<Place, string>>;
  readonly sorts: Readonly<Record<ListOrderName, string>>;
  readonly silence: (days: number, limit: number) => string;
  readonly over: string;
  readonly soon: string;
  readonly heldUntil: (date: string, reason: string) => string;
  readonly keptUntil: (date: string) => string;
  readonly checks: Readonly<Record<CardCheck, string>>;
  readonly beingPlanned: string;
  readonly missing: (count: number) => string;
  readonly report: (milestone: string) => string;
  readonly inArchive: string;
  readonly nothingMissing: string;
  readonly columns: Readonly<
    Record<'project' | 'customer' | 'stage' | 'value' | 'owner' | 'silence' | 'next' | 'status', string>
  >;
  readonly csv: Readonly<
    Record<'amount' | 'currency' | 'class' | 'id' | 'silenceDays' | 'limitDays', string>
  >;
  readonly next: string;
  readonly fromTheStart: string;
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

const english: ProjectsTexts = {
  title: 'Projects',
  listTitle: 'Projects: list',
  toList: 'As a list',
  toBoard: 'As a board',
  newProject: 'New project',
  export: 'Export (CSV)',
  count: (count) => (count === 1 ? '1 project' : `${count.toLocaleString('en')} projects`),
  held: 'On hold',
  stages: 'Stages',
  empty: 'None',
  nothingFound: 'No project matches.',
  nothingRuns: 'No project runs that you may see.',
  more: (count) => `${count.toLocaleString('en')} more`,
  filters: 'Filter',
  filtered: (count) => `Filter (${count} set)`,
  apply: 'Show',
  clear: 'Clear filters',
  everything: 'All',
  labels: {
    whose: 'Projects',
    team: 'Team',
    owner: 'Owner',
    line: 'Everybody under',
    ended: 'Ended in',
    class: 'Class',
    customer: 'Customer',
    due: 'Next check',
    place: 'Where',
    sort: 'Sort by',
    q: 'Title or reference',
  },
  whose: { led: 'Led by me or my people', part: 'I have a role or task in' },
  onlyMine: 'Led by me',
  due: {
    '0': 'Today or overdue',
    '7': 'Within 7 days',
    '14': 'Within 14 days',
    '30': 'Within 30 days',
  },
  places: {
    running: 'Running and on hold',
    held: 'On hold',
    won: 'Won',
    lost: 'Lost',
    dropped: 'Dropped',
    all: 'All',
  },
  sorts: {
    next: 'Next check',
    value: 'Value, largest first',
    silence: 'Longest silence',
    title: 'Title',
    stage: 'Stage, furthest first',
  },
  silence: (count, limit) => `${count} of ${days(limit)} without contact`,
  over: 'overdue',
  soon: 'due soon',
  heldUntil: (date, reason) => `On hold until ${date}: ${reason}`,
  keptUntil: (date) => `kept until ${date}`,
  checks: {
    'follow-up': 'Follow-up',
    judge: 'Judgement',
    drop: 'Dropped without an answer',
    wake: 'Resumes',
  },
  beingPlanned: 'Next check is being planned',
  missing: (count) => `${count} missing for this stage`,
  report: (milestone) => `Report: ${milestone}`,
  inArchive: 'from the customer archive',
  nothingMissing: 'Nothing missing for this stage',
  columns: {
    project: 'Project',
    customer: 'Customer',
    stage: 'Stage',
    value: 'Value',
    owner: 'Owner',
    silence: 'Silence',
    next: 'Next check',
    status: 'Status',
  },
  csv: {
    amount: 'Amount',
    currency: 'Currency',
    class: 'Class',
    id: 'Id',
    silenceDays: 'Days without contact',
    limitDays: 'Limit in days',
  },
  next: 'Next page',
  fromTheStart: 'Back to the start',
};

const traditionalChinese: ProjectsTexts = {
  title: '案件',
  listTitle: '案件清單',
  toList: '清單',
  toBoard: '看板',
  newProject: '新增案件',
  export: '匯出 CSV',
  count: (count) => `${count.toLocaleString('en')} 件`,
  held: '暫緩',
  stages: '階段',
  empty: '無',
  nothingFound: '沒有符合條件的案件。',
  nothingRuns: '目前沒有您可檢視的進行中案件。',
  more: (count) => `還有 ${count.toLocaleString('en')} 件`,
  filters: '篩選',
  filtered: (count) => `篩選（已設 ${count} 項）`,
  apply: '顯示',
  clear: '清除篩選',
  everything: '全部',
  labels: {
    whose: '範圍',
    team: '團隊',
    owner: '負責人',
    line: '主管及其下屬',
    ended: '結束於',
    class: '客戶分類',
    customer: '客戶',
    due: '下次檢查',
    place: '狀態',
    sort: '排序',
    q: '案名或外部編號',
  },
  whose: { led: '我與部屬負責的', part: '我有角色或任務的' },
  onlyMine: '我負責的',
  due: { '0': '今天或已逾期', '7': '7 天內', '14': '14 天內', '30': '30 天內' },
  places: {
    running: '進行中與暫緩',
    held: '暫緩',
    won: '成交',
    lost: '失單',
    dropped: '放棄',
    all: '全部',
  },
  sorts: {
    next: '下次檢查',
    value: '金額由大到小',
    silence: '最久未跟進',
    title: '案名',
    stage: '階段由後到前',
  },
  silence: (count, limit) => `${count} 天未跟進（上限 ${limit} 天）`,
  over: '已逾期',
  soon: '即將到期',
  heldUntil: (date, reason) => `暫緩至 ${date}：${reason}`,
  keptUntil: (date) => `保留至 ${date}`,
  checks: { 'follow-up': '跟進', judge: '判斷意願', drop: '無回應即放棄', wake: '恢復進行' },
  beingPlanned: '下次檢查排定中',
  missing: (count) => `本階段尚缺 ${count} 項`,
  report: (milestone) => `回報：${milestone}`,
  inArchive: '由客戶檔案認定',
  nothingMissing: '本階段條件已齊備',
  columns: {
    project: '案件',
    customer: '客戶',
    stage: '階段',
    value: '金額',
    owner: '負責人',
    silence: '未跟進',
    next: '下次檢查',
    status: '狀態',
  },
  csv: {
    amount: '金額',
    currency: '幣別',
    class: '客戶分類',
    id: '編號',
    silenceDays: '未跟進天數',
    limitDays: '上限天數',
  },
  next: '下一頁',
  fromTheStart: '回到第一頁',
};

const texts: Readonly<Record<Language, ProjectsTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function projectsTexts(language: Language): ProjectsTexts {
  return texts[language];
}
