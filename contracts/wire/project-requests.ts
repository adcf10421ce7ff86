import { z } from 'zod';
import { keyPattern, longest, mostIds } from '../sandbox/command-shape';
import { baseFields, commandFields } from '../../domain/project/model/command-fields';
import { fieldSchema } from './commands';
import { idSchema } from './directory';
import { projectStatusSchema } from './projects';
import { cursorSchema, instantInSchema, limitSchema, noteSchema, taskIdSchema } from './wire';

/**
 * What the HTTP API takes for projects. The fields are those of the commands, except times, which are ISO 8601 here,
 * and notes: the API stores their text before it sends the command with the note's id.
 */

const { open, reachMilestone, recordContact, completeTask, assign, judge, drop, lose, goBack } =
  commandFields;
const { hold, confirmMeeting, changeClock, changeClass, reopen } = commandFields;

const occurredAt = instantInSchema.optional().meta({ description: 'When it happened; by default now' });
const note = noteSchema.optional();
const decides = z
  .array(taskIdSchema)
  .min(1)
  .max(mostIds)
  .optional()
  .meta({
    description:
      'Of a decision who goes on (`reassign`): the tasks of its `aboutTasks` that it is answered for. Those that have ' +
      'come in since stay to be decided',
  });
const keySchema = z.string().max(longest.key).regex(keyPattern);

export const openProjectSchema = z
  .strictObject({
    title: fieldSchema(open.title).meta({
      description: 'What is sold, in a line. It is kept in histories: no names of people',
    }),
    customerId: idSchema,
    ownerId: idSchema.meta({ description: "The rep who leads it: active, with the playbook's owner role" }),
    amount: fieldSchema({ kind: open.amount.kind }).optional().meta({ description: 'Expected value' }),
    currency: fieldSchema({ kind: open.currency.kind })
      .optional()
      .meta({ description: 'ISO 4217; goes with the amount' }),
    playbook: z
      .strictObject({
        key: keySchema,
        version: z.int().min(1).optional().meta({ description: 'By default the newest' }),
      })
      .optional()
      .meta({ description: 'By default the newest version of `standard`' }),
  })
  .refine(({ amount, currency }) => (amount === undefined) === (currency === undefined), {
    error: 'amount and currency go together',
    path: ['currency'],
  })
  .meta({ id: 'OpenProject' });

export const reachMilestoneSchema = z
  .strictObject({
    milestone: fieldSchema(reachMilestone.milestone).meta({
      description: "A milestone of the project's playbook",
    }),
    evidence: fieldSchema(reachMilestone.evidence).meta({
      description: "Where the proof is: a document's id or address in the reporting system",
    }),
    occurredAt,
    note,
  })
  .meta({ id: 'ReachMilestone' });

export const recordContactSchema = z
  .strictObject({
    kind: fieldSchema(recordContact.kind).meta({
      description: 'How the exchange with the customer happened',
    }),
    evidence: fieldSchema({ kind: recordContact.evidence.kind }).optional(),
    occurredAt,
    note,
  })
  .meta({ id: 'RecordContact' });

export const completeTaskSchema = z
  .strictObject({
    evidence: fieldSchema({ kind: completeTask.evidence.kind })
      .optional()
      .meta({ description: 'Needed when the task reports a milestone' }),
    decides,
    note,
  })
  .meta({ id: 'CompleteTask' });

export const acceptTaskSchema = z.strictObject({}).meta({ id: 'AcceptTask' });

export const postponeTaskSchema = z
  .strictObject({
    dueAt: instantInSchema.meta({ description: 'The new due date, within 60 days' }),
    decides,
    note: noteSchema.meta({ description: 'Why more time is needed' }),
  })
  .meta({ id: 'PostponeTask' });

export const passOnTaskSchema = z
  .strictObject({
    personId: idSchema.meta({ description: 'Who does it from now on: active' }),
    decides,
    note,
  })
  .meta({ id: 'PassOnTask' });

export const declineTaskSchema = z.strictObject({ note }).meta({ id: 'DeclineTask' });

export const addNoteSchema = z.strictObject({ note: noteSchema }).meta({ id: 'AddNote' });

export const goBackSchema = z
  .strictObject({
    stage: fieldSchema(goBack.stage).meta({ description: 'A stage before the current one' }),
    cause: fieldSchema(goBack.cause).meta({ description: '`other` needs a note' }),
    note,
  })
  .meta({ id: 'GoBack' });

export const assignSchema = z
  .strictObject({
    role: fieldSchema(assign.role).meta({ description: 'A role of the playbook' }),
    personId: idSchema.meta({ description: 'Active, with that role in the directory' }),
  })
  .meta({ id: 'AssignRole' });

