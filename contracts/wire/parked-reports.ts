import { z } from 'zod';
import { actorSchema, operationIdSchema } from './projects';
import { idSchema } from './directory';
import { referenceSchema } from './references';
import { cursorSchema, instantSchema, limitSchema, pageSchema, projectIdSchema } from './wire';

/** Reports that wait for a project which nobody has opened yet, in the HTTP API. */

/** The longest a report may wait, in days: after that nobody remembers what it was about. */
export const longestParkedDays = 30;

/** The most reports that wait for one project. */
export const mostParked = 500;

/** What a request says that may park its reports. */
export const parkShape = {
  park: z.coerce
    .number()
    .int()
    .min(1)
    .max(longestParkedDays)
    .optional()
    .meta({
      description:
        'For how many days the report waits when no project has the reference that it names yet. It is carried out when ' +
        'a project is opened with the reference, or gets it. Goes with `tell`',
    }),
  tell: idSchema.optional().meta({
    description: 'Who gets an email when the time is over and no project has come',
  }),
};

/** Whether a request has both, or neither. */
export function hasWholeParking({ park, tell }: { park?: unknown; tell?: unknown }): boolean {
  return (park === undefined) === (tell === undefined);
}

export const wholeParkingError = { error: 'park and tell go together', path: ['tell'] };

export const parkedIdSchema = idSchema.meta({ description: 'Id of the parked report' });

const statusSchema = z.enum(['waiting', 'delivered', 'refused', 'expired', 'withdrawn']).meta({
  description:
    '`waiting`: for a project with the reference. `delivered`: a project has got it, the operation says what became of ' +
    'it. `refused`: the project has refused it, `refusal` says why. `expired`: no project came in time. `withdrawn`: it ' +
    'was taken back',
});

export const parkedReportSchema = z
  .strictObject({
    id: parkedIdSchema,
    status: statusSchema,
    reference: referenceSchema.meta({ description: 'What the project is called that it waits for' }),
    name: z.enum(['reachMilestone', 'recordContact']),
    facts: z.record(z.string(), z.unknown()).meta({ description: 'What is reported, as it was sent' }),
    hasNote: z.boolean(),
    actor: actorSchema,
    source: z.string(),
    commandId: z.string().meta({ description: 'Names the command in the timeline' }),
    tell: idSchema.meta({ description: 'Who gets an email when it expires' }),
    parkedAt: instantSchema,
    expiresAt: instantSchema,
    endedAt: instantSchema.nullable(),
    projectId: projectIdSchema.nullable().meta({ description: 'The project that has got it, or gets it' }),
    operationId: operationIdSchema.nullable(),
    refusal: z.strictObject({ code: z.string(), detail: z.string() }).nullable(),
  })
  .meta({ id: 'ParkedReport', description: 'A report for a project that did not exist when it came' });

export type ParkedReportOnWire = z.input<typeof parkedReportSchema>;

export const parkedListQuerySchema = z.strictObject({
  status: statusSchema.optional(),
  reference: z
    .string()
    .regex(/^[a-z0-9-]+:.+$/u, 'must be a system and its id, such as crm:4711')
    .optional()
    .meta({ description: 'Only those that wait for this reference, such as `crm:4711`' }),
  cursor: cursorSchema.optional(),
  limit: limitSchema,
});

export const parkedPageSchema = pageSchema(parkedReportSchema, 'ParkedReportPage');
