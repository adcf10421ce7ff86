import { pipeline, Readable } from 'node:stream';
import type { Info } from 'csv-parse';
import { CsvError, parse } from 'csv-parse';
import { unguarded } from '../../contracts/sandbox/formula-guard';
import { FileFault } from '../faults/fault-codes';
import { decoded } from './decode';
import type { CsvBeginning, Delimiter } from './delimiter';
import { csvBeginning } from './delimiter';
import type { Encoding } from '../../contracts/sandbox/imports';
import type { ReadingLimits } from './limits';
import type { Source } from './source';

/** A record of a CSV as it stands there, without the apostrophe that our exports put before what spreadsheets compute. */
export interface CsvRecord {
  /** The line on which it begins. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** How much of the text is looked at for the delimiter. */
const beginningLength = 64 * 1024;

export interface CsvForm {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly linesBefore: number;
}

/** The form of a CSV whose encoding is known. */
export async function csvForm(source: Source, encoding: Encoding, stated?: Delimiter): Promise<CsvForm> {
  let begin = '';
  for await (const part of decoded(source, encoding)) {
    begin += part;
    if (begin.length >= beginningLength) break;
  }
  const beginning: CsvBeginning = csvBeginning(begin, stated);
  return { encoding, ...beginning };
}

/**
 * The records of a CSV one after the other, its head first. Empty lines are left out.
 *
 * @throws FileFault where quotes do not match or a record is too long
 */
export async function* csvRecords(
  source: Source,
  { encoding, delimiter, linesBefore }: CsvForm,
  limits: ReadingLimits,
): AsyncGenerator<CsvRecord> {
  // an error discards records that were read but not taken yet: where it begins is noted when a record is read
  let lastLine = linesBefore;
  const parser = parse({
    delimiter,
    info: true,
    on_record: (record: string[], { lines }) => {
      lastLine = lines;
      return record;
    },
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    from_line: linesBefore + 1,
    max_record_size: limits.rowLength,
  });
  const text = Readable.from(decoded(source, encoding));
  // an error of either comes out where the records are read
  const records = pipeline(text, parser, () => undefined) as AsyncIterable<{
    info: Info;
    record: string[];
  }>;
  try {
    for await (const { record, info } of records) {
      const within = record.reduce((count, cell) => count + lineBreaks(cell), 0);
      yield { row: info.lines - within, cells: record.map(unguarded) };
    }
  } catch (error) {
    throw csvFault(error, limits, lastLine + 1);
  } finally {
    text.destroy();
  }
}

function lineBreaks(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
  return count;
}

/**
 * What the parser found wrong, as a fault; other errors stay as they are.
 *
 * @param begin the line on which the record begins that it could not read
 */
function csvFault(error: unknown, { rowLength }: ReadingLimits, begin: number): unknown {
  if (!(error instanceof CsvError)) return error;
  switch (error.code as string) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new FileFault('quote-open', {}, { row: begin });
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return new FileFault(
        'quote-misplaced',
        {},
        { row: typeof error['lines'] === 'number' ? error['lines'] : begin },
      );
    case 'CSV_MAX_RECORD_SIZE':
      return new FileFault('line-too-long', { most: rowLength }, { row: begin });
    default:
      return error;
  }
}
