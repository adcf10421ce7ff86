import type { Language } from '../playbook/playbook';
import { english } from './en';
import type { Texts } from './texts';
import { traditionalChinese } from './zh-tw';

const texts: Readonly<Record<Language, Texts>> = { en: english, 'zh-TW': traditionalChinese };

/** The domain's own texts in a language. */
export function textsIn(language: Language): Texts {
  return texts[language];
}
