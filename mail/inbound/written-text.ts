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

/** The longest note that Milepost takes, in UTF-16 units; see `noteSchema`. */
export const longestWrittenText = 4000;

/** How much of a whole answer is kept beside its note, in UTF-16 units: pages and pages. */
const longestWhole = 20_000;

/** A signature is shorter; what is longer may be more than that. */
const mostSignatureLines = 10;

/** How many lines of ours one after the other show that our mail begins, where its first line was taken out. */
const surelyOurs = 4;

/** What is known of the mail that is answered. */
export interface AnsweredMail {
  /** What stands in the lines of our mails that people should write above, one for each language. */
  readonly markers?: readonly string[];
  /** What the mail has said, see `saidIn`; empty: that is not known any more. Absent: nothing is told by it. */
  readonly said?: Uint8Array;
}

export interface WrittenText {
  /** A note as Milepost takes it, or empty. */
  readonly text: string;
  /** The whole answer, where `text` may lack something that somebody wrote. */
  readonly whole?: string;
}

/**
 * What somebody wrote into an answer: without the mail that it answers to, the lines that clients put above it,
 * signatures and advertisements of devices. Answers below and between its lines stay. When nothing would be left, the
 * whole text is given.
 *
 * Our mail begins at a line that all our mails have. Below it, lines with other words than the mail's stay, since
 * somebody has put them there: perhaps a client, so the whole answer is given as well.
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
      // whoever has a token may answer in its thread, and notes are read by many
      .replace(/\+[a-z0-9]{20,64}(?=@)/gi, '')
      // marks that nobody sees, and controls that a note must not hold
      .replace(/[\uFEFF\u200B]|(?![\n\t])\p{Cc}/gu, '')
      .split('\n')
  );
}

/** A line without the marks of a quotation. */
function withoutMarks(line: string): string {
  return line.replace(/^[ \t>]+/, '');
}

interface OwnLines {
  readonly lines: readonly string[];
  /** Something that was left out may be somebody's words, or something that was kept may not. */
  readonly isDoubtful: boolean;
}

/** One walk over the lines; each is looked at once, with the few that are around it. */
function ownLines(
  lines: readonly string[],
  markers: readonly string[],
  whose: readonly Whose[] | null,
): OwnLines {
  const written: string[] = [];
  const marker = markerAt(lines, markers);
  const end = marker ?? beginningOfOurs(lines, whose) ?? lines.length;
  // where the other mail goes on behind what has announced it
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
      // with no sign of where the other mail ends, it goes to the end
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

/** Clients wrap lines and change spaces, so the spaces do not count; a line may go on in the next one. */
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

/** Where our mail begins without its first line; null when it does not stand there as it was. */
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

/** Takes away the lines of ours that stand right above the line that our mail was found by. */
function dropOurs(written: string[], lines: readonly string[], whose: readonly Whose[], end: number): void {
  let at = end - 1;
  while (at >= 0 && written.length > 0 && whose[at] !== 'theirs' && lines[at] === written.at(-1)) {
    written.pop();
    at -= 1;
  }
}

/** The lines behind the beginning of our mail that have other words, those that stood apart with a blank line between. */
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

/** What announces another mail at this line, if anything does. */
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

/** Takes away what a client has put right above the other mail. */
function dropOpening(written: string[]): void {
  const count = openingBelow(written);
  if (count > 0) written.splice(written.length - count);
}

/** Takes away the line that a client drew above the headers of the other mail; a blank line may stand between. */
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
