import type { Language } from '../../domain/playbook/playbook';
import type { DuplicateTexts } from './duplicate-texts';
import { duplicatesEnglish } from './duplicate-texts.en';
import { duplicatesTraditionalChinese } from './duplicate-texts.zh-tw';

const texts: Readonly<Record<Language, DuplicateTexts>> = {
  en: duplicatesEnglish,
  'zh-TW': duplicatesTraditionalChinese,
};

export function duplicateTexts(language: Language): DuplicateTexts {
  return texts[language];
}
