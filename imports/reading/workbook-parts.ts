import { FileFault } from '../faults/fault-codes';
import type { ReadingLimits } from './limits';
import { isDateFormat } from './serial-dates';
import { attributeOf, readXml } from './xml';
import type { Workbook } from './workbook';
import { damaged } from './workbook';

/** What a workbook says about itself, beside its sheets. */
export interface WorkbookFacts {
  readonly sheets: readonly SheetName[];
  readonly dateSystem: 1900 | 1904;
  /** Texts that cells name by their place. */
  readonly texts: readonly string[];
  /** For each style of cells, whether it shows numbers as days. */
  readonly dateStyles: readonly boolean[];
}

export interface SheetName {
  readonly name: string;
  readonly isHidden: boolean;
  /** Its file in the workbook. */
  readonly file: string;
}

/** Reads everything of a workbook that its cells refer to. */
export async function workbookFacts(workbook: Workbook, limits: ReadingLimits): Promise<WorkbookFacts> {
  const main = await mainFile(workbook);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const files = await relations(workbook, main);
  const { sheets, dateSystem } = await sheetNames(workbook, main);
  const fileOf = (type: string): string | undefined =>
    [...files.values()].find((each) => each.type.endsWith(`/${type}`))?.target;
  return {
    dateSystem,
    sheets: sheets.flatMap(({ name, isHidden, relation }) => {
      const file = files.get(relation);
      return file?.type.endsWith('/worksheet') ? [{ name, isHidden, file: file.target }] : [];
    }),
    texts: await sharedTexts(workbook, fileOf('sharedStrings') ?? `${folder}sharedStrings.xml`, limits),
    dateStyles: await dateStyles(workbook, fileOf('styles') ?? `${folder}styles.xml`),
  };
}

interface Relation {
  readonly target: string;
  readonly type: string;
}

/** What a file of the workbook refers to (ECMA-376 part 2, 9.3). */
async function relations(workbook: Workbook, of: string): Promise<Map<string, Relation>> {
  const at = of.lastIndexOf('/') + 1;
  const folder = of.slice(0, at);
  const found = new Map<string, Relation>();
  await readXml(workbook.read(`${folder}_rels/${of.slice(at)}.rels`), {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const { Id = '', Target = '', Type = '', TargetMode } = attributes;
      if (TargetMode !== 'External') found.set(Id, { target: resolved(folder, Target), type: Type });
    },
  });
  return found;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts: string[] = folder.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

async function mainFile(workbook: Workbook): Promise<string> {
  const found = [...(await relations(workbook, '')).values()].find(({ type }) =>
    type.endsWith('/officeDocument'),
  );
  const file = found?.target ?? 'xl/workbook.xml';
  if (!workbook.has(file)) throw new FileFault('not-a-workbook');
  return file;
}

async function sheetNames(workbook: Workbook, file: string) {
  const sheets: { name: string; isHidden: boolean; relation: string }[] = [];
  let dateSystem: 1900 | 1904 = 1900;
  await readXml(workbook.read(file), {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes['date1904'] ?? '')) dateSystem = 1904;
      if (name !== 'sheet') return;
      const state = attributes['state'] ?? 'visible';
      sheets.push({
        name: attributes['name'] ?? '',
        isHidden: state !== 'visible',
        relation: attributeOf(attributes, 'id') ?? '',
      });
    },
  });
  return { sheets, dateSystem: dateSystem as 1900 | 1904 };
}

/** The texts of a workbook. Readings of East Asian words, which stand beside them, are no part of them. */
async function sharedTexts(
  workbook: Workbook,
  file: string,
  { sharedText }: ReadingLimits,
): Promise<string[]> {
  const texts: string[] = [];
  let [current, isText, isReading, length] = ['', false, false, 0];
  await readXml(workbook.read(file), {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') isReading = true;
      else if (name === 't') isText = !isReading;
    },
    text(text) {
      if (!isText) return;
      current += text;
      length += text.length;
      if (length > sharedText) throw new FileFault('workbook-too-large', { size: length, most: sharedText });
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isReading = false;
      else if (name === 'si') texts.push(unescaped(current));
    },
  });
  return texts;
}

/** Characters that XML cannot have are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

async function dateStyles(workbook: Workbook, file: string): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let isCellStyle = false;
  await readXml(workbook.read(file), {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') isCellStyle = true;
      else if (name === 'xf' && isCellStyle) {
        const id = Number(attributes['numFmtId'] ?? 0);
        styles.push(isDateFormat(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false;
    },
  });
  return styles;
}

/** The sheet of this name, or the first that people see. @throws FileFault when there is none */
export function chosenSheet({ sheets }: WorkbookFacts, wanted: string | undefined): SheetName {
  const found =
    wanted === undefined
      ? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])
      : sheets.find(({ name }) => name === wanted);
  if (found) return found;
  if (wanted === undefined) throw damaged(new Error('It has no sheet.'));
  throw new FileFault('sheet-unknown', {
    wanted,
    sheets: sheets.map(({ name }) => `"${name}"`).join(', '),
  });
}
