import { z } from 'zod';
import { archiveFields, committeeRoles } from '../domain/playbook/facts';
import { contactWays, ladderSteps, managerRole, taskKinds } from '../domain/playbook/playbook';
import {
  days,
  followUpDays,
  graceWorkingDays,
  judgeDays,
  keySchema,
  someClockDays,
} from '../contracts/wire/clock-days';
import { longest } from '../contracts/sandbox/command-shape';
import { customerClassSchema, lineSchema } from '../contracts/wire/directory';
import { linesPattern, textFaults, visiblePattern } from '../contracts/sandbox/given-text';

/** The tasks that a project opens by itself: a playbook gives guidance for them and no task of a stage has their key. */
export const projectTaskKeys = taskKinds.filter((kind) => kind !== 'stage');

/** A reference to a key that stands elsewhere in the file. */
const referenceSchema = z.string().max(longest.key);

export const nameSchema = z
  .strictObject({ en: lineSchema, 'zh-TW': lineSchema })
  .meta({ description: 'A name in English and in Traditional Chinese' });

/** Characters that are written without spaces between them: Han, CJK punctuation, full-width forms. */
const wide = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]';
const gapInChinese = new RegExp(`(?<=${wide}) (?=${wide})`, 'gu');

/** One paragraph, however its lines were broken in the file: a break inside Chinese leaves no space. */
function joinLines(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(gapInChinese, '');
}

const paragraphSchema = z
  .string()
  .overwrite(joinLines)
  .max(3000)
  .regex(visiblePattern, { error: textFaults.blank, abort: true })
  .regex(linesPattern, textFaults.lines);
export const guidanceSchema = z
  .strictObject({ en: paragraphSchema, 'zh-TW': paragraphSchema })
  .meta({ description: 'What a good rep does here: one paragraph in each language' });

export const clocksSchema = z
  .strictObject({
    followUpDays,
    judgeDays,
    graceWorkingDays,
    keepMaxDays: days.meta({
      description: 'How far away, in days, the next date of a project that is kept may be',
    }),
    byClass: z.partialRecord(customerClassSchema, someClockDays).meta({
      description:
        'What differs for customers of a class. Where class and stage both say something, the smaller holds',
    }),
    byStage: z.record(keySchema, someClockDays).meta({
      description: 'What differs in a stage, by stage key',
    }),
  })
  .meta({ description: 'The follow-up clock: how long silence may last' });

const dueDays = z.int().min(1).max(60);
export const limitsSchema = z
  .strictObject({
    dueDays: z
      .strictObject({
        'follow-up': dueDays,
        judge: dueDays,
        resume: dueDays,
        'fill-role': dueDays,
        'fix-mail': dueDays,
        reassign: dueDays,
      })
      .meta({ description: 'Days from opening to due date of the tasks that the project itself opens' }),
    driftStages: z.int().min(1).max(20).meta({
      description: 'How many stages the seller may be ahead of the buyer before owner and manager are warned',
    }),
    postponeMaxDays: days.meta({ description: 'How far away, in days, a task may be put off' }),
    pushMaxDays: days.meta({ description: "How far away, in days, the date of a manager's push may be" }),
    holdMaxDays: z.int().min(1).max(3_650).meta({
      description: 'How far away, in days, a hold may end or a confirmed meeting may be',
    }),
    keptByReviewDays: z.int().min(1).max(60).meta({
      description: 'For how many days a manager keeps a project in a review that is being judged',
    }),
    answerWorkingDays: z.int().min(1).max(60).meta({
      description: 'Working days that somebody has to answer the offer of a hand-over, or to decide about it',
    }),
    escalationWeeks: z.int().min(1).max(52).meta({
      description: 'After so many reviews without a decision the next manager up sees a project',
    }),
  })
  .meta({ description: 'Numbers of the process that are no days of the clock' });

const rungSchema = z.strictObject({
  days: z.int().min(-60).max(90).meta({ description: 'Days from the due date; below 0 before it' }),
  step: z.enum(ladderSteps).meta({
    description:
      '`remind`: a mail to the assignee. `copy-manager`: the same, and the manager is told. `ask-manager`: the manager ' +
      'gets a task to decide who goes on. `tell-next-manager`: whoever is above the assignee is told',
  }),
});

export const laddersSchema = z.partialRecord(z.enum(taskKinds), z.array(rungSchema).max(20)).meta({
  description:
    'What happens, by kind of task, when nobody acts on one: rungs in the order of their days, each fires once',
});

const roleNeed = z.strictObject({
  role: referenceSchema.meta({ description: 'A key of roles' }),
  required: z.boolean().default(true).meta({
    description:
      'false: skipped, on the record, when nobody holds it. true (default): waits, and the manager is told',
  }),
});

const milestoneInStage = z.strictObject({
  key: keySchema,
  name: nameSchema,
  gate: z.boolean().default(true).meta({
    description: 'Whether the stage is complete only with it (default), or does without',
  }),
  contact: z.boolean().meta({
    description:
      'Whether the customer must take part in it or alone can cause it: then it resets the follow-up clock',
  }),
  buyerStage: referenceSchema.exactOptional().meta({ description: 'The buyer stage that it proves, if any' }),
  fact: referenceSchema.exactOptional().meta({
    description: 'The fact of the customer archive that reaches it. Such a milestone is reported by nobody',
  }),
});

const partsSchema = z
  .array(z.enum(committeeRoles))
  .refine((parts) => new Set(parts).size === parts.length, 'must name each part once')
  .meta({ description: 'Parts in the buying committee of the customer' });

