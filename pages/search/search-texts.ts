import type { Language } from '../../domain/playbook/playbook';

/** The words of the search. */
interface SearchTexts {
  readonly title: string;
  readonly results: (query: string) => string;
  readonly label: string;
  readonly hint: string;
  readonly find: string;
  readonly nothing: (query: string) => string;
  readonly tips: string;
  readonly projects: string;
  readonly customers: string;
  readonly people: string;
  readonly colleagues: string;
  readonly first: (count: number) => string;
  readonly allCustomers: string;
  readonly ended: string;
}

const english: SearchTexts = {
  title: 'Search',
  results: (query) => `Search: ${query}`,
  label: 'What are you looking for?',
  hint: 'A project, a customer, a person or a reference, in any script. Parts of words are enough.',
  find: 'Find',
  nothing: (query) => `Nothing that you may see has “${query}” in it.`,
  tips: 'Try fewer words or a part of a word. Simplified and traditional characters are searched apart.',
  projects: 'Projects',
  customers: 'Customers',
  people: 'People at customers',
  colleagues: 'Colleagues',
  first: (count) => `The first ${count} are shown. Add a word to find fewer.`,
  allCustomers: 'All customers found',
  ended: 'ended',
};

const traditionalChinese: SearchTexts = {
  title: '搜尋',
  results: (query) => `搜尋：${query}`,
  label: '您要找什麼？',
  hint: '案件、客戶、人員或外部編號，任何文字皆可，只輸入一部分也行。',
  find: '搜尋',
  nothing: (query) => `在您可查看的範圍內，找不到「${query}」。`,
  tips: '請試試較少的字詞，或只輸入一部分。簡體與繁體分開搜尋。',
  projects: '案件',
  customers: '客戶',
  people: '客戶人員',
  colleagues: '同事',
  first: (count) => `僅顯示前 ${count} 筆，多加一個字詞可縮小範圍。`,
  allCustomers: '找到的所有客戶',
  ended: '已結束',
};

const texts: Readonly<Record<Language, SearchTexts>> = { en: english, 'zh-TW': traditionalChinese };

export function searchTexts(language: Language): SearchTexts {
  return texts[language];
}
