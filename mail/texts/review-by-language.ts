import type { Language } from '../../domain/playbook/playbook';
import { englishReview } from './review.en';
import type { ReviewTexts } from './review';
import { traditionalChineseReview } from './review.zh-TW';

const texts: Readonly<Record<Language, ReviewTexts>> = {
  en: englishReview,
  'zh-TW': traditionalChineseReview,
};

/** The texts of the weekly emails in a language. */
export function reviewTexts(language: Language): ReviewTexts {
  return texts[language];
}
