import type { Language } from '../../domain/playbook/playbook';
import type { SectionKey } from './sections';

/** The words of the header. */
interface FrameTexts {
  readonly skip: string;
  readonly sections: Readonly<Record<SectionKey, string>>;
  /** Names the list of sections for those who hear it. */
  readonly nav: string;
  /** Said after a number beside Today. */
  readonly waiting: (count: number) => string;
  readonly search: string;
  readonly searchLabel: string;
  readonly find: string;
  readonly account: (name: string) => string;
  readonly settings: string;
  readonly imports: string;
  readonly administration: string;
  /** Leads to the pages in this language, from those in another. */
  readonly inThisLanguage: string;
  readonly signOut: string;
  readonly signIn: string;
}

const english: FrameTexts = {
  skip: 'Skip to the content',
  sections: {
    today: 'Today',
    projects: 'Projects',
    customers: 'Customers',
    team: 'Team',
    numbers: 'Numbers',
  },
  nav: 'Milepost',
  waiting: (count) => (count === 1 ? 'thing to do today' : 'things to do today'),
  search: 'Search',
  searchLabel: 'Search projects, customers and people',
  find: 'Find',
  account: (name) => `${name}: your account`,
  settings: 'Settings',
  imports: 'Imports',
  administration: 'Administration',
  inThisLanguage: 'English',
  signOut: 'Sign out',
  signIn: 'Sign in',
};

const traditionalChinese: FrameTexts = {
  skip: '跳到主要內容',
  sections: { today: '今天', projects: '案件', customers: '客戶', team: '團隊', numbers: '數字' },
  nav: 'Milepost',
  waiting: () => '項今天要處理',
  search: '搜尋',
  searchLabel: '搜尋案件、客戶與人員',
  find: '搜尋',
  account: (name) => `${name}：您的帳號`,
  settings: '設定',
  imports: '匯入',
  administration: '系統管理',
  inThisLanguage: '繁體中文',
  signOut: '登出',
  signIn: '登入',
};

const texts: Readonly<Record<Language, FrameTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function frameTexts(language: Language): FrameTexts {
  return texts[language];
}
