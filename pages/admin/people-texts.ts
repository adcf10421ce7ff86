import type { MailHabit } from '../../contracts/sandbox/mail-habits';
import type { Language } from '../../domain/playbook/playbook';

/** The fields of the form of a person, in its order. */
export const personFieldNames = [
  'id',
  'name',
  'email',
  'roles',
  'managerId',
  'team',
  'regions',
  'customerClasses',
  'language',
  'timeZone',
  'calendar',
  'capacity',
  'mailHabit',
  'teamMailHabit',
  'active',
] as const;
export type PersonFieldName = (typeof personFieldNames)[number];

/** The words of people and their records. */
export interface PeopleTexts {
  readonly add: string;
  readonly search: string;
  readonly searchHint: string;
  readonly show: string;
  readonly states: Readonly<Record<'active' | 'off' | 'all', string>>;
  readonly state: string;
  readonly team: string;
  readonly allTeams: string;
  readonly manager: string;
  readonly allManagers: string;
  readonly count: (count: number) => string;
  readonly nobody: string;
  readonly page: (page: number, of: number) => string;
  readonly next: string;
  readonly before: string;
  readonly reportsTo: (name: string) => string;
  readonly atTheTop: string;
  readonly carries: (count: number) => string;
  readonly away: (until: string) => string;
  readonly off: string;
  readonly badAddress: string;
  readonly newTitle: string;
  readonly saved: string;
  readonly handOverBegun: string;
  readonly labels: Readonly<Record<PersonFieldName, string>>;
  readonly hints: Readonly<Partial<Record<PersonFieldName, string>>>;
  readonly rolesHint: (roles: string) => string;
  readonly companys: string;
  readonly habits: Readonly<Record<MailHabit, string>>;
  /** Left to the line above, and by it to the company. */
  readonly asAbove: string;
  readonly save: string;
  readonly create: string;
  readonly faults: Readonly<Partial<Record<PersonFieldName, string>>>;
  readonly unknownZone: (nearest: string) => string;
  readonly circle: string;
  readonly idTaken: string;
  readonly lastAdministrator: string;
  readonly changedMeanwhile: string;
  readonly now: (value: string, by: string) => string;
  readonly holds: (projects: number, tasks: number) => string;
  readonly handOver: string;
  readonly handOverHint: string;
  readonly history: string;
  readonly changed: (field: string, from: string, to: string) => string;
  readonly empty: string;
  readonly yes: string;
  readonly no: string;
  readonly otherFields: Readonly<Record<string, string>>;
}

const english: PeopleTexts = {
  add: 'Add somebody',
  search: 'Name, email, team or role',
  searchHint: 'In any script',
  show: 'Show',
  states: { active: 'Active', off: 'Switched off', all: 'All' },
  state: 'Who',
  team: 'Team',
  allTeams: 'All teams',
  manager: 'Manager',
  allManagers: 'All managers',
  count: (count) => (count === 1 ? 'One person' : `${count} people`),
  nobody: 'Nobody is found.',
  page: (page, of) => `Page ${page} of ${of}`,
  next: 'Next',
  before: 'Before',
  reportsTo: (name) => `reports to ${name}`,
  atTheTop: 'no manager',
  carries: (count) => `carries ${count} tasks`,
  away: (until) => `Absent until ${until}`,
  off: 'Switched off',
  badAddress: 'Emails come back from this address',
  newTitle: 'Somebody new',
  saved: 'Saved.',
  handOverBegun: 'Saved, and their hand-over has begun: whoever takes over gets an email.',
  labels: {
    id: 'Id',
    name: 'Name',
    email: 'Email',
    roles: 'Roles',
    managerId: 'Manager',
    team: 'Team',
    regions: 'Regions',
    customerClasses: 'Classes of customers',
    language: 'Language',
    timeZone: 'Time zone',
    calendar: 'Calendar',
    capacity: 'Open tasks at a time',
    mailHabit: 'Emails that can wait',
    teamMailHabit: 'Emails that can wait, of those below',
    active: 'Works here',
  },
  hints: {
    id: 'As in other systems. Empty: one is made. It cannot be changed later.',
    email:
      'Whoever has this address signs in as this person. With another one they are signed out everywhere.',
    team: 'Empty: serves every team.',
    regions: 'With commas between. Empty: all.',
    customerClasses: 'A, B, C with commas between. Empty: all.',
    timeZone: 'Area and city, such as Asia/Taipei.',
    mailHabit: 'Reminders, copies and news of projects.',
    teamMailHabit: 'For whoever has chosen nothing, unless a manager between has.',
    active: 'Without it they get no tasks and no emails, and are signed out everywhere.',
  },
  rolesHint: (roles) => `With commas between. The playbook knows ${roles}; administrator opens these pages.`,
  companys: 'The company’s',
  habits: { digest: 'In one digest each morning', 'at-once': 'Each at once', both: 'Both' },
  asAbove: 'As the team or the company',
  save: 'Save',
  create: 'Add',
  faults: {
    id: 'Please use letters, digits, dots, dashes and underscores only.',
    name: 'Please write a name in one line.',
    email: 'Please write an email address.',
    roles: 'Please use small letters, digits and dashes, such as presales-engineer.',
    managerId: 'Please choose somebody else who works here.',
    team: 'Please write one line of up to 200 characters.',
    regions: 'Please write up to 50 regions of one line each.',
    customerClasses: 'Please write A, B or C.',
    calendar: 'Please choose a calendar.',
    capacity: 'Please write a number from 0 to 1000.',
    mailHabit: 'Please choose one of the list.',
    teamMailHabit: 'Please choose one of the list.',
  },
  unknownZone: (nearest) => `There is no such time zone. Did you mean ${nearest}?`,
  circle: 'They would manage each other in a circle.',
  idTaken: 'Somebody has this id already.',
  lastAdministrator: 'Nobody else is an administrator. Make somebody one first.',
  changedMeanwhile:
    'Somebody else has changed this record meanwhile. What you did not touch is as they left it; below it says where both of you changed something. Please check and save again.',
  now: (value, by) => `${by} has set this to: ${value}`,
  holds: (projects, tasks) =>
    `They still hold ${projects === 1 ? 'one project' : `${projects} projects`} and ${tasks === 1 ? 'one open task' : `${tasks} open tasks`}. Have these handed over, and they are switched off.`,
  handOver: 'Hand everything over by rule',
  handOverHint: 'Whoever fits best is asked by email and may decline; the manager decides what nobody takes.',
  history: 'Who changed what',
  changed: (field, from, to) => `${field}: ${from} → ${to}`,
  empty: 'empty',
  yes: 'yes',
  no: 'no',
  otherFields: { absences: 'Absences', review: 'Weekly review', addressProblem: 'Whether emails arrive' },
};

