import type { Language } from '../domain/playbook/playbook';

interface Named {
  readonly name: string;
  readonly id: string;
}

/**
 * The order of names for a reader: by the rules of their language and of no machine's settings, so that a list is the
 * same wherever it was made; Chinese names stand by the strokes of their signs. Equal names stand by their ids.
 */
export function byName(language: Language): (a: Named, b: Named) => number {
  const { compare } = collators[language];
  return (a, b) => compare(a.name, b.name) || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/** `co` is said, as it differs between regions; `numeric`: Line 9 stands before Line 10. */
const collators: Readonly<Record<Language, Intl.Collator>> = {
  en: new Intl.Collator('en', { numeric: true }),
  'zh-TW': new Intl.Collator('zh-TW-u-co-stroke', { numeric: true }),
};
