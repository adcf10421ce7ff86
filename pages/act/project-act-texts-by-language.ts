import type { Language } from '../../domain/playbook/playbook';
import { projectActEnglish } from './project-act-texts.en';
import type { ProjectActTexts } from './project-act-texts';
import { projectActTraditionalChinese } from './project-act-texts.zh-tw';

const texts: Readonly<Record<Language, ProjectActTexts>> = {
  en: projectActEnglish,
  'zh-TW': projectActTraditionalChinese,
};

export function projectActTexts(language: Language): ProjectActTexts {
  return texts[language];
}
