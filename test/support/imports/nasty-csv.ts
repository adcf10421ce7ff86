import iconv from 'iconv-lite';
import type { Expected, NastyFile } from './nasty-case';
import { two } from './nasty-case';

const utf8 = (text: string): Buffer => Buffer.from(text);
const encoded = (text: string, encoding: string): Buffer => iconv.encode(text, encoding);
const traditional =
  '公司名稱,聯絡人,電話\n台灣積體電路製造股份有限公司,王小明,02-1234\n統一企業股份有限公司,陳大文,06-253\n國泰人壽保險,林志玲,\n';
const traditionalRows: Expected = {
  columns: ['公司名稱', '聯絡人', '電話'],
  rows: [
    [2, '台灣積體電路製造股份有限公司', '王小明', '02-1234'],
    [3, '統一企業股份有限公司', '陳大文', '06-253'],
    [4, '國泰人壽保險', '林志玲', ''],
  ],
};
const simplified =
  '公司名称,联系人,电话\n上海汽车集团股份有限公司,王小明,021-1234\n北京网讯科技有限公司,陈大文,010-253\n中国建设银行,林志玲,\n';
const simplifiedRows: Expected = {
  columns: ['公司名称', '联系人', '电话'],
  rows: [
    [2, '上海汽车集团股份有限公司', '王小明', '021-1234'],
    [3, '北京网讯科技有限公司', '陈大文', '010-253'],
    [4, '中国建设银行', '林志玲', ''],
  ],
};

