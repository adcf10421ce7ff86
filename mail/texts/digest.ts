import type { Language } from '../../domain/playbook/playbook';
import type { DigestPart } from '../model/digest-model';

/** How much there is in a digest. */
export interface DigestCounts {
  readonly decide: number;
  readonly overdue: number;
  readonly today: number;
  readonly others: number;
}

/** Every sentence and label of a digest that is not of the emails in it. */
export interface DigestTexts {
  readonly subject: (day: string, counts: DigestCounts) => string;
  readonly ask: (who: string, counts: DigestCounts) => string;
  readonly why: string;
  readonly parts: Readonly<Record<DigestPart, string>>;
  /** After the title of something that is for whoever stands in. */
  readonly insteadOf: (name: string) => string;
  readonly more: (count: number) => string;
  readonly allTasks: string;
  readonly stop: string;
  readonly footer: (timeZone: string) => string;
}

const listed = ({ decide, overdue, today }: DigestCounts): string[] => [
  ...(decide > 0 ? [`${decide} to decide`] : []),
  ...(overdue > 0 ? [`${overdue} overdue`] : []),
  ...(today > 0 ? [`${today} due today`] : []),
];

const listedInChinese = ({ decide, overdue, today }: DigestCounts): string[] => [
  ...(decide > 0 ? [`${decide} 項待決定`] : []),
  ...(overdue > 0 ? [`${overdue} 項逾期`] : []),
  ...(today > 0 ? [`${today} 項今天到期`] : []),
];

const texts: Readonly<Record<Language, DigestTexts>> = {
  en: {
    subject: (day, counts) => `Your day, ${day}: ${listed(counts).join(', ') || 'reminders and news'}`,
    ask: (who, counts) =>
      listed(counts).length > 0
        ? `${who}, today: ${listed(counts).join(', ')}.`
        : `${who}, nothing is overdue or due today.`,
    why: 'Why: this is what can wait for the morning, in one email. New tasks come at once, on their own.',
    parts: {
      decide: 'To decide',
      overdue: 'Overdue',
      today: 'Due today',
      soon: 'Due soon',
      opened: 'New tasks of projects that were brought in',
      undone: 'Not done yet by others',
      news: 'News of projects',
    },
    insteadOf: (name) => ` · for ${name}`,
    more: (count) => `and ${count} more on the page`,
    allTasks: 'All my tasks',
    stop: 'Get each of these on its own instead',
    footer: (timeZone) =>
      `Sent by Milepost on working mornings when there is something new. Times are in ${timeZone}.`,
  },
  'zh-TW': {
    subject: (day, counts) => `今日工作摘要（${day}）：${listedInChinese(counts).join('、') || '提醒與消息'}`,
    ask: (who, counts) =>
      listedInChinese(counts).length > 0
        ? `${who} 您好，今天有 ${listedInChinese(counts).join('、')}。`
        : `${who} 您好，目前沒有逾期或今天到期的任務。`,
    why: '原因：可以等到早上再看的事都彙整在這封郵件；新任務仍會即時個別通知。',
    parts: {
      decide: '待您決定',
      overdue: '已逾期',
      today: '今天到期',
      soon: '即將到期',
      opened: '匯入案件的新任務',
      undone: '他人尚未完成',
      news: '案件消息',
    },
    insteadOf: (name) => `（代理 ${name}）`,
    more: (count) => `另有 ${count} 項，請見頁面`,
    allTasks: '我的所有任務',
    stop: '改為逐封寄送',
    footer: (timeZone) => `Milepost 於工作日早上有新消息時寄出。時間以 ${timeZone} 為準。`,
  },
};

/** The texts of digests in a language. */
export function digestTexts(language: Language): DigestTexts {
  return texts[language];
}
