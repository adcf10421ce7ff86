import { isBlank, isRule } from './history-lines';

/**
 * What mail clients put above the email that somebody replies to, in any language: recognised by shape alone, and only
 * right above that email.
 */

/** A client may wrap the line that it puts above a quotation. */
const mostAttributionLines = 4;
/** From, Sent, To, Cc, Subject, Importance, and as many wrapped lines. */
const mostHeaderLines = 10;

/** Longer lines are somebody's text. */
const longestLine = 400;

const address = /[^\s<>()[\]@]{1,100}@[^\s<>()[\]@]{1,200}/;
const year = /(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d\d(?!\d)/;
const moment = /(?<!\d)\d{1,2}\s?[:：.h時时시]\s?\d\d(?!\d)/;
const endsInColon = /[:：][-\s>]{0,4}$/;
const label = /^\s{0,4}\*{0,2}[^\s:：*][^:：*]{0,24}\*{0,2}\s?[:：]\*{0,2}(?:\s|$)/;
const title = /^\s{0,4}[-_*=—–─]{2,40}\s?[^-_*=—–─].{0,60}?\s?[-_*=—–─]{2,40}$/;

/**
 * How many of the last lines are such an opening, including the blank ones below it. 0 when there is none, or when it
 * may just as well be somebody's words.
 */
export function openingBelow(lines: readonly string[]): number {
  let from = beforeBlanks(lines, lines.length);
  const end = from;
  from -= headersAt(lines, from) || attributionAt(lines, from);
  // a drawn line, or a title between such lines, stands above headers or alone
  const above = beforeBlanks(lines, from);
  const drawn = lines[above - 1] ?? '';
  if (from - above <= 2 && (isRule(drawn) || title.test(drawn))) from = above - 1;
  return from === end ? 0 : lines.length - from;
}

function beforeBlanks(lines: readonly string[], end: number): number {
  let at = end;
  while (at > 0 && isBlank(lines[at - 1])) at -= 1;
  return at;
}

/** Lines with labels, `Von: …`: one has an address, or there are four with a date. */
function headersAt(lines: readonly string[], end: number): number {
  let start = end;
  while (start > 0 && end - start < mostHeaderLines && !isBlank(lines[start - 1])) start -= 1;
  const block = lines.slice(start, end);
  if (block.some(({ length }) => length > longestLine)) return 0;
  const first = block.findIndex((line) => label.test(line));
  const headers = first < 0 ? [] : block.slice(first);
  const labels = headers.filter((line) => label.test(line)).length;
  const text = headers.join(' ');
  const isCertain = (labels >= 2 && address.test(text)) || (labels >= 4 && year.test(text));
  return isCertain ? headers.length : 0;
}

/** `… schrieb Anna <anna@example.com>:`: a paragraph's end that names a sender or a moment, up to a colon. */
function attributionAt(lines: readonly string[], end: number): number {
  if (!endsInColon.test(lines[end - 1] ?? '')) return 0;
  for (let count = 1; count <= Math.min(mostAttributionLines, end); count += 1) {
    const first = lines[end - count];
    if (isBlank(first) || (first?.length ?? 0) > longestLine) return 0;
    const text = lines.slice(end - count, end).join(' ');
    if (!address.test(text) && !(year.test(text) && moment.test(text))) continue;
    return count + wrappedAbove(lines, end - count, mostAttributionLines - count);
  }
  return 0;
}

/** How many lines above belong to the same sentence: date and sender may be on different lines. */
function wrappedAbove(lines: readonly string[], end: number, most: number): number {
  let count = 0;
  while (count < most) {
    const line = lines[end - count - 1] ?? '';
    if (
      isBlank(line) ||
      line.length > longestLine ||
      !(year.test(line) || moment.test(line) || address.test(line))
    )
      break;
    count += 1;
  }
  return count;
}
