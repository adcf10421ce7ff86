import { z } from 'zod';
import { parkedReportSchema } from './parked-reports';
import { acceptedSchema, receiptSchema } from './projects';

/** Many reports in one call, and what became of each. */

/** The most reports in one call. */
export const mostReports = 500;

/** What became of one of many reports: `status` says which of the others is there. */
export function bulkReportSchemaWith<Problem extends z.ZodType>(problemSchema: Problem) {
  const item = z
    .strictObject({
      index: z.int().min(0).meta({ description: 'Its place among what was sent' }),
      status: z
        .int()
        .meta({ description: 'What it would have been answered alone, such as 200, 202, 404 or 422' }),
      receipt: receiptSchema.nullable().meta({ description: '200: carried out' }),
      accepted: acceptedSchema.nullable().meta({ description: '202: kept, not carried out yet' }),
      parked: parkedReportSchema
        .nullable()
        .meta({ description: '202 too: it waits for a project, as was asked for' }),
      problem: problemSchema.nullable().meta({ description: '400 and above: refused, or failed' }),
    })
    .meta({ id: 'ReportedItem' });
  const count = z.int().min(0);
  return z
    .strictObject({
      counts: z
        .strictObject({ done: count, accepted: count, parked: count, refused: count, failed: count })
        .meta({ description: '`failed`: a fault on our side, 500 and above. Send these again' }),
      items: z.array(item).meta({ description: 'In the order in which they were sent' }),
    })
    .meta({ id: 'BulkReport', description: 'The fate of each of many reports' });
}
