import type { z } from 'zod';
import type { CustomerTexts } from '../customer-texts';

/** Forms of the archive: their fields, and what was typed into them as records. */

export interface EditChoice {
  readonly value: string;
  readonly label: string;
}

/** A field of a form. Its value is a text, also where the record has something else. */
export interface EditField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isRequired: boolean;
  /** Fields that stand together have the same heading. */
  readonly group?: string | undefined;
  readonly input:
    | { readonly type: 'line' | 'paragraph' | 'lines' | 'day' | 'number' | 'tick' }
    | { readonly type: 'choice'; readonly choices: readonly EditChoice[] };
  /** Which part of a record is wrong when the field is, as its schema names it. */
  readonly path: readonly string[];
}

/** What was typed, by the names of fields; an absent one is empty. */
export type Typed = Readonly<Record<string, string | undefined>>;

/** What is wrong with fields, in words. */
export type Faults = Readonly<Record<string, string>>;

interface Given {
  readonly isRequired?: boolean;
  readonly path?: readonly string[];
  readonly label?: string;
  readonly group?: string;
}

/** Declares fields with the words of a language. */
export function fieldsIn({ fields }: CustomerTexts) {
  return (
    name: string,
    input: EditField['input'],
    { isRequired, path, label, group }: Given = {},
  ): EditField => ({
    name,
    label: label ?? fields[name]?.label ?? name,
    hint: fields[name]?.hint,
    isRequired: isRequired ?? false,
    group,
    input,
    path: path ?? [name],
  });
}

export const line = { type: 'line' } as const;
export const paragraph = { type: 'paragraph' } as const;
export const lines = { type: 'lines' } as const;
export const day = { type: 'day' } as const;
export const number = { type: 'number' } as const;
export const tick = { type: 'tick' } as const;

/** A choice among names by their values. */
export function choiceOf(names: Readonly<Record<string, string>>): EditField['input'] {
  return {
    type: 'choice',
    choices: Object.entries(names).map(([value, label]) => ({ value, label })),
  };
}

/** What was typed as it is compared and stored: with the line ends of the archive, and nothing around it. */
export function typedOf(fields: readonly EditField[], body: Typed): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ name }) => [name, (body[name] ?? '').replaceAll('\r\n', '\n').trim()]),
  );
}

/** A text, or null where nothing was typed. */
export function textOrNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

/** The lines of a field that has one entry a line. */
export function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** A number as people write it, with groups of digits; what is none stays a text, which the schema refuses. */
export function numberOrNull(text: string | undefined): number | string | null {
  if (text === undefined || text === '') return null;
  const plain = text.normalize('NFKC').replaceAll(/[\s,_']/gu, '');
  return /^-?\d+(?:\.\d+)?$/u.test(plain) ? Number(plain) : text;
}

export function tickOf(text: string | undefined): boolean {
  return text === 'on';
}

/** Required fields that are empty. */
export function missingIn(fields: readonly EditField[], typed: Typed, texts: CustomerTexts): Faults {
  const missing = fields.filter(({ name, isRequired }) => isRequired && (typed[name] ?? '') === '');
  return Object.fromEntries(missing.map(({ name }) => [name, texts.missing]));
}

/** What a schema refuses, beside the fields that it is about; what belongs to no field is told at the first. */
export function faultsOf(
  fields: readonly EditField[],
  { issues }: Pick<z.ZodError, 'issues'>,
  texts: CustomerTexts,
): Faults {
  const faults: Record<string, string> = {};
  for (const { code, path } of issues) {
    const field = fieldAt(fields, path.map(String));
    if (!field || faults[field.name] !== undefined) continue;
    faults[field.name] =
      code === 'too_big' && field.input.type !== 'number'
        ? texts.tooLong
        : (texts.fields[field.name]?.fault ?? texts.notTaken);
  }
  return faults;
}

/** The field that is about a part of a record: the one with the longest path that leads there. */
export function fieldAt(fields: readonly EditField[], path: readonly string[]): EditField | undefined {
  const about = fields.filter((field) => field.path.every((part, at) => path[at] === part));
  return about.sort((a, b) => b.path.length - a.path.length)[0] ?? fields[0];
}
