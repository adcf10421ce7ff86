import type { SaidOfFile } from '../../contracts/sandbox/imports';
import { delimiters } from '../../contracts/sandbox/imports';
import type { Table } from './table';
import { openTable } from './table';

/** A file that is kept in parts, with what its sender said about it. */
export interface KeptFile {
  readonly importId: string;
  readonly size: number;
  readonly said: SaidOfFile;
}

/** Where the parts of files are. */
export interface KeptParts {
  bytes(importId: string, from: number, to: number): AsyncIterable<Uint8Array>;
}

/**
 * Reads a file that is kept as a table.
 *
 * @throws FileFault when it cannot be read as one
 */
export function openKeptFile({ importId, size, said }: KeptFile, parts: KeptParts): Promise<Table> {
  const { encoding, delimiter, sheet } = said;
  return openTable(
    { size, read: (from, to) => parts.bytes(importId, from, to) },
    { encoding, sheet, ...(delimiter !== undefined && { delimiter: delimiters[delimiter] }) },
  );
}
