import type { BundleLine, BundleReport } from '../contracts/wire/archive-bundle';
import { bundleLineSchema, longestBundleLine } from '../contracts/wire/archive-bundle';
import { erasedText } from '../store/redaction';
import { LineFault } from './line-fault';
import { restorer } from './restore-line';
import type { BundleStore } from './write-bundle';

/** Lines of a bundle put back, each by itself: what is wrong with one costs no other. */

const mostProblems = 1_000;

export interface BundleReading {
  /** False: what would become of each line, and nothing is written. */
  readonly isCommitted: boolean;
  readonly onLine?: (count: number) => void;
  readonly signal?: AbortSignal;
}

/** Puts lines back. Repeating it is harmless: what is there already is the same. */
export async function readBundle(
  store: BundleStore,
  lines: AsyncIterable<Buffer | null>,
  { isCommitted, onLine, signal }: BundleReading,
): Promise<BundleReport> {
  const restore = restorer(store, isCommitted);
  const counts = { created: 0, same: 0, refused: 0 };
  const kinds: Record<string, typeof counts> = {};
  const problems: BundleReport['problems'] = [];
  const told: Record<string, number> = {};
  let isWhole = false;
  let count = 0;
  const counted = (kind: string, outcome: keyof typeof counts): void => {
    counts[outcome] += 1;
    (kinds[kind] ??= { created: 0, same: 0, refused: 0 })[outcome] += 1;
  };
  for await (const bytes of lines) {
    signal?.throwIfAborted();
    count += 1;
    onLine?.(count);
    let what = 'line';
    let kind = 'unreadable';
    try {
      const given = jsonOf(bytes);
      [kind, what] = [kindOf(given), whatOf(given)];
      const line = checkedLine(given);
      told[kind] = (told[kind] ?? 0) + 1;
      // an end that is not the last line ends nothing
      isWhole = line.kind === 'end' && areSame(line.lines, { ...told, end: undefined });
      counted(kind, await restore(line));
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      isWhole = false;
      counted(kind, 'refused');
      const { code, message: detail, cure } = error;
      if (problems.length < mostProblems) problems.push({ line: count, what, code, detail, cure });
    }
  }
  return { committed: isCommitted, lines: count, counts, kinds, isWhole, problems };
}

function areSame(one: Readonly<Record<string, number>>, other: Readonly<Record<string, unknown>>): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}

const unreadable = (detail: string): LineFault =>
  new LineFault(
    'line-unreadable',
    detail,
    'Take the file as it was exported: a program that edits it has to write JSON, one object a line, in UTF-8.',
  );

function jsonOf(bytes: Buffer | null): unknown {
  if (bytes === null) throw unreadable(`The line has more than ${longestBundleLine} bytes.`);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw unreadable('The line is not JSON in UTF-8.');
  }
}

type Loose = Readonly<Record<string, unknown>>;
const asObject = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? (value as Loose) : {};
const textIn = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 100) : '');

const known: ReadonlySet<string> = new Set(bundleLineSchema.options.map(({ shape }) => shape.kind.value));

function kindOf(given: unknown): string {
  const kind = textIn(asObject(given)['kind']);
  return known.has(kind) ? kind : 'unreadable';
}

function whatOf(given: unknown): string {
  const line = asObject(given);
  const { id, duplicateId, of } = line;
  const named = id ?? asObject(line['record'])['id'] ?? asObject(line['contact'])['id'] ?? duplicateId;
  return [textIn(line['kind']) || 'line', textIn(of), textIn(named)].filter((part) => part !== '').join(' ');
}

function checkedLine(given: unknown): BundleLine {
  // half a character of a pair is stored as another one
  if (/\\ud[89a-f]/i.test(JSON.stringify(given))) throw unreadable('The line has half a character.');
  const read = bundleLineSchema.safeParse(given);
  if (read.success) return read.data;
  // somebody was erased from it: what is left of an address is none, and no fault of the record
  const faults = read.error.issues.filter(({ path }) => !textAt(given, path).includes(erasedText));
  const [first] = faults;
  if (!first) return given as BundleLine;
  throw new LineFault(
    'line-invalid',
    `${first.path.join('.') || 'The line'}: ${first.message}${faults.length > 1 ? `, and ${faults.length - 1} more` : ''}.`,
    'Correct it in the installation that it comes from and export it again, or in the file.',
  );
}

function textAt(given: unknown, path: readonly PropertyKey[]): string {
  const found = path.reduce<unknown>((value, part) => asObject(value)[String(part)], given);
  return typeof found === 'string' ? found : '';
}

/** The lines of a stream; null in place of one that is too long to be one. Empty ones are left out. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer | null> {
  let parts: Buffer[] = [];
  let length = 0;
  const line = (): Buffer | null => {
    const whole = length > longestBundleLine ? null : Buffer.concat(parts);
    parts = [];
    length = 0;
    return whole;
  };
  const isBlank = (given: Buffer | null): boolean =>
    given?.every((byte) => byte === 0x0d || byte === 0x20) ?? false;
  const add = (part: Buffer): void => {
    length += part.length;
    if (length > longestBundleLine) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let from = 0;
    for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, from)) {
      add(bytes.subarray(from, at));
      from = at + 1;
      const found = line();
      if (!isBlank(found)) yield found;
    }
    add(bytes.subarray(from));
  }
  const last = line();
  if (!isBlank(last)) yield last;
}
