import Table from 'cli-table3';

/** Where a command writes: its result to `out`, everything else to `err`. */
export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Columns of the terminal; a usual one's where there is none. */
  readonly columns: number;
  /** Whether somebody watches: then progress may rewrite its line. */
  readonly isWatched: boolean;
}

/** Columns of a terminal that does not say how wide it is. */
const usualColumns = 120;

/** The terminal of this process. A reader that has gone away, such as `head`, ends it without a complaint. */
export function terminal(): Output {
  const { stdout, stderr } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    columns: stdout.isTTY ? stdout.columns : usualColumns,
    isWatched: stderr.isTTY,
  };
}

/** A table for people. The last column takes what the others leave of the terminal, and breaks its lines. */
export function tableText(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number,
): string {
  const widths = head.map((title, index) =>
    Math.max(...[title, ...rows.map((row) => row[index] ?? '')].map(({ length }) => length)),
  );
  // a frame and a space on both sides of each column
  const others = widths.slice(0, -1).reduce((sum, each) => sum + each + 3, 4);
  const last = Math.max(leastLastColumn, Math.min(widths.at(-1) ?? 0, columns - others));
  const table = new Table({
    head: [...head],
    colWidths: [...widths.slice(0, -1), last].map((each) => each + 2),
    style: { head: [], border: [], compact: true },
    wordWrap: true,
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString();
}

const leastLastColumn = 20;

/** One JSON document for programs. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** To the second, in UTC: operators compare it with logs. */
export function instantText(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
