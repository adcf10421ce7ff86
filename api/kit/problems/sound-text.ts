import { isUtf8 } from 'node:buffer';
import type { TextPlace } from './json-fault';
import { placeOf } from './json-fault';

/**
 * Bodies as text. Decoders that replace unreadable bytes, and parsers that keep the last of two values, store something
 * other than what was sent; here each of these faults is located and the body is refused.
 */

/** The text of some bytes, or the place of the first that are not UTF-8. */
export function decodeUtf8(
  bytes: Uint8Array,
): { readonly text: string } | { readonly before: string; readonly place: TextPlace } {
  if (isUtf8(bytes)) return { text: new TextDecoder().decode(bytes) };
  const start = (length: number): string | null => {
    try {
      // decoded as a stream, where the last character may be incomplete
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
    } catch {
      return null;
    }
  };
  let sound = 0;
  for (let unsound = bytes.length + 1; unsound - sound > 1;) {
    const middle = Math.floor((sound + unsound) / 2);
    if (start(middle) === null) unsound = middle;
    else sound = middle;
  }
  const before = start(sound) ?? '';
  return { before, place: placeOf(before, before.length) };
}

/** Something that JSON parsers read differently (RFC 7493) or drop silently. */
export interface JsonFlaw {
  readonly place: TextPlace;
  /** Completes a sentence about the body, such as `has "name" twice`. */
  readonly what: string;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;
const longestShown = 60;

/** The first flaw of a text that is JSON; null when every parser reads it the same way. */
export function findJsonFlaw(json: string): JsonFlaw | null {
  /** The names in each open object; null for a list. */
  const open: (Set<string> | null)[] = [];
  let isName = false;
  for (const { 0: part, index } of json.matchAll(token)) {
    const names = open.at(-1);
    switch (part) {
      case '{':
      case '[':
        open.push(part === '{' ? new Set() : null);
        isName = part === '{';
        break;
      case '}':
      case ']':
        open.pop();
        isName = false;
        break;
      case ',':
        isName = names instanceof Set;
        break;
      default: {
        const what = flawOf(part, isName && names ? names : null);
        if (what !== null) return { place: placeOf(json, index), what };
        isName = false;
      }
    }
  }
  return null;
}

/** @param names those that the object already has, when the text is a name */
function flawOf(part: string, names: Set<string> | null): string | null {
  const text = part.includes('\\') ? (JSON.parse(part) as string) : part.slice(1, -1);
  if (!isWellFormed(text)) return 'has half of a character (a lone surrogate)';
  if (!names) return null;
  if (text === '__proto__') return 'has the name "__proto__", which no field has';
  if (names.has(text)) return `has ${JSON.stringify(text.slice(0, longestShown))} twice in one object`;
  names.add(text);
  return null;
}

/** With the flag `u`, the surrogate class matches lone surrogates only. */
function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

/** Where a form cannot be read: in which field, and from which character of its name or value on. */
export interface FormFault {
  readonly field: string;
  readonly character: number;
  readonly what: 'not-utf-8' | 'twice' | 'no-field';
}

/**
 * The fields of a form, `application/x-www-form-urlencoded`, or the first fault.
 *
 * @param body a form as received, already known to be UTF-8: browsers send ASCII
 */
export function readFields(body: string): Record<string, string> | FormFault[] {
  const fields = new Map<string, string>();
  for (const part of body.split('&').filter((each) => each !== '')) {
    const split = part.indexOf('=');
    const [name, value] = [split < 0 ? part : part.slice(0, split), split < 0 ? '' : part.slice(split + 1)];
    const field = percentDecoded(name);
    if ('before' in field) return [faultIn(field.before, field.before, 'not-utf-8')];
    const read = percentDecoded(value);
    if ('before' in read) return [faultIn(field.text, read.before, 'not-utf-8')];
    if (field.text === '__proto__') return [faultIn(field.text, '', 'no-field')];
    if (fields.has(field.text)) return [faultIn(field.text, '', 'twice')];
    fields.set(field.text, read.text);
  }
  return Object.fromEntries(fields);
}

function faultIn(field: string, before: string, what: FormFault['what']): FormFault {
  return { field: field.slice(0, longestShown), character: Array.from(before).length + 1, what };
}

function percentDecoded(text: string): ReturnType<typeof decodeUtf8> {
  const latin1 = Buffer.from(text.replaceAll('+', ' '), 'utf8').toString('latin1');
  const bytes = latin1.replaceAll(/%([0-9a-fA-F]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return decodeUtf8(Buffer.from(bytes, 'latin1'));
}
