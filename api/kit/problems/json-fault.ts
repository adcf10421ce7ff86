/**
 * Finds where a text stops being JSON (RFC 8259). `JSON.parse` decides whether it is JSON; since not every version of
 * the engine says where it is not, the place is found here, for texts already refused.
 */

/** A place in a text, both counted from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

const space = /[ \t\n\r]*/y;
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
/** The well-formed start of a text, to point at the first bad character. */
const textStart = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

type Expected = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end';

/** The first character that cannot stand where it does; the end of the text when something is missing there. */
export function findJsonFault(json: string): TextPlace {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const matched = pattern.exec(json);
    if (matched) at += matched[0].length;
    return matched !== null;
  };
  const takeText = (): boolean => skip(text) || (skip(textStart) && false);

  for (;;) {
    skip(space);
    const next = json[at];
    if (next === undefined) return placeOf(json, at);
    if (isEnd(next, open.at(-1), expected)) {
      open.pop();
      at += 1;
      expected = 'comma-or-end';
    } else if (expected === 'colon' && next === ':') {
      at += 1;
      expected = 'value';
    } else if (expected === 'comma-or-end' && next === ',' && open.length > 0) {
      at += 1;
      expected = open.at(-1) === '{' ? 'name' : 'value';
    } else if ((expected === 'name' || expected === 'name-or-end') && next === '"' && takeText()) {
      expected = 'colon';
    } else if ((expected === 'value' || expected === 'value-or-end') && (next === '{' || next === '[')) {
      open.push(next);
      at += 1;
      expected = next === '{' ? 'name-or-end' : 'value-or-end';
    } else if (
      (expected === 'value' || expected === 'value-or-end') &&
      (skip(scalar) || (next === '"' && takeText()))
    ) {
      expected = 'comma-or-end';
    } else {
      return placeOf(json, at);
    }
  }
}

function isEnd(next: string, innermost: '{' | '[' | undefined, expected: Expected): boolean {
  if (next === '}') return innermost === '{' && (expected === 'name-or-end' || expected === 'comma-or-end');
  return next === ']' && innermost === '[' && (expected === 'value-or-end' || expected === 'comma-or-end');
}

/** The line and column of an offset. */
export function placeOf(json: string, at: number): TextPlace {
  const before = json.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
