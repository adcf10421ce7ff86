import type { Language } from '../../domain/playbook';
import type { ContactKind } from '../../domain/project/commands';

/** The words of the pages, beside those of the playbook and of `explain`. */
export interface PageTexts {
  readonly greeting: (name: string) => string;
  readonly yourTasks: string;
  readonly noTasks: string;
  readonly due: (at: string) => string;
  readonly clock: string;
  readonly contacts: string;
  readonly noContacts: string;
  readonly kinds: Readonly<Record<ContactKind | 'milestone', string>>;
  readonly by: (name: string) => string;
  readonly owner: string;
  readonly customer: string;
  readonly value: string;
  readonly stages: string;
  readonly done: string;
  readonly current: string;
  readonly readOnly: string;
  readonly invalidTitle: string;
  readonly invalid: string;
  readonly expiredTitle: string;
  readonly expired: string;
}

const english: PageTexts = {
  greeting: (name) => `For ${name}. This link is personal: please do not pass it on.`,
  yourTasks: 'Your tasks',
  noTasks: 'Nothing is waiting for you in this project.',
  due: (at) => `due ${at}`,
  clock: 'Where it stands',
  contacts: 'Last contacts',
  noContacts: 'No contact with the customer has been recorded yet.',
  kinds: {
    visit: 'Visit',
    call: 'Call',
    meeting: 'Meeting',
    reply: 'Reply of the customer',
    milestone: 'Milestone',
  },
  by: (name) => `by ${name}`,
  owner: 'Owner',
  customer: 'Customer',
  value: 'Expected value',
  stages: 'Stages',
  done: 'done',
  current: 'now',
  readOnly: 'Milestones, contacts and decisions are reported from the systems that you work with.',
  invalidTitle: 'This link does not work',
  invalid:
    'It is incomplete or was never valid. Open the link from your newest Milepost mail about the project.',
  expiredTitle: 'This link has expired',
  expired: 'Links in mails work for 90 days. Open the link from your newest Milepost mail about the project.',
};

const traditionalChinese: PageTexts = {
  greeting: (name) => `${name} 專用連結，請勿轉寄。`,
  yourTasks: '您的任務',
  noTasks: '此項目目前沒有等待您處理的任務。',
  due: (at) => `期限 ${at}`,
  clock: '目前狀況',
  contacts: '最近跟進',
  noContacts: '尚未記錄任何跟進。',
  kinds: { visit: '拜訪', call: '電話', meeting: '會議', reply: '客戶回覆', milestone: '里程碑' },
  by: (name) => name,
  owner: '負責人',
  customer: '客戶',
  value: '預估金額',
  stages: '階段',
  done: '已完成',
  current: '進行中',
  readOnly: '里程碑、跟進與決定請由您日常使用的系統回報。',
  invalidTitle: '此連結無法使用',
  invalid: '連結不完整或從未有效。請開啟最近一封 Milepost 項目郵件中的連結。',
  expiredTitle: '此連結已過期',
  expired: '郵件中的連結有效期為 90 天。請開啟最近一封 Milepost 項目郵件中的連結。',
};

const texts: Readonly<Record<Language, PageTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function pageTexts(language: Language): PageTexts {
  return texts[language];
}
