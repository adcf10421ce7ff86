import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { guarded } from '../../contracts/sandbox/formula-guard';

/** A column of a table: the path of a field, and its name. */
export interface Column {
  readonly name: string;
  readonly path: readonly string[];
}

/** The columns for entries of a schema: a column for each field, those of objects within them by their paths. */
export function columnsOf(item: z.ZodType): Column[] {
  const columns =
    item instanceof z.ZodUnion
      ? item.options.flatMap((each) => fieldsOf(each as z.ZodType, []))
      : fieldsOf(item, []);
  const byName = new Map(columns.map((column) => [column.name, column]));
  return [...byName.values()];
}

function fieldsOf(schema: z.ZodType, path: readonly string[]): Column[] {
  const inner = unwrapped(schema);
  if (!(inner instanceof z.ZodObject)) return [{ name: path.join('.'), path }];
  return Object.entries(inner.shape).flatMap(([name, field]) =>
    fieldsOf(field as z.ZodType, [...path, name]),
  );
}

function unwrapped(schema: z.ZodType): z.ZodType {
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
  return isWrapped ? unwrapped(schema.unwrap() as z.ZodType) : schema;
}

/** Tells programs that it is UTF-8; spreadsheets guess otherwise. */
export const byteOrderMark = '\u{feff}';

/** The head of a table. */
export function csvHead(columns: readonly Column[]): string {
  return lines([columns.map(({ name }) => name)]);
}

/** Entries as lines of a table (RFC 4180). */
export function csvRows(items: readonly unknown[], columns: readonly Column[]): string {
  return lines(items.map((item) => columns.map(({ path }) => cell(valueAt(item, path)))));
}

function lines(rows: readonly (readonly string[])[]): string {
  return stringify(rows as string[][], { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

function valueAt(item: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined,
    item,
  );
}

function cell(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return guarded(value);
    case 'number':
      return plainNumber(value);
    case 'boolean':
      return String(value);
    default:
      return value === null || value === undefined ? '' : JSON.stringify(value);
  }
}

/** All digits, without an exponent. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e')
    ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
    : text;
}
