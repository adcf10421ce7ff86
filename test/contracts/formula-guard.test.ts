import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { guarded, unguarded } from '../../contracts/sandbox/formula-guard';

/** Texts in which apostrophes and what begins a formula are frequent. */
const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(...`'=+-@\t\r5.＝＋－＠a電`), maxLength: 6 }),
);

describe('a text of an export', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+886 2', "'+886 2"],
    ['-5', '-5'],
    ["'=1", "''=1"],
    ["''", "''"],
    ["O'Neil", "O'Neil"],
    ["'t Hart", "'t Hart"],
    ['＝1', "'＝1"],
  ])('%j is written as %j, and read again as it was', (text, written) => {
    expect(guarded(text)).toBe(written);
    expect(unguarded(written)).toBe(text);
  });

  it('is the same when it is read again, whatever it is', () => {
    fc.assert(
      fc.property(texts, (text) => unguarded(guarded(text)) === text),
      { numRuns: 2_000 },
    );
  });

  it('is computed by no spreadsheet', () => {
    fc.assert(
      fc.property(texts, (text) => !/^[=+@\t\r＝＋－＠]/u.test(guarded(text))),
      { numRuns: 2_000 },
    );
  });

  it('keeps apostrophes that others have written, but for those that mean what ours do', () => {
    expect(unguarded("'-5")).toBe("'-5");
    expect(unguarded("'abc")).toBe("'abc");
    expect(unguarded("'=1")).toBe('=1');
  });
});
