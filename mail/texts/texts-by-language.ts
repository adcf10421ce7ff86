import type { Language } from '../../domain/playbook/playbook';
import { english } from './en';
import type { MailTexts } from './texts';
import { traditionalChinese } from './zh-TW';

const texts: Readonly<Record<Language, MailTexts>> = { en: english, 'zh-TW': traditionalChinese };

/** The texts of the emails in a language. */
export function mailTexts(language: Language): MailTexts {
  return texts[language];
}

/** The lines above which replies are written, in every language of the emails. */
export function answerLines(): readonly string[] {
  return Object.values(texts).map(({ answerAbove }) => answerAbove);
}
