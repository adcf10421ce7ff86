/** Cells of a sheet by their places, both counted from 0: `B3` is column 1, row 2. */
export interface Place {
  readonly column: number;
  readonly row: number;
}

/** Cells from one corner to the opposite one. */
export interface Area {
  readonly from: Place;
  readonly to: Place;
}

/** @returns null when it is no place */
export function placeOf(text: string): Place | null {
  const [, letters = '', digits = ''] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(text) ?? [];
  if (letters === '') return null;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(digits) - 1 };
}

export function areaOf(text: string): Area | null {
  const [begin = '', end = begin] = text.split(':');
  const [from, to] = [placeOf(begin), placeOf(end)];
  return from && to ? { from, to } : null;
}

/** The letters of a column. */
export function columnLetters(column: number): string {
  const before = column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '';
  return before + String.fromCharCode(65 + (column % 26));
}

/** Areas, of which those that a row touches are found without looking at all of them. */
export class Areas {
  private readonly byRow = new Map<number, Area[]>();
  /** Areas of many rows, of which there are few. */
  private readonly tall: Area[] = [];

  add(area: Area): void {
    const { from, to } = area;
    if (to.row - from.row > 50) return void this.tall.push(area);
    for (let { row } = from; row <= to.row; row += 1) {
      const known = this.byRow.get(row);
      if (known) known.push(area);
      else this.byRow.set(row, [area]);
    }
  }

  /** Areas that a row touches. */
  at(row: number): readonly Area[] {
    const tall = this.tall.filter(({ from, to }) => from.row <= row && row <= to.row);
    return [...(this.byRow.get(row) ?? []), ...tall];
  }
}
