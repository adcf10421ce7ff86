import { z } from 'zod';
import { missingParts } from '../../domain/playbook/facts';
import { taskKinds } from '../../domain/playbook/playbook';
import { contactKinds, holdReasons } from '../../domain/project/model/command-fields';
import { customerClassSchema, idSchema } from './directory';
import { referenceSchema } from './references';
import { bilingualSchema, instantSchema, pageSchema, projectIdSchema, taskIdSchema } from './wire';

/** Projects in the answers of the HTTP API. */

export const projectStatusSchema = z.enum(['open', 'held', 'won', 'lost', 'dropped']).meta({
  id: 'ProjectStatus',
  description:
    '`held`: it waits for a date, its clocks are paused. Won, lost and dropped are ends: only a new attempt changes that',
});

const named = (description: string) =>
  z.strictObject({ key: z.string(), name: bilingualSchema }).meta({ description });

const revisionSchema = z
  .int()
  .min(1)
  .meta({ description: 'Number of events so far; each accepted command raises it' });

const personIdSchema = idSchema.meta({ description: 'Id of a person' });

export const actorSchema = z.string().meta({
  description: 'Who did it: a person, an API key (`key:…`), or `milepost` for the project itself',
});

export const taskSchema = z
  .strictObject({
    id: taskIdSchema,
    projectId: projectIdSchema,
    projectTitle: z.string(),
    kind: z.enum(taskKinds).meta({
      description:
        '`stage`: from the playbook. `follow-up`, `judge`: from the clock, done by a contact or a judgement. ' +
        '`resume`: after a hold. `push`: asked for in the weekly review. `fill-role`, `fix-mail`, `reassign`: for the manager',
    }),
    key: z.string().meta({ description: "The playbook's key of the task, or its kind" }),
    name: bilingualSchema,
    role: z.string(),
    stage: z.string(),
    personId: personIdSchema.nullable().meta({ description: 'Null while nobody is chosen' }),
    status: z
      .enum(['open', 'accepted', 'done', 'declined', 'cancelled', 'superseded', 'skipped'])
      .meta({ description: '`open` and `accepted` are still to be done' }),
    openedAt: instantSchema,
    heldSince: instantSchema.meta({
      description: 'Since when its holder has it, or nobody: later than `openedAt` when it was passed on',
    }),
    dueAt: instantSchema.nullable().meta({ description: 'Null until the due date is worked out' }),
    milestone: z
      .string()
      .nullable()
      .meta({ description: 'The milestone that the task reports; its completion needs evidence' }),
    about: z
      .string()
      .nullable()
      .meta({ description: 'The role to fill, or the person whose mail came back' }),
    aboutTasks: z.array(taskIdSchema).meta({
      description: 'Of a decision who goes on: the tasks of one person that are to be decided about',
    }),
    closedAt: instantSchema.nullable(),
    closedBy: actorSchema.nullable(),
    closedReason: z.string().nullable().meta({ description: 'A code such as `milestone` or `contact`' }),
  })
  .meta({ id: 'Task' });
export type TaskOnWire = z.input<typeof taskSchema>;

const nextCheckSchema = z
  .strictObject({ check: z.enum(['follow-up', 'judge', 'drop', 'wake']), at: instantSchema })
  .nullable()
  .meta({
    description:
      'What the clock does next when nothing is heard of the customer; null while it is worked out',
  });

const clockSchema = z
  .strictObject({
    phase: z.enum(['watching', 'followed-up', 'judging']).meta({
      description:
        '`watching`: no check has fired. `followed-up`: judgement comes next. `judging`: the drop comes next',
    }),
    startedAt: instantSchema.meta({ description: 'Days count from here: the last contact, or the opening' }),
    startedBy: z.strictObject({
      cause: z.enum(['opened', 'contact', 'milestone', 'reopened']),
      actor: actorSchema,
      revision: revisionSchema,
    }),
    followUpAt: instantSchema.nullable(),
    judgeAt: instantSchema.nullable(),
    dropAt: instantSchema.nullable(),
    nextCheck: nextCheckSchema,
    days: z
      .strictObject({ followUpDays: z.int(), judgeDays: z.int(), graceWorkingDays: z.int() })
      .meta({ description: 'The days that hold for the project now' }),
    isOwn: z
      .boolean()
      .meta({ description: "Whether some of them are the project's own, and not the playbook's" }),
    keptUntil: instantSchema.nullable().meta({ description: 'When a project that was kept is judged next' }),
  })
  .meta({ id: 'Clock', description: 'The follow-up clock. Only a contact resets it' });