/** Where a fact is asked, and what it is called. */
const factCommon = {
  name: nameSchema,
  stage: referenceSchema.meta({ description: 'The stage that asks for it' }),
  gate: z.boolean().default(true).meta({
    description: 'Whether the stage is complete only with it (default), or does without',
  }),
};

export const factSchema = z
  .discriminatedUnion('from', [
    z.strictObject({
      ...factCommon,
      from: z.literal('archive').meta({ description: 'Everything on this list is there' }),
      fields: z
        .array(z.enum(archiveFields))
        .refine((fields) => new Set(fields).size === fields.length, 'must name each field once')
        .meta({ description: 'What the record of the customer has, beside name and class' }),
      situationDays: days.meta({ description: 'How old, in days, the newest business situation may be' }),
      people: z.int().min(0).max(50).meta({ description: 'How many people with their position' }),
      parts: partsSchema,
    }),
    z.strictObject({
      ...factCommon,
      from: z.literal('committee').meta({ description: 'Somebody is known for each of these parts' }),
      parts: partsSchema.min(1),
    }),
    z.strictObject({
      ...factCommon,
      from: z.literal('answer').meta({
        description: 'Under the key of the fact, the record of the customer has an answer; "no" is one too',
      }),
      of: z.enum(committeeRoles).exactOptional().meta({
        description: 'Beside the answer, somebody who has this part must be there',
      }),
    }),
  ])
  .meta({ description: 'What a gate asks of the customer archive' });

export const taskInStage = z.strictObject({
  key: keySchema,
  name: nameSchema,
  role: referenceSchema.meta({ description: 'Who does it: one of the roles of the stage' }),
  milestone: referenceSchema.exactOptional().meta({
    description: 'The milestone of the same stage that it reports when it is done',
  }),
  dueDays: days.meta({ description: 'Days from the beginning of the stage to the due date' }),
  guidance: guidanceSchema,
});

const stageInFile = z.strictObject({
  key: keySchema,
  name: nameSchema,
  guidance: guidanceSchema,
  roles: z.array(roleNeed).min(1).meta({ description: 'Who is needed' }),
  milestones: z.array(milestoneInStage).meta({
    description: 'Facts that complete the stage, and others that are expected while it runs',
  }),
  tasks: z.array(taskInStage).meta({ description: 'What is asked of each role when the stage begins' }),
});

const place = z
  .string()
  .max(200)
  .regex(
    /^(?:[a-z0-9]{1,20}|data(?:\.[A-Za-z0-9_-]+)+)$/,
    'must be an attribute such as "subject", or a path such as "data.meeting.url"',
  );

const cloudEventPlaces = {
  type: z.string().min(1).max(200).meta({ description: 'The `type` of the events' }),
  project: place.default('subject').meta({ description: 'The place in the event that names the project' }),
  system: keySchema.exactOptional().meta({
    description:
      'The system whose id for the project stands there; without it, an id of Milepost or "ref:<system>:<id>"',
  }),
  evidence: place
    .default('id')
    .meta({ description: 'The place in the event that says where the proof is, such as "data.url"' }),
};

/** What a CloudEvent of one type reports: a milestone or a contact. */
export const cloudEventSchema = z.union([
  z.strictObject({
    milestone: referenceSchema.meta({ description: 'A milestone of a stage' }),
    ...cloudEventPlaces,
  }),
  z.strictObject({
    contact: z.enum(contactWays).meta({ description: 'How the exchange with the customer happened' }),
    ...cloudEventPlaces,
  }),
]);

const namesByKey = z.record(keySchema, nameSchema);

export const playbookFileSchema = z
  .strictObject({
    key: keySchema,
    version: z
      .int()
      .min(1)
      .meta({ description: 'Raise it with every change of a rule: projects keep theirs' }),
    ownerRole: referenceSchema.meta({
      description: 'The role that leads a project: its holder is the owner',
    }),
    deliveryRole: referenceSchema.meta({ description: 'The role that takes a won project over' }),
    roles: namesByKey.meta({ description: `Roles by key. "${managerRole}" is kept for the owner's manager` }),
    buyerStages: z
      .array(z.strictObject({ key: keySchema, name: nameSchema }))
      .min(1)
      .meta({
        description: "The stages of the customer's own purchase, in order",
      }),
    stages: z.array(stageInFile).min(1).meta({ description: 'The stages of the sale, in order' }),
    facts: z.record(keySchema, factSchema).default({}).meta({
      description: 'What gates ask of the customer archive, by key',
    }),
    clocks: clocksSchema,
    limits: limitsSchema,
    ladders: laddersSchema.default({}),
    dropReasons: namesByKey.meta({ description: 'Why a project may be given up' }),
    lossReasons: namesByKey.meta({ description: 'Why the customer decided against us' }),
    tasks: z.strictObject({
      'follow-up': guidanceSchema,
      judge: guidanceSchema,
      'fill-role': guidanceSchema,
      'fix-mail': guidanceSchema,
      // files from before there were these tasks go on without a text for them
      resume: guidanceSchema.exactOptional(),
      push: guidanceSchema.exactOptional(),
      reassign: guidanceSchema.exactOptional(),
    } satisfies Record<(typeof projectTaskKeys)[number], z.ZodType>),
    cloudEvents: z.array(cloudEventSchema).default([]).meta({
      description: 'What CloudEvents of other systems mean, one row for each type; no part of the rules',
    }),
  })
  .meta({
    title: 'Milepost playbook',
    description: 'The written standard of how a company sells projects: stages, gates, roles, tasks, clocks',
  });
export type PlaybookFile = z.output<typeof playbookFileSchema>;
