import { FileFault } from '../faults/fault-codes';
import type { Cell } from './cells';
import type { ReadingLimits } from './limits';
import { plainNumber, serialDate } from './serial-dates';
import type { Area, Place } from './sheet-places';
import { Areas, areaOf, columnLetters, placeOf } from './sheet-places';
import type { WorkbookFacts } from './workbook-parts';
import { unescaped } from './workbook-parts';
import type { Workbook } from './workbook';
import { damaged } from './workbook';
import { xmlReader } from './xml';

/** A row of a sheet as it stands there: cells by their columns, and nothing where none is. */
export interface SheetRow {
  /** As sheets count rows: from 1. */
  readonly row: number;
  readonly cells: readonly (Cell | undefined)[];
}

/** More areas than anybody merges by hand. */
const mostAreas = 100_000;

/**
 * The rows of a sheet one after the other. A formula is never computed, and what another program has computed is not
 * believed: the cell says `formula`, with its text. A cell that was merged into another says so: of a whole area only
 * the first cell has a value.
 */
export async function* sheetRows(
  workbook: Workbook,
  file: string,
  facts: WorkbookFacts,
  limits: ReadingLimits,
): AsyncGenerator<SheetRow> {
  const merged = await mergedAreas(workbook, file);
  const done: SheetRow[] = [];
  const reader = xmlReader(rowHandlers(facts, limits, merged, (row) => done.push(row)));
  for await (const part of workbook.read(file)) {
    reader.write(part);
    yield* done.splice(0);
  }
  reader.end();
  yield* done.splice(0);
}

/** The merged areas of a sheet, which stand behind all its rows. */
async function mergedAreas(workbook: Workbook, file: string): Promise<Areas> {
  const areas = new Areas();
  let count = 0;
  let rest = '';
  for await (const part of workbook.read(file)) {
    rest += part;
    for (const [, text = ''] of rest.matchAll(/<(?:\w+:)?mergeCell\s[^<>]*?ref="([^"]*)"[^<>]*>/g)) {
      const area = areaOf(text);
      if (area) areas.add(area);
      count += 1;
      if (count > mostAreas) throw new FileFault('workbook-suspicious', { count, most: mostAreas });
    }
    // a tag that has only begun
    const begun = rest.lastIndexOf('<');
    rest = begun >= 0 && !rest.includes('>', begun) ? rest.slice(begun) : '';
    if (rest.length > 4_096) rest = '';
  }
  return areas;
}

interface OpenCell {
  readonly place: Place;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string | null;
}

function rowHandlers(
  facts: WorkbookFacts,
  limits: ReadingLimits,
  merged: Areas,
  onRow: (row: SheetRow) => void,
) {
  /** Areas of array formulas: only the first cell has the formula, all have results. */
  const computed = new Areas();
  let row = -1;
  let column = -1;
  let cells: (Cell | undefined)[] = [];
  let cell: OpenCell | null = null;
  let into: 'value' | 'formula' | null = null;
  let isReading = false;

  const openCell = (attributes: Readonly<Record<string, string>>): void => {
    const place = attributes['r'] === undefined ? { column: column + 1, row } : placeOf(attributes['r']);
    if (!place) throw damaged(new Error(`There is no cell "${attributes['r']}".`));
    column = place.column;
    if (column >= limits.columns) {
      throw new FileFault('too-many-columns', { most: limits.columns }, { row: row + 1 });
    }
    cell = {
      place,
      type: attributes['t'] ?? 'n',
      style: Number(attributes['s'] ?? -1),
      value: '',
      formula: null,
    };
  };
  const closeCell = (): void => {
    if (!cell) return;
    const isComputed = cell.formula !== null || computed.at(row).some((area) => isIn(area, column));
    cells[column] = isComputed
      ? { kind: 'fault', code: 'formula', text: `=${cell.formula ?? ''}` }
      : valueOf(cell, facts);
    cell = null;
  };
  const closeRow = (): void => {
    for (const area of merged.at(row)) {
      for (let at = area.from.column; at <= Math.min(area.to.column, limits.columns - 1); at += 1) {
        const isFirst = at === area.from.column && row === area.from.row;
        if (!isFirst) {
          const first = `${columnLetters(area.from.column)}${area.from.row + 1}`;
          cells[at] = { kind: 'fault', code: 'merged-cell', text: first };
        }
      }
    }
    onRow({ row: row + 1, cells });
    cells = [];
  };

  return {
    open(name: string, attributes: Readonly<Record<string, string>>): void {
      switch (name) {
        case 'row':
          row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']) - 1;
          column = -1;
          break;
        case 'c':
          openCell(attributes);
          break;
        case 'f':
          if (!cell) break;
          cell.formula = '';
          into = 'formula';
          if (attributes['t'] === 'array' || attributes['t'] === 'dataTable') {
            const area = areaOf(attributes['ref'] ?? '');
            if (area) computed.add(area);
          }
          break;
        case 'rPh':
          isReading = true;
          break;
        case 'v':
        case 't':
          into = cell && !isReading ? 'value' : null;
          break;
      }
    },
    text(text: string): void {
      if (!cell || into === null) return;
      if (into === 'formula') cell.formula = ((cell.formula ?? '') + text).slice(0, limits.cellLength);
      else {
        cell.value += text;
        if (cell.value.length > limits.rowLength) {
          throw new FileFault('line-too-long', { most: limits.rowLength }, { row: row + 1 });
        }
      }
    },
    close(name: string): void {
      if (name === 'f' || name === 'v' || name === 't') into = null;
      else if (name === 'rPh') isReading = false;
      else if (name === 'c') closeCell();
      else if (name === 'row') closeRow();
    },
  };
}

const isIn = ({ from, to }: Area, column: number): boolean => from.column <= column && column <= to.column;

/** What a cell without a formula says. */
function valueOf({ type, value, style }: OpenCell, facts: WorkbookFacts): Cell | undefined {
  switch (type) {
    case 's': {
      const text = facts.texts[Number(value)];
      if (text === undefined) throw damaged(new Error(`There is no text ${value}.`));
      return text;
    }
    case 'inlineStr':
    case 'str':
      return unescaped(value);
    case 'b':
      return { kind: 'boolean', text: value === '1' || value === 'true' ? 'true' : 'false' };
    case 'e':
      return { kind: 'fault', code: 'error-value', text: value };
    case 'd':
      return { kind: 'date', text: value.replace(/T00:00:00(\.0+)?$/, '') };
    default:
      return value === '' ? undefined : numberOf(value, facts.dateStyles[style] ?? false, facts);
  }
}

function numberOf(value: string, isDate: boolean, { dateSystem }: WorkbookFacts): Cell {
  if (isDate) {
    const text = serialDate(Number(value), dateSystem);
    return text === null ? { kind: 'fault', code: 'date-impossible', text: value } : { kind: 'date', text };
  }
  const text = plainNumber(value);
  return text === null ? { kind: 'fault', code: 'error-value', text: value } : { kind: 'number', text };
}
