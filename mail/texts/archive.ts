import type { CommitteeRole } from '../../domain/playbook/facts';
import type { Language } from '../../domain/playbook/playbook';
import type { Stance } from '../model/archive-model';

/** What emails say of the people of a customer. Dates are passed in formatted. */
export interface ArchiveTexts {
  readonly title: string;
  readonly part: Readonly<Record<CommitteeRole, string>>;
  readonly stance: Readonly<Record<Stance, string>>;
  /** A part, and who plays it. */
  readonly plays: (part: string, people: readonly string[]) => string;
  /** A name with what is known: position, stance, and what is beside their work. */
  readonly person: (name: string, known: readonly string[]) => string;
  /** Such as “who decides”. */
  readonly unknown: (parts: readonly string[]) => string;
  readonly lastMet: (date: string) => string;
  readonly open: string;
}

const english: ArchiveTexts = {
  title: 'At the customer',
  part: {
    decides: 'Decides',
    pays: 'Pays',
    uses: 'Uses it',
    judges: 'Judges the technology',
    buys: 'Buys',
    coaches: 'Coaches us',
    blocks: 'Blocks us',
  },
  stance: {
    supports: 'supports us',
    neutral: 'neutral',
    opposes: 'against us',
    unknown: 'attitude unknown',
  },
  plays: (part, people) => `${part}: ${people.join('; ')}`,
  person: (name, known) => (known.length === 0 ? name : `${name} (${known.join(', ')})`),
  unknown: (parts) => `Not known yet: ${parts.join(', ')}`,
  lastMet: (date) => `Last met: ${date}`,
  open: 'Open the customer',
};

const traditionalChinese: ArchiveTexts = {
  title: '客戶端人員',
  part: {
    decides: '決定',
    pays: '付款',
    uses: '使用',
    judges: '審技術',
    buys: '採購',
    coaches: '願意幫我們',
    blocks: '反對我們',
  },
  stance: { supports: '支持我們', neutral: '中立', opposes: '反對我們', unknown: '態度不明' },
  plays: (part, people) => `${part}：${people.join('；')}`,
  person: (name, known) => (known.length === 0 ? name : `${name}（${known.join('，')}）`),
  unknown: (parts) => `還不知道：${parts.join('、')}`,
  lastMet: (date) => `上次見面：${date}`,
  open: '開啟客戶檔案',
};

const texts: Readonly<Record<Language, ArchiveTexts>> = { en: english, 'zh-TW': traditionalChinese };

/** The texts in a language. */
export function archiveTexts(language: Language): ArchiveTexts {
  return texts[language];
}
