import type { Language } from '../../domain/playbook/playbook';
import type { CustomerTexts } from './customer-texts';
import { customerEnglish } from './customer-texts.en';
import { customerTraditionalChinese } from './customer-texts.zh-tw';

const texts: Readonly<Record<Language, CustomerTexts>> = {
  en: customerEnglish,
  'zh-TW': customerTraditionalChinese,
};

export function customerTexts(language: Language): CustomerTexts {
  return texts[language];
}
