import {
  attributionAt,
  headerBlockLength,
  isBlank,
  isDeviceFooter,
  isQuoted,
  isRule,
  isSignatureSeparator,
  otherMailOpeningLength,
} from './history-lines';
import { openingBelow } from './openings';
import type { Whose } from './said';
import { whoseLines } from './said';
import { shortened } from './shortened';

/** The longest note that Milepost accepts, in UTF-16 units; see `noteSchema`. */
export const longestWrittenText = 4000;

/** How much of a whole reply is kept beside its note, in UTF-16 units: many pages. */
const longestWhole = 20_000;

/** Signatures are shorter; anything longer may be more than that. */
const mostSignatureLines = 10;

/** How many consecutive lines of ours show that our email begins, when its first line was removed. */
const surelyOurs = 4;

/** What is known about the email being replied to. */
export interface AnsweredMail {
  /** The texts in our emails above which people should write, one per language. */
  readonly markers?: readonly string[];
  /** What the email said, see `saidIn`; empty when no longer known; absent when it should not be used. */
  readonly said?: Uint8Array;
}

export interface WrittenText {
  /** A note that Milepost accepts, or empty. */
  readonly text: string;
  /** The whole reply, when `text` may lack something that somebody wrote. */
  readonly whole?: string;
}

/**
 * What somebody wrote in a reply: without the email that it answers, the lines that clients put above it, signatures
 * and device advertisements. Replies below and between its lines stay. When nothing would be left, the whole text is
 * returned.
 *
 * Our email begins at a line that all our emails have. Below it, lines with words other than the email's stay, since
 * somebody put them there; it may have been a client, so the whole reply is returned as well.
 */
export function writtenText(body: string, { markers = [], said }: AnsweredMail = {}): WrittenText {
  const lines = linesOf(body);
  const whose = said === undefined ? null : whoseLines(lines.map(withoutMarks), said);
  const found = ownLines(lines, markers, whose);
  const text = tidied(found.lines) || (whose ? '' : tidied(ownLines(lines, [], null).lines)) || tidied(lines);
  const short = shortened(text, longestWrittenText);
  if (!said) return { text: short };
  const whole = tidied(lines);
  const isDoubtful = (found.isDoubtful && text !== whole) || short !== text;
  return isDoubtful ? { text: short, whole: shortened(whole, longestWhole) } : { text: short };
}

function linesOf(body: string): readonly string[] {
  return (
    body
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(/[\u00A0\u202F]/g, ' ')
      // anybody with a token may reply in its thread, and notes are read by many
      .replace(/\+[a-z0-9]{20,64}(?=@)/gi, '')
      // invisible marks, and controls that a note must not contain
      .replace(/[\uFEFF\u200B]|(?![\n\t])\p{Cc}/gu, '')
      .split('\n')
  );
}

/** A line without quotation marks in front. */
function withoutMarks(line: string): string {
  return line.replace(/^[ \t>]+/, '');
}

interface OwnLines {
  readonly lines: readonly string[];
  /** What was left out may be somebody's words, or what was kept may not be. */
  readonly isDoubtful: boolean;
}

/** One pass over the lines; each is looked at once, with the few around it. */
function ownLines(
  lines: readonly string[],
  markers: readonly string[],
  whose: readonly Whose[] | null,
): OwnLines {
  const written: string[] = [];
  const marker = markerAt(lines, markers);
  const end = marker ?? beginningOfOurs(lines, whose) ?? lines.length;
  // where the other email continues after what announced it
  let rest = marker === null ? end : marker + 1;
  let signature: number | null = null;
  let isDoubtful = false;
  const leaveSignature = (): void => {
    if ((signature ?? 0) > mostSignatureLines) isDoubtful = true;
    signature = null;
  };
  let at = 0;
  while (at < end) {
    const line = lines[at] ?? '';
    const heading = headingAt(lines, at);
    if (heading) {
      const next = at + heading.lineCount;
      const quotes = startsQuoted(lines, next);
      if (quotes || heading.certain) dropRule(written);
      // without a sign of where the other email ends, it runs to the end
      if (!quotes && heading.certain) {
        rest = next;
        break;
      }
      if (quotes) {
        leaveSignature();
        at = next;
        continue;
      }
    }
    if (isQuoted(line)) {
      if (!isQuoted(lines[at - 1] ?? '')) dropOpening(written);
      leaveSignature();
    } else if (isSignatureSeparator(line)) signature ??= 0;
    else if (signature !== null) signature += isBlank(line) ? 0 : 1;
    else if (!isDeviceFooter(line)) written.push(line);
    at += 1;
  }
  leaveSignature();
  if (at >= lines.length) return { lines: written, isDoubtful };
  if (whose) dropOurs(written, lines, whose, at);
  dropOpening(written);
  const others = whose ? theirLines(lines, whose, rest) : [];
  if (others.length === 0) return { lines: written, isDoubtful };
  return { lines: [...written, '', ...others], isDoubtful: true };
}

