import type { Fault } from '../faults/fault-codes';

/** Another record, as a cell names it. */
export type Named = { readonly id: string } | { readonly system: string; readonly id: string };

/** The values of a row by field; absent: its cell is empty, which says nothing. */
export type MappedValues = Readonly<Record<string, MappedValue>>;
export type MappedValue = string | number | boolean | readonly string[] | Named;

export interface MappedRow {
  readonly row: number;
  readonly values: MappedValues;
  /** Everything that is wrong with it; empty: it is taken. */
  readonly faults: readonly Fault[];
}
