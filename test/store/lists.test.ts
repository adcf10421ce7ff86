import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareTexts, matching } from '../../store/lists/conditions';
import { gramsOf, hasWords, rangesOf, searchedForm, wordsOf } from '../../store/lists/search-text';

describe('a text in its searched form', () => {
  it.each([
    ['ＦＵＬＬ　Width', 'full width'],
    ['ﬁlter', 'filter'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['ΟΔΟΣ οδος', 'οδοσ οδοσ'],
    ['e\u0301te\u0301', 'été'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['  many \t spaces ', 'many spaces'],
    ['ｶﾞｽ', 'ガス'],
    ['台灣 台湾', '台灣 台湾'],
  ])('%s is %s', (text, form) => {
    expect(searchedForm(text)).toBe(form);
  });

  it('is its own searched form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const form = searchedForm(text);
        expect(searchedForm(form)).toBe(form);
      }),
    );
  });

  it('has every piece of itself in the places where that is looked up', () => {
    const piece = fc.tuple(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.nat(20),
      fc.integer({ min: 1, max: 8 }),
    );
    fc.assert(
      fc.property(piece, (given) => {
        const [text, from, length] = given;
        const form = searchedForm(text);
        const cut = Array.from(form)
          .slice(from, from + length)
          .join('');
        const grams = gramsOf(form);
        for (const word of wordsOf(cut)) {
          if (!hasWords(form, [word])) continue;
          for (const { from: first, before } of rangesOf(word)) {
            const isIn = (gram: string): boolean =>
              before === null
                ? gram === first
                : compareTexts(gram, first) >= 0 && compareTexts(gram, before) < 0;
            expect([word, grams.some(isIn)]).toEqual([word, true]);
          }
        }
      }),
    );
  });
});

describe('conditions that all hold', () => {
  it('stand in one query, each field once and as narrow as all of them', () => {
    expect(
      matching([
        { field: 'a', op: 'from', value: 3 },
        { field: 'a', op: 'from', value: 5 },
        { field: 'a', op: 'below', value: 9 },
        { field: 'a', op: 'below', value: 7 },
        { field: 'b', op: 'in', value: ['x', 'y', 'z'] },
        { field: 'b', op: 'not', value: 'y' },
        { field: 'b', op: 'in', value: ['y', 'z'] },
        { field: 'c', op: 'not', value: 'p' },
        { field: 'd', op: 'in', value: ['k', 'l', 'k'] },
        { field: 'e', op: 'not', value: 'p' },
        { field: 'e', op: 'not', value: 'q' },
      ]),
    ).toEqual({
      a: { $gte: 5, $lt: 7 },
      b: 'z',
      c: { $ne: 'p' },
      d: { $in: ['k', 'l'] },
      e: { $nin: ['p', 'q'] },
    });
  });

  it.each([
    [
      [
        { field: 'a', op: 'is', value: 'x' },
        { field: 'a', op: 'not', value: 'x' },
      ],
    ],
    [[{ field: 'a', op: 'in', value: [] }]],
    [
      [
        { field: 'a', op: 'is', value: 4 },
        { field: 'a', op: 'above', value: 4 },
      ],
    ],
  ] as const)('are known to be met by nothing: %j', (conditions) => {
    expect(matching(conditions)).toBeNull();
  });

  it('compare texts as the databases do: by their characters, not by halves of them', () => {
    // U+FF21 comes before U+1F4A7, whose first half does not
    expect(compareTexts('\uff21', '\u{1f4a7}')).toBeLessThan(0);
    expect('\uff21' < '\u{1f4a7}').toBe(false);
  });
});
