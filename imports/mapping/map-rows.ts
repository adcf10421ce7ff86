import type { ImportField } from '../../contracts/wire/import-fields';
import { fieldsOf } from '../../contracts/wire/import-fields';
import type { ImportColumn, ImportMapping } from '../../contracts/wire/import-mappings';
import type { Fault } from '../faults/fault-codes';
import { FileFault } from '../faults/fault-codes';
import type { Cell, ReadRow } from '../reading/cells';
import { isBlank } from '../reading/cells';
import type { CellReader } from './cell-readers';
import { cellReader, meaningOf } from './cell-readers';
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
  /** Whether the cell says nothing: it is empty, or the mapping says so of its word. */
  readonly isSilent: (cell: Cell) => boolean;
  /** The place of what is read instead of a cell that says nothing; null: there is none. */
  readonly otherwise: FieldPlace | null;
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
  const placeOf = (field: string, declared: ImportField, given: ImportColumn): FieldPlace => {
    const { column, value = '', otherwise } = given;
    const at = column === undefined ? null : columns.indexOf(column);
    if (column !== undefined && at === -1) {
      const all = columns.filter((name) => name !== '').map((name) => `"${name}"`);
      throw new FileFault(
        'column-missing',
        { name: column, columns: all.join(', ') },
        { row: headRow, column },
      );
    }
    const meaning = meaningOf(given);
    return {
      ...{ field, at, column: column ?? field, value, isNeeded: declared.isNeeded ?? false },
      read: cellReader(declared, given, mapping.timeZone),
      isSilent: (cell) => isBlank(cell) || meaning(cell) === '',
      otherwise: otherwise
        ? placeOf(field, declared, { ...given, words: undefined, ...otherwise, otherwise: undefined })
        : null,
    };
  };
  const places = Object.entries(mapping.fields).flatMap(([field, given]): FieldPlace[] => {
    const declared = known[field];
    return declared ? [placeOf(field, declared, given)] : [];
  });
  return ({ row, cells, fault }) => {
    if (fault) return { row, values: {}, faults: [{ code: fault.code, row, values: fault.values }] };
    const values: Record<string, MappedValue> = {};
    const faults: Fault[] = [];
    for (const given of places) {
      const cellAt = ({ at, value }: FieldPlace): Cell => (at === null ? value : (cells[at] ?? ''));
      const place = given.otherwise && given.isSilent(cellAt(given)) ? given.otherwise : given;
      const { field, column } = place;
      const reading = readCell(cellAt(place), place);
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
  { isNeeded, read, field, isSilent }: FieldPlace,
): { readonly value: MappedValue } | Pick<Fault, 'code' | 'values'> | null {
  if (isSilent(cell)) return isNeeded ? { code: 'value-missing', values: { field } } : null;
  if (typeof cell !== 'string' && cell.kind === 'fault') {
    return { code: cell.code, values: { text: cell.text } };
  }
  return read(cell);
}
