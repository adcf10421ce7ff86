import type { ImportKind } from '../../contracts/wire/import-fields';
import type { Language } from '../../domain/playbook/playbook';
import { fieldLabelsEnglish } from './field-labels.en';
import { fieldLabelsTraditionalChinese } from './field-labels.zh-tw';
import type { ImportTexts } from './import-texts';
import { importEnglish } from './import-texts.en';
import { importTraditionalChinese } from './import-texts.zh-tw';

const texts: Readonly<Record<Language, ImportTexts>> = {
  en: importEnglish,
  'zh-TW': importTraditionalChinese,
};

export function importTexts(language: Language): ImportTexts {
  return texts[language];
}

const labels: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: fieldLabelsEnglish,
  'zh-TW': fieldLabelsTraditionalChinese,
};

/** What a field that columns can be mapped to is called. */
export function fieldLabel(kind: ImportKind, field: string, language: Language): string {
  return labels[language][`${kind}.${field}`] ?? labels[language][field] ?? field;
}
