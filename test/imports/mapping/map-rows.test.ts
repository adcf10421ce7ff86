import { describe, expect, it } from '@jest/globals';
import { importFields, importKinds } from '../../../contracts/wire/import-fields';
import type { ImportMapping } from '../../../contracts/wire/import-mappings';
import { importMappingSchema } from '../../../contracts/wire/import-mappings';
import {
  fileFaultCodes,
  mappingFaultCodes,
  recordFaultCodes,
  rowFaultCodes,
} from '../../../imports/faults/fault-codes';
import { wordFault } from '../../../imports/faults/wording';
import { rowMapper } from '../../../imports/mapping/map-rows';
import type { Cell } from '../../../imports/reading/cells';

type Column = ImportMapping['fields'][string];

/** What one cell gives as a field of a customer, a person or a contact: its value, or the code of what is wrong. */
function readAs(
  kind: ImportMapping['kind'],
  field: string,
  column: Omit<Column, 'column'>,
  cell: Cell,
): unknown {
  const mapping: ImportMapping = {
    name: 'm',
    kind,
    system: 'crm',
    timeZone: 'Europe/Berlin',
    fields: { [field]: { ...column, column: 'c' } },
  };
  const { values, faults } = rowMapper(mapping, ['c'], 1)({ row: 2, cells: [cell] });
  return faults[0] ? `!${faults[0].code}` : values[field];
}
const customer = (field: string, column: Omit<Column, 'column'>, cell: Cell): unknown =>
  readAs('customers', field, column, cell);

describe('dates', () => {
  it.each<[string | undefined, Cell, string]>([
    [undefined, '2026-03-02', '2026-03-02'],
    [undefined, ' 2026-03-02 ', '2026-03-02'],
    [undefined, '02/03/2026', '!day-unreadable'],
    ['DD/MM/YYYY', '02/03/2026', '2026-03-02'],
    ['MM/DD/YYYY', '02/03/2026', '2026-02-03'],
    ['DD/MM/YYYY', '2/3/2026', '!day-unreadable'],
    ['D/M/YYYY', '2/3/2026', '2026-03-02'],
    ['D.M.YYYY', '31.2.2026', '!day-unreadable'],
    ['D.M.YYYY', '2x3x2026', '!day-unreadable'],
    ['YYYY年M月D日', '2026年3月2日', '2026-03-02'],
    ['ROC/MM/DD', '115/03/02', '2026-03-02'],
    ['民國ROC年M月D日', '民國99年12月31日', '2010-12-31'],
    ['YYYY-MM-DD HH:mm', '2026-03-02 18:30', '2026-03-02'],
    ['DD/MM/YYYY', { kind: 'date', text: '2026-03-02' }, '2026-03-02'],
    [undefined, { kind: 'number', text: '46083' }, '!day-unreadable'],
    ['YYYY-MM-DD', '2024-02-29', '2024-02-29'],
    ['YYYY-MM-DD', '2023-02-29', '!day-unreadable'],
  ])('of the form %s: %j is %s', (form, cell, expected) => {
    expect(customer('sizeAsOf', form === undefined ? {} : { form }, cell)).toBe(expected);
  });

  it('are instants of the stated zone where there is a time, and none where the clocks skip it', () => {
    const at = (cell: string): unknown => readAs('contacts', 'at', { form: 'YYYY-MM-DD HH:mm' }, cell);

    expect(at('2026-01-15 10:00')).toBe(Date.UTC(2026, 0, 15, 9));
    expect(at('2026-07-15 10:00')).toBe(Date.UTC(2026, 6, 15, 8));
    expect(at('2026-03-29 02:30')).toBe('!time-unreadable');
  });
});