/** Clients wrap lines and change spaces, so spaces do not count; the marker may continue on the next line. */
function markerAt(lines: readonly string[], markers: readonly string[]): number | null {
  const sought = markers.map(withoutSpaces).filter((marker) => marker !== '');
  if (sought.length === 0) return null;
  const longest = Math.max(...sought.map(({ length }) => length));
  const at = lines.findIndex((line, index) => {
    if (isQuoted(line)) return false;
    const own = withoutSpaces(line);
    if (sought.some((marker) => own.includes(marker))) return true;
    if (own === '' || own.length > longest) return false;
    return sought.some((marker) => (own + withoutSpaces(lines[index + 1] ?? '')).startsWith(marker));
  });
  return at < 0 ? null : at;
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Where our email begins without its first line; null when it is not there unchanged. */
function beginningOfOurs(lines: readonly string[], whose: readonly Whose[] | null): number | null {
  if (!whose) return null;
  let start = 0;
  let count = 0;
  for (const [at, line] of lines.entries()) {
    if (whose[at] === 'nobodys') continue;
    count = whose[at] === 'ours' && !isQuoted(line) ? count + 1 : 0;
    if (count === 1) start = at;
    if (count === surelyOurs) return start;
  }
  return null;
}

/** Removes our lines right above the line by which our email was found. */
function dropOurs(written: string[], lines: readonly string[], whose: readonly Whose[], end: number): void {
  let at = end - 1;
  while (at >= 0 && written.length > 0 && whose[at] !== 'theirs' && lines[at] === written.at(-1)) {
    written.pop();
    at -= 1;
  }
}

/** The lines after the beginning of our email that have other words, with blank lines between separate ones. */
function theirLines(lines: readonly string[], whose: readonly Whose[], from: number): readonly string[] {
  const theirs: string[] = [];
  let last = from;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (whose[at] !== 'theirs' || isQuoted(line) || isDeviceFooter(line)) continue;
    if (theirs.length > 0 && at > last + 1) theirs.push('');
    theirs.push(line);
    last = at;
  }
  return theirs;
}

/** What announces another email at this line, if anything. */
function headingAt(
  lines: readonly string[],
  at: number,
): { readonly lineCount: number; readonly certain: boolean } | null {
  const headers = headerBlockLength(lines, at);
  if (headers > 0) return { lineCount: headers, certain: true };
  const opening = otherMailOpeningLength(lines, at);
  if (opening > 0) return { lineCount: opening, certain: true };
  return attributionAt(lines, at);
}

function startsQuoted(lines: readonly string[], at: number): boolean {
  for (let next = at; next < lines.length; next++) {
    const line = lines[next] ?? '';
    if (!isBlank(line)) return isQuoted(line);
  }
  return false;
}

/** Removes what a client has put right above the other email. */
function dropOpening(written: string[]): void {
  const count = openingBelow(written);
  if (count > 0) written.splice(written.length - count);
}

/** Removes the line drawn above the other email's headers; a blank line may be between. */
function dropRule(written: string[]): void {
  const nearest = written.slice(-3).findLastIndex((line) => !isBlank(line));
  const at = written.length - Math.min(3, written.length) + nearest;
  if (nearest >= 0 && isRule(written[at] ?? '')) written.splice(at);
}

function tidied(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
