/** What a file may be at most. Each has a fault of its own. */
export interface ReadingLimits {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  /** Characters in a cell. */
  readonly cellLength: number;
  /** Characters in a row of a CSV: an open quote would swallow the rest of the file. */
  readonly rowLength: number;
  /** Files in a workbook. */
  readonly entries: number;
  /** Bytes of a workbook when it is unpacked. */
  readonly unpackedBytes: number;
  /** How often a workbook may be larger when it is unpacked. Sheets of numbers reach thirty. */
  readonly unpackedRatio: number;
  /** Characters of all different texts of a workbook, which are kept in memory. */
  readonly sharedText: number;
}

export const usualLimits: ReadingLimits = {
  bytes: 64 * 1024 * 1024,
  rows: 250_000,
  columns: 200,
  cellLength: 10_000,
  rowLength: 400_000,
  entries: 1_000,
  unpackedBytes: 512 * 1024 * 1024,
  unpackedRatio: 150,
  sharedText: 24 * 1024 * 1024,
};
