import type { Language } from '../../domain/playbook/playbook';
import type { SentEvents } from './sent-events';

/** The words of making a webhook and of replacing its secret. */
interface NewWebhookTexts {
  readonly title: string;
  readonly name: string;
  readonly nameHint: string;
  readonly url: string;
  readonly urlHint: string;
  readonly personId: string;
  readonly personHint: string;
  readonly events: string;
  readonly eventsHint: string;
  readonly kinds: Readonly<Record<SentEvents, string>>;
  readonly make: string;
  readonly madeTitle: (name: string) => string;
  readonly madeText: string;
  readonly replace: string;
  readonly replaceOne: (name: string) => string;
  readonly replaceTitle: (name: string) => string;
  readonly replaceText: string;
  readonly keep: string;
  readonly overlap: string;
  readonly overlaps: Readonly<Record<'0' | '24' | '168', string>>;
  readonly sent: Readonly<Record<'all' | 'some', string>>;
  readonly changedMeanwhile: string;
  readonly faults: Readonly<Record<'name' | 'url' | 'forbidden' | 'personId' | 'tooMany', string>>;
}

const english: NewWebhookTexts = {
  title: 'Make a webhook',
  name: 'Name',
  nameHint: 'What it is for, such as CRM.',
  url: 'Address',
  urlHint: 'A public address that begins with https://. It must answer with 2xx.',
  personId: 'Who looks after it',
  personHint: 'They get an email when nothing can be delivered.',
  events: 'What it is told',
  eventsHint: 'Other choices, and projects or people to choose from, are for programs.',
  kinds: {
    all: 'Everything',
    ends: 'Projects that were opened, won, lost, dropped or opened again',
    progress: 'The same, and stages and milestones',
  },
  make: 'Make the webhook',
  madeTitle: (name) => `The secret of “${name}”`,
  madeText:
    'Copy it now into the receiver, which checks with it that messages are from here: it is not shown again.',
  replace: 'Replace the secret',
  replaceOne: (name) => `Replace the secret: ${name}`,
  replaceTitle: (name) => `Replace the secret of “${name}”?`,
  replaceText:
    'Messages are signed with a new secret, which is shown once; with both as long as you choose here.',
  keep: 'Keep it',
  overlap: 'The present secret signs on',
  overlaps: { '0': 'not at all: it may be in wrong hands', '24': 'for a day', '168': 'for a week' },
  sent: { all: 'is told everything', some: 'is told of some events' },
  changedMeanwhile: 'Somebody else has changed it meanwhile. Nothing was replaced: please try again.',
  faults: {
    name: 'Please write one line.',
    url: 'Please write an address such as https://crm.example/hooks.',
    forbidden: 'This address is not allowed: it must be public, and begin with https://.',
    personId: 'Please choose somebody who is active.',
    tooMany: 'There are as many webhooks as there may be: a program can remove one that nobody needs.',
  },
};

const traditionalChinese: NewWebhookTexts = {
  title: '建立 Webhook',
  name: '名稱',
  nameHint: '用途，例如 CRM。',
  url: '網址',
  urlHint: '以 https:// 開頭的公開網址，必須回應 2xx。',
  personId: '負責人',
  personHint: '無法送達時會收到郵件。',
  events: '通知內容',
  eventsHint: '其他選擇及特定案件或人員，由程式設定。',
  kinds: {
    all: '全部事件',
    ends: '案件的開立、成交、失單、放棄與重新開案',
    progress: '同上，並包含階段與里程碑',
  },
  make: '建立 Webhook',
  madeTitle: (name) => `「${name}」的密鑰`,
  madeText: '請立即複製到接收端，用以確認訊息來自本系統。密鑰不會再次顯示。',
  replace: '更換密鑰',
  replaceOne: (name) => `更換密鑰：${name}`,
  replaceTitle: (name) => `要更換「${name}」的密鑰嗎？`,
  replaceText: '訊息將以只顯示一次的新密鑰簽署；在此處選擇的期間內同時以新舊兩把簽署。',
  keep: '保留',
  overlap: '目前的密鑰',
  overlaps: { '0': '立即停用：可能已外洩', '24': '再使用一天', '168': '再使用一週' },
  sent: { all: '通知全部事件', some: '通知部分事件' },
  changedMeanwhile: '其他人已同時變更，尚未更換，請再試一次。',
  faults: {
    name: '請輸入一行文字。',
    url: '請輸入網址，例如 https://crm.example/hooks。',
    forbidden: '不允許此網址：必須是公開網址，並以 https:// 開頭。',
    personId: '請選擇在職人員。',
    tooMany: 'Webhook 數量已達上限，可由程式移除不需要的 Webhook。',
  },
};

const texts: Readonly<Record<Language, NewWebhookTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function newWebhookTexts(language: Language): NewWebhookTexts {
  return texts[language];
}
