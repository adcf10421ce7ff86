import type { ReadingOptions } from '../../../imports/reading/table';

/** What a file must give: its columns and rows, each with its line, or a fault with its line. */
export type Expected =
  | { readonly columns: readonly string[]; readonly rows: readonly (readonly [number, ...string[]])[] }
  | { readonly fault: string; readonly row?: number; readonly says?: string };

/** A file as it comes from somewhere. */
export interface NastyFile {
  readonly name: string;
  readonly bytes: Buffer | (() => Buffer);
  readonly options?: ReadingOptions;
  readonly expected: Expected;
}

/** What is expected of tables with these two columns. */
export const two = (rows: readonly (readonly [number, ...string[]])[]): Expected => ({
  columns: ['name', 'class'],
  rows,
});