describe('numbers', () => {
  it.each<[Omit<Column, 'column'>, Cell, unknown]>([
    [{}, '1234.5', 1234.5],
    [{}, '1,234', '!number-unreadable'],
    [{ group: ',' }, '1,234,567.89', 1_234_567.89],
    [{ group: ',' }, '12,34', '!number-unreadable'],
    [{ group: ',' }, '1234567', 1_234_567],
    [{ decimal: ',', group: '.' }, '1.234,5', 1234.5],
    [{ decimal: ',' }, '1.234,5', '!number-unreadable'],
    [{ decimal: ',', group: ' ' }, '1\u00a0234,5', 1234.5],
    [{ group: "'" }, "1'234.50", 1234.5],
    [{}, 'TWD 5', '!number-unreadable'],
    [{}, '-3', -3],
    [{}, '٣', '!number-unreadable'],
    [{ decimal: ',', group: '.' }, { kind: 'number', text: '1234.5' }, 1234.5],
    [{}, '1e5', '!number-unreadable'],
  ])('of the form %j: %j is %j', (form, cell, expected) => {
    expect(customer('revenue', form, cell)).toBe(expected);
  });

  it('are whole where a field counts', () => {
    expect(customer('employees', {}, '12.5')).toBe('!not-whole');
  });
});

describe('other cells', () => {
  it.each<[ImportMapping['kind'], string, Omit<Column, 'column'>, Cell, unknown]>([
    ['customers', 'class', { words: { VIP: 'A' } }, 'VIP', 'A'],
    ['customers', 'class', { words: { VIP: 'A' } }, 'B', 'B'],
    ['customers', 'class', { words: { VIP: 'A' } }, 'gold', '!word-unknown'],
    ['customers', 'region', { words: { N: 'north' } }, 'south', 'south'],
    ['customers', 'tags', {}, 'a; b;;a', ['a', 'b']],
    ['customers', 'active', {}, '是', true],
    ['customers', 'active', {}, { kind: 'boolean', text: 'false' }, false],
    ['customers', 'active', {}, 'perhaps', '!yes-or-no'],
    ['customers', 'name', {}, '=1+1', '=1+1'],
    ['customers', 'name', {}, { kind: 'fault', code: 'formula', text: '=1+1' }, '!formula'],
    ['customers', 'name', {}, { kind: 'number', text: '815' }, '815'],
    ['customers', 'parent', {}, 'crm:4711', { system: 'crm', id: '4711' }],
    ['customers', 'parent', {}, 'customer-1', { id: 'customer-1' }],
    ['customers', 'parent', {}, 'Acme Ltd.', '!reference-unreadable'],
    ['customers', 'parent', { system: 'erp' }, 'Acme Ltd.', { system: 'erp', id: 'Acme Ltd.' }],
    ['customer-people', 'phone', { country: 'TW' }, '(02) 2345-6789', '+886 2 2345 6789'],
    ['customer-people', 'phone', { country: 'DE' }, '+886 2 2345 6789', '+886 2 2345 6789'],
    ['customer-people', 'phone', {}, '02 2345 6789', '!phone-unreadable'],
    ['customer-people', 'phone', { country: 'TW' }, '12', '!phone-unreadable'],
    ['customer-people', 'email', {}, 'a@example.com', 'a@example.com'],
    ['customer-people', 'email', {}, 'A <a@example.com>', '!email-unreadable'],
    ['customer-people', 'committee', { words: { boss: 'decides' } }, 'boss; pays', ['decides', 'pays']],
    ['customer-people', 'committee', {}, 'boss', '!word-unknown'],
    ['customers', 'name', {}, '   ', undefined],
    ['customers', 'employees', { words: { some: '12' } }, 'some', 12],
    ['customers', 'employees', { words: { '0': '' } }, '0', undefined],
    ['customers', 'sizeAsOf', { words: { never: '' } }, 'never', undefined],
    ['customer-people', 'customer', { words: { '-': '' } }, '-', '!value-missing'],
    ['customer-people', 'customer', {}, '', '!value-missing'],
  ])('of %s.%s with %j: %j is %j', (kind, field, column, cell, expected) => {
    expect(readAs(kind, field, column, cell)).toEqual(expected);
  });
});

