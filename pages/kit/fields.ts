import { z } from 'zod';
import { longest } from '../../contracts/sandbox/command-shape';
import { isBlank, linePattern } from '../../contracts/sandbox/given-text';
import { isLocalDate } from '../../domain/calendar/local-dates';
import { noteSchema } from '../../contracts/wire/wire';

/** The fields of all forms, by their name in the body. */
export const fieldNames = [
  'milestone',
  'evidence',
  'kind',
  'occurredAt',
  'dueOn',
  'personId',
  'nextOn',
  'wakeOn',
  'meetingAt',
  'reason',
  'followUpDays',
  'judgeDays',
  'graceWorkingDays',
  'customerClass',
  'stage',
  'competitor',
  'holder',
  'title',
  'amount',
  'currency',
  'expectedSigningOn',
  'also',
  'note',
] as const;
export type FieldName = (typeof fieldNames)[number];

/** What is wrong with a field, as a code. */
export const fieldFaults = [
  'missing',
  'too-long',
  'one-line',
  'characters',
  'no-date',
  'too-early',
  'too-late',
  'no-choice',
  'no-number',
  'no-amount',
  'no-currency',
  'too-low',
  'too-high',
] as const;
export type FieldFault = (typeof fieldFaults)[number];

/** One value of a list; values of one group are listed together. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
}

interface FieldBase {
  readonly name: FieldName;
  readonly isRequired: boolean;
  /** The value before anything is typed; empty by default. */
  readonly initial?: string;
  /** A hint for filling it in that depends on the project. */
  readonly hint?: string;
}

/** A field of a form: what the page shows and what the server checks. */
export type Field = FieldBase &
  (
    | { readonly type: 'line' | 'text' }
    /** Days in a zone's calendar, `YYYY-MM-DD`, bounds included. */
    | { readonly type: 'date'; readonly min: string; readonly max: string; readonly timeZone: string }
    /** Minutes on the reader's clock, `YYYY-MM-DDTHH:MM`, bounds included. */
    | { readonly type: 'minute'; readonly min: string; readonly max: string }
    /** Whole numbers, bounds included. */
    | { readonly type: 'number'; readonly min: number; readonly max: number }
    /** Amounts, with or without separators, and codes of currencies. */
    | { readonly type: 'amount' | 'currency' }
    | { readonly type: 'choice'; readonly choices: readonly Choice[] }
  );

export type Texts = Readonly<Record<string, string | undefined>>;
export type Values = Readonly<Partial<Record<FieldName, string>>>;
export type Faults = Readonly<Partial<Record<FieldName, FieldFault>>>;

/** Reads what was typed into some fields: the values of those filled in, and what is wrong. */
export function readFields(fields: readonly Field[], typed: Texts): { values: Values; faults: Faults } {
  const values: Partial<Record<FieldName, string>> = {};
  const faults: Partial<Record<FieldName, FieldFault>> = {};
  for (const field of fields) {
    // browsers send line breaks as CR LF
    const given = (typed[field.name] ?? '').replaceAll('\r\n', '\n').trim();
    const text = isWritten(field) ? given : typedForm(field, asTyped(given));
    if (isBlank(text)) {
      if (field.isRequired) faults[field.name] = 'missing';
      continue;
    }
    const read = schemaOf(field).safeParse(text);
    if (read.success) values[field.name] = read.data;
    else faults[field.name] = faultOf(read.error);
  }
  return { values, faults };
}

/** An amount without separators, a currency in capitals. */
function typedForm({ type }: Field, text: string): string {
  if (type === 'amount') return text.replace(/,/g, '');
  return type === 'currency' ? text.toUpperCase() : text;
}

/** Whether a field holds free text, which is kept as typed. */
function isWritten({ type }: Field): boolean {
  return type === 'line' || type === 'text' || type === 'choice';
}

/** Normalizes numbers, days and addresses that a Chinese keyboard gives in full width, with all kinds of spaces. */
export function asTyped(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200B-\u200D\u2060\uFEFF]+/g, '');
}

/** The schema of a field that is filled in. Its messages are fault codes. */
function schemaOf(field: Field): z.ZodType<string> {
  switch (field.type) {
    case 'line':
      return z
        .string()
        .max(longest.line, fault('too-long'))
        .regex(/^[^\n\r\u2028\u2029]*$/, { error: 'one-line', abort: true })
        .regex(linePattern, fault('characters'));
    case 'text':
      return noteSchema;
    case 'date':
      return within(z.string().refine(isLocalDate, fault('no-date')), field);
    case 'minute':
      return within(z.string().refine(isLocalMinute, fault('no-date')), field);
    case 'number':
      return z
        .string()
        .regex(/^\d+$/, fault('no-number'))
        .refine((text) => Number(text) >= field.min, { error: 'too-low', when: isSound })
        .refine((text) => Number(text) <= field.max, { error: 'too-high', when: isSound });
    case 'amount':
      return z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, fault('no-amount'));
    case 'currency':
      return z.string().regex(/^[A-Z]{3}$/, fault('no-currency'));
    case 'choice':
      return z.enum(field.choices.map(({ value }) => value) as [string, ...string[]], fault('no-choice'));
  }
}

/** Dates and minutes can be compared as texts: their digits go from the most to the least significant. */
function within(schema: z.ZodString, { min, max }: { min: string; max: string }): z.ZodType<string> {
  return schema
    .refine((text) => text >= min, { error: 'too-early', when: isSound })
    .refine((text) => text <= max, { error: 'too-late', when: isSound });
}

const isSound = ({ issues }: { issues: readonly unknown[] }): boolean => issues.length === 0;

function fault(code: FieldFault): FieldFault {
  return code;
}

function faultOf({ issues: [issue] }: z.ZodError): FieldFault {
  const code = fieldFaults.find((candidate) => candidate === issue?.message);
  return code ?? (issue?.code === 'too_big' ? 'too-long' : 'characters');
}

function isLocalMinute(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/.test(text) && isLocalDate(text.slice(0, 10));
}
