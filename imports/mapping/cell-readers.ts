import { isSupportedCountry, parsePhoneNumberWithError, ParseError } from 'libphonenumber-js/max';
import type { ImportField } from '../../contracts/wire/import-fields';
import type { ImportColumn } from '../../contracts/wire/import-mappings';
import { referenceOf, referenceTextSchema } from '../../contracts/wire/references';
import { emailSchema, idSchema } from '../../contracts/wire/directory';
import type { MappingFaultCode } from '../faults/fault-codes';
import type { Cell } from '../reading/cells';
import { cellText } from '../reading/cells';
import { dateReader, instantIn, isoDay, usualForm } from './dates';
import type { MappedValue } from './mapped-row';
import { numberReader } from './numbers';

/** What a cell says as a field, or what is wrong with it. */
export type CellReading =
  | { readonly value: MappedValue }
  | { readonly code: MappingFaultCode; readonly values: Readonly<Record<string, string>> };

/** Reads the cells of one column, which are not blank. */
export type CellReader = (cell: Cell) => CellReading;

/**
 * The reader of a field's cells, by the forms that the mapping states.
 *
 * @param zone of times of day
 */
export function cellReader(field: ImportField, column: ImportColumn, zone: string | undefined): CellReader {
  const meaning = meaningOf(column);
  switch (field.type) {
    case 'text':
      return (cell) => ({ value: meaning(cell) });
    case 'lines':
      return (cell) => ({ value: split(meaning(cell), column) });
    case 'word':
      return (cell) => wordReading(meaning(cell), field.of);
    case 'words':
      return (cell) => wordsReading(cell, column, field.of);
    case 'number':
    case 'whole':
      return numbers(field.type === 'whole', column);
    case 'day':
    case 'moment':
      return days(field.type === 'moment', column, zone);
    case 'phone':
      return phones(column);
    case 'email':
      return (cell) => {
        const read = emailSchema.safeParse(meaning(cell));
        return read.success ? { value: read.data } : fault('email-unreadable', cell);
      };
    case 'yes-no':
      return (cell) => yesOrNo(meaning(cell), cell);
    case 'customer':
    case 'customer-person':
    case 'project':
      return (cell) => named(meaning(cell), column, cell);
    case 'colleague':
      return (cell) => {
        const read = idSchema.safeParse(meaning(cell));
        return read.success ? { value: read.data } : fault('reference-unreadable', cell);
      };
  }
}

function fault(
  code: MappingFaultCode,
  cell: Cell,
  values: Readonly<Record<string, string>> = {},
): CellReading {
  return { code, values: { text: shortened(cellText(cell)), ...values } };
}

const longestShown = 100;
function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length > longestShown ? `${characters.slice(0, longestShown).join('')}…` : text;
}

/** The text of a cell, or what the mapping says that it means. */
export function meaningOf({ words = {} }: Pick<ImportColumn, 'words'>): (cell: Cell) => string {
  const known = new Map(Object.entries(words));
  return (cell) => {
    const text = cellText(cell).trim();
    return known.get(text) ?? text;
  };
}

function split(text: string, { separator = ';' }: ImportColumn): string[] {
  const parts = text.split(separator).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

function wordReading(text: string, of: readonly string[]): CellReading {
  return of.includes(text)
    ? { value: text }
    : { code: 'word-unknown', values: { text: shortened(text), words: of.join(', ') } };
}

function wordsReading(cell: Cell, column: ImportColumn, of: readonly string[]): CellReading {
  const meaning = meaningOf(column);
  const found = split(cellText(cell), column).map(meaning);
  const unknown = found.find((each) => !of.includes(each));
  if (unknown !== undefined) return wordReading(unknown, of);
  return { value: [...new Set(found)] };
}

function numbers(isWhole: boolean, column: ImportColumn): CellReader {
  const read = numberReader(column);
  // a number of a workbook has no form
  const readPlain = numberReader({});
  const form = `${column.group ?? ''}${column.decimal ?? '.'}`;
  const meaning = meaningOf(column);
  return (cell) => {
    const isTyped = typeof cell !== 'string' && cell.kind === 'number';
    const value = isTyped ? readPlain(meaning(cell)) : read(meaning(cell));
    if (value === null) return fault('number-unreadable', cell, { form });
    return isWhole && !Number.isInteger(value) ? fault('not-whole', cell) : { value };
  };
}

function days(isMoment: boolean, column: ImportColumn, zone: string | undefined): CellReader {
  const form = column.form ?? usualForm;
  const read = dateReader(form);
  const meaning = meaningOf(column);
  return (cell) => {
    const isTyped = typeof cell !== 'string' && cell.kind === 'date';
    const found = isTyped ? isoDay(cell.text) : read(meaning(cell));
    if (!found) return fault('day-unreadable', cell, { form });
    if (!isMoment) return { value: found.day };
    const value = instantIn(found, zone ?? 'UTC');
    return value === null ? fault('time-unreadable', cell, { zone: zone ?? 'UTC' }) : { value };
  };
}

/** Numbers are kept in the international form, E.164, and with an extension behind as RFC 3966 has it. */
function phones({ country }: ImportColumn): CellReader {
  const usual = country !== undefined && isSupportedCountry(country) ? country : undefined;
  return (cell) => {
    try {
      const number = parsePhoneNumberWithError(cellText(cell).trim(), {
        ...(usual !== undefined && { defaultCountry: usual }),
        extract: false,
      });
      if (!number.isValid()) return fault('phone-unreadable', cell, { country: country ?? '' });
      return { value: number.formatInternational() };
    } catch (error) {
      if (error instanceof ParseError) return fault('phone-unreadable', cell, { country: country ?? '' });
      throw error;
    }
  };
}

const yes: readonly string[] = ['true', 'yes', 'y', '1', '是'];
const no: readonly string[] = ['false', 'no', 'n', '0', '否'];

function yesOrNo(text: string, cell: Cell): CellReading {
  const plain = text.toLowerCase();
  if (yes.includes(plain)) return { value: true };
  return no.includes(plain) ? { value: false } : fault('yes-or-no', cell);
}

/** An id of the stated system; otherwise a reference `system:id`, or an id of Milepost, which has no colon. */
function named(text: string, { system }: ImportColumn, cell: Cell): CellReading {
  if (system !== undefined) return { value: { system, id: text.normalize('NFC') } };
  if (referenceTextSchema.safeParse(text).success) return { value: referenceOf(text) };
  return idSchema.safeParse(text).success ? { value: { id: text } } : fault('reference-unreadable', cell);
}
