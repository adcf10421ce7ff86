import { readFileSync } from 'node:fs';
import path from 'node:path';

import { parse } from 'csv-parse/sync';
import { z } from 'zod';

import { ClearError } from '../../embedded/processes/clear-error';
import { checkoutDir } from '../../embedded/processes/folders';

/** The public data as it stands in the files of data/crm-opportunities: nothing corrected yet. */
export interface CrmFiles {
  readonly accounts: readonly AccountRow[];
  readonly products: readonly ProductRow[];
  readonly teams: readonly TeamRow[];
  readonly pipeline: readonly PipelineRow[];
}

const numberText = z.string().regex(/^\d+(\.\d+)?$/, 'must be a number');
const name = z.string().min(1, 'must not be empty');
const dateOrNothing = z.union([z.iso.date(), z.literal('')], 'must be a date such as 2017-03-01, or empty');

const accountRow = z.strictObject({
  account: name,
  sector: z.string(),
  year_established: z.string(),
  revenue: numberText,
  employees: z.string(),
  office_location: z.string(),
  subsidiary_of: z.string(),
});
export type AccountRow = z.infer<typeof accountRow>;

const productRow = z.strictObject({ product: name, series: z.string(), sales_price: numberText });
export type ProductRow = z.infer<typeof productRow>;

const teamRow = z.strictObject({ sales_agent: name, manager: name, regional_office: name });
export type TeamRow = z.infer<typeof teamRow>;

const pipelineRow = z.strictObject({
  opportunity_id: name,
  sales_agent: name,
  product: name,
  account: z.string(),
  deal_stage: z.enum(['Won', 'Lost', 'Engaging', 'Prospecting']),
  engage_date: dateOrNothing,
  close_date: dateOrNothing,
  close_value: z.union([numberText, z.literal('')]),
});
export type PipelineRow = z.infer<typeof pipelineRow>;

const dataDir = path.join(checkoutDir, 'data', 'crm-opportunities');

/**
 * Reads the four files.
 *
 * @throws ClearError that names file, row and column of what cannot be read
 */
export function readCrmFiles(folder: string = dataDir): CrmFiles {
  const read = <Row extends z.ZodType>(file: string, row: Row): z.output<Row>[] =>
    readCsv(readFileSync(path.join(folder, file), 'utf8'), row, file);
  return {
    accounts: read('accounts.csv', accountRow),
    products: read('products.csv', productRow),
    teams: read('sales_teams.csv', teamRow),
    pipeline: read('sales_pipeline.csv', pipelineRow),
  };
}

/**
 * The rows of a CSV text with a line of column names; spaces around values are dropped.
 *
 * @param file names the text in errors
 * @throws ClearError with the first problem of each row that has any, at most ten
 */
export function readCsv<Row extends z.ZodType>(text: string, row: Row, file: string): z.output<Row>[] {
  const records: unknown[] = parse(text, { columns: true, trim: true, bom: true, skip_empty_lines: true });
  const problems: string[] = [];
  const rows = records.flatMap((record, index) => {
    const result = row.safeParse(record);
    if (result.success) return [result.data];
    const issue = result.error.issues[0];
    problems.push(`${file}, row ${index + 1}, ${issue?.path.join('.')}: ${issue?.message}`);
    return [];
  });
  if (problems.length > 0) throw new ClearError(problems.slice(0, mostProblems).join('\n'));
  return rows;
}

const mostProblems = 10;

export const rowSchemas = { accountRow, productRow, teamRow, pipelineRow } as const;
