import type { DelimiterName } from '../../contracts/sandbox/imports';
import { delimiters as byName } from '../../contracts/sandbox/imports';
import { FileFault } from '../faults/fault-codes';

/** What may stand between the cells of a CSV. */
export type Delimiter = (typeof byName)[DelimiterName];
const delimiters: readonly Delimiter[] = Object.values(byName);

/** The beginning of a CSV: what separates its cells, and where its table begins. */
export interface CsvBeginning {
  readonly delimiter: Delimiter;
  /** Lines before the head: empty ones, and a line such as `sep=;`, by which spreadsheets are told the delimiter. */
  readonly linesBefore: number;
}

/**
 * The delimiter of a CSV: the one that stands in its head, outside of quotes.
 *
 * @param begin the text from its beginning, at least the whole head
 * @param stated what the sender says
 * @throws FileFault when the head has two of them equally often
 */
export function csvBeginning(begin: string, stated?: Delimiter): CsvBeginning {
  const lines = begin.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const told = /^\s*sep=([,;\t])\s*$/i.exec(lines[first] ?? '')?.[1] as Delimiter | undefined;
  const linesBefore = first < 0 ? 0 : told === undefined ? first : first + 1;
  const delimiter = stated ?? told ?? delimiterOf(lines.slice(linesBefore).join('\n'), linesBefore + 1);
  return { delimiter, linesBefore };
}

function delimiterOf(text: string, row: number): Delimiter {
  const counts = new Map<string, number>(delimiters.map((each) => [each, 0]));
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === '\n') break;
    else if (!isQuoted) {
      const count = counts.get(character);
      if (count !== undefined) counts.set(character, count + 1);
    }
  }
  const most = Math.max(...counts.values());
  const found = delimiters.filter((each) => counts.get(each) === most);
  if (most === 0) return ',';
  if (found.length === 1 && found[0] !== undefined) return found[0];
  const names = Object.entries(byName).filter(([, each]) => found.includes(each));
  throw new FileFault('delimiter-unclear', { delimiters: names.map(([name]) => name).join(', ') }, { row });
}
