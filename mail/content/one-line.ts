/** Names are cut between characters as readers see them, never within one. */
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The longest name in a subject or first line, in characters: mail lists show little more of a subject. */
const longestName = 80;

/**
 * A text as one line that is safe in a subject: no control characters or line breaks (they would end the header), and
 * no marks that change the direction of what follows.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** A name as one line, cut to what fits into a subject or first line. */
export function shortName(name: string): string {
  return shortLine(name, longestName);
}

/** A text as one line of at most so many characters. */
export function shortLine(text: string, longest: number): string {
  const characters = Array.from(graphemes.segment(oneLine(text)), ({ segment }) => segment);
  if (characters.length <= longest) return characters.join('');
  return `${characters
    .slice(0, longest - 1)
    .join('')
    .trimEnd()}…`;
}