const traditionalChinese: PeopleTexts = {
  add: '新增人員',
  search: '姓名、電子郵件、團隊或角色',
  searchHint: '任何文字皆可',
  show: '顯示',
  states: { active: '在職', off: '已停用', all: '全部' },
  state: '範圍',
  team: '團隊',
  allTeams: '所有團隊',
  manager: '主管',
  allManagers: '所有主管',
  count: (count) => `共 ${count} 人`,
  nobody: '找不到人員。',
  page: (page, of) => `第 ${page} 頁，共 ${of} 頁`,
  next: '下一頁',
  before: '上一頁',
  reportsTo: (name) => `主管：${name}`,
  atTheTop: '無主管',
  carries: (count) => `可承擔 ${count} 項任務`,
  away: (until) => `請假至 ${until}`,
  off: '已停用',
  badAddress: '寄往此地址的郵件遭退回',
  newTitle: '新增人員',
  saved: '已儲存。',
  handOverBegun: '已儲存，並已開始移交：承接的人將收到郵件。',
  labels: {
    id: '編號',
    name: '姓名',
    email: '電子郵件',
    roles: '角色',
    managerId: '主管',
    team: '團隊',
    regions: '地區',
    customerClasses: '客戶分類',
    language: '語言',
    timeZone: '時區',
    calendar: '行事曆',
    capacity: '同時可承擔的任務數',
    mailHabit: '可等候的郵件',
    teamMailHabit: '下屬的可等候郵件',
    active: '在職',
  },
  hints: {
    id: '與其他系統相同的編號。空白：自動產生。之後無法變更。',
    email: '持有此地址者即以此人登入。變更後，此人會在所有裝置登出。',
    team: '空白：服務所有團隊。',
    regions: '以逗號分隔。空白：全部。',
    customerClasses: 'A、B、C，以逗號分隔。空白：全部。',
    timeZone: '地區與城市，例如 Asia/Taipei。',
    mailHabit: '提醒、副本與案件消息。',
    teamMailHabit: '適用於未自行選擇的人；中間的主管可另行設定。',
    active: '取消後不再收到任務與郵件，並在所有裝置登出。',
  },
  rolesHint: (roles) => `以逗號分隔。標準流程中的角色：${roles}；administrator 可使用系統管理頁面。`,
  companys: '依公司',
  habits: { digest: '每天早上彙整成一封', 'at-once': '即時逐封寄送', both: '兩者皆寄' },
  asAbove: '依團隊或公司設定',
  save: '儲存',
  create: '新增',
  faults: {
    id: '僅可使用英文字母、數字、句點、連字號與底線。',
    name: '請以一行輸入姓名。',
    email: '請輸入電子郵件地址。',
    roles: '請使用小寫英文字母、數字與連字號，例如 presales-engineer。',
    managerId: '請選擇另一位在職的同事。',
    team: '請以一行輸入，至多 200 字。',
    regions: '至多 50 個地區，每個一行。',
    customerClasses: '請輸入 A、B 或 C。',
    calendar: '請選擇行事曆。',
    capacity: '請輸入 0 至 1000 的數字。',
    mailHabit: '請從清單中選擇。',
    teamMailHabit: '請從清單中選擇。',
  },
  unknownZone: (nearest) => `沒有這個時區，您是指 ${nearest} 嗎？`,
  circle: '這樣會形成互為主管的循環。',
  idTaken: '此編號已有人使用。',
  lastAdministrator: '沒有其他系統管理員，請先指定另一位。',
  changedMeanwhile:
    '這筆資料剛剛被他人變更。您未更動的欄位已採用對方的內容；雙方都更動的欄位列於下方。請檢查後再儲存一次。',
  now: (value, by) => `${by} 已改為：${value}`,
  holds: (projects, tasks) =>
    `此人仍持有 ${projects} 件案件與 ${tasks} 項未完成任務。請一併移交，之後即停用。`,
  handOver: '依規則移交全部',
  handOverHint: '系統以郵件詢問最適合的人，對方可婉拒；無人承接者由主管決定。',
  history: '變更紀錄',
  changed: (field, from, to) => `${field}：${from} → ${to}`,
  empty: '空白',
  yes: '是',
  no: '否',
  otherFields: { absences: '請假', review: '每週檢視', addressProblem: '郵件是否送達' },
};

const texts: Readonly<Record<Language, PeopleTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function peopleTexts(language: Language): PeopleTexts {
  return texts[language];
}
