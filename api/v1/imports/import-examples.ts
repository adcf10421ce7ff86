import type { ImportMapping } from '../../../contracts/wire/import-mappings';
import type { ImportOnWire, ImportProblemOnWire } from '../../../contracts/wire/imports';

/** Examples of imports for the document; a test sends them to a running API. */

export const exampleMapping = {
  name: 'crm-accounts',
  kind: 'customers',
  system: 'crm',
  fields: {
    reference: { column: 'Account No.' },
    name: { column: 'Account' },
    class: { column: 'Tier', words: { VIP: 'A', Key: 'B', Other: 'C' } },
    employees: { column: 'Staff', group: ',' },
    timeZone: { value: 'Asia/Taipei' },
    language: { value: 'zh-TW' },
  },
} satisfies ImportMapping;

const exampleRows = [
  ['Account No.', 'Account', 'Tier', 'Staff'],
  ['4711', '中興精密工業', 'VIP', '"1,200"'],
  ['4712', '中興電子', 'Gold', '80'],
];
export const exampleFile = exampleRows.map((cells) => `${cells.join(',')}\n`).join('');

export const exampleImportId = 'import-3f1c0a9be2d84c6f9a10';

const none = { rows: 0, created: 0, changed: 0, same: 0, refused: 0, endedAt: null };

export const exampleImport = {
  id: exampleImportId,
  mapping: exampleMapping.name,
  kind: 'customers',
  status: 'checked',
  createdAt: '2026-03-02T09:30:00.000Z',
  createdBy: 'key:crm',
  bytes: 98,
  form: { format: 'csv', encoding: 'utf-8', delimiter: ',' },
  problem: null,
  check: { rows: 2, created: 1, changed: 0, same: 0, refused: 1, endedAt: '2026-03-02T09:30:01.000Z' },
  commit: none,
} satisfies ImportOnWire;

export const exampleReceiving = {
  ...exampleImport,
  status: 'receiving',
  bytes: 0,
  form: null,
  check: none,
} satisfies ImportOnWire;

export const exampleProblem = {
  code: 'word-unknown',
  row: 3,
  column: 'Tier',
  message: '"Gold" is none of: A, B, C.',
  cure: 'Correct the cell, or say in the mapping (`words`) what "Gold" means.',
} satisfies ImportProblemOnWire;
