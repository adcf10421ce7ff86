import type { SaidOfFile } from '../../contracts/sandbox/imports';
import type { ImportKind } from '../../contracts/wire/import-fields';
import { fieldsOf } from '../../contracts/wire/import-fields';
import type { Language } from '../../domain/playbook/playbook';
import { FileFault } from '../../imports/faults/fault-codes';
import { cellText } from '../../imports/reading/cells';
import { openKeptFile } from '../../imports/reading/kept-file';
import type { Import, Imports, StoredFault } from '../../store/imports';
import { fieldLabel } from './import-texts-by-language';
import type { Typed } from './mapping-of-form';

/** The columns of a file, with the first values of each. */
export interface FileHead {
  readonly columns: readonly string[];
  readonly examples: readonly (readonly string[])[];
}

const shownRows = 3;
const longestShown = 60;

/** The head of a file that is kept; or why it cannot be read. */
export async function fileHead(
  imports: Imports,
  { importId, size }: Import,
  said: SaidOfFile,
): Promise<FileHead | StoredFault> {
  try {
    const table = await openKeptFile({ importId, size, said }, imports);
    const examples = table.columns.map((): string[] => []);
    let seen = 0;
    for await (const { cells } of table.rows()) {
      cells.forEach((cell, index) => {
        const text = cellText(cell).trim().slice(0, longestShown);
        if (text !== '') examples[index]?.push(text);
      });
      seen += 1;
      if (seen >= shownRows) break;
    }
    return { columns: table.columns, examples };
  } catch (error) {
    if (error instanceof FileFault) return error.fault;
    throw error;
  }
}

/** Columns that are called as a field is, in either language: chosen on the page, for somebody to check. */
export function columnsByName(kind: ImportKind, { columns }: FileHead): Typed {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]/gu, '');
  const byName = new Map(columns.filter((each) => each !== '').map((each) => [plain(each), each]));
  const named = Object.keys(fieldsOf(kind)).flatMap((field) => {
    const names = [field, ...(['en', 'zh-TW'] as Language[]).map((each) => fieldLabel(kind, field, each))];
    const column = names.map((name) => byName.get(plain(name))).find((each) => each !== undefined);
    return column === undefined ? [] : [[`column.${field}`, column] as const];
  });
  return Object.fromEntries(named);
}