const outcomeSchema = z
  .strictObject({
    at: instantSchema,
    actor: actorSchema,
    reason: z.string().meta({ description: 'A reason of the playbook; `signed` for a won project' }),
    competitor: z.string().nullable(),
    deliveryManagerId: personIdSchema.nullable(),
  })
  .meta({ id: 'Outcome', description: 'How the project ended' });

const holdSchema = z
  .strictObject({
    reason: z.enum(holdReasons),
    since: instantSchema,
    wakeAt: instantSchema.meta({
      description: 'When it resumes automatically; a contact or a milestone wakes it earlier',
    }),
    actor: actorSchema,
  })
  .meta({ id: 'Hold', description: 'A wait with a wake date. Clocks and reminders are paused' });

const meetingSchema = z
  .strictObject({
    kind: z.enum(contactKinds),
    at: instantSchema,
    evidence: z.string(),
    actor: actorSchema,
  })
  .meta({ id: 'ConfirmedMeeting', description: 'A dated exchange that the customer has confirmed' });

const milestoneSchema = z
  .strictObject({
    milestone: z.string(),
    name: bilingualSchema,
    occurredAt: instantSchema,
    recordedAt: instantSchema.meta({ description: 'When it was reported' }),
    evidence: z.string(),
    actor: actorSchema,
    source: z.string().meta({ description: 'Through what it came: `api`, the name of an API key, `mail`' }),
    revision: revisionSchema,
  })
  .meta({ id: 'ReachedMilestone' });

/** A project in lists. */
const summaryShape = {
  id: projectIdSchema,
  revision: revisionSchema,
  status: projectStatusSchema,
  title: z.string(),
  customerId: idSchema,
  customerClass: customerClassSchema,
  ownerId: personIdSchema,
  amount: z.number().nullable(),
  currency: z.string().nullable().meta({ description: 'ISO 4217' }),
  expectedSigningOn: z.iso
    .date()
    .nullable()
    .meta({ description: 'The day on which the customer is expected to sign; null when it is not known' }),
  references: z.array(referenceSchema).meta({ description: 'What other systems call it' }),
  openedAt: instantSchema,
  stage: named("The seller's stage"),
  buyerStage: named("The customer's own buying stage"),
  drifting: z.boolean().meta({ description: 'Whether the seller is two or more stages ahead of the buyer' }),
  hold: holdSchema.nullable().meta({ description: 'Null when the project is not on hold' }),
  ageDays: z.number().meta({ description: 'Days since the attempt began, without the time on hold' }),
  ageInStageDays: z.number().meta({ description: 'Days in the stage, without the time on hold' }),
  nextCheck: nextCheckSchema,
} as const;

export const projectSummarySchema = z.strictObject(summaryShape).meta({ id: 'ProjectSummary' });
export type ProjectSummary = z.input<typeof projectSummarySchema>;

export const projectSchema = z
  .strictObject({
    ...summaryShape,
    playbook: z.strictObject({ key: z.string(), version: z.int() }),
    gate: z
      .strictObject({
        missing: z
          .array(z.strictObject({ milestone: z.string(), name: bilingualSchema }))
          .meta({ description: 'Milestones' }),
        facts: z
          .array(
            z.strictObject({
              fact: z.string(),
              name: bilingualSchema,
              lacks: z
                .array(z.strictObject({ part: z.enum(missingParts), name: bilingualSchema }))
                .meta({ description: 'What of it the customer archive lacks' }),
              where: bilingualSchema.meta({ description: 'Where to write it' }),
            }),
          )
          .meta({
            description: 'Facts of the customer archive, also those that a missing milestone waits for',
          }),
      })
      .meta({ description: 'What is still missing for the stage to be complete' }),
    milestones: z.array(milestoneSchema).meta({ description: 'In the order in which they were reported' }),
    path: z
      .array(
        z.strictObject({ stage: z.string(), enteredAt: instantSchema, leftAt: instantSchema.nullable() }),
      )
      .meta({ description: 'Every visit to a stage' }),
    roles: z
      .array(
        z.strictObject({
          role: z.string(),
          name: bilingualSchema,
          personId: personIdSchema.nullable(),
          reason: z.string().meta({ description: 'Why this person, or why nobody: a code' }),
          reasonText: bilingualSchema
            .nullable()
            .meta({ description: 'The same in words; null for a code that has none' }),
        }),
      )
      .meta({ description: 'Who holds which role. Null: the role waits for somebody' }),
    openTasks: z.array(taskSchema),
    contacts: z
      .array(
        z.strictObject({
          kind: z.enum(['visit', 'call', 'meeting', 'reply', 'milestone']),
          occurredAt: instantSchema,
          recordedAt: instantSchema,
          actor: actorSchema,
          milestone: z.string().nullable(),
          revision: revisionSchema,
        }),
      )
      .meta({ description: 'The last exchanges with the customer; the timeline has all' }),
    clock: clockSchema.nullable().meta({ description: 'Null when the project has ended' }),
    meeting: meetingSchema
      .nullable()
      .meta({ description: 'A meeting ahead that keeps the clock from asking; null when there is none' }),
    outcome: outcomeSchema.nullable().meta({ description: 'Null while the project is open' }),
    attempts: z
      .array(
        z.strictObject({
          status: z.enum(['won', 'lost', 'dropped']),
          startedAt: instantSchema,
          outcome: outcomeSchema,
        }),
      )
      .meta({ description: 'Attempts before this one and how they ended, the oldest first' }),
  })
  .meta({ id: 'Project' });