describe('a column that another one stands in for', () => {
  const mapping = importMappingSchema.parse({
    ...{ name: 'crm', kind: 'projects', system: 'crm' },
    fields: {
      reference: { column: 'Id' },
      title: { column: 'Product' },
      customer: { value: 'acme' },
      owner: { value: 'lin' },
      amount: {
        column: 'Value',
        words: { '0': '' },
        group: ',',
        otherwise: { column: 'Product', words: { Pump: '1,200' } },
      },
    },
  });
  const read = rowMapper(mapping, ['Id', 'Product', 'Value'], 1);

  it.each([
    ['900', 'Pump', 900],
    ['', 'Pump', 1200],
    ['0', 'Pump', 1200],
  ])('of a value of %j for a %s is %d', (value, product, amount) => {
    expect(read({ row: 2, cells: ['1', product, value] }).values['amount']).toBe(amount);
  });

  it('is named where it is what cannot be read', () => {
    expect(read({ row: 2, cells: ['1', 'Fan', ''] }).faults).toMatchObject([
      { code: 'number-unreadable', column: 'Product' },
    ]);
  });
});

describe('a mapping', () => {
  const good = { name: 'crm', kind: 'customers', system: 'crm', fields: { reference: { column: 'Id' } } };
  const faultsOf = (change: object): string[] => {
    const read = importMappingSchema.safeParse({ ...good, ...change });
    return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  };

  it('is checked before any file is read', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ fields: { name: { column: 'Name' } } })[0]).toMatch(/must have "reference" or "id"/);
    expect(faultsOf({ system: undefined })[0]).toMatch(/^system is needed/);
    expect(faultsOf({ fields: { ...good.fields, nmae: { column: 'x' } } })[0]).toMatch(
      /is no field of customers/,
    );
    expect(faultsOf({ fields: { reference: { column: 'Id', value: 'x' } } })[0]).toMatch(
      /either a column or a value/,
    );
    expect(faultsOf({ fields: { reference: { column: 'Id', decimal: ',', group: ',' } } })[0]).toMatch(
      /must differ/,
    );
    expect(faultsOf({ fields: { reference: { column: 'Id', form: 'MM/DD' } } })[0]).toMatch(
      /must be the form of a date/,
    );
    expect(faultsOf({ kind: 'contacts' }).join()).toMatch(
      /must have "project".*must have "kind".*timeZone is needed/s,
    );
  });

  it('names a column that the file lacks, with those that it has', () => {
    const mapping = importMappingSchema.parse(good);

    const map = (): unknown => rowMapper(mapping, ['ID', 'Name'], 3);

    expect(map).toThrow(
      expect.objectContaining({
        fault: {
          code: 'column-missing',
          row: 3,
          column: 'Id',
          values: { name: 'Id', columns: '"ID", "Name"' },
        },
      }),
    );
  });

  it('tells everything that is wrong with a row at once', () => {
    const mapping = importMappingSchema.parse({
      ...good,
      fields: { ...good.fields, class: { column: 'Class' }, employees: { column: 'Staff' } },
    });

    const { faults } = rowMapper(
      mapping,
      ['Id', 'Class', 'Staff'],
      1,
    )({ row: 7, cells: ['1', 'gold', 'many'] });

    expect(faults).toEqual([
      { code: 'word-unknown', row: 7, column: 'Class', values: { text: 'gold', words: 'A, B, C' } },
      { code: 'number-unreadable', row: 7, column: 'Staff', values: { text: 'many', form: '.' } },
    ]);
  });
});

describe('the sentences of faults', () => {
  const codes = [...fileFaultCodes, ...rowFaultCodes, ...mappingFaultCodes, ...recordFaultCodes];

  it.each(codes)('say the same of %s in both languages, with the same values', (code) => {
    const named = new Proxy({}, { get: (_target, name) => `<${String(name)}>` });
    const fault = { code, values: named };
    const valuesOf = ({ message, cure }: { message: string; cure: string }): string[] => [
      ...new Set(`${message} ${cure}`.match(/<\w+>/g)?.sort()),
    ];

    expect(valuesOf(wordFault(fault, 'zh-TW'))).toEqual(valuesOf(wordFault(fault, 'en')));
  });

  it('say what each field is', () => {
    for (const kind of importKinds)
      for (const { about } of Object.values(importFields[kind])) expect(about).toMatch(/^[A-Z]/);
  });
});
