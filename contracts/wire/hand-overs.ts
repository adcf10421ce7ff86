import { z } from 'zod';
import { handOverReasons } from '../../domain/hand-over/hand-over';
import { handOverAnswers, handOverStatuses } from '../../domain/hand-over/hand-over-progress';
import { idSchema } from './directory';
import { projectStatusSchema } from './projects';
import { cursorSchema, instantSchema, limitSchema, noteSchema, pageSchema, projectIdSchema } from './wire';

/** Hand-overs in the HTTP API. */

/** The most projects that one request can name; without naming them, more can be handed over. */
const mostNamed = 1000;

const personIdSchema = idSchema.meta({ description: 'Id of a person' });
const reasonSchema = z.enum(handOverReasons).meta({ description: 'Why the projects change hands' });
const countSchema = z.int().min(0);

const askFields = {
  fromPersonId: idSchema.meta({ description: 'Whose projects they are' }),
  projectIds: z
    .array(projectIdSchema)
    .min(1)
    .max(mostNamed)
    .optional()
    .meta({ description: 'Which of them; by default everything that the person holds' }),
  toPersonId: idSchema
    .optional()
    .meta({ description: 'Who is asked to take all of them over; by default they are placed by rule' }),
  assignments: z
    .array(z.strictObject({ projectId: projectIdSchema, toPersonId: idSchema }))
    .max(mostNamed)
    .optional()
    .meta({ description: 'Who is asked to take single projects; it goes before `toPersonId` and the rule' }),
};

export const handOverPreviewSchema = z.strictObject(askFields).meta({ id: 'HandOverPreviewRequest' });
export const startHandOverSchema = z
  .strictObject({ ...askFields, reason: reasonSchema })
  .meta({ id: 'StartHandOver' });

const placementReasonSchema = z
  .enum([
    'named',
    'manager-of-person',
    'same-customer',
    'least-loaded-in-team-and-region',
    'least-loaded-in-team',
    'nobody-with-roles',
    'nobody-in-team',
    'nobody-above',
  ])
  .meta({ description: 'Why this receiver, or why nobody' });

const holdingFields = {
  projectId: projectIdSchema,
  title: z.string(),
  customerId: idSchema,
  status: projectStatusSchema,
  isOwner: z.boolean(),
  roles: z.array(z.string()).meta({ description: 'Roles that the person holds in the project' }),
  openTasks: countSchema,
};

export const holdingSchema = z.strictObject(holdingFields).meta({ id: 'Holding' });

/** How much somebody holds. */
export const holdingCountsSchema = z
  .strictObject({
    projects: countSchema,
    byStatus: z.strictObject({
      open: countSchema,
      won: countSchema,
      lost: countSchema,
      dropped: countSchema,
    }),
    owned: countSchema.meta({ description: 'Projects that the person leads or led' }),
    openTasks: countSchema,
  })
  .meta({ id: 'HoldingCounts' });

export const holdingPageSchema = z
  .strictObject({
    counts: holdingCountsSchema,
    items: z.array(holdingSchema),
    nextCursor: z.string().nullable().meta({ description: 'Null on the last page' }),
    next: z.string().nullable().meta({ description: 'Address of the next page, relative to this API' }),
  })
  .meta({ id: 'HoldingPage' });

export const previewSchema = z
  .strictObject({
    fromPersonId: personIdSchema,
    counts: holdingCountsSchema.extend({ unplaced: countSchema }),
    receivers: z.array(
      z.strictObject({
        personId: personIdSchema,
        projects: countSchema,
        overCapacity: countSchema.meta({ description: 'Projects beyond what the person can carry' }),
      }),
    ),
    items: z.array(
      z.strictObject({
        ...holdingFields,
        receiverId: personIdSchema.nullable().meta({ description: 'Null: a manager decides' }),
        reason: placementReasonSchema,
        overCapacity: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'HandOverPreview' });

const partSchema = z
  .strictObject({
    part: z.string().meta({ description: 'Whom the plan chose, or `@unplaced`' }),
    receiverId: personIdSchema.nullable().meta({ description: 'Who gets it as things stand' }),
    status: z.enum(['planned', 'offered', 'deciding', 'accepted', 'moved']),
    projects: countSchema,
    moved: countSchema,
    refused: countSchema,
    answer: z
      .strictObject({ answer: z.enum(handOverAnswers), actor: z.string(), at: instantSchema })
      .nullable(),
    decision: z.strictObject({ toPersonId: personIdSchema, actor: z.string(), at: instantSchema }).nullable(),
    waitsFor: personIdSchema
      .nullable()
      .meta({ description: 'The manager who has to decide; null when nobody has to, or nobody is above' }),
    dueAt: instantSchema.nullable().meta({ description: 'When silence is acted upon' }),
  })
  .meta({ id: 'HandOverPart' });

export const handOverSummarySchema = z
  .strictObject({
    id: z.string(),
    fromPersonId: personIdSchema,
    reason: reasonSchema,
    requestedBy: z.string(),
    startedAt: instantSchema,
    status: z.enum(handOverStatuses),
    counts: z
      .strictObject({
        projects: countSchema,
        moved: countSchema,
        waiting: countSchema,
        refused: countSchema,
        unplaced: countSchema,
      })
      .meta({ id: 'HandOverCounts' }),
  })
  .meta({ id: 'HandOverSummary' });

export const handOverItemSchema = z
  .strictObject({
    projectId: projectIdSchema,
    part: z.string(),
    receiverId: personIdSchema.nullable(),
    status: z.enum(['planned', 'offered', 'accepted', 'declined', 'unplaced', 'moved', 'refused']),
    reason: placementReasonSchema,
    overCapacity: z.boolean(),
    refusal: z.string().nullable().meta({ description: 'Why the project did not take it, as a code' }),
    movedAt: instantSchema.nullable(),
  })
  .meta({ id: 'HandOverItem' });

export const handOverSchema = handOverSummarySchema
  .extend({
    parts: z.array(partSchema),
    items: z.array(handOverItemSchema),
    nextCursor: z.string().nullable().meta({ description: 'Of the items; null on the last page' }),
    next: z.string().nullable().meta({ description: 'Address of the next page, relative to this API' }),
  })
  .meta({ id: 'HandOver' });

export const handOverListSchema = pageSchema(handOverSummarySchema, 'HandOverPage');

export const handOverListQuerySchema = z.strictObject({
  person: idSchema.optional().meta({ description: 'Only hand-overs of what this person held' }),
  cursor: cursorSchema.optional(),
  limit: limitSchema,
});

/** Says which hand-over was started. */
export const startedSchema = z
  .strictObject({ id: z.string(), fromPersonId: personIdSchema })
  .meta({ id: 'HandOverStarted' });

export const answerSchema = z
  .strictObject({
    personId: idSchema
      .optional()
      .meta({ description: 'Who was asked; by default the person on whose behalf the request is made' }),
    answer: z.enum(handOverAnswers),
    note: noteSchema.optional(),
  })
  .meta({ id: 'AnswerHandOver' });

export const decisionSchema = z
  .strictObject({
    receiverId: idSchema
      .nullable()
      .meta({ description: 'For whom it was planned; null: what nobody was found for' }),
    toPersonId: idSchema
      .nullable()
      .meta({ description: 'Who takes it over; null: whoever it was planned for, all the same' }),
  })
  .meta({ id: 'DecideHandOver' });

/** The answer of a hand-over to a message. */
export const saidSchema = z
  .strictObject({
    id: z.string(),
    status: z.enum(handOverStatuses),
  })
  .meta({ id: 'HandOverSaid' });