/** CSVs as programs and people really write them. */
export const nastyCsvs: readonly NastyFile[] = [
  // encodings
  { name: 'plain ASCII', bytes: utf8('name,class\nAcme,A\n'), expected: two([[2, 'Acme', 'A']]) },
  { name: 'UTF-8', bytes: utf8(traditional), expected: traditionalRows },
  { name: 'UTF-8 with a byte order mark', bytes: utf8(`\u{feff}${traditional}`), expected: traditionalRows },
  {
    name: 'UTF-16 little-endian',
    bytes: encoded(`\u{feff}${traditional}`, 'utf-16le'),
    expected: traditionalRows,
  },
  {
    name: 'UTF-16 big-endian',
    bytes: encoded(`\u{feff}${traditional}`, 'utf-16be'),
    expected: traditionalRows,
  },
  {
    name: 'UTF-16 without a mark',
    bytes: encoded(traditional, 'utf-16le'),
    expected: { fault: 'not-text', row: 2 },
  },
  {
    name: 'UTF-16 without a mark, stated',
    bytes: encoded(traditional, 'utf-16le'),
    options: { encoding: 'utf-16le' },
    expected: traditionalRows,
  },
  { name: 'Big5', bytes: encoded(traditional, 'big5'), expected: traditionalRows },
  { name: 'GB18030', bytes: encoded(simplified, 'gb18030'), expected: simplifiedRows },
  {
    name: 'a few characters of Big5',
    bytes: encoded('name,class\n王小明,A\n', 'big5'),
    expected: { fault: 'encoding-unclear', row: 2, says: '王小明' },
  },
  {
    name: 'a few characters of GB18030',
    bytes: encoded('name,class\n联通,A\n', 'gb18030'),
    expected: { fault: 'encoding-unclear', row: 2, says: '联通' },
  },
  {
    name: 'a few characters of GB18030, stated',
    bytes: encoded('name,class\n联通,A\n', 'gb18030'),
    options: { encoding: 'gb18030' },
    expected: two([[2, '联通', 'A']]),
  },
  {
    name: 'GB18030 that is also valid UTF-8',
    bytes: Buffer.concat([utf8('name,class\n'), Buffer.from([0xc4, 0xa3, 0xc5, 0xb5]), utf8(',A\n')]),
    expected: { fault: 'encoding-unclear', row: 2, says: '模诺' },
  },
  {
    name: 'Korean',
    bytes: encoded('name,class\n삼성전자 주식회사 서울특별시,A\n현대자동차 주식회사,B\n', 'euc-kr'),
    expected: { fault: 'encoding-unclear', row: 2, says: '삼성전자' },
  },
  {
    name: 'Japanese, Shift_JIS',
    bytes: encoded('name,class\n株式会社日立製作所 東京都千代田区丸の内,A\n', 'shift_jis'),
    expected: { fault: 'encoding-unclear', row: 2, says: '株式会社日立製作所' },
  },
  {
    name: 'Western, one byte a character',
    bytes: encoded('name,class\nMüller & Söhne,A\n', 'windows-1252'),
    expected: { fault: 'encoding-unclear', row: 2, says: 'Müller & Söhne' },
  },
  {
    name: 'Western UTF-8',
    bytes: utf8('name,class\nMüller,A\n'),
    expected: two([[2, 'Müller', 'A']]),
  },
  {
    name: 'one wrong byte in UTF-8',
    bytes: Buffer.concat([utf8('name,class\n中興,A\n'), Buffer.from([0xe4, 0xb8]), utf8('x,B\n')]),
    expected: { fault: 'encoding-unclear' },
  },
  {
    name: 'one wrong byte in stated UTF-8: only its row',
    bytes: Buffer.concat([utf8('name,class\n中興,A\n'), Buffer.from([0xe4, 0xb8]), utf8('x,B\n')]),
    options: { encoding: 'utf-8' },
    expected: two([
      [2, '中興', 'A'],
      [3, '!characters-lost \u{fffd}x', 'B'],
    ]),
  },
  {
    name: 'stated otherwise than its mark',
    bytes: utf8('\u{feff}name,class\n'),
    options: { encoding: 'big5' },
    expected: { fault: 'encoding-contradicted' },
  },
  { name: 'a zero byte', bytes: utf8('name,class\nA\u0000cme,A\n'), expected: { fault: 'not-text', row: 2 } },
  {
    name: 'characters beyond the first plane',
    bytes: utf8('name,class\n𠮷野家,A\n👩‍👩‍👧,B\n'),
    expected: two([
      [2, '𠮷野家', 'A'],
      [3, '👩‍👩‍👧', 'B'],
    ]),
  },
  // line ends and quotes
  {
    name: 'CRLF',
    bytes: utf8('name,class\r\na,A\r\nb,B\r\n'),
    expected: two([
      [2, 'a', 'A'],
      [3, 'b', 'B'],
    ]),
  },
  {
    name: 'CR',
    bytes: utf8('name,class\ra,A\rb,B\r'),
    expected: two([
      [2, 'a', 'A'],
      [3, 'b', 'B'],
    ]),
  },
  {
    name: 'mixed line ends',
    bytes: utf8('name,class\na,A\r\nb,B\rc,C'),
    expected: two([
      [2, 'a', 'A'],
      [3, 'b', 'B'],
      [4, 'c', 'C'],
    ]),
  },
  {
    name: 'line breaks in cells',
    bytes: utf8('name,class\r\n"a\r\nb",A\r\nc,C\r\n'),
    expected: two([
      [2, 'a\nb', 'A'],
      [4, 'c', 'C'],
    ]),
  },
  {
    name: 'blank lines and blank rows',
    bytes: utf8('\n\nname,class\n\na,A\n,\n  ,\nb,B\n\n'),
    expected: two([
      [5, 'a', 'A'],
      [8, 'b', 'B'],
    ]),
  },
  {
    name: 'quotes and delimiters in quotes',
    bytes: utf8('name,class\n"say ""yes"", please",A\n'),
    expected: two([[2, 'say "yes", please', 'A']]),
  },
  {
    name: 'an open quote',
    bytes: utf8('name,class\na,A\n"b,B\nc,C\n'),
    expected: { fault: 'quote-open', row: 3 },
  },
  {
    name: 'an open quote in a long file',
    bytes: utf8(`name,class\na,A\n"b,B\n${'c,C\n'.repeat(10_000)}`),
    expected: { fault: 'line-too-long', row: 3 },
  },
  {
    name: 'text behind a closing quote',
    bytes: utf8('name,class\na,A\n"b"b,B\n'),
    expected: { fault: 'quote-misplaced', row: 3 },
  },
  {
    name: 'a quote within a cell',
    bytes: utf8('name,class\na,A\nb "x",B\n'),
    expected: { fault: 'quote-misplaced', row: 3 },
  },
  {
    name: 'a huge line',
    bytes: utf8(`name,class\n${'x'.repeat(50_000)},A\n`),
    expected: { fault: 'line-too-long', row: 2 },
  },
  {
    name: 'a long cell: only its row',
    bytes: utf8(`name,class\n${'x'.repeat(2_000)},A\nb,B\n`),
    expected: two([
      [2, `!cell-too-long ${'x'.repeat(100)}`, 'A'],
      [3, 'b', 'B'],
    ]),
  },
  // delimiters, heads, shapes
  { name: 'semicolons', bytes: utf8('name;class\n"a;b";A\n'), expected: two([[2, 'a;b', 'A']]) },
  { name: 'tabs', bytes: utf8('name\tclass\na\tA\n'), expected: two([[2, 'a', 'A']]) },
  { name: 'sep= on top', bytes: utf8('sep=;\r\nname;class\r\na,b;A\r\n'), expected: two([[3, 'a,b', 'A']]) },
  {
    name: 'two delimiters equally often',
    bytes: utf8('name,class;x\na,A;1\n'),
    expected: { fault: 'delimiter-unclear', row: 1 },
  },
  {
    name: 'a stated delimiter',
    bytes: utf8('name,class;x\na,A;1\n'),
    options: { delimiter: ',' },
    expected: { columns: ['name', 'class;x'], rows: [[2, 'a', 'A;1']] },
  },
  { name: 'nothing', bytes: Buffer.alloc(0), expected: { fault: 'file-empty' } },
  { name: 'blanks alone', bytes: utf8('\n \n\r\n'), expected: { fault: 'file-empty' } },
  { name: 'a mark alone', bytes: Buffer.from([0xef, 0xbb, 0xbf]), expected: { fault: 'file-empty' } },
  { name: 'a head alone', bytes: utf8('name,class'), expected: two([]) },
  {
    name: 'one column',
    bytes: utf8('name\na\nb\n'),
    expected: {
      columns: ['name'],
      rows: [
        [2, 'a'],
        [3, 'b'],
      ],
    },
  },
  {
    name: 'two columns of one name',
    bytes: utf8('name, name \na,b\n'),
    expected: { fault: 'column-twice', row: 1 },
  },
  {
    name: 'a column without a name',
    bytes: utf8('name,,class\na,x,A\n'),
    expected: { columns: ['name', '', 'class'], rows: [[2, 'a', 'x', 'A']] },
  },
  {
    name: 'rows of other lengths: only they',
    bytes: utf8('name,class\na\nb,B\nc,C,3\nd,D,\n'),
    expected: two([
      [2, '!cells-missing'],
      [3, 'b', 'B'],
      [4, '!cells-too-many'],
      [5, 'd', 'D'],
    ]),
  },
  {
    name: 'too many rows',
    bytes: () => utf8(`name,class\n${'a,A\n'.repeat(5_001)}`),
    expected: { fault: 'too-many-rows', row: 5_002 },
  },
  {
    name: 'too many columns',
    bytes: utf8(`${'x'.repeat(3)},`.repeat(201)),
    expected: { fault: 'too-many-columns', row: 1 },
  },
  {
    name: 'what spreadsheets would compute stays text',
    bytes: utf8('name,class\n"=HYPERLINK(""http://x"")",A\n+886 2 1234,B\n-1,C\n@sum,A\n'),
    expected: two([
      [2, '=HYPERLINK("http://x")', 'A'],
      [3, '+886 2 1234', 'B'],
      [4, '-1', 'C'],
      [5, '@sum', 'A'],
    ]),
  },
  {
    name: 'ids that come twice are read as they stand',
    bytes: utf8('name,class\nc-1,A\nc-1,A\n'),
    expected: two([
      [2, 'c-1', 'A'],
      [3, 'c-1', 'A'],
    ]),
  },
];
