import { z } from 'zod';
import type { WhatIfReport } from '../../what-if/model/report';
import type { ClockChange } from '../../what-if/model/rules';
import { contradictions } from '../../what-if/model/rules';
import { customerClassSchema } from './directory';
import { keySchema, someClockDays } from './clock-days';
import { cursorSchema, instantSchema } from './wire';

/** What-if runs in the HTTP API. */

/** The most changes compared in one request, and the most projects that one request runs. */
export const whatIfBounds = { changes: 5, projects: 100, usualProjects: 50, stages: 40 } as const;

export const clockChangeSchema = z
  .strictObject({
    ...someClockDays.shape,
    byClass: z.partialRecord(customerClassSchema, someClockDays).exactOptional(),
    byStage: z
      .record(keySchema, someClockDays)
      .refine((stages) => Object.keys(stages).length <= whatIfBounds.stages, {
        error: `must not name more than ${whatIfBounds.stages} stages`,
      })
      .exactOptional()
      .meta({ description: 'By stage key. Where class and stage both say something, the smaller holds' }),
  })
  .superRefine((change, context) => {
    for (const message of contradictions(change)) context.addIssue({ code: 'custom', message });
  })
  .meta({
    id: 'ClockChange',
    description:
      'Days of the follow-up clock. Those that are left out stay as the playbook of each project has them, for a class or ' +
      'a stage too',
  }) satisfies z.ZodType<ClockChange>;

export const whatIfRequestSchema = z
  .strictObject({
    changes: z.array(clockChangeSchema).min(1).max(whatIfBounds.changes).meta({
      description: 'Each gets a report of its own, so that they can be compared',
    }),
    limit: z
      .int()
      .min(1)
      .max(whatIfBounds.projects)
      .default(whatIfBounds.usualProjects)
      .meta({ description: 'How many projects are run, those that were opened last first' }),
    cursor: cursorSchema.optional().meta({
      description: '`nextCursor` of an answer to the same changes: goes on with the projects after those',
    }),
  })
  .meta({ id: 'WhatIfRequest' });

const number = z.int().min(0);
const amountsSchema = z
  .strictObject({
    projects: number,
    value: z.record(z.string(), z.number()).meta({
      description: 'What they were to bring, by currency (ISO 4217)',
    }),
  })
  .meta({ id: 'WhatIfAmounts' });
const byTruthSchema = z
  .strictObject({ won: amountsSchema, lost: amountsSchema, dropped: amountsSchema, open: amountsSchema })
  .meta({ id: 'WhatIfByTruth', description: 'Projects by how they stand in truth' });

export const whatIfReportSchema = z
  .strictObject({
    projects: byTruthSchema.meta({ description: 'All projects of this run' }),
    followUps: number.meta({ description: 'Follow-ups that would have been asked for' }),
    judgements: number.meta({ description: 'Judgements that would have been asked for' }),
    dropped: byTruthSchema.meta({
      description: 'Projects that the clock would have dropped; `won` are the false drops',
    }),
    daysBeforeLoss: number.meta({
      description: 'Days between drop and loss of those that were lost in truth, all together',
    }),
    keepsLeftOut: number.meta({
      description: 'Judgements to keep a project that were left out: nobody would have asked for them',
    }),
    places: z
      .array(
        z.strictObject({
          customerClass: customerClassSchema,
          stage: keySchema,
          followUps: number,
          judgements: number,
          dropped: byTruthSchema,
        }),
      )
      .meta({ description: 'The same by class and stage, only where something would have fired' }),
  })
  .meta({ id: 'WhatIfReport' }) satisfies z.ZodType<WhatIfReport>;

export const whatIfAnswerSchema = z
  .strictObject({
    until: instantSchema.meta({ description: 'Silence is counted up to here' }),
    projects: number.meta({ description: 'How many projects were run' }),
    results: z
      .array(z.strictObject({ change: clockChangeSchema, report: whatIfReportSchema }))
      .meta({ description: 'In the order of the changes' }),
    assumptions: z.array(z.string()).meta({ description: 'What every run takes for granted, for readers' }),
    nextCursor: z.string().nullable().meta({ description: 'Null when there are no more projects' }),
  })
  .meta({ id: 'WhatIfAnswer' });
