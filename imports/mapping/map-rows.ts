import { fieldsOf } from '../../contracts/wire/import-fields';
import type { ImportMapping } from '../../contracts/wire/import-mappings';
import type { Fault } from '../faults/fault-codes';
import { FileFault } from '../faults/fault-codes';
import type { Cell, ReadRow } from '../reading/cells';
import { isBlank } from '../reading/cells';
import type { CellReader } from './cell-readers';
import { cellReader } from './cell-readers';
import type { MappedRow, MappedValue } from './mapped-row';

/** A field, where it comes from, and how it is read. */
interface FieldPlace {
  readonly field: string;
  readonly isNeeded: boolean;
  readonly read: CellReader;
  /** The column's place; null: the mapping has the value. */
  readonly at: number | null;
  /** What faults are said to be of. */
  readonly column: string;
  readonly value: string;
}

/**
 * Turns rows of a file into values of fields.
 *
 * @param columns of the file, in order
 * @throws FileFault when a column of the mapping is not there
 */
export function rowMapper(
  mapping: ImportMapping,
  columns: readonly string[],
  headRow: number,
): (row: ReadRow) => MappedRow {
  const known = fieldsOf(mapping.kind);
  const places = Object.entries(mapping.fields).flatMap(([field, given]): FieldPlace[] => {
    const declared = known[field];
    if (!declared) return [];
    const { column, value = '' } = given;
    const at = column === undefined ? null : columns.indexOf(column);
    if (column !== undefined && at === -1) {
      const all = columns.filter((name) => name !== '').map((name) => `"${name}"`);
      throw new FileFault(
        'column-missing',
        { name: column, columns: all.join(', ') },
        { row: headRow, column },
      );
    }
    const read = cellReader(declared, given, mapping.timeZone);
    return [{ field, isNeeded: declared.isNeeded ?? false, read, at, column: column ?? field, value }];
  });
  return ({ row, cells, fault }) => {
    if (fault) return { row, values: {}, faults: [{ code: fault.code, row, values: fault.values }] };
    const values: Record<string, MappedValue> = {};
    const faults: Fault[] = [];
    for (const place of places) {
      const { field, column } = place;
      const cell: Cell = place.at === null ? place.value : (cells[place.at] ?? '');
      const reading = readCell(cell, place);
      if (reading === null) continue;
      if ('value' in reading) values[field] = reading.value;
      else faults.push({ ...reading, row, column });
    }
    return { row, values, faults };
  };
}

/** @returns null: the cell is empty and says nothing */
function readCell(
  cell: Cell,
  { isNeeded, read, field }: FieldPlace,
): { readonly value: MappedValue } | Pick<Fault, 'code' | 'values'> | null {
  if (isBlank(cell)) return isNeeded ? { code: 'value-missing', values: { field } } : null;
  if (typeof cell !== 'string' && cell.kind === 'fault') {
    return { code: cell.code, values: { text: cell.text } };
  }
  return read(cell);
}
