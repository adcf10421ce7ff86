import fc from 'fast-check';

/** Any code point but halves of pairs, as `unit: 'binary'` has them; that one lists all million of them first. */
export const anyCharacter = fc.integer({ min: 0, max: 0x10ffff - 0x800 }).map(
  (at) => String.fromCodePoint(at < 0xd800 ? at : at + 0x800),
  (character) => {
    const [only, ...others] = typeof character === 'string' ? character : '';
    const at = only?.codePointAt(0) ?? -1;
    if (others.length > 0 || at < 0 || (at >= 0xd800 && at < 0xe000)) throw new Error('not one character');
    return at < 0xd800 ? at : at - 0x800;
  },
);
