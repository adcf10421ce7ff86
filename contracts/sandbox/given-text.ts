/**
 * What counts as a text that somebody has given. The ranges are written out: the answer is the same on every host and in
 * every program that reads the patterns from the document of the API. No zod.
 */

type Range = readonly [from: number, to: number];

const controls: readonly Range[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
];
const lineSeparators: readonly Range[] = [[0x2028, 0x2029]];

/**
 * Marks that change the direction of writing: what people read then differs from what is stored (Unicode Technical
 * Report 36).
 */
const turns: readonly Range[] = [
  [0x202a, 0x202e],
  [0x2066, 0x2069],
];

/** Lone surrogates: with the flag `u` only these match. */
const halves: readonly Range[] = [[0xd800, 0xdfff]];

/** What leaves no ink: all kinds of spaces, invisible marks, fillers of Hangul and Khmer, empty Braille. */
const inkless: readonly Range[] = [
  [0x00, 0x20],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x2800, 0x2800],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
];

function classOf(...ranges: readonly (readonly Range[])[]): string {
  const unit = (code: number): string =>
    code > 0xffff ? String.fromCodePoint(code) : `\\u${code.toString(16).padStart(4, '0')}`;
  return ranges
    .flat()
    .map(([from, to]) => (from === to ? unit(from) : `${unit(from)}-${unit(to)}`))
    .join('');
}

/** Within a class of characters: halves of characters that stand alone. */
export const halfCharacters = classOf(halves);

/** A text with something to see in it. `0`, `no` and `false` are answers. */
export const visiblePattern = new RegExp(`[^${classOf(inkless, halves)}]`, 'u');

/** Within a negated class: what a line of text does not have. */
export const lineCharacters = classOf(controls, lineSeparators, turns, halves);

/** One line of text: such texts go into mail headers and logs. */
export const linePattern = new RegExp(`^[^${lineCharacters}]+$`, 'u');

/** Several lines of text. */
export const linesPattern = new RegExp(
  `^[^${classOf(
    [
      [0x00, 0x08],
      [0x0b, 0x0c],
      [0x0e, 0x1f],
      [0x7f, 0x9f],
    ],
    turns,
    halves,
  )}]*$`,
  'u',
);

/** What to do about a refused text, in words. */
export const textFaults = {
  blank: 'must not be blank: give something that can be seen',
  line: 'must be one line without control characters, and without marks that turn the direction of writing',
  lines:
    'must not contain control characters other than line breaks and tabs, nor marks that turn the direction of writing',
} as const;

/** Whether there is nothing to see in a text. */
export function isBlank(text: string): boolean {
  return !visiblePattern.test(text);
}
