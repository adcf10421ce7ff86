import type { Language } from '../../domain/playbook/playbook';
import type { Fault } from './fault-codes';
import type { FaultText } from './fault-texts';
import { readingTextsEn } from './reading-texts.en';
import { readingTextsZhTw } from './reading-texts.zh-tw';
import { rowTextsEn } from './row-texts.en';
import { rowTextsZhTw } from './row-texts.zh-tw';

const texts: Readonly<Record<Language, Readonly<Record<string, FaultText>>>> = {
  en: { ...readingTextsEn, ...rowTextsEn },
  'zh-TW': { ...readingTextsZhTw, ...rowTextsZhTw },
};

/** What is wrong, and what to do about it, in the words of a language. */
export function wordFault({ code, values }: Fault, language: Language): FaultText {
  const text = texts[language][code];
  if (!text) throw new Error(`There is no text for "${code}".`);
  const fill = (sentence: string): string =>
    sentence.replaceAll(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ''));
  return { message: fill(text.message), cure: fill(text.cure) };
}
