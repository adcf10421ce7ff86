import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { DelimiterName, Encoding } from '../../../contracts/sandbox/imports';
import { delimiters } from '../../../contracts/sandbox/imports';
import { mostWords } from '../../../contracts/wire/import-mappings';
import { FileFault } from '../../../imports/faults/fault-codes';
import { wordFault } from '../../../imports/faults/wording';
import { cellText } from '../../../imports/reading/cells';
import type { Table } from '../../../imports/reading/table';
import { openTable } from '../../../imports/reading/table';
import { CommandError } from '../kit/command-error';

/** Where the words of a column come from. */
export interface WordSource {
  readonly column?: string | undefined;
  readonly words?: Readonly<Record<string, string>> | undefined;
  /** A text with `{key}` in it, the cell as a key: `Mei-Mei Johns` is `mei-mei-johns`. */
  readonly template?: string | undefined;
  /** The value that stands in another file beside the cell; `also` says what else cells are called there. */
  readonly lookUp?:
    | {
        readonly file: string;
        readonly key: string;
        readonly value: string;
        readonly also?: Readonly<Record<string, string>> | undefined;
      }
    | undefined;
}

interface ReadFile {
  readonly file: string;
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: DelimiterName | undefined;
  readonly sheet?: string | undefined;
}

/**
 * The words of a column: those that are written down, and those that a template or another file gives. They stand in the
 * mapping that is saved, so everybody sees what became of each cell.
 *
 * @param place by which a fault is told
 * @returns undefined: it has none
 * @throws CommandError
 */
export async function wordsOfFiles(
  folder: string,
  file: ReadFile,
  { column, words, template, lookUp }: WordSource,
  place: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  if (template === undefined && lookUp === undefined) return words;
  if (column === undefined)
    throw new CommandError(`"${place}" has no column.`, 'Name the one that it is made of.');
  const made = new Map<string, string>();
  if (template !== undefined) {
    for (const cell of await valuesOf(folder, file, column))
      made.set(cell, ofTemplate(template, cell, place));
    tellApart(made, place);
  }
  if (lookUp) {
    const found = await pairsOf(folder, lookUp);
    for (const [key, value] of found) made.set(key, value);
    for (const [cell, key] of Object.entries(lookUp.also ?? {})) {
      const value = found.get(key);
      if (value === undefined) {
        throw new CommandError(`"${key}" of "${place}" does not stand in ${lookUp.file}.`, 'Correct "also".');
      }
      made.set(cell, value);
    }
  }
  if (made.size > mostWords) {
    const cure = `At most ${mostWords} can be words: put the values into a column of the file itself.`;
    throw new CommandError(`"${place}" would have ${made.size} words.`, cure);
  }
  return { ...Object.fromEntries(made), ...words };
}

function ofTemplate(template: string, cell: string, place: string): string {
  const key = keyOf(cell);
  if (key !== null) return template.replaceAll('{key}', key);
  throw new CommandError(
    `"${cell}" of "${place}" has letters that a key cannot have.`,
    'Say in "words" what it means, or put ids into a column of the file.',
  );
}

/** A text as a key; null when it has other letters than Latin ones: nothing is left out in silence. */
function keyOf(text: string): string | null {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
  if (/[^a-z0-9\s.,'’_-]/u.test(plain)) return null;
  const key = plain
    .replace(/['’]/gu, '')
    .replace(/[\s.,_-]+/gu, '-')
    .replace(/^-|-$/gu, '');
  return key === '' ? null : key;
}

/** Two cells must not become one: they would be taken for the same person. */
function tellApart(made: ReadonlyMap<string, string>, place: string): void {
  const cells = new Map<string, string>();
  for (const [cell, word] of made) {
    const other = cells.get(word);
    if (other !== undefined) {
      throw new CommandError(
        `"${other}" and "${cell}" of "${place}" would both be "${word}".`,
        'Say in "words" what each means, and leave the template out.',
      );
    }
    cells.set(word, cell);
  }
}

async function valuesOf(folder: string, file: ReadFile, column: string): Promise<Set<string>> {
  const values = new Set<string>();
  await eachRow(folder, file, [column], ([value = '']) => void (value !== '' && values.add(value)));
  return values;
}

async function pairsOf(
  folder: string,
  { file, key, value }: { readonly file: string; readonly key: string; readonly value: string },
): Promise<Map<string, string>> {
  const pairs = new Map<string, string>();
  await eachRow(folder, { file }, [key, value], ([known = '', said = '']) => void pairs.set(known, said));
  return pairs;
}

async function eachRow(
  folder: string,
  { file, encoding, delimiter, sheet }: ReadFile,
  columns: readonly string[],
  take: (values: readonly string[]) => void,
): Promise<void> {
  const at = path.join(folder, file);
  const handle = await open(at).catch((error: unknown) => {
    throw new CommandError(`${at} cannot be read.`, String(error));
  });
  try {
    const { size } = await handle.stat();
    const source = { size, read: (from: number, to: number) => bytesOf(handle, from, to) };
    const table = await openTable(source, {
      ...{ encoding, sheet },
      ...(delimiter !== undefined && { delimiter: delimiters[delimiter] }),
    });
    const places = columns.map((name) => placeOf(table, name, file));
    for await (const { cells } of table.rows()) {
      take(places.map((place) => cellText(cells[place] ?? '').trim()));
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const { message, cure } = wordFault(error.fault, 'en');
    throw new CommandError(`${file}: ${message}`, cure);
  } finally {
    await handle.close();
  }
}

const chunkBytes = 64 * 1024;

async function* bytesOf(handle: FileHandle, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to;) {
    const { bytesRead, buffer } = await handle.read({
      buffer: Buffer.alloc(Math.min(chunkBytes, to - at)),
      position: at,
    });
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

function placeOf({ columns }: Table, name: string, file: string): number {
  const place = columns.indexOf(name);
  if (place >= 0) return place;
  throw new CommandError(`${file} has no column "${name}".`, `These are its columns: ${columns.join(', ')}.`);
}
