import type { Links } from '../../../store/links';

/** Stands in place of a token or an address. */
const omission = '…';

/** The characters of link tokens (base64url) and their length; tokens of reply addresses are hexadecimal. */
const tokenRuns = /[\w-]{32,}/g;
const linkTokenLength = 43;
const replyTokenLength = 32;
const replyToken = /^[0-9a-f]{32}$/;

/** Where a client has broken a long line: with or without the mark of quoted-printable, and with quotation marks. */
const lineBreaks = /[ \t]*=?\n[ \t>]*/g;

/** The parameter in our addresses, as it is and as scanners encode it into their own: once, twice, or with dashes. */
const tokenParameters = /(token(?:=|%(?:25)*3D|-3D))[\w-]{8,}/gi;

const webAddresses = /https?:\/\/[^\s<>"]+/gi;

/**
 * A text without anything that lets somebody act in its writer's name. A reply quotes the email that it answers, with
 * its links; those belong to the writer, and others read the notes.
 *
 * First, whatever opens a link of ours goes, wherever it stands in the text, even across two lines: every place where a
 * token could begin is looked up. Second, the value of a `token` parameter goes, also where a scanner has changed the
 * token's characters. Third, in quoted lines every address goes: what a scanner or mail provider has put in place of
 * our links leads to them without showing a token.
 */
export async function withoutTokens(links: Pick<Links, 'tokensAmong'>, text: string): Promise<string> {
  const withoutKnown = cut(text, await knownTokens(links, text));
  return withoutKnown
    .replace(tokenParameters, `$1${omission}`)
    .split('\n')
    .map((line) => (/^[ \t]{0,3}>/.test(line) ? line.replace(webAddresses, omission) : line))
    .join('\n');
}

/** A part of a text, from its first character to the one after its last. */
type Span = readonly [from: number, to: number];

/** Where tokens of ours stand in a text. */
async function knownTokens(links: Pick<Links, 'tokensAmong'>, text: string): Promise<readonly Span[]> {
  const { joined, places } = withoutLineBreaks(text);
  const candidates = [...joined.matchAll(tokenRuns)].flatMap(({ 0: run, index }) => [
    ...windows(run, index, linkTokenLength),
    ...windows(run.toLowerCase(), index, replyTokenLength).filter(({ token }) => replyToken.test(token)),
  ]);
  if (candidates.length === 0) return [];
  const known = await links.tokensAmong(candidates.map(({ token }) => token));
  return candidates
    .filter(({ token }) => known.has(token))
    .map(({ token, at }) => [places[at] ?? 0, (places[at + token.length - 1] ?? 0) + 1]);
}

/** A text joined into one line, and where each of its characters stands in the original. */
function withoutLineBreaks(text: string): { readonly joined: string; readonly places: readonly number[] } {
  const places: number[] = [];
  const parts: string[] = [];
  let from = 0;
  const keep = (to: number): void => {
    parts.push(text.slice(from, to));
    for (let at = from; at < to; at += 1) places.push(at);
  };
  for (const { 0: lineBreak, index } of text.matchAll(lineBreaks)) {
    keep(index);
    from = index + lineBreak.length;
  }
  keep(text.length);
  return { joined: parts.join(''), places };
}

function windows(run: string, at: number, length: number): { readonly token: string; readonly at: number }[] {
  const count = Math.max(0, run.length - length + 1);
  return Array.from({ length: count }, (_, offset) => ({
    token: run.slice(offset, offset + length),
    at: at + offset,
  }));
}

/** A text with some parts cut out; they may overlap. */
function cut(text: string, spans: readonly Span[]): string {
  let kept = '';
  let from = 0;
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    if (end <= from) continue;
    if (start >= from) kept += text.slice(from, start) + omission;
    from = end;
  }
  return kept + text.slice(from);
}
