import type { FindingKind } from '../../contracts/sandbox/health';
import type { Language } from '../../domain/playbook/playbook';

/** The words of what has failed. */
export interface MendTexts {
  readonly done: Readonly<Record<'mail' | 'project' | 'all', string>>;
  readonly mails: string;
  readonly allArrived: string;
  readonly mailsText: string;
  /** What emails are about, by the name of their template; others are shown under their own name. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly to: (name: string) => string;
  readonly nobody: string;
  readonly statuses: Readonly<Record<'failed' | 'unconfirmed' | 'deferred', string>>;
  /** Why, by our codes. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly reply: (codes: string) => string;
  readonly attempts: (count: number) => string;
  readonly retry: string;
  readonly retryOne: (what: string) => string;
  readonly retried: (name: string, at: string) => string;
  readonly correctAddress: string;
  readonly stopped: string;
  readonly nothingStopped: string;
  readonly stoppedText: string;
  readonly more: (count: number) => string;
  readonly findings: Readonly<Record<FindingKind, string>>;
  readonly inTemporalUi: string;
  readonly since: (at: string) => string;
  readonly repairNotes: Readonly<Record<'repaired' | 'left' | 'failed', string>>;
  readonly repair: string;
  readonly repairOne: (what: string) => string;
  readonly repairAll: string;
  readonly repaired: (name: string, at: string) => string;
}

const english: MendTexts = {
  done: {
    mail: 'It is being sent again. Look again in a minute: what has arrived is no longer listed.',
    project: 'It is being repaired. Look again in a minute: what runs again is no longer listed.',
    all: 'Everything is being looked at and repaired. With many projects that takes some minutes.',
  },
  mails: 'Emails that have not arrived',
  allArrived: 'Every email has arrived.',
  mailsText:
    'When one is sent again, its reader and its contents are looked up anew; what nobody needs any more is not sent.',
  kinds: {
    task: 'New task',
    reminder: 'Reminder',
    overdue: 'A task that is overdue',
    'stage-returned': 'Back to an earlier stage',
    'project-held': 'A project is on hold',
    'hold-ended': 'A hold has ended',
    'project-ended': 'A project has ended',
    drift: 'Ahead of the buyer',
    review: 'Weekly review',
    mirror: 'What the review will ask',
    'sign-in': 'Link to sign in',
    'queue-offer': 'Tasks that wait for somebody',
    'address-failed': 'An address that does not work',
    'late-answer': 'An answer that came late',
    'hand-over-offer': 'Hand-over: projects to take over',
    'hand-over-decision': 'Hand-over: a decision',
    'hand-over-done': 'Hand-over: it is done',
    'webhook-disabled': 'A webhook that was switched off',
    'reports-expired': 'Reports that nobody waits for',
  },
  to: (name) => `to ${name}`,
  nobody: 'to nobody',
  statuses: {
    failed: 'Given up',
    unconfirmed: 'The mail server never answered: it may have arrived',
    deferred: 'Not taken yet: it is tried again automatically',
  },
  reasons: {
    rejected: 'the mail server refused it for good',
    undelivered: 'it could not be delivered for four days',
    returned: 'it came back after it was sent',
    'unknown-person': 'there is no such person',
  },
  reply: (codes) => `the server said ${codes}`,
  attempts: (count) => (count === 1 ? 'one attempt' : `${count} attempts`),
  retry: 'Send again',
  retryOne: (what) => `Send again: ${what}`,
  retried: (name, at) => `Sent again by ${name}, ${at}`,
  correctAddress: 'Correct the address',
  stopped: 'What stands still or is behind',
  nothingStopped: 'Nothing stands still.',
  stoppedText: 'By the last check, which runs every hour and repairs automatically what it can without risk.',
  more: (count) => `And ${count} more.`,
  findings: {
    'no-workflow': 'Nothing runs for it',
    failing: 'It fails at each step',
    unattended: 'No worker takes it',
    behind: 'Temporal knows less than the ledger',
    ahead: 'Temporal knows more than the ledger',
    'ledger-gap': 'Its ledger has gaps',
    'read-side-behind': 'What pages show is behind',
    'references-differ': 'Ids of other systems differ',
    'archive-differs': 'The customer archive says something else',
    overdue: 'Something was due and has not happened',
    'still-running': 'It has ended and still runs',
    unreadable: 'It could not be checked',
    'workflow-failing': 'A workflow fails at each step',
    'hand-over-undecided': 'A hand-over that nobody can decide',
    'hand-over-stopped': 'A hand-over that has stopped',
    'leaver-holds': 'Somebody who has left still holds projects',
    'calendar-change-stopped': 'A calendar changed, and not every project knows',
    'notification-waits': 'An email that is not on its way',
    'weekly-schedule-missing': 'A weekly review that nothing starts',
    'mail-waits': 'An email that nobody tries any more',
  },
  inTemporalUi: 'Temporal UI',
  since: (at) => `since ${at}`,
  repairNotes: {
    repaired: 'Repaired',
    left: 'Left for somebody to decide',
    failed: 'The repair did not work',
  },
  repair: 'Repair',
  repairOne: (what) => `Repair: ${what}`,
  repairAll: 'Look at everything and repair it',
  repaired: (name, at) => `Repair begun by ${name}, ${at}`,
};

const traditionalChinese: MendTexts = {
  done: {
    mail: '正在重新寄送。請於一分鐘後再看：已送達的郵件不會再列出。',
    project: '正在修復。請於一分鐘後再看：恢復運作的案件不會再列出。',
    all: '正在檢查並修復全部。案件多時需要幾分鐘。',
  },
  mails: '未送達的郵件',
  allArrived: '所有郵件皆已送達。',
  mailsText: '重新寄送時會重新查詢收件人與內容；已無人需要的郵件不會寄出。',
  kinds: {
    task: '新任務',
    reminder: '提醒',
    overdue: '逾期的任務',
    'stage-returned': '退回較早的階段',
    'project-held': '案件暫緩',
    'hold-ended': '暫緩結束',
    'project-ended': '案件結束',
    drift: '進度超前客戶',
    review: '每週檢視',
    mirror: '檢視前的預告',
    'sign-in': '登入連結',
    'queue-offer': '等待承接的任務',
    'address-failed': '無法使用的電子郵件地址',
    'late-answer': '遲來的回覆',
    'hand-over-offer': '移交：待承接的案件',
    'hand-over-decision': '移交：待決定',
    'hand-over-done': '移交：已完成',
    'webhook-disabled': '已停用的 Webhook',
    'reports-expired': '無人等待的回報',
  },
  to: (name) => `收件人：${name}`,
  nobody: '無收件人',
  statuses: {
    failed: '已放棄',
    unconfirmed: '郵件伺服器未回應：可能已送達',
    deferred: '暫時未被接收：系統會自動再試',
  },
  reasons: {
    rejected: '郵件伺服器拒收',
    undelivered: '四天內無法送達',
    returned: '寄出後遭退回',
    'unknown-person': '查無此人',
  },
  reply: (codes) => `伺服器回應 ${codes}`,
  attempts: (count) => `已嘗試 ${count} 次`,
  retry: '重新寄送',
  retryOne: (what) => `重新寄送：${what}`,
  retried: (name, at) => `${name} 已於 ${at} 重新寄送`,
  correctAddress: '更正地址',
  stopped: '停滯或落後的部分',
  nothingStopped: '沒有停滯的部分。',
  stoppedText: '依最近一次檢查。系統每小時檢查一次，並自動修復沒有風險的部分。',
  more: (count) => `另有 ${count} 項。`,
  findings: {
    'no-workflow': '沒有對應的流程在執行',
    failing: '每一步都失敗',
    unattended: '沒有工作程序處理',
    behind: 'Temporal 的內容少於總帳',
    ahead: 'Temporal 的內容多於總帳',
    'ledger-gap': '總帳有缺漏',
    'read-side-behind': '頁面顯示的資料落後',
    'references-differ': '其他系統的編號不一致',
    'archive-differs': '客戶檔案的內容不一致',
    overdue: '已到期但未執行',
    'still-running': '已結束但仍在執行',
    unreadable: '無法檢查',
    'workflow-failing': '流程每一步都失敗',
    'hand-over-undecided': '無人可決定的移交',
    'hand-over-stopped': '已停止的移交',
    'leaver-holds': '離職人員仍持有案件',
    'calendar-change-stopped': '行事曆已變更，部分案件尚未得知',
    'notification-waits': '尚未寄出的郵件',
    'weekly-schedule-missing': '未排程的每週檢視',
    'mail-waits': '不再嘗試的郵件',
  },
  inTemporalUi: 'Temporal UI',
  since: (at) => `自 ${at} 起`,
  repairNotes: { repaired: '已修復', left: '需由人員決定', failed: '修復未成功' },
  repair: '修復',
  repairOne: (what) => `修復：${what}`,
  repairAll: '檢查並修復全部',
  repaired: (name, at) => `${name} 已於 ${at} 開始修復`,
};

const texts: Readonly<Record<Language, MendTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function mendTexts(language: Language): MendTexts {
  return texts[language];
}
