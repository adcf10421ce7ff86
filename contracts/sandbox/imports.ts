/** What workflows and activities agree on about imports. Ids and counts alone: nothing of a file is in a history. */

/** `check`: a dry run. `commit`: what it found is carried out. */
export type ImportPhase = 'check' | 'commit';

export interface ImportInput {
  readonly importId: string;
  readonly phase: ImportPhase;
}

/** Encodings in which a CSV may be. Those after Big5 are never detected, only stated. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
] as const;
export type Encoding = (typeof encodings)[number];

/** What may separate the cells of a CSV, by the names that a sender states. */
export const delimiters = { comma: ',', semicolon: ';', tab: '\t' } as const;
export type DelimiterName = keyof typeof delimiters;

/** What the sender of a file says about it. */
export interface SaidOfFile {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: DelimiterName | undefined;
  readonly sheet?: string | undefined;
}

/** What became, or would become, of the rows of a file. They add up to `rows`. */
export interface ImportCounts {
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  /** They say nothing new. */
  readonly same: number;
  readonly refused: number;
}

/** What became of one row. */
export type RowOutcome = Exclude<keyof ImportCounts, 'rows'>;

export const noRows: ImportCounts = { rows: 0, created: 0, changed: 0, same: 0, refused: 0 };

/** How far an import has come. */
export interface ImportProgress extends ImportCounts {
  readonly isDone: boolean;
}

export interface ImportActivities {
  /**
   * Goes through the rows of a file, from where the last call stopped, for some minutes at most. How far it is stands in
   * the database, written after each batch, so a repeat goes on there; a row that was written twice is written once.
   */
  importRows(input: ImportInput): Promise<ImportProgress>;
}
