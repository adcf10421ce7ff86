import type { Language } from '../../domain/playbook/playbook';
import type { ContactKind } from '../../domain/project/model/command-fields';

/** The words of the pages, besides those of the playbook and of `explain`. */
export interface PageTexts {
  readonly greeting: (name: string) => string;
  readonly yourTasks: string;
  readonly noTasks: string;
  readonly stopped: (since: string) => string;
  readonly due: (at: string) => string;
  readonly clock: string;
  readonly contacts: string;
  readonly noContacts: string;
  readonly kinds: Readonly<Record<ContactKind | 'milestone', string>>;
  readonly by: (name: string) => string;
  readonly owner: string;
  readonly customer: string;
  readonly value: string;
  readonly expectedSigning: string;
  readonly references: string;
  readonly forOperators: string;
  readonly workflow: string;
  readonly age: string;
  readonly ageInStage: string;
  readonly days: (count: number) => string;
  /** Added to an age that leaves out the time on hold. */
  readonly withoutHolds: string;
  readonly attempts: string;
  readonly attemptBegan: (number: number, on: string) => string;
  readonly stages: string;
  readonly done: string;
  readonly current: string;
  readonly readOnly: string;
  readonly othersTasks: string;
  readonly accepted: string;
  /** Of a follow-up that was told in the email about another project. */
  readonly toldWith: (title: string) => string;
  readonly nobody: string;
  readonly people: string;
  readonly newestNotes: string;
  /** Opens the email that a note was taken from. */
  readonly wholeMail: string;
  /** Emails that did not arrive, or may not have. */
  readonly lostMails: string;
  readonly mailFailed: (who: string) => string;
  readonly mailUnconfirmed: (who: string) => string;
  readonly handedOverTitle: string;
  readonly handedOver: (owner: string) => string;
}

const english: PageTexts = {
  greeting: (name) => `For ${name}. This link is personal: please do not pass it on.`,
  yourTasks: 'Your tasks',
  noTasks: 'Nothing is waiting for you in this project.',
  stopped: (since) =>
    `Stopped since ${since} by a technical fault. What you report now may have to wait until it is fixed.`,
  due: (at) => `due ${at}`,
  clock: 'Where it stands',
  contacts: 'Last contacts',
  noContacts: 'No contact with the customer has been recorded yet.',
  kinds: {
    visit: 'Visit',
    call: 'Call',
    meeting: 'Meeting',
    reply: 'Customer reply',
    milestone: 'Milestone',
  },
  by: (name) => `by ${name}`,
  owner: 'Owner',
  customer: 'Customer',
  value: 'Expected value',
  expectedSigning: 'Expected signing',
  references: 'References',
  forOperators: 'For operators',
  workflow: 'Workflow in Temporal UI',
  age: 'Age',
  ageInStage: 'In this stage',
  days: (count) => (count === 0 ? 'new today' : count === 1 ? '1 day' : `${count} days`),
  withoutHolds: 'excluding time on hold',
  attempts: 'Earlier attempts',
  attemptBegan: (number, on) => `Attempt ${number}, started ${on}`,
  stages: 'Stages',
  done: 'done',
  current: 'now',
  readOnly: 'Report milestones, contacts and decisions from the systems you work with.',
  othersTasks: 'What others have to do',
  accepted: 'accepted',
  toldWith: (title) => `told with “${title}”, in one email`,
  nobody: 'nobody',
  people: 'Who does what',
  newestNotes: 'Newest notes',
  wholeMail: 'The whole email',
  lostMails: 'Emails that may not have arrived',
  mailFailed: (who) => `could not be delivered to ${who}`,
  mailUnconfirmed: (who) => `sent to ${who}, but never confirmed by the mail server: ask whether it arrived`,
  handedOverTitle: 'Somebody else leads this project now',
  handedOver: (owner) => `It was handed over, and it no longer concerns you. ${owner} leads it.`,
};

const traditionalChinese: PageTexts = {
  greeting: (name) => `${name} 專用連結，請勿轉寄。`,
  yourTasks: '您的任務',
  noTasks: '此案件目前沒有等待您處理的任務。',
  stopped: (since) => `因系統故障自 ${since}起停止運作，您現在回報的內容可能要等恢復後才生效。`,
  due: (at) => `期限 ${at}`,
  clock: '目前狀況',
  contacts: '最近跟進',
  noContacts: '尚未記錄任何跟進。',
  kinds: { visit: '拜訪', call: '電話', meeting: '會議', reply: '客戶回覆', milestone: '里程碑' },
  by: (name) => name,
  owner: '負責人',
  customer: '客戶',
  value: '預估金額',
  expectedSigning: '預計簽約日',
  references: '外部編號',
  forOperators: '維運',
  workflow: '在 Temporal UI 檢視流程',
  age: '已進行',
  ageInStage: '本階段已進行',
  days: (count) => (count === 0 ? '今天開始' : `${count} 天`),
  withoutHolds: '不含暫緩期間',
  attempts: '先前的開案紀錄',
  attemptBegan: (number, on) => `第 ${number} 次，開始於 ${on}`,
  stages: '階段',
  done: '已完成',
  current: '進行中',
  readOnly: '里程碑、跟進與決定請由您日常使用的系統回報。',
  othersTasks: '其他人的任務',
  accepted: '已承接',
  toldWith: (title) => `已與「${title}」在同一封郵件中通知`,
  nobody: '無人',
  people: '分工',
  newestNotes: '最新備註',
  wholeMail: '郵件全文',
  lostMails: '可能未送達的郵件',
  mailFailed: (who) => `無法送達 ${who}`,
  mailUnconfirmed: (who) => `已寄給 ${who}，但郵件伺服器未確認，請詢問對方是否收到`,
  handedOverTitle: '此案件已由別人負責',
  handedOver: (owner) => `案件已移交，與您不再有關，目前由 ${owner} 負責。`,
};

const texts: Readonly<Record<Language, PageTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function pageTexts(language: Language): PageTexts {
  return texts[language];
}
