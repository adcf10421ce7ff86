/**
 * Texts as they are searched. What looks alike is alike: compatibility forms (full and half width, ligatures) and
 * capitals are folded, of any script; what cannot be seen is left out. Simplified and traditional characters stay apart.
 */

/** The longest part of a word by which it is looked up, in characters. */
const longestGram = 3;

/** The last character of Unicode: it stands in no text, and comes after all. */
const last = '\u{10ffff}';

/** A text in its searched form: words with a space between them. */
export function searchedForm(text: string): string {
  const visible = text.normalize('NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
  // there and back: some letters have two small forms, some capitals have two letters, and one is only a capital
  const folded = visible.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');
  return folded.split(/\s+/u).filter(Boolean).join(' ');
}

/** Several texts of one record in one: a line each, so that no word reaches from one into another. */
export function searchedLines(texts: readonly string[]): string {
  return texts.map(searchedForm).filter(Boolean).join('\n');
}

/** The words of a query: a record is found when it has each of them somewhere. */
export function wordsOf(query: string): string[] {
  return [...new Set(searchedForm(query).split(' '))].filter(Boolean);
}

/** Whether a searched text has every word. */
export function hasWords(searched: string, words: readonly string[]): boolean {
  return words.every((word) => searched.includes(word));
}

/**
 * The parts by which a searched text is found: from each character of a word the next three, or fewer at its end. One
 * or two characters are looked up as the beginning of such a part, so a single one of Chinese is found like a word.
 */
export function gramsOf(searched: string): string[] {
  return [...new Set(searched.split(/\s/u).flatMap(gramsOfWord))].filter(Boolean);
}

function gramsOfWord(word: string): string[] {
  const characters = Array.from(word);
  return characters.map((_, index) => characters.slice(index, index + longestGram).join(''));
}

/** A stretch of grams, the first included and the end not. */
export interface GramRange {
  readonly from: string;
  /** Null: `from` alone. */
  readonly before: string | null;
}

/** Where a word is looked up: whoever has the word is in each of these stretches. */
export function rangesOf(word: string): GramRange[] {
  const characters = Array.from(word);
  if (characters.length < longestGram) return [{ from: word, before: word + last }];
  const whole = gramsOfWord(word).slice(0, characters.length - longestGram + 1);
  return [...new Set(whole)].map((from) => ({ from, before: null }));
}
