import { listOf } from './lists';
import { z } from 'zod';
import type { PublishedEvent } from '../sandbox/published-events';
import { idSchema } from './directory';
import { actorSchema } from './projects';
import { instantSchema, longestWaitSeconds } from './wire';

/** What others are told of a company's projects: each event as the feed and webhooks carry it. */

/** Every type of event, with what it means to somebody who has never read our code. */
export const eventTypes = {
  projectOpened: 'A project was opened',
  stageEntered: 'The project has reached a stage: what was missing for the one before is there',
  stageReturned: 'The project went back to an earlier stage',
  milestoneReached: 'A milestone was reported',
  contactRecorded: 'There was an exchange with the customer: the 15-30 rule counts from here',
  buyerStageMoved: 'The customer has reached another of their own buying stages',
  driftWarned: 'The seller is two or more stages ahead of the customer',
  driftEnded: 'Seller and customer are close to each other again',
  taskOpened: 'Somebody has something to do',
  taskAccepted: 'Somebody works on their task',
  taskPostponed: 'A task is due later',
  taskAssigned: 'A task is somebody else’s now',
  decisionChanged: 'A decision who goes on is about other tasks than before',
  rungReached: 'A task was left undone: somebody was reminded, or the matter went up',
  rungPassedOver: 'A task was left undone, and nobody is above whoever has it',
  taskClosed: 'A task is done, declined or not needed any more',
  roleAssigned: 'Somebody has a role in the project',
  roleQueued: 'A role waits for somebody',
  roleSkipped: 'A role that nobody has to hold is left empty',
  handedOver: 'What one person held in the project is another’s now',
  noteAdded: 'Somebody wrote a note',
  projectHeld: 'The project waits until a date',
  holdChanged: 'The project waits for another reason, or until another date',
  projectWoken: 'The wait is over',
  meetingConfirmed: 'The customer has confirmed a meeting: until then nobody is asked',
  meetingCancelled: 'A confirmed meeting does not take place',
  clockChanged: 'The days of the 15-30 rule are others for this project',
  classChanged: 'The customer counts as another class in this project',
  titleChanged: 'The project has another title',
  amountChanged: 'Another amount is expected, or none is known',
  currencyChanged: 'The amount is in another currency',
  expectedSigningChanged: 'The signature is expected on another day',
  referenceAdded: 'Another system knows the project by this id',
  referenceRemoved: 'The id of another system is not the project’s any more',
  factsNoted: 'The customer archive says something else than before to what gates ask of it',
  deadlinesReplanned: 'Deadlines still ahead were worked out anew',
  projectReopened: 'A new attempt begins after the project had ended',
  projectReviewed: 'The weekly review has decided about the project',
  followUpDue: 'Nothing was heard for the days until a follow-up',
  judgementDue: 'Nothing was heard for the days until a judgement',
  projectKept: 'The judgement: the customer still wants it',
  projectDropped:
    'The project was dropped: the customer does not want it, or nothing was heard and nobody judged',
  projectLost: 'The project was lost',
  projectWon: 'The contract is signed',
  mailFailed: 'An email could not be delivered',
  commandAcknowledged: 'A command changed nothing, such as a milestone that was reported before',
  commandRefused: 'A command that was kept for later was refused when its turn came',
  ledgerAdopted: 'The project goes on from what its ledger has, after a restore or a reset',
} as const satisfies Record<PublishedEvent['type'], string>;

export type EventType = keyof typeof eventTypes;
export const eventTypeNames = Object.keys(eventTypes) as [EventType, ...EventType[]];

export const eventTypeSchema = z.enum(eventTypeNames).meta({
  id: 'EventType',
  description: `What happened:\n\n${eventTypeNames.map((type) => `- \`${type}\`: ${eventTypes[type]}`).join('\n')}`,
});

export const feedEventSchema = z
  .strictObject({
    id: z.string().meta({
      description:
        'The same wherever the event is told, and as often as it is: `<projectId>:<revision>`. Whoever has seen it ' +
        'needs no other',
    }),
    cursor: z.string().meta({ description: 'Where to go on after this event: `after` of the next request' }),
    type: eventTypeSchema,
    at: instantSchema.meta({ description: 'When it happened' }),
    projectId: idSchema,
    revision: z.int().meta({
      description:
        "The project's revision after it: 1, 2, 3 … without gaps. A lower one than the last is a late repeat",
    }),
    ownerId: idSchema.meta({ description: 'Who owned the project when the event was published' }),
    actor: actorSchema,
    source: z.string().meta({ description: 'Through what it came: the name of an API key, `mail`, …' }),
    commandId: z.string().meta({ description: 'The command that caused it' }),
    facts: z
      .record(z.string(), z.unknown())
      .meta({ description: 'What belongs to the type: the milestone, its evidence, the task, …' }),
    hasNote: z.boolean().meta({
      description: 'Whether a note came with it. Notes can be erased, so they stand on the timeline alone',
    }),
  })
  .meta({ id: 'Event' });
export type FeedEventOnWire = z.input<typeof feedEventSchema>;

/** The most events in one answer, and the default. */
export const feedSizes = { most: 1_000, usual: 200 } as const;

export const feedQuerySchema = z.strictObject({
  after: z
    .string()
    .max(1000)
    .optional()
    .meta({
      description:
        'The cursor up to which everything is known: of the last event, or of the last answer. Left out: from the ' +
        'beginning. `latest`: from now on',
    }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(feedSizes.most)
    .default(feedSizes.usual)
    .meta({ description: 'Events per answer' }),
  wait: z.coerce
    .number()
    .min(0)
    .max(longestWaitSeconds)
    .default(0)
    .meta({ description: 'How many seconds to wait for an event when there is none yet' }),
  types: z
    .string()
    .regex(listOf(eventTypeNames), {
      error: 'must be types of events with commas between them, such as projectWon,projectLost',
    })
    .transform((names) => names.split(',') as EventType[])
    .optional()
    .meta({
      description: 'Only events of these types, with commas between them',
      examples: ['projectWon,projectLost'],
    }),
  projectId: idSchema.optional().meta({ description: 'Only events of this project' }),
  ownerId: idSchema.optional().meta({ description: 'Only events of projects that this person owned then' }),
});

export const feedPageSchema = z
  .strictObject({
    items: z.array(feedEventSchema),
    cursor: z.string().nullable().meta({
      description:
        'Where to go on: `after` of the next request, also when there was no event. Null: there is no event at all yet',
    }),
    isMore: z.boolean().meta({ description: 'Whether there is more to fetch at once' }),
  })
  .meta({ id: 'EventPage' });
