import type { Expected, NastyFile } from './nasty-case';
import { two } from './nasty-case';
import { sheetData, workbookFiles, workbookOf, zipOf } from './workbooks';

const sheetOf = (xml: string): Buffer => workbookOf({ sheets: [{ name: 'Sheet1', xml }] });
const dated = (serial: number, more: { date1904?: boolean; format?: number | string } = {}): Buffer =>
  workbookOf({
    sheets: [
      {
        name: 'S',
        xml: sheetData([
          ['name', 'day'],
          ['a', { xml: `<c s="1"><v>${serial}</v></c>` }],
        ]),
      },
    ],
    formats: [0, more.format ?? 14],
    ...(more.date1904 !== undefined && { date1904: more.date1904 }),
  });
const day = (text: string): Expected => ({ columns: ['name', 'day'], rows: [[2, 'a', text]] });

/** Workbooks, and what pretends to be one. */
export const nastyWorkbooks: readonly NastyFile[] = [
  {
    name: 'a workbook',
    bytes: sheetOf(
      sheetData([
        ['name', 'class'],
        ['中興', 'A'],
        [1234.5, 'B'],
      ]),
    ),
    expected: two([
      [2, '中興', 'A'],
      [3, 'number 1234.5', 'B'],
    ]),
  },
  {
    name: 'shared texts, in parts, with readings beside them',
    bytes: workbookOf({
      sheets: [
        {
          name: 'S',
          xml: sheetData([
            ['name', 'class'],
            [{ xml: '<c t="s"><v>0</v></c>' }, { xml: '<c t="s"><v>1</v></c>' }],
          ]),
        },
      ],
      sharedStrings:
        '<si><r><t>東京</t></r><r><t xml:space="preserve"> A&amp;B_x000A_2</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>A</t></si>',
    }),
    expected: two([[2, '東京 A&B\n2', 'A']]),
  },
  {
    name: 'a formula with an earlier result',
    bytes: sheetOf(
      sheetData([
        ['name', 'class'],
        [{ xml: '<c><f>1+1</f><v>2</v></c>' }, 'A'],
      ]),
    ),
    expected: two([[2, '!formula =1+1', 'A']]),
  },
  {
    name: 'an array formula, and what it fills',
    bytes: sheetOf(
      sheetData([
        ['name', 'class'],
        [{ xml: '<c><f t="array" ref="A2:A3">X1:X2</f><v>2</v></c>' }, 'A'],
        [{ xml: '<c><v>3</v></c>' }, 'B'],
      ]),
    ),
    expected: two([
      [2, '!formula =X1:X2', 'A'],
      [3, '!formula =', 'B'],
    ]),
  },
  {
    name: 'an error value',
    bytes: sheetOf(
      sheetData([
        ['name', 'class'],
        [{ xml: '<c t="e"><v>#N/A</v></c>' }, 'A'],
      ]),
    ),
    expected: two([[2, '!error-value #N/A', 'A']]),
  },
  { name: 'a serial date', bytes: dated(46_083), expected: day('date 2026-03-02') },
  {
    name: 'a serial date of 1904',
    bytes: dated(44_621, { date1904: true }),
    expected: day('date 2026-03-02'),
  },
  { name: 'a serial date with a time', bytes: dated(46_083.75), expected: day('date 2026-03-02T18:00:00') },
  {
    name: 'a date by a format of its own',
    bytes: dated(46_083, { format: '[$-404]e/m/d;@' }),
    expected: day('date 2026-03-02'),
  },
  {
    name: 'a number that is no date',
    bytes: dated(46_083, { format: '#,##0.00' }),
    expected: day('number 46083'),
  },
  { name: '29 February 1900', bytes: dated(60), expected: day('!date-impossible 60') },
  {
    name: 'a yes, and numbers as they are seen',
    bytes: sheetOf(
      sheetData([
        ['name', 'class'],
        [{ xml: '<c t="b"><v>1</v></c>' }, { xml: '<c><v>0.30000000000000004</v></c>' }],
        [{ xml: '<c><v>1.2E21</v></c>' }, { xml: '<c><v>1E-7</v></c>' }],
      ]),
    ),
    expected: two([
      [2, 'boolean true', 'number 0.3'],
      [3, 'number 1200000000000000000000', 'number 0.0000001'],
    ]),
  },
  {
    name: 'merged cells',
    bytes: sheetOf(
      `${sheetData([
        ['name', 'class'],
        ['a', 'A'],
        [{ xml: '<c/>' }, 'B'],
      ])}<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>`,
    ),
    expected: two([
      [2, 'a', 'A'],
      [3, '!merged-cell A2', 'B'],
    ]),
  },
  {
    name: 'several sheets, the first hidden',
    bytes: workbookOf({
      sheets: [
        { name: 'Old', xml: sheetData([['x']]), state: 'hidden' },
        {
          name: 'New',
          xml: sheetData([
            ['name', 'class'],
            ['a', 'A'],
          ]),
        },
      ],
    }),
    expected: two([[2, 'a', 'A']]),
  },
  {
    name: 'a sheet by its name',
    bytes: workbookOf({
      sheets: [
        { name: 'One', xml: sheetData([['x']]) },
        {
          name: '客戶',
          xml: sheetData([
            ['name', 'class'],
            ['a', 'A'],
          ]),
        },
      ],
    }),
    options: { sheet: '客戶' },
    expected: two([[2, 'a', 'A']]),
  },
  {
    name: 'a sheet that is not there',
    bytes: sheetOf(sheetData([['x']])),
    options: { sheet: 'Two' },
    expected: { fault: 'sheet-unknown', says: '"Sheet1"' },
  },
  {
    name: 'cells left out',
    bytes: sheetOf(
      '<sheetData><row r="2"><c r="B2" t="inlineStr"><is><t>name</t></is></c><c r="C2" t="inlineStr"><is><t>class</t></is></c></row><row r="5"><c r="C5"><v>1</v></c></row></sheetData>',
    ),
    expected: { columns: ['', 'name', 'class'], rows: [[5, '', '', 'number 1']] },
  },
  {
    name: 'a truncated workbook',
    bytes: sheetOf(sheetData([['name'], ['a']])).subarray(0, 900),
    expected: { fault: 'workbook-damaged' },
  },
  {
    name: 'a sheet of broken XML',
    bytes: sheetOf('<sheetData><row>'),
    expected: { fault: 'workbook-damaged' },
  },
  {
    name: 'a document type that grows',
    bytes: zipOf({
      ...workbookFiles({ sheets: [{ name: 'S', xml: '' }] }),
      'xl/worksheets/sheet1.xml':
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
    }),
    expected: { fault: 'workbook-damaged' },
  },
  {
    name: 'a zip bomb that says its size',
    bytes: () =>
      zipOf({ ...workbookFiles({ sheets: [] }), 'xl/media/zero.bin': Buffer.alloc(48 * 1024 * 1024) }),
    expected: { fault: 'workbook-too-large' },
  },
  {
    name: 'a zip bomb that lies about its size',
    bytes: () =>
      zipOf(workbookFiles({ sheets: [{ name: 'S', xml: ' '.repeat(8 * 1024 * 1024) }] }), { saidSize: 900 }),
    expected: { fault: 'workbook-damaged' },
  },
  {
    name: 'a thousand parts',
    bytes: () => zipOf(Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`p${at}`, '']))),
    expected: { fault: 'workbook-suspicious' },
  },
  { name: 'another zip', bytes: zipOf({ 'readme.txt': 'x' }), expected: { fault: 'not-a-workbook' } },
  {
    name: 'the old format',
    bytes: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    expected: { fault: 'old-workbook' },
  },
  {
    name: 'a workbook with a password',
    bytes: Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    expected: { fault: 'locked-workbook' },
  },
];
