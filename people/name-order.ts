import type { Language } from '../domain/playbook/playbook';

interface Named {
  readonly name: string;
  readonly id: string;
}

/**
 * Orders names for a reader, by the rules of their language and independent of the machine's settings, so that a list
 * is the same wherever it is made. Chinese names are ordered by strokes; equal names by id.
 */
export function byName(language: Language): (a: Named, b: Named) => number {
  const { compare } = collators[language];
  return (a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/** `co` is set because it differs between regions; `numeric` puts Line 9 before Line 10. */
const collators: Readonly<Record<Language, Intl.Collator>> = {
  en: new Intl.Collator('en', { numeric: true }),
  'zh-TW': new Intl.Collator('zh-TW-u-co-stroke', { numeric: true }),
};
