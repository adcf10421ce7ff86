import type { Connection, Model } from 'mongoose';
import { Schema } from 'mongoose';
import type { ImportCounts, ImportPhase, RowOutcome, SaidOfFile } from '../../contracts/sandbox/imports';
import type { ImportMapping } from '../../contracts/wire/import-mappings';
import { count, date, mixed, optionalMixed, options, text } from './fields';

/** A fault as data, see `imports/faults/`. */
export interface StoredFault {
  readonly code: string;
  readonly row?: number;
  readonly column?: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * `receiving`: its file is not whole. `mapping`: it is, and its columns are to be mapped on a page. `checking`, `checked`: the dry run. `failed`: the file cannot be read.
 * `committing`, `done`.
 */
export type ImportStatus =
  'receiving' | 'mapping' | 'checking' | 'checked' | 'failed' | 'committing' | 'done';

/** How far a phase has come, written after each batch of rows. */
export interface PhaseRow {
  /** The last row that is counted; 0: none. */
  row: number;
  counts: ImportCounts;
  /** The batch that was under way when this was written: what it was about to do with each of its rows. */
  batch: Readonly<Partial<Record<string, RowOutcome>>> | null;
  endedAtMs: number | null;
}

export interface ImportRow {
  _id: string;
  /** The same as `_id`: the embedded server rejects writes under an index that contains `_id`. */
  importId: string;
  createdBy: string;
  createdAtMs: number;
  /** The same, for the index by which rows expire. */
  at: Date;
  mapping: ImportMapping;
  /** What the sender said about the file. */
  said: SaidOfFile;
  status: ImportStatus;
  /** Bytes of the file, and the parts that they are kept in. */
  size: number;
  parts: number;
  /** How the file was read; null: not yet. */
  form: Readonly<Record<string, unknown>> | null;
  /** Why the file cannot be read; null: it can. */
  fault: StoredFault | null;
  check: PhaseRow;
  commit: PhaseRow;
}

/** A part of a file; `_id` is `<importId>:<part>`. */
export interface ImportPartRow {
  _id: string;
  importId: string;
  part: number;
  at: Date;
  bytes: Buffer;
}

/** What is wrong with a row; `_id` is `<importId>:<phase>:<row>:<number>`. */
export interface ImportProblemRow {
  _id: string;
  importId: string;
  phase: ImportPhase;
  /** Their order: the row, and the number of the problem within it. */
  place: number;
  at: Date;
  fault: StoredFault;
}

/** A mapping by its name, which is `_id`. */
export interface ImportMappingRow {
  _id: string;
  name: string;
  revision: number;
  savedAtMs: number;
  savedBy: string;
  mapping: ImportMapping;
}

const importSchema: Schema<ImportRow> = new Schema<ImportRow>(
  {
    _id: text,
    importId: text,
    createdBy: text,
    createdAtMs: count,
    at: date,
    mapping: mixed,
    said: mixed,
    status: text,
    size: count,
    parts: count,
    form: optionalMixed,
    fault: optionalMixed,
    check: mixed,
    commit: mixed,
  },
  options,
).index({ createdAtMs: 1, importId: 1 });

const importPartSchema: Schema<ImportPartRow> = new Schema<ImportPartRow>(
  { _id: text, importId: text, part: count, at: date, bytes: { type: Buffer, required: true } },
  options,
).index({ importId: 1, part: 1 });

const importProblemSchema: Schema<ImportProblemRow> = new Schema<ImportProblemRow>(
  { _id: text, importId: text, phase: text, place: count, at: date, fault: mixed },
  options,
).index({ importId: 1, phase: 1, place: 1 });

const importMappingSchema: Schema<ImportMappingRow> = new Schema<ImportMappingRow>(
  { _id: text, name: text, revision: count, savedAtMs: count, savedBy: text, mapping: mixed },
  options,
).index({ name: 1 });

/** The collections of imports. */
export interface ImportModels {
  imports: Model<ImportRow>;
  importParts: Model<ImportPartRow>;
  importProblems: Model<ImportProblemRow>;
  importMappings: Model<ImportMappingRow>;
}

export function importModels(connection: Connection): ImportModels {
  return {
    imports: connection.model<ImportRow>('Import', importSchema, 'imports'),
    importParts: connection.model<ImportPartRow>('ImportPart', importPartSchema, 'importParts'),
    importProblems: connection.model<ImportProblemRow>(
      'ImportProblem',
      importProblemSchema,
      'importProblems',
    ),
    importMappings: connection.model<ImportMappingRow>(
      'ImportMapping',
      importMappingSchema,
      'importMappings',
    ),
  };
}
