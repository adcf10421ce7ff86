import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { columnsOf, csvHead, csvRows } from '../../../api/kit/csv';
import { bytesSource } from '../../../imports/reading/source';
import { openTable } from '../../../imports/reading/table';

it('reads an exported CSV as it was before spreadsheets were thought of', async () => {
  const names = ['=1+1', '+886 2', '-5', '-cmd', "'=x", "'t Hart", '＝1', 'a "b", c', '兩行\n一格'];
  const columns = columnsOf(z.strictObject({ id: z.string(), name: z.string() }));
  const rows = names.map((name, at) => ({ id: `c${at}`, name }));
  const text = csvHead(columns) + csvRows(rows, columns);

  const table = await openTable(bytesSource(Buffer.from(text)));
  const read: unknown[] = [];
  for await (const { cells } of table.rows()) read.push(cells[1]);

  expect(read).toEqual(names);
});
