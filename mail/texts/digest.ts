import type { Language } from '../../domain/playbook/playbook';
import type { DigestCounts, DigestPart } from '../model/digest-model';

/** Every sentence and label of a digest that is not of the emails in it. */
export interface DigestTexts {
  readonly subject: (day: string, counts: DigestCounts) => string;
  readonly ask: (who: string, counts: DigestCounts) => string;
  readonly why: string;
  readonly parts: Readonly<Record<DigestPart, string>>;
  /** When something is due; days as dates to print. */
  readonly due: {
    readonly on: (day: string) => string;
    readonly today: (time: string) => string;
    readonly over: (day: string) => string;
  };
  /** What a project's news are, in the title of an item. */
  readonly news: {
    readonly returned: (stage: string) => string;
    readonly held: (wakesOn: string) => string;
    readonly holdEnded: string;
    readonly ended: string;
    readonly drift: string;
  };
  /** Above what is done together with an item. */
  readonly together: string;
  /** Before the last exchange with the customer. */
  readonly lastContact: string;
  /** After the title of something that is for whoever stands in. */
  readonly insteadOf: (name: string) => string;
  readonly more: (count: number) => string;
  readonly allTasks: string;
  readonly stop: string;
  readonly footer: (timeZone: string) => string;
}

type Counted = readonly (readonly [number, string])[];

/** What is to be done today; where that is nothing, what else there is. */
function listed(urgent: Counted, other: Counted, separator: string): string {
  const words = (counted: Counted): string[] => counted.flatMap(([count, text]) => (count > 0 ? [text] : []));
  return (words(urgent).length > 0 ? words(urgent) : words(other)).join(separator);
}

function isAnythingForToday({ decide, overdue, today }: DigestCounts): boolean {
  return decide + overdue + today > 0;
}

const inEnglish = ({ decide, overdue, today, soon, opened, undone, news }: DigestCounts): string =>
  listed(
    [
      [decide, `${decide} to decide`],
      [overdue, `${overdue} overdue`],
      [today, `${today} due today`],
    ],
    [
      [soon, `${soon} due soon`],
      [opened, `${opened} new`],
      [undone + news, `${undone + news} to know`],
    ],
    ', ',
  );

const inChinese = ({ decide, overdue, today, soon, opened, undone, news }: DigestCounts): string =>
  listed(
    [
      [decide, `${decide} 項待決定`],
      [overdue, `${overdue} 項逾期`],
      [today, `${today} 項今天到期`],
    ],
    [
      [soon, `${soon} 項即將到期`],
      [opened, `${opened} 項新任務`],
      [undone + news, `${undone + news} 則消息`],
    ],
    '、',
  );

const texts: Readonly<Record<Language, DigestTexts>> = {
  en: {
    subject: (day, counts) => `Your day, ${day}: ${inEnglish(counts)}`,
    ask: (who, counts) =>
      isAnythingForToday(counts)
        ? `${who}, today: ${inEnglish(counts)}.`
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
    due: {
      on: (day) => `due ${day}`,
      today: (time) => `due today, ${time}`,
      over: (day) => `was due ${day}`,
    },
    news: {
      returned: (stage) => `back at “${stage}”`,
      held: (wakesOn) => `on hold until ${wakesOn}`,
      holdEnded: 'the hold has ended',
      ended: 'has ended',
      drift: 'check where the customer stands',
    },
    together: 'Can be done together:',
    lastContact: 'Last contact: ',
    insteadOf: (name) => ` · for ${name}`,
    more: (count) => `and ${count} more on the page`,
    allTasks: 'All my tasks',
    stop: 'Get each of these on its own instead',
    footer: (timeZone) =>
      `Sent by Milepost on working mornings when there is something new. Times are in ${timeZone}.`,
  },
  'zh-TW': {
    subject: (day, counts) => `今日工作摘要（${day}）：${inChinese(counts)}`,
    ask: (who, counts) =>
      isAnythingForToday(counts)
        ? `${who} 您好，今天有 ${inChinese(counts)}。`
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
    due: {
      on: (day) => `${day}到期`,
      today: (time) => `今天 ${time} 到期`,
      over: (day) => `原訂${day}到期`,
    },
    news: {
      returned: (stage) => `退回「${stage}」`,
      held: (wakesOn) => `暫緩至${wakesOn}`,
      holdEnded: '暫緩已結束',
      ended: '已結案',
      drift: '請確認客戶進度',
    },
    together: '可一併處理：',
    lastContact: '最近一次跟進：',
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
