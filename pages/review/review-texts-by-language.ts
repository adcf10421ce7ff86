import type { Language } from '../../domain/playbook/playbook';
import { reviewEnglish } from './review-texts.en';
import type { ReviewTexts } from './review-texts';
import { reviewTraditionalChinese } from './review-texts.zh-tw';

const texts: Readonly<Record<Language, ReviewTexts>> = {
  en: reviewEnglish,
  'zh-TW': reviewTraditionalChinese,
};

export function reviewTexts(language: Language): ReviewTexts {
  return texts[language];
}
