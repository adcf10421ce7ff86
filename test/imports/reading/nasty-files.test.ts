import { describe, expect, it } from '@jest/globals';
import { FileFault } from '../../../imports/faults/fault-codes';
import { wordFault } from '../../../imports/faults/wording';
import type { Cell } from '../../../imports/reading/cells';
import { usualLimits } from '../../../imports/reading/limits';
import { bytesSource } from '../../../imports/reading/source';
import type { ReadingOptions } from '../../../imports/reading/table';
import { openTable } from '../../../imports/reading/table';
import type { Expected } from '../../support/imports/nasty-case';
import { nastyCsvs } from '../../support/imports/nasty-csv';
import { nastyWorkbooks } from '../../support/imports/nasty-workbooks';

const limits = { ...usualLimits, rows: 5_000, cellLength: 1_000, rowLength: 20_000 };

/** A cell as text: its kind stands before what is more than text, a fault's code after `!`. */
function shown(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return cell.kind === 'fault' ? `!${cell.code} ${cell.text}` : `${cell.kind} ${cell.text}`;
}

async function read(bytes: Buffer, options: ReadingOptions = {}): Promise<Expected> {
  try {
    const table = await openTable(bytesSource(bytes), options, limits);
    const rows: [number, ...string[]][] = [];
    for await (const { row, cells, fault } of table.rows()) {
      rows.push(fault ? [row, `!${fault.code}`] : [row, ...cells.map(shown)]);
    }
    return { columns: table.columns, rows };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    const { code, row } = error.fault;
    return { fault: code, ...(row !== undefined && { row }) };
  }
}

const cases = [...nastyCsvs, ...nastyWorkbooks];

describe('nasty files', () => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', async (_name, given) => {
    const bytes = typeof given.bytes === 'function' ? given.bytes() : given.bytes;

    const found = await read(bytes, given.options);

    const { says: _says, ...expected } = { says: undefined, ...given.expected };
    expect(found).toEqual(
      'row' in expected || !('fault' in expected) ? expected : expect.objectContaining(expected),
    );
  });

  it.each(cases.flatMap((each) => ('fault' in each.expected ? [[each.name, each] as const] : [])))(
    'says what to do about %s, in both languages',
    async (_name, { bytes, options, expected }) => {
      const given = typeof bytes === 'function' ? bytes() : bytes;
      const fault = await openTable(bytesSource(given), options, limits)
        .then(async (table) => {
          for await (const _row of table.rows());
          throw new Error('It was read.');
        })
        .catch((error: unknown) =>
          error instanceof FileFault ? error.fault : Promise.reject(error as Error),
        );

      for (const language of ['en', 'zh-TW'] as const) {
        const { message, cure } = wordFault(fault, language);
        expect(message).not.toMatch(/\{|undefined| {2}/);
        expect(cure.length).toBeGreaterThan(5);
        if ('says' in expected && expected.says !== undefined) expect(message).toContain(expected.says);
      }
    },
  );

  it('are enough', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });
});