export const judgeSchema = z
  .strictObject({
    verdict: fieldSchema(judge.verdict),
    note: note.meta({ description: '`keep` needs one: why is the project kept?' }),
    nextAt: instantInSchema.optional().meta({ description: '`keep` needs it: when intent is judged next' }),
    reason: fieldSchema({ kind: judge.reason.kind })
      .optional()
      .meta({ description: '`drop` needs it: a drop reason of the playbook' }),
  })
  .meta({ id: 'JudgeIntent' });

export const dropSchema = z
  .strictObject({
    reason: fieldSchema(drop.reason).meta({ description: 'A drop reason of the playbook' }),
    note,
  })
  .meta({ id: 'DropProject' });

export const loseSchema = z
  .strictObject({
    reason: fieldSchema(lose.reason).meta({ description: 'A loss reason of the playbook' }),
    competitor: fieldSchema({ kind: lose.competitor.kind })
      .optional()
      .meta({ description: "The competitor's company, when there was one" }),
    note,
  })
  .meta({ id: 'LoseProject' });

export const holdSchema = z
  .strictObject({
    reason: fieldSchema(hold.reason).meta({ description: '`other` needs a note' }),
    wakeAt: instantInSchema.meta({
      description:
        'On which day to go on, within `holdMaxDays` of the playbook: on the morning of the owner, a working day',
    }),
    note,
  })
  .meta({ id: 'HoldProject' });

export const wakeSchema = z.strictObject({ note }).meta({ id: 'WakeProject' });

export const confirmMeetingSchema = z
  .strictObject({
    kind: fieldSchema(confirmMeeting.kind),
    meetingAt: instantInSchema.meta({
      description: 'When it takes place, within `holdMaxDays` of the playbook',
    }),
    evidence: fieldSchema(confirmMeeting.evidence).meta({
      description: 'Where the confirmation of the customer is found',
    }),
    note,
  })
  .meta({ id: 'ConfirmMeeting' });

export const cancelMeetingSchema = z.strictObject({ note }).meta({ id: 'CancelMeeting' });

const days = (field: { readonly kind: 'days' }) => fieldSchema({ kind: field.kind }).optional();
export const changeClockSchema = z
  .strictObject({
    followUpDays: days(changeClock.followUpDays),
    judgeDays: days(changeClock.judgeDays),
    graceWorkingDays: days(changeClock.graceWorkingDays),
    note: noteSchema.meta({ description: 'Why this project has days of its own' }),
  })
  .meta({ id: 'ChangeClock', description: "Days that are left out are the playbook's" });

export const changeClassSchema = z
  .strictObject({
    customerClass: fieldSchema(changeClass.customerClass),
    note: note.meta({ description: 'Why the project is of another class now' }),
  })
  .meta({ id: 'ChangeClass' });

export const reopenSchema = z
  .strictObject({
    stage: fieldSchema({ kind: reopen.stage.kind })
      .optional()
      .meta({ description: 'Where it begins again; by default the stage in which it ended' }),
    note: noteSchema.meta({ description: 'Why a new attempt is worth it' }),
  })
  .meta({ id: 'ReopenProject' });

export const projectListQuerySchema = z.strictObject({
  stage: keySchema.optional().meta({ description: 'Only projects in this stage' }),
  status: projectStatusSchema.optional(),
  owner: idSchema.optional().meta({ description: 'Only projects of this person' }),
  customer: idSchema.optional().meta({ description: 'Only projects with this customer' }),
  dueBefore: instantInSchema.optional().meta({
    description: 'Only projects whose next check comes before this instant',
  }),
  cursor: cursorSchema.optional(),
  limit: limitSchema,
});

export const pageQuerySchema = z.strictObject({ cursor: cursorSchema.optional(), limit: limitSchema });

/** Who a request is made for, when not for the API key itself. */
export const actorHeaderSchema = idSchema.meta({
  description: 'Id of the person on whose behalf the request is made; by default the API key is named',
});

/** The longest idempotency key: room for a UUID or a name chosen by the client. */
export const idempotencyKeySchema = z
  .string()
  .max(longest.id)
  .regex(/^[\x21-\x7e]+$/, 'must be visible ASCII characters')
  .meta({
    description:
      'Makes a repeat safe: nothing is done twice. The same key and body within a day get the first answer when that ' +
      'was 200, 201 or 202; after any other the key is free',
  });

/** The source of a command. An API key's name serves as one when it fits. */
export const sourceSchema = fieldSchema(baseFields.source);
