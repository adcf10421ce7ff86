import { crc32, deflateRawSync } from 'node:zlib';

/** Files of a zip by their names. */
export type ZipFiles = Readonly<Record<string, string | Buffer>>;

/** A zip archive, written by hand so that a test can also write a wrong one. */
export function zipOf(files: ZipFiles, wrong: { readonly saidSize?: number } = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(0x800, 2);
    fixed.writeUInt16LE(8, 4);
    fixed.writeUInt32LE(crc32(bytes), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(wrong.saidSize ?? bytes.length, 18);
    fixed.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fixed, title, packed]);
    const entry = Buffer.alloc(46);
    entry.write('PK\u0001\u0002', 0, 'latin1');
    entry.writeUInt16LE(20, 4);
    fixed.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    locals.push(local);
    directory.push(entry, title);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(locals.length, 8);
  end.writeUInt16LE(locals.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

export interface TestSheet {
  readonly name: string;
  /** `sheetData` and what follows it. */
  readonly xml: string;
  readonly state?: 'hidden' | 'veryHidden';
}

export interface TestWorkbook {
  readonly sheets: readonly TestSheet[];
  readonly date1904?: boolean;
  readonly sharedStrings?: string;
  /** Number formats of styles 0, 1, …: ids that are built in, or codes. */
  readonly formats?: readonly (number | string)[];
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The files of a workbook. */
export function workbookFiles({ sheets, date1904, sharedStrings, formats = [] }: TestWorkbook): ZipFiles {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${rel}/${type}" Target="${target}"/>`;
  const relations = (inner: string): string =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const custom = formats.flatMap((format, at) =>
    typeof format === 'string' ? [`<numFmt numFmtId="${200 + at}" formatCode="${format}"/>`] : [],
  );
  const styles = formats.map(
    (format, at) => `<xf numFmtId="${typeof format === 'string' ? 200 + at : format}"/>`,
  );
  return {
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${rel}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="s${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets
        .map((_sheet, at) => relation(`s${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
        .join('') +
        relation('t', 'sharedStrings', 'sharedStrings.xml') +
        relation('y', 'styles', 'styles.xml'),
    ),
    ...(sharedStrings !== undefined && {
      'xl/sharedStrings.xml': `${head}<sst ${main}>${sharedStrings}</sst>`,
    }),
    'xl/styles.xml': `${head}<styleSheet ${main}><numFmts>${custom.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `${head}<worksheet ${main}>${xml}</worksheet>`,
      ]),
    ),
  };
}

/** A workbook as bytes. */
export function workbookOf(workbook: TestWorkbook): Buffer {
  return zipOf(workbookFiles(workbook));
}

/** The `sheetData` of texts, numbers and cells that are written out. */
export function sheetData(
  rows: readonly (readonly (string | number | { readonly xml: string })[])[],
): string {
  const letters = 'ABCDEFGHIJ';
  const cell = (value: string | number | { readonly xml: string }, row: number, at: number): string => {
    const place = `${letters[at]}${row}`;
    if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
    if (typeof value === 'string') return `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
    return value.xml.replace('<c', `<c r="${place}"`);
  };
  const lines = rows.map(
    (cells, at) =>
      `<row r="${at + 1}">${cells.map((value, column) => cell(value, at + 1, column)).join('')}</row>`,
  );
  return `<sheetData>${lines.join('')}</sheetData>`;
}
