import { FileFault } from '../faults/fault-codes';
import type { Cell, ReadRow } from './cells';
import { cellText, isBlank } from './cells';
import { csvForm, csvRecords } from './csv';
import type { Delimiter } from './delimiter';
import type { Encoding } from '../../contracts/sandbox/imports';
import { encodingOf } from './encoding';
import type { ReadingLimits } from './limits';
import { usualLimits } from './limits';
import { sheetRows } from './sheet';
import type { Source } from './source';
import { firstBytes } from './source';
import { chosenSheet, workbookFacts } from './workbook-parts';
import { openWorkbook } from './workbook';

/** What the sender says about a file. */
export interface ReadingOptions {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  /** The name of a workbook's sheet; by default the first that is not hidden. */
  readonly sheet?: string | undefined;
}

/** How a file was read. */
export type TableForm =
  | { readonly format: 'csv'; readonly encoding: Encoding; readonly delimiter: Delimiter }
  | {
      readonly format: 'xlsx';
      readonly sheet: string;
      /** The other sheets, which are not read. */
      readonly otherSheets: readonly string[];
      readonly dateSystem: 1900 | 1904;
    };

/** A file as a table: the names of its columns, and its rows one after the other. */
export interface Table {
  readonly form: TableForm;
  /** The row of the head. */
  readonly headRow: number;
  /** Their names, trimmed; a column without a name has an empty one. */
  readonly columns: readonly string[];
  /** To be read once, to its end or not; blank rows are left out. @throws FileFault where the file cannot be read on */
  rows(): AsyncGenerator<ReadRow>;
}

/** The rows of a file as they stand there, with the form in which they were found. */
interface RawRows {
  readonly form: TableForm;
  readonly rows: AsyncGenerator<{ readonly row: number; readonly cells: readonly (Cell | undefined)[] }>;
  /** Whether cells that nobody has written in are left out, so that a short row lacks nothing. */
  readonly isSparse: boolean;
  close(): void;
}

/**
 * Reads a file, CSV or workbook, whatever it is called.
 *
 * @throws FileFault when it cannot be read as a table
 */
export async function openTable(
  source: Source,
  options: ReadingOptions = {},
  limits: ReadingLimits = usualLimits,
): Promise<Table> {
  if (source.size > limits.bytes)
    throw new FileFault('file-too-large', { size: source.size, most: limits.bytes });
  const raw = await rawRows(source, options, limits);
  try {
    const head = await headOf(raw, limits);
    return { ...head, form: raw.form, rows: () => tableRows(raw, head.columns, limits) };
  } catch (error) {
    raw.close();
    throw error;
  }
}

async function rawRows(source: Source, options: ReadingOptions, limits: ReadingLimits): Promise<RawRows> {
  const begin = await firstBytes(source, 64 * 1024);
  if (begin.length === 0) throw new FileFault('file-empty');
  if (begin.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    // what Office locks with a password lies in a container of the old format
    const isLocked = await hasText(source, Buffer.from('EncryptedPackage', 'utf16le'));
    throw new FileFault(isLocked ? 'locked-workbook' : 'old-workbook');
  }
  if (begin.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return sheet(source, options, limits);
  const encoding = await encodingOf(source, options.encoding);
  const form = await csvForm(source, encoding, options.delimiter);
  const { delimiter } = form;
  const rows = csvRecords(source, form, limits);
  return {
    form: { format: 'csv', encoding, delimiter },
    rows,
    isSparse: false,
    close: () => void rows.return(undefined),
  };
}

async function hasText(source: Source, wanted: Buffer): Promise<boolean> {
  let rest = Buffer.alloc(0);
  for await (const part of source.read(0, source.size)) {
    rest = Buffer.concat([rest.subarray(-wanted.length), part]);
    if (rest.includes(wanted)) return true;
  }
  return false;
}

async function sheet(source: Source, options: ReadingOptions, limits: ReadingLimits): Promise<RawRows> {
  const workbook = await openWorkbook(source, limits);
  try {
    const facts = await workbookFacts(workbook, limits);
    const chosen = chosenSheet(facts, options.sheet);
    const otherSheets = facts.sheets.filter((each) => each !== chosen).map(({ name }) => name);
    return {
      form: { format: 'xlsx', sheet: chosen.name, otherSheets, dateSystem: facts.dateSystem },
      rows: sheetRows(workbook, chosen.file, facts, limits),
      isSparse: true,
      close: () => workbook.close(),
    };
  } catch (error) {
    workbook.close();
    throw error;
  }
}

/** The first row that is not blank names the columns. */
async function headOf(
  raw: RawRows,
  limits: ReadingLimits,
): Promise<{ readonly headRow: number; readonly columns: readonly string[] }> {
  for (;;) {
    const next = await raw.rows.next();
    if (next.done === true) throw new FileFault('file-empty');
    const { row, cells } = next.value;
    if (Array.from(cells).every(isBlank)) continue;
    if (cells.length > limits.columns) {
      throw new FileFault('too-many-columns', { count: cells.length, most: limits.columns }, { row });
    }
    const columns = Array.from(cells, (cell) => nameOf(cell));
    while (columns.at(-1) === '') columns.pop();
    const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) < at);
    if (twice !== undefined) throw new FileFault('column-twice', { name: twice }, { row, column: twice });
    return { headRow: row, columns };
  }
}

/** Of a cell that was merged into another, or computed, nobody knows the name. */
function nameOf(cell: Cell | undefined): string {
  if (cell === undefined || (typeof cell !== 'string' && cell.kind === 'fault')) return '';
  return cellText(cell).replaceAll(/\s+/gu, ' ').trim();
}

async function* tableRows(
  raw: RawRows,
  columns: readonly string[],
  limits: ReadingLimits,
): AsyncGenerator<ReadRow> {
  let count = 0;
  try {
    for await (const { row, cells } of raw.rows) {
      if (Array.from(cells).every(isBlank)) continue;
      count += 1;
      if (count > limits.rows) throw new FileFault('too-many-rows', { most: limits.rows }, { row });
      yield shaped(row, cells, columns, raw.isSparse, limits);
    }
  } finally {
    raw.close();
  }
}

/** A row with one cell for each column. What stands behind the last column belongs to none. */
function shaped(
  row: number,
  given: readonly (Cell | undefined)[],
  columns: readonly string[],
  isSparse: boolean,
  limits: ReadingLimits,
): ReadRow {
  const values = { cells: given.length, columns: columns.length };
  const cells = columns.map((_name, at) => checked(given[at] ?? '', limits));
  if (given.slice(columns.length).some((cell) => !isBlank(cell))) {
    return { row, cells, fault: { code: 'cells-too-many', values } };
  }
  if (!isSparse && given.length < columns.length) {
    return { row, cells, fault: { code: 'cells-missing', values } };
  }
  return { row, cells };
}

/** A text that a decoder could not read, or that is longer than any that is kept, is no value. */
function checked(cell: Cell, { cellLength }: ReadingLimits): Cell {
  const text = cellText(cell);
  if (text.length > cellLength) return { kind: 'fault', code: 'cell-too-long', text: text.slice(0, 100) };
  if (text.includes('\u{fffd}')) return { kind: 'fault', code: 'characters-lost', text };
  return cell;
}
