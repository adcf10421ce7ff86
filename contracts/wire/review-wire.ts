import { z } from 'zod';
import { customerClasses } from '../../domain/playbook/playbook';
import { contactKinds, holdReasons, reviewDecisions } from '../../domain/project/model/command-fields';
import { idSchema } from './directory';
import { instantSchema, projectIdSchema, weekSchema } from './wire';

/** Weekly reviews in the HTTP API: as in `review.ts`, but with instants in ISO 8601. */

const countSchema = z.int().min(0);
const datedSchema = { at: instantSchema, name: z.string() };
const nullableText = z.string().nullable();

const heldSchema = {
  name: z.string(),
  personName: nullableText.meta({ description: 'Null: nobody has it' }),
  since: instantSchema.meta({ description: 'Since when they have had it, or nobody has' }),
};

const reviewedProjectSchema = z
  .strictObject({
    projectId: projectIdSchema,
    title: z.string(),
    customerId: idSchema,
    customerName: z.string(),
    customerClass: z.enum(customerClasses),
    ownerId: z.string(),
    ownerName: z.string(),
    stageName: z.string(),
    playbook: z.strictObject({ key: z.string(), version: z.int() }),
    amount: z.number().nullable(),
    currency: nullableText,
    done: z
      .strictObject({
        contacts: z.array(
          z.strictObject({
            at: instantSchema,
            kind: z.enum([...contactKinds, 'milestone']),
            byName: z.string(),
          }),
        ),
        milestones: z.array(z.strictObject(datedSchema)),
        tasks: z.array(z.strictObject({ ...datedSchema, byName: z.string() })),
      })
      .meta({ description: 'What was done since the review before: seven days as a rule' }),
    newSince: instantSchema.nullable().meta({
      description: 'When it was opened or begun anew, if that was since the review before',
    }),
    moved: z.array(z.string()).meta({ description: 'Stages that were entered in those days' }),
    inTheWay: z.strictObject({
      missing: z.array(z.string()).meta({ description: 'Milestones that the gate still lacks' }),
      overdue: z.array(
        z.strictObject({
          ...heldSchema,
          dueAt: instantSchema,
          asked: z
            .array(z.strictObject(heldSchema))
            .meta({ description: 'Of a decision who goes on: the tasks that it is about' }),
        }),
      ),
      drifting: z.boolean().meta({ description: 'Two or more stages ahead of the buyer' }),
      stoppedSince: instantSchema.nullable().meta({
        description: 'Since when it neither answers nor acts, as the hourly check has found; null: it does',
      }),
    }),
    next: z
      .strictObject({ check: z.enum(['follow-up', 'judge', 'drop', 'wake']), at: instantSchema })
      .nullable(),
    ageDays: countSchema.meta({ description: 'Whole days without the time on hold' }),
    ageInStageDays: countSchema,
    hold: z
      .strictObject({ reason: z.enum(holdReasons), since: instantSchema, wakeAt: instantSchema })
      .nullable(),
    undecidedWeeks: countSchema.meta({
      description: 'Reviews before this one in which nobody has decided about it',
    }),
    decision: z
      .strictObject({ decision: z.enum(reviewDecisions), byName: z.string(), at: instantSchema })
      .nullable()
      .meta({ description: 'What was decided in this review, or in a later one' }),
  })
  .meta({ id: 'ReviewedProject' });

const teamSchema = z
  .strictObject({
    managerId: z.string(),
    name: z.string().meta({ description: "The manager's name" }),
    projects: countSchema.meta({ description: 'That run and are not on hold' }),
    listed: countSchema.meta({
      description: 'Of these, how many this review lists: of a very large line, the 1,000 that act first',
    }),
    undecided: countSchema.meta({ description: 'Of these, not decided about in this week' }),
    left: countSchema.meta({ description: 'Of these, left undecided in a week before' }),
    inTheWay: countSchema.meta({ description: 'Of those that are listed, with something in the way' }),
  })
  .meta({ id: 'ReviewedTeam' });

const weekCountSchema = z
  .strictObject({
    thisWeek: countSchema,
    before: z.number().meta({ description: 'Mean of the four weeks before' }),
  })
  .meta({ id: 'WeekCount' });

export const reviewSchema = z
  .strictObject({
    managerId: idSchema,
    week: weekSchema,
    from: instantSchema.meta({
      description:
        'The days that the review is about: their beginning, where that of the week before has ended',
    }),
    to: instantSchema,
    reps: z
      .array(
        z.strictObject({
          personId: z.string(),
          name: z.string(),
          managerId: z.string().meta({ description: 'Who reviews them: this manager, or one of `teams`' }),
          projects: z.array(reviewedProjectSchema),
        }),
      )
      .meta({
        description:
          "Those of the manager's own team come first, then those of the teams below, in their order",
      }),
    teams: z.array(teamSchema).meta({
      description:
        'The teams below the own one, at any depth, each with a review of its own: those in which most was left ' +
        'undecided come first',
    }),
    held: z.array(reviewedProjectSchema).meta({ description: 'On hold, of the whole line' }),
    escalated: z.array(reviewedProjectSchema).meta({
      description: 'Of managers right below, left undecided for three weeks or more; not in `reps` once more',
    }),
    counts: z.strictObject({
      byStage: z.array(z.strictObject({ stage: z.string(), name: z.string(), open: countSchema })),
      held: countSchema,
      entered: weekCountSchema,
      won: weekCountSchema,
      lost: weekCountSchema,
      dropped: weekCountSchema,
    }),
  })
  .meta({
    id: 'WeeklyReview',
    description:
      'Where every project of a whole line stands: of the manager, and of everybody below at any depth. `counts` are of ' +
      'all of them',
  });
export type ReviewOnWire = z.input<typeof reviewSchema>;
