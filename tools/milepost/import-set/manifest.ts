import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { delimiters, encodings } from '../../../contracts/sandbox/imports';
import type { DelimiterName } from '../../../contracts/sandbox/imports';
import type { ImportMapping } from '../../../contracts/wire/import-mappings';
import { importMappingSchema } from '../../../contracts/wire/import-mappings';
import { CommandError } from '../kit/command-error';
import type { WordSource } from './words-of-files';
import { wordsOfFiles } from './words-of-files';

/** Several files that belong together, with their mappings, in the order in which they are imported. */

const delimiterNames = Object.keys(delimiters) as [DelimiterName, ...DelimiterName[]];

const fileNameSchema = z
  .string()
  .regex(/^[^/\\]+$/, 'must be the name of a file in the folder of the manifest')
  .refine((name) => name !== '.' && name !== '..', 'must be the name of a file');

/** Words that are too many to write down: they are made of the files before a mapping is saved. */
const madeWordsShape = {
  template: z.string().min(1).max(200).optional(),
  lookUp: z
    .strictObject({
      file: fileNameSchema,
      key: z.string().min(1),
      value: z.string().min(1),
      also: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
};

/** A column of a mapping; what is not about words is checked with the mapping as a whole. */
const columnSchema = z.looseObject({
  column: z.string().optional(),
  words: z.record(z.string(), z.string()).optional(),
  ...madeWordsShape,
  otherwise: z
    .looseObject({
      column: z.string(),
      words: z.record(z.string(), z.string()).optional(),
      ...madeWordsShape,
    })
    .optional(),
});

const manifestSchema = z.strictObject({
  files: z
    .array(
      z.strictObject({
        file: fileNameSchema,
        encoding: z.enum(encodings).optional(),
        delimiter: z.enum(delimiterNames).optional(),
        sheet: z.string().optional(),
        mapping: z.looseObject({ name: z.string(), fields: z.record(z.string(), columnSchema) }),
      }),
    )
    .min(1),
});

type FileOfSet = z.output<typeof manifestSchema>['files'][number];

/** A file of a set, whose mapping is whole. */
export interface SetFile extends Pick<FileOfSet, 'encoding' | 'delimiter' | 'sheet'> {
  /** Where it is. */
  readonly path: string;
  readonly name: string;
  readonly mapping: ImportMapping;
}

/** What a folder's manifest is called. */
export const manifestName = 'import-set.json';

/**
 * Reads a set, and makes all of its mappings: what is wrong with one is said before anything is imported.
 *
 * @param at the manifest, or the folder that has it
 * @throws CommandError
 */
export async function readSet(at: string): Promise<SetFile[]> {
  const isFolder = await stat(at).then(
    (found) => found.isDirectory(),
    () => {
      throw new CommandError(`There is no "${at}".`, `Name a folder with ${manifestName}, or such a file.`);
    },
  );
  const manifest = isFolder ? path.join(at, manifestName) : at;
  const read = manifestSchema.safeParse(await jsonOf(manifest));
  if (!read.success) throw new CommandError(`${manifest} is no import set.`, z.prettifyError(read.error));
  const folder = path.dirname(manifest);
  const set: SetFile[] = [];
  for (const given of read.data.files) {
    const { file, mapping, ...said } = given;
    const whole = importMappingSchema.safeParse({ ...mapping, fields: await fieldsOf(folder, given) });
    if (!whole.success) {
      throw new CommandError(`The mapping of ${file} is none.`, z.prettifyError(whole.error));
    }
    set.push({ ...said, path: path.join(folder, file), name: file, mapping: whole.data });
  }
  return set;
}

async function jsonOf(manifest: string): Promise<unknown> {
  const text = await readFile(manifest, 'utf8').catch((error: unknown) => {
    throw new CommandError(`${manifest} cannot be read.`, String(error));
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(`${manifest} is no JSON.`, String(error));
  }
}

async function fieldsOf(folder: string, given: FileOfSet): Promise<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(given.mapping.fields)) {
    const { otherwise, ...first } = column;
    const place = `${field} of ${given.file}`;
    fields[field] = {
      ...(await withWords(folder, given, first, place)),
      ...(otherwise && { otherwise: await withWords(folder, given, otherwise, place) }),
    };
  }
  return fields;
}

async function withWords<Column extends WordSource>(
  folder: string,
  file: FileOfSet,
  { template, lookUp, ...column }: Column,
  place: string,
) {
  const words = await wordsOfFiles(folder, file, { ...column, template, lookUp }, place);
  return { ...column, ...(words && { words }) };
}
