import type { Language } from '../../domain/playbook/playbook';
import type { AdminPart } from './parts';

/** The words that all pages of the administration have. */
interface AdminTexts {
  readonly title: string;
  /** Names the list of its parts for those who hear it. */
  readonly nav: string;
  readonly parts: Readonly<Record<AdminPart, string>>;
  readonly notYours: { readonly title: string; readonly text: string };
  readonly notNow: string;
  readonly noSuch: { readonly title: string; readonly text: string };
  readonly toList: string;
  readonly older: string;
  readonly newest: string;
  readonly never: string;
  readonly none: string;
}

const english: AdminTexts = {
  title: 'Administration',
  nav: 'Administration',
  parts: {
    mend: 'What has failed',
    people: 'People',
    customers: 'Customers',
    keys: 'API keys',
    webhooks: 'Webhooks',
    setup: 'Calendars and playbooks',
    log: 'Who did what',
  },
  notYours: {
    title: 'This is for administrators',
    text: 'An administrator can give you the role “administrator” in your record.',
  },
  notNow: 'Temporal cannot be reached now. Nothing was done; please try again in a minute.',
  noSuch: { title: 'There is nothing here', text: 'It may have been removed meanwhile.' },
  toList: 'Back to the list',
  older: 'Older',
  newest: 'Newest',
  never: 'never',
  none: 'none',
};

const traditionalChinese: AdminTexts = {
  title: '系統管理',
  nav: '系統管理',
  parts: {
    mend: '異常事項',
    people: '人員',
    customers: '客戶',
    keys: 'API 金鑰',
    webhooks: 'Webhook',
    setup: '行事曆與標準流程',
    log: '操作紀錄',
  },
  notYours: {
    title: '此頁僅供系統管理員使用',
    text: '系統管理員可在您的資料中加上「administrator」角色。',
  },
  notNow: '目前無法連上 Temporal，未執行任何動作，請於一分鐘後再試。',
  noSuch: { title: '這裡沒有內容', text: '可能已被移除。' },
  toList: '回到清單',
  older: '較舊',
  newest: '最新',
  never: '從未',
  none: '無',
};

const texts: Readonly<Record<Language, AdminTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function adminTexts(language: Language): AdminTexts {
  return texts[language];
}
