import type { Language } from '../../domain/playbook/playbook';
import { actEnglish } from './act-texts.en';
import type { ActTexts } from './act-texts';
import { actTraditionalChinese } from './act-texts.zh-tw';

const texts: Readonly<Record<Language, ActTexts>> = { en: actEnglish, 'zh-TW': actTraditionalChinese };

export function actTexts(language: Language): ActTexts {
  return texts[language];
}
