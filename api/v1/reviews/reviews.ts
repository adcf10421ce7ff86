import { z } from 'zod';
import { idSchema } from '../../../contracts/wire/directory';
import { reviewSchema } from '../../../contracts/wire/review-wire';
import { languageQuerySchema, weekSchema } from '../../../contracts/wire/wire';
import { reviewFacts } from '../../../queries/review/review-facts';
import { exampleProjectId } from '../../examples/example-project';
import { examplePerson } from '../../examples/examples';
import { Problem } from '../../kit/problems/problems';
import { projectAt } from '../../commands/project-at';
import { commandRoutes, requireFit } from '../projects/command-routes';
import { reviewView } from './review-view';
import { ok } from '../../kit/route';
import { defineRoute } from '../../context/context';

const noneBefore = { thisWeek: 0, before: 0 };

/** The weekly review for programs. */
export const reviewRoutes = [
  defineRoute({
    operationId: 'getReview',
    method: 'get',
    path: '/v1/reviews/{managerId}/{week}',
    tag: 'Reviews',
    scope: 'reviews:read',
    summary: "What a manager's weekly review shows",
    description:
      "Of the manager's whole line: their own team, which is up for their decision, and the teams below at any depth, " +
      'which have reviews of their own. Who is in the line and where projects stand is as of now; what was done is that ' +
      'of the days since the review before.',
    params: z.strictObject({
      managerId: idSchema.meta({ description: 'Whose line is reviewed: active' }),
      week: weekSchema,
    }),
    query: z.strictObject({ language: languageQuerySchema }),
    responses: { 200: { description: 'The review', schema: reviewSchema } },
    problems: ['unknown-person'],
    example: {
      params: { managerId: examplePerson.id, week: '2026-03-09' },
      query: { language: 'en' },
      status: 200,
      answer: {
        managerId: examplePerson.id,
        week: '2026-03-09',
        from: '2026-03-02T00:00:00.000Z',
        to: '2026-03-09T00:00:00.000Z',
        reps: [
          {
            personId: examplePerson.id,
            name: examplePerson.name,
            managerId: examplePerson.id,
            projects: [
              {
                projectId: exampleProjectId,
                title: 'Cooling line, hall 3',
                customerId: 'sample-customer',
                customerName: 'Sample Steel Works',
                customerClass: 'B',
                ownerId: examplePerson.id,
                ownerName: examplePerson.name,
                stageName: 'Customer planning and phone invitation',
                playbook: { key: 'standard', version: 1 },
                amount: 120000,
                currency: 'EUR',
                done: {
                  contacts: [{ at: '2026-03-04T03:00:00.000Z', kind: 'call', byName: examplePerson.name }],
                  milestones: [],
                  tasks: [],
                },
                newSince: '2026-03-03T01:00:00.000Z',
                moved: ['Customer planning and phone invitation'],
                inTheWay: {
                  missing: ['First meeting agreed'],
                  overdue: [],
                  drifting: false,
                  stoppedSince: null,
                },
                next: { check: 'follow-up', at: '2026-03-19T01:00:00.000Z' },
                ageDays: 6,
                ageInStageDays: 6,
                hold: null,
                undecidedWeeks: 0,
                decision: null,
              },
            ],
          },
        ],
        teams: [],
        held: [],
        escalated: [],
        counts: {
          byStage: [{ stage: 'plan', name: 'Customer planning and phone invitation', open: 1 }],
          held: 0,
          entered: { thisWeek: 1, before: 0.5 },
          won: noneBefore,
          lost: noneBefore,
          dropped: noneBefore,
        },
      },
    },
    handler: async ({ params: { managerId, week }, query: { language } }, { store, reviewTime }) => {
      const manager = await store.people.read(managerId);
      if (!manager?.active) throw new Problem('unknown-person', `There is no active person "${managerId}".`);
      const request = { managerId, week, language, nowMs: Date.now(), usual: reviewTime };
      return ok(reviewView(await reviewFacts(store, request)));
    },
  }),
  ...commandRoutes('Reviews', {
    review: {
      operationId: 'reviewProject',
      path: 'reviews',
      scope: 'reviews:write',
      summary: 'Decide about a project in a weekly review',
      description:
        'Any decision counts as one for that week: the project does not come back as undecided. One for an older week is ' +
        'carried out, and a decision of a newer week stands as it is. `keep` answers a judgement that is open: it needs a ' +
        'note then, and the project is judged again after a week. `X-Milepost-Actor` names the manager who has decided.',
      fields: {
        decision:
          '`push` needs a note and a date, `drop` a reason, `reassign` a person; `note` is one. A later decision of the ' +
          'same week takes the place of an earlier one, and one for an older week does not',
        dueAt: 'By when, of a push: within `pushMaxDays` of the playbook',
        reason: 'A drop reason of the playbook',
        personId: "Who leads the project from now on: active, with the role of the project's owner",
      },
      problems: [
        'note-missing',
        'due-date-out-of-range',
        'reason-missing',
        'unknown-reason',
        'receiver-needed',
        'week-out-of-range',
        'unknown-reference',
      ],
      example: {
        body: {
          week: '2026-03-09',
          decision: 'push',
          note: 'Visit the plant manager before the budget round.',
          dueAt: '2026-03-13T09:00:00Z',
        },
        answer: { revision: 11 },
      },
      check: async ({ personId }, { store }, projectId) => {
        if (personId === undefined) return;
        const { deal } = await projectAt(store, projectId);
        await requireFit(store, deal?.playbook.ownerRole ?? '', personId);
      },
    },
  }),
];
