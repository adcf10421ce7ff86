import { z } from 'zod';
import { lineCharacters } from '../sandbox/given-text';
import { longest } from '../sandbox/command-shape';
import { acceptedSchema, receiptSchema } from './projects';

/** Many reports in one call, and what became of each. */

/** The most reports in one call. */
export const mostReports = 500;

const referenceForm = `ref:[a-z0-9][a-z0-9-]{0,${longest.key - 1}}:[^${lineCharacters}]{1,${longest.id}}`;

/** What names a project in a body: its id, or a reference of another system in its place. */
export const projectNameSchema = z
  .string()
  .regex(
    new RegExp(`^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,63}|${referenceForm})$`, 'u'),
    'must be the id of a project, or "ref:<system>:<id>" with the id that another system has for it',
  )
  .meta({ description: 'Id of the project, or `ref:<system>:<id>`: what another system calls it' });

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
      problem: problemSchema.nullable().meta({ description: '400 and above: refused, or failed' }),
    })
    .meta({ id: 'ReportedItem' });
  const count = z.int().min(0);
  return z
    .strictObject({
      counts: z
        .strictObject({ done: count, accepted: count, refused: count, failed: count })
        .meta({ description: '`failed`: a fault on our side, 500 and above. Send these again' }),
      items: z.array(item).meta({ description: 'In the order in which they were sent' }),
    })
    .meta({ id: 'BulkReport', description: 'The fate of each of many reports' });
}