export type ProjectOnWire = z.input<typeof projectSchema>;

const personTaskSchema = z
  .strictObject({
    ...taskSchema.shape,
    joinedWith: z.array(projectIdSchema).meta({
      description:
        'Of a follow-up: the other projects of the customer whose follow-ups the person has by the end of a week from ' +
        'now. They are one task: one contact can be recorded for all (`POST /v1/customers/{id}/contacts`)',
    }),
  })
  .meta({ id: 'PersonTask' });

export const taskPageSchema = pageSchema(personTaskSchema, 'TaskPage');

export const timelineEntrySchema = z
  .strictObject({
    revision: revisionSchema,
    at: instantSchema,
    type: z.string().meta({ description: 'What happened, such as `milestoneReached` or `taskOpened`' }),
    actor: actorSchema,
    source: z.string(),
    commandId: z.string().meta({ description: 'The command that caused it' }),
    facts: z
      .record(z.string(), z.unknown())
      .meta({ description: 'What belongs to the type: the milestone, its evidence, the task, …' }),
    note: z
      .string()
      .nullable()
      .meta({ description: 'The note that came with it; null when there is none or it was erased' }),
    wholeNote: z.string().optional().meta({
      description:
        'Of a note that was taken from an email and may lack something: the text of the whole mail',
    }),
    toldWith: projectIdSchema.optional().meta({
      description:
        'Of a follow-up that was told with that of another project of the customer: that project. No email of its own ' +
        'was sent; known for as long as emails are kept',
    }),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.input<typeof timelineEntrySchema>;
export const timelinePageSchema = pageSchema(timelineEntrySchema, 'TimelinePage');

export const explanationSchema = z
  .strictObject({
    language: z.enum(['en', 'zh-TW']),
    headline: z.string().meta({ description: 'The one sentence that says most' }),
    lines: z.array(z.string()).meta({
      description:
        'Who has what since when and what happens when it is left undone, which clock runs, what comes next',
    }),
    nextCheck: z.enum(['follow-up', 'judge', 'drop', 'wake']).nullable().meta({
      description: 'What the clock does next when nothing is heard of the customer, as in `Project`',
    }),
    nextCheckAt: instantSchema.nullable().meta({ description: 'When it does' }),
    nextAt: instantSchema.nullable().meta({
      description:
        'When the project next acts on its own: `nextCheckAt`, or earlier when a task is left undone until then',
    }),
  })
  .meta({ id: 'Explanation' });
export type ExplanationOnWire = z.input<typeof explanationSchema>;

export const receiptSchema = z
  .strictObject({
    projectId: projectIdSchema,
    commandId: z.string().meta({ description: 'Names the command in the timeline' }),
    revision: revisionSchema.meta({ description: 'The revision after the command' }),
    status: projectStatusSchema,
    stage: z.string().nullable(),
    repeated: z
      .boolean()
      .meta({ description: 'Whether it had been carried out before: nothing was done twice' }),
  })
  .meta({ id: 'Receipt', description: 'What a project answers to a command that it has accepted' });

export const operationIdSchema = z
  .string()
  .meta({ description: '`GET /v1/operations/{operationId}` says what becomes of the command' });

export const acceptedSchema = z
  .strictObject({
    projectId: projectIdSchema,
    commandId: z
      .string()
      .meta({ description: 'The timeline shows the command under this id once it is carried out' }),
    status: z.literal('accepted'),
    operationId: operationIdSchema,
    detail: z.string(),
  })
  .meta({
    id: 'Accepted',
    description:
      'The command is kept durably and will be carried out, or refused, once a worker runs: the operation says which',
  });
