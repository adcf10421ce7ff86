import type { HandOverReason } from '../../domain/hand-over/hand-over';
import type { Language } from '../../domain/playbook/playbook';
import type { ProjectBrief } from '../../contracts/wire/hand-over-briefs';
import type { HandOverDecisionNotification } from '../model/hand-over-model';

/** Every sentence and label of the notifications about hand-overs. Dates and names come in ready to print. */
export interface HandOverTexts {
  readonly reason: Readonly<Record<HandOverReason, (from: string) => string>>;
  readonly offer: {
    readonly subject: (projects: number, from: string) => string;
    readonly ask: (who: string, projects: number, from: string, by: string | null) => string;
    readonly why: (reason: string) => string;
    readonly full: { readonly title: string; readonly text: string };
    readonly how: readonly string[];
    readonly open: string;
  };
  readonly decision: {
    readonly subject: (projects: number, from: string) => string;
    readonly ask: (who: string, projects: number, from: string, by: string | null) => string;
    readonly why: (why: HandOverDecisionNotification['why'], receiver: string | null) => string;
    readonly how: readonly string[];
    readonly open: string;
  };
  readonly done: {
    readonly subject: (projects: number, from: string) => string;
    readonly ask: (who: string, projects: number, from: string) => string;
    readonly why: string;
    readonly open: string;
    readonly status: Readonly<Record<ProjectBrief['status'], string>>;
    readonly stage: (name: string) => string;
    readonly value: (amount: string) => string;
    readonly next: Readonly<Record<NonNullable<ProjectBrief['nextCheck']>['check'], (on: string) => string>>;
    readonly task: (name: string, due: string | null) => string;
    readonly contact: (on: string, what: string, by: string, note: string | null) => string;
    readonly note: (on: string, by: string, text: string) => string;
    readonly person: (name: string, position: string | null, reach: string) => string;
  };
  readonly titles: string;
  readonly more: (count: number) => string;
  readonly footer: (timeZone: string) => string;
}

const count = (projects: number): string => (projects === 1 ? '1 project' : `${projects} projects`);

const english: HandOverTexts = {
  reason: {
    leaving: (from) => `${from} is leaving the company`,
    'long-absence': (from) => `${from} will be away for a long time`,
    'territory-change': (from) => `the territory of ${from} is changing`,
  },
  offer: {
    subject: (projects, from) => `Will you take over ${count(projects)} of ${from}?`,
    ask: (who, projects, from, by) =>
      `${who}, please say${by === null ? '' : ` by ${by}`} whether you take over ${count(projects)} of ${from}.`,
    why: (reason) => `Why: ${reason}, and the customers need somebody to look after them.`,
    full: {
      title: 'You already have a lot to do',
      text: 'With these projects you would have more open tasks than planned, and nobody else with room was found. If it is too much, decline and say so: your manager then decides.',
    },
    how: [
      'Open the page to see what you would take over, and accept or decline it as a whole.',
      'When you accept, everything moves to you at once, and you get a brief of each project.',
      'Without an answer your manager is asked to decide.',
    ],
    open: 'See the details and answer',
  },
  decision: {
    subject: (projects, from) => `Decide who takes over ${count(projects)} of ${from}`,
    ask: (who, projects, from, by) =>
      `${who}, please decide${by === null ? '' : ` by ${by}`} who takes over ${count(projects)} of ${from}.`,
    why: (why, receiver) => {
      if (why === 'unplaced' || receiver === null) {
        return 'Why: nobody was found who has the roles, works for these customers and is available.';
      }
      return why === 'declined'
        ? `Why: ${receiver} was asked and declined.`
        : `Why: ${receiver} was asked and did not answer in time.`;
    },
    how: [
      'Name somebody else, or give it to the person who was asked anyway.',
      'Whoever you name is not asked again: the projects move at once.',
      'Without a decision the next manager up is asked.',
    ],
    open: 'Decide',
  },
  done: {
    subject: (projects, from) => `Yours now: ${count(projects)} of ${from}`,
    ask: (who, projects, from) => `${who}, you have taken over ${count(projects)} of ${from}.`,
    why: 'Clocks and due dates carry on unchanged. Here is a brief of each project.',
    open: 'Open all briefs',
    status: { open: 'Open', won: 'Won', lost: 'Lost', dropped: 'Dropped' },
    stage: (name) => `stage “${name}”`,
    value: (amount) => `value ${amount}`,
    next: {
      'follow-up': (on) => `Next: follow up on ${on}`,
      judge: (on) => `Next: intent is judged on ${on}`,
      drop: (on) => `Next: dropped on ${on} unless somebody answers`,
      wake: (on) => `On hold: resumes on ${on}`,
    },
    task: (name, due) => `To do: ${name}${due === null ? '' : `, due ${due}`}`,
    contact: (on, what, by, note) =>
      `Last contact: ${what} on ${on}, ${by}${note === null ? '' : `: “${note}”`}`,
    note: (on, by, text) => `Note from ${on}, ${by}: “${text}”`,
    person: (name, position, reach) =>
      `At the customer: ${name}${position === null ? '' : ` (${position})`}${reach === '' ? '' : `, ${reach}`}`,
  },
  titles: 'The projects',
  more: (more) => (more === 1 ? 'One more is on the page.' : `${more} more are on the page.`),
  footer: (timeZone) => `Sent by Milepost. Times are in ${timeZone}.`,
};

