import { z } from 'zod';
import type { DelimiterName } from '../sandbox/imports';
import { delimiters, encodings } from '../sandbox/imports';
import { importKindSchema } from './import-fields';
import { importMappingSchema } from './import-mappings';
import { idSchema } from './directory';
import { cursorSchema, instantSchema, languageQuerySchema, limitSchema, pageSchema } from './wire';

/** Imports in the HTTP API. */

const delimiterNames = Object.keys(delimiters) as [DelimiterName, ...DelimiterName[]];

/** The largest file, in bytes. */
export const largestImport = 64 * 1024 * 1024;

export const importIdSchema = idSchema.meta({ description: 'Id of the import', example: 'import-3f1c' });

export const newImportSchema = z
  .strictObject({
    mapping: importMappingSchema.shape.name.meta({ description: 'The name of a saved mapping' }),
    encoding: z
      .enum(encodings)
      .optional()
      .meta({ description: 'Of a CSV. Left out: it is detected, or asked for where it is not certain' }),
    delimiter: z
      .enum(delimiterNames)
      .optional()
      .meta({ description: 'Of a CSV. Left out: the one that stands in its first line' }),
    sheet: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'Of a workbook. Left out: the first sheet that is not hidden' }),
  })
  .meta({ id: 'NewImport' });

const countsSchema = z
  .strictObject({
    rows: z.int().min(0).meta({ description: 'All of the four below' }),
    created: z.int().min(0),
    changed: z.int().min(0),
    same: z.int().min(0).meta({ description: 'Rows that say nothing new' }),
    refused: z.int().min(0).meta({ description: 'Rows with problems: each costs no other row' }),
    endedAt: instantSchema.nullable(),
  })
  .meta({ id: 'ImportCounts' });

const faultShape = {
  code: z.string().meta({ description: 'What is wrong; stays the same for ever' }),
  row: z.int().nullable().meta({ description: 'The line of a CSV or the row of a sheet' }),
  column: z.string().nullable().meta({ description: 'The head of the column; null: of the whole row' }),
  message: z.string(),
  cure: z.string().meta({ description: 'What to do about it' }),
};

export const importSchema = z
  .strictObject({
    id: importIdSchema,
    mapping: importMappingSchema.shape.name,
    kind: importKindSchema,
    status: z.enum(['receiving', 'mapping', 'checking', 'checked', 'failed', 'committing', 'done']).meta({
      description:
        '`receiving`: its file has not come. `mapping`: it came by the page, where its columns are mapped. `checking`: the dry run. `checked`: it can be committed. `failed`: the ' +
        'file cannot be read, and `problem` says why',
    }),
    createdAt: instantSchema,
    createdBy: z.string(),
    bytes: z.int().min(0).meta({ description: 'Size of the file' }),
    form: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'How the file is read: encoding and delimiter, or sheet and date system' }),
    problem: z.strictObject(faultShape).nullable().meta({ description: 'Why the file cannot be read' }),
    check: countsSchema.meta({ description: 'What the dry run has found: what would become of the rows' }),
    commit: countsSchema.meta({ description: 'What became of the rows' }),
  })
  .meta({ id: 'Import' });
export type ImportOnWire = z.input<typeof importSchema>;
export const importPageSchema = pageSchema(importSchema, 'ImportPage');

export const importProblemSchema = z
  .strictObject(faultShape)
  .meta({ id: 'ImportProblem', description: 'What is wrong with a row, and what to do about it' });
export const importProblemPageSchema = pageSchema(importProblemSchema, 'ImportProblemPage');
export type ImportProblemOnWire = z.input<typeof importProblemSchema>;

export const importProblemQuerySchema = z.strictObject({
  phase: z
    .enum(['check', 'commit'])
    .default('check')
    .meta({ description: 'Of the dry run, or of what was carried out' }),
  language: languageQuerySchema,
  cursor: cursorSchema.optional(),
  limit: limitSchema,
});

export const importLanguageSchema = z.strictObject({ language: languageQuerySchema });

const { name: _name, ...mappingShape } = importMappingSchema.shape;

/** A mapping without its name, which the path has. The whole is checked by `importMappingSchema`. */
export const givenMappingSchema = z
  .strictObject(mappingShape)
  .meta({ id: 'NewImportMapping', description: 'How the columns of a file become fields' });

export const savedMappingSchema = z
  .strictObject({
    ...importMappingSchema.shape,
    revision: z.int().min(1),
    savedAt: instantSchema,
    savedBy: z.string(),
  })
  .meta({ id: 'SavedImportMapping' });
export type SavedMappingOnWire = z.input<typeof savedMappingSchema>;
export const mappingPageSchema = pageSchema(savedMappingSchema, 'ImportMappingPage');
