import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import type { Encoding } from '../../contracts/sandbox/imports';
import { FileFault } from '../faults/fault-codes';
import type { Testimony } from './encoding-witness';
import { doubleByteEncodings, witnessOf } from './encoding-witness';
import type { Source } from './source';
import { firstBytes } from './source';
import { utf8Check } from './utf8-check';

/** The first bytes that say which encoding follows (Unicode Standard, 23.8). */
const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Two-byte UTF-8 characters that a file may have before it is certain that they are not a few words in GB18030 or Big5:
 * some 18 of 100 everyday characters of GB 2312 are valid two-byte UTF-8, so ten of them one after the other are not.
 */
const certainCharacters = 10;

/** A double-byte encoding explains a file when at most this share of its characters is not everyday in it. */
const oddShare = 0.03;
/** A rival is out when at least this share, and this many, are not everyday in it. */
const rivalShare = 0.1;
const rivalCount = 5;

/**
 * The encoding of a file: that of its byte order mark, UTF-8 when all of it is that, and GB18030 or Big5 when only one
 * of all encodings explains its characters and a second, independent look agrees. Everything else is asked for.
 *
 * @param stated what the sender says; it is believed unless the file's own mark contradicts
 * @throws FileFault `encoding-unclear`, which names the candidates, each with a line as it would be read
 */
export async function encodingOf(source: Source, stated?: Encoding): Promise<Encoding> {
  const head = await firstBytes(source, 64 * 1024);
  const marked = marks.find(([, mark]) => mark.every((byte, at) => head[at] === byte))?.[0];
  if (marked !== undefined && stated !== undefined && marked !== stated) {
    throw new FileFault('encoding-contradicted', { stated, marked });
  }
  const known = marked ?? stated;
  const check = utf8Check();
  const witnesses = doubleByteEncodings.map(witnessOf);
  for await (const part of source.read(0, source.size)) {
    check.look(part);
    if (known === undefined) for (const witness of witnesses) witness.look(part);
  }
  const look = check.result();
  if (look.hasNul && known !== 'utf-16le' && known !== 'utf-16be') throw notText(head);
  if (known !== undefined) return known;
  if (look.isValid) {
    const isCertain =
      look.longer > 0 || look.twoBytes === 0 || look.isAmongLetters || look.twoBytes >= certainCharacters;
    if (isCertain) return 'utf-8';
    throw unclear(head, ['utf-8', 'gb18030', 'big5']);
  }
  const testimonies = witnesses.map((witness) => witness.testimony());
  const detected = explainedBy(testimonies);
  if (detected !== null && proposals(head)[0] === detected) return detected;
  throw unclear(head, candidatesOf(testimonies, head));
}

function notText(head: Buffer): FileFault {
  const nul = head.indexOf(0);
  const before = nul < 0 ? '' : head.subarray(0, nul).toString('latin1');
  return new FileFault('not-text', {}, { row: before.split(/\r\n?|\n/).length });
}

/** The only encoding that explains what was seen; null when none does, or another might. */
function explainedBy(testimonies: readonly Testimony[]): 'gb18030' | 'big5' | null {
  const oddOf = ({ characters, everyday }: Testimony): number => characters - everyday;
  const [best, ...others] = testimonies.filter(
    (each) => each.broken === 0 && each.characters > 0 && oddOf(each) <= each.characters * oddShare,
  );
  if (!best || others.length > 0) return null;
  if (best.encoding !== 'gb18030' && best.encoding !== 'big5') return null;
  const isOut = (each: Testimony): boolean => {
    const odd = oddOf(each) + each.broken;
    return odd >= rivalCount && odd >= (each.characters + each.broken) * rivalShare;
  };
  return testimonies.every((each) => each === best || isOut(each)) ? best.encoding : null;
}

const named: Readonly<Record<string, Encoding>> = {
  'UTF-8': 'utf-8',
  GB18030: 'gb18030',
  Big5: 'big5',
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  'windows-1252': 'windows-1252',
  'ISO-8859-1': 'windows-1252',
};

/** What frequencies of characters suggest, the likeliest first. */
function proposals(head: Buffer): Encoding[] {
  const found = analyse(head).flatMap(({ name }) => named[name] ?? []);
  return [...new Set(found)];
}

/** The encodings in which the whole file can be read, the likeliest first. */
function candidatesOf(testimonies: readonly Testimony[], head: Buffer): Encoding[] {
  const suggested = proposals(head);
  const oddness = ({ encoding, characters, everyday }: Testimony): number =>
    1 - everyday / Math.max(1, characters) - (suggested[0] === encoding ? 0.1 : 0);
  const whole: Encoding[] = testimonies
    .filter(({ broken }) => broken === 0)
    .sort((a, b) => oddness(a) - oddness(b))
    .map(({ encoding }) => encoding);
  return whole.length > 0 && suggested[0] !== 'windows-1252'
    ? [...whole, 'windows-1252']
    : ['windows-1252', ...whole];
}

/** The longest sample of a line, in characters. */
const sampleLength = 60;

function unclear(head: Buffer, candidates: readonly Encoding[]): FileFault {
  const { line, row } = tellingLine(head);
  const samples = candidates.map((encoding) => `${encoding}: "${readAs(line, encoding)}"`);
  return new FileFault(
    'encoding-unclear',
    { candidates: candidates.join(', '), samples: samples.join('; ') },
    { row },
  );
}

/** The line that shows most: of the first thousand the one with the most bytes beyond ASCII. */
function tellingLine(head: Buffer): { readonly line: Buffer; readonly row: number } {
  let best: { line: Buffer; row: number; score: number } = { line: head, row: 1, score: -1 };
  let row = 1;
  for (let from = 0; from < head.length && row <= 1_000; row += 1) {
    const ends = [head.indexOf(0x0a, from), head.indexOf(0x0d, from)].filter((at) => at >= 0);
    const end = ends.length > 0 ? Math.min(...ends) : head.length;
    const line = head.subarray(from, end);
    const score = Math.min(line.filter((byte) => byte >= 0x80).length, sampleLength);
    if (score > best.score) best = { line, row, score };
    from = end + (head[end] === 0x0d && head[end + 1] === 0x0a ? 2 : 1);
  }
  return best;
}

function readAs(line: Buffer, encoding: Encoding): string {
  const text = iconv.decode(line, encoding).replaceAll(/\p{C}/gu, '\u{fffd}');
  const characters = Array.from(text);
  return characters.length > sampleLength ? `${characters.slice(0, sampleLength).join('')}…` : text;
}
