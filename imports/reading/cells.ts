import type { RowFaultCode } from '../faults/fault-codes';

/**
 * A cell that is more than text. Numbers are written with a decimal point and without an exponent, days as
 * `YYYY-MM-DD`, with `THH:mm:ss` behind where there is a time.
 */
export interface TypedCell {
  readonly kind: 'number' | 'date' | 'boolean';
  readonly text: string;
}

/** A cell that cannot be believed, with what stands there. */
export interface FaultyCell {
  readonly kind: 'fault';
  readonly code: RowFaultCode;
  readonly text: string;
}

/** Of a CSV each cell is text: what stands there, to the letter. */
export type Cell = string | TypedCell | FaultyCell;

/** One row of a file. */
export interface ReadRow {
  /** The line on which it begins, or the row of the sheet; from 1. */
  readonly row: number;
  /** One for each column of the head. */
  readonly cells: readonly Cell[];
  /** Set when the row as a whole cannot be read. */
  readonly fault?: { readonly code: RowFaultCode; readonly values: Readonly<Record<string, number>> };
}

/** What somebody sees in a cell. */
export function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

/** Whether nothing stands in a cell. */
export function isBlank(cell: Cell | undefined): boolean {
  if (cell === undefined) return true;
  return typeof cell === 'string' && cell.trim() === '';
}
