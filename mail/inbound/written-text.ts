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
import { shortened } from './shortened';

/** The longest note that Milepost takes, in UTF-16 units; see `noteSchema`. */
export const longestWrittenText = 4000;

/**
 * What somebody wrote into an answer: without the mail that it answers to, the lines that clients put above it,
 * signatures and advertisements of devices. Answers below and between quoted lines stay. When nothing would be left,
 * the whole text is given. The result is a note as Milepost takes it, or empty.
 *
 * @param marker what stands in the line of the answered mail that nobody should write below. It ends the text, except
 * where that line is quoted with `>`: there quotation and answer can be told apart below it as well
 */
export function writtenText(body: string, marker?: string): string {
  const lines = linesOf(body);
  const above = marker === undefined ? lines : linesAbove(lines, marker);
  const written = tidied(newLines(above)) || tidied(newLines(lines)) || tidied(lines);
  return shortened(written, longestWrittenText);
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

/** Clients wrap lines and change spaces, so the spaces do not count. */
function linesAbove(lines: readonly string[], marker: string): readonly string[] {
  const sought = marker.replace(/\s+/g, '');
  if (sought === '') return lines;
  const at = lines.findIndex((line) => !isQuoted(line) && line.replace(/\s+/g, '').includes(sought));
  return at < 0 ? lines : lines.slice(0, at);
}

/** One walk over the lines; each is looked at once, with the few that follow it. */
function newLines(lines: readonly string[]): readonly string[] {
  const written: string[] = [];
  let inSignature = false;
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    const heading = headingAt(lines, at);
    if (heading) {
      const next = at + heading.lineCount;
      const quotes = startsQuoted(lines, next);
      if (quotes || heading.certain) dropRule(written);
      // with no sign of where the other mail ends, it goes to the end
      if (!quotes && heading.certain) return written;
      if (quotes) {
        inSignature = false;
        at = next;
        continue;
      }
    }
    if (isQuoted(line)) inSignature = false;
    else if (isSignatureSeparator(line)) inSignature = true;
    else if (!inSignature && !isDeviceFooter(line)) written.push(line);
    at += 1;
  }
  return written;
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