const traditionalChinese: HandOverTexts = {
  reason: {
    leaving: (from) => `${from} 即將離職`,
    'long-absence': (from) => `${from} 將長期請假`,
    'territory-change': (from) => `${from} 的負責區域調整`,
  },
  offer: {
    subject: (projects, from) => `請回覆是否接手 ${from} 的 ${projects} 個案件`,
    ask: (who, projects, from, by) =>
      `${who} 您好，請${by === null ? '儘快' : `於 ${by}前`}回覆是否接手 ${from} 的 ${projects} 個案件。`,
    why: (reason) => `原因：${reason}，客戶需要有人繼續服務。`,
    full: {
      title: '您手上的任務已經很多',
      text: '接手後，您的未完成任務會超過原訂的份量；目前找不到其他有餘力的人選。如果負擔過重，請婉拒並說明原因，將由您的主管決定。',
    },
    how: [
      '開啟頁面查看要接手的內容，並一次決定接受或婉拒。',
      '接受後所有案件立即轉到您名下，並寄上每個案件的摘要。',
      '逾期未回覆，將請您的主管決定。',
    ],
    open: '查看內容並回覆',
  },
  decision: {
    subject: (projects, from) => `請決定由誰接手 ${from} 的 ${projects} 個案件`,
    ask: (who, projects, from, by) =>
      `${who} 您好，請${by === null ? '儘快' : `於 ${by}前`}決定由誰接手 ${from} 的 ${projects} 個案件。`,
    why: (why, receiver) => {
      if (why === 'unplaced' || receiver === null) {
        return '原因：找不到具備所需角色、服務這些客戶且目前可以接手的人選。';
      }
      return why === 'declined'
        ? `原因：已徵詢 ${receiver}，對方婉拒。`
        : `原因：已徵詢 ${receiver}，對方未在期限內回覆。`;
    },
    how: [
      '指定其他人選，或仍交給原先徵詢的人。',
      '您指定的人不會再被徵詢，案件立即轉移。',
      '逾期未決定，將請再上一級主管決定。',
    ],
    open: '前往決定',
  },
  done: {
    subject: (projects, from) => `已由您接手：${from} 的 ${projects} 個案件`,
    ask: (who, projects, from) => `${who} 您好，您已接手 ${from} 的 ${projects} 個案件。`,
    why: '各案件的時程與期限照舊，以下是每個案件的摘要。',
    open: '查看全部摘要',
    status: { open: '進行中', won: '已成交', lost: '已失單', dropped: '已放棄' },
    stage: (name) => `階段「${name}」`,
    value: (amount) => `預估金額 ${amount}`,
    next: {
      'follow-up': (on) => `下一步：${on}跟進客戶`,
      judge: (on) => `下一步：${on}判斷客戶意向`,
      drop: (on) => `下一步：${on}前若無人回覆將自動放棄`,
      wake: (on) => `暫緩中：${on}恢復`,
    },
    task: (name, due) => `待辦：${name}${due === null ? '' : `（期限 ${due}）`}`,
    contact: (on, what, by, note) => `最近跟進：${on} ${what}，${by}${note === null ? '' : `：「${note}」`}`,
    note: (on, by, text) => `備註（${on}，${by}）：「${text}」`,
    person: (name, position, reach) =>
      `客戶窗口：${name}${position === null ? '' : `（${position}）`}${reach === '' ? '' : `，${reach}`}`,
  },
  titles: '案件清單',
  more: (more) => `另有 ${more} 個案件列於頁面。`,
  footer: (timeZone) => `本郵件由 Milepost 自動寄出。時間以 ${timeZone} 時區為準。`,
};

const texts: Readonly<Record<Language, HandOverTexts>> = { en: english, 'zh-TW': traditionalChinese };

/** The texts of the notifications about hand-overs in a language. */
export function handOverTexts(language: Language): HandOverTexts {
  return texts[language];
}
