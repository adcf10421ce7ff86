import { z } from 'zod';
import { mostReports } from '../../../contracts/wire/bulk-reports';
import { plannedProjectPathSchema } from '../../../contracts/wire/references';
import { requestShape } from '../../../contracts/wire/command-requests';
import { eventShape, hasWholeEvent, wholeEventError } from '../../../contracts/wire/project-requests';
import { commandFields } from '../../../domain/project/model/command-fields';
import { orProblem } from '../../commands/bulk-reports';
import { noProjectWith, openedPlaceOf, placeOf } from '../../commands/named-project';
import type { Parking } from '../../commands/parked-reports';
import { parkingOf } from '../../commands/parked-reports';
import { commandBase, reportedBase } from '../../commands/report-command';
import type { GivenReport } from '../../commands/report-batch';
import { answerBatch, bulkReportSchema } from '../../commands/report-batch';
import type { RouteDeps } from '../../context/context';
import { defineRoute } from '../../context/context';
import { exampleProjectId } from '../../examples/example-project';
import type { ProblemCode } from '../../kit/problems/problem-codes';
import { plainly } from '../../kit/problems/plain-words';
import { bodyErrors, bodyProblem } from '../../kit/problems/problems';
import type { RouteRequest } from '../../kit/route';
import { fieldsOf, parkingProblems, parkQuerySchema, usualProblems } from './command-routes';
import { milestoneProblems, milestoneTexts } from './reports';

const itemSchema = z
  .strictObject({
    project: plannedProjectPathSchema,
    ...requestShape('reachMilestone', milestoneTexts),
    ...eventShape,
  })
  .refine(hasWholeEvent, wholeEventError)
  .meta({ id: 'ReachMilestoneItem' });

const anything = z.unknown().meta({ description: 'Anything else has a problem for an answer, in its place' });

const bodySchema = z
  .strictObject({
    items: z
      .array(z.union([itemSchema, anything]))
      .min(1)
      .max(mostReports),
  })
  .meta({ id: 'ReachMilestones', description: 'Milestones of one or of many projects' });

/** Room for the most items, each with the longest note in characters of three bytes. */
const longestBody = 8 * 1024 * 1024;

const itemProblems: readonly ProblemCode[] = [...usualProblems, ...milestoneProblems, 'too-many-parked'];

const exampleCommand = { projectId: exampleProjectId, commandId: 'event-0d7a…' };

/** Milestones of many projects at once. */
export const bulkMilestoneRoutes = [
  defineRoute({
    operationId: 'reachMilestones',
    method: 'post',
    path: '/v1/milestones',
    tag: 'Reports',
    scope: 'reports:write',
    summary: 'Report many milestones',
    description:
      `Up to ${mostReports} in a call. Each has its own fate and its own answer, the same as if it had been sent ` +
      'alone; what is wrong with one concerns no other. Those of one project are carried out in the order in which they ' +
      'are sent, projects beside each other. The `Idempotency-Key` is for the whole call: a repeat gets the same report, ' +
      'unless something failed on our side (`counts.failed`): then the repeat sends again what is not done yet. ' +
      `Codes of items: ${[...new Set(itemProblems)].map((code) => `\`${code}\``).join(', ')}, \`invalid-body\`.`,
    query: parkQuerySchema,
    body: bodySchema,
    longestBody,
    waits: true,
    problems: parkingProblems,
    responses: { 207: { description: 'The fate of each', schema: bulkReportSchema } },
    example: {
      headers: { 'Idempotency-Key': 'crm-batch-88' },
      body: {
        items: [
          {
            project: exampleProjectId,
            milestone: 'meeting-agreed',
            evidence: 'crm:meeting/2207',
            source: 'crm',
            eventId: 'meeting-2207',
          },
          { project: exampleProjectId, milestone: 'champagne', evidence: 'crm:party/1' },
        ],
      },
      status: 207,
      answer: {
        counts: { done: 1, accepted: 0, parked: 0, refused: 1, failed: 0 },
        items: [
          {
            index: 0,
            status: 200,
            receipt: { ...exampleCommand, revision: 9, status: 'open', stage: 'plan', repeated: false },
            accepted: null,
            parked: null,
            problem: null,
          },
          {
            index: 1,
            status: 422,
            receipt: null,
            accepted: null,
            parked: null,
            problem: {
              type: '/problems/unknown-milestone',
              title: 'The playbook has no such milestone',
              status: 422,
              detail: 'The playbook has no milestone "champagne"; it has: customer-profiled, meeting-agreed.',
              code: 'unknown-milestone',
              instance: 'req-4711',
              errors: [{ pointer: '#/milestone', detail: 'The playbook has no milestone "champagne".' }],
              missing: ['customer-profiled', 'meeting-agreed'],
            },
          },
        ],
      },
    },
    handler: async (request, deps) => {
      const parking = await parkingOf(deps.store, request.query);
      const reports = await Promise.all(
        request.body.items.map((given, index) =>
          orProblem(reportOf(deps.store, request, given, index, parking)),
        ),
      );
      return answerBatch(deps, reports, request);
    },
  }),
];

type BulkRequest = Pick<RouteRequest<unknown, unknown, unknown>, 'caller' | 'actor' | 'requestKey'>;

/**
 * One item as a report.
 *
 * @throws Problem when something is wrong with it
 */
async function reportOf(
  store: RouteDeps['store'],
  request: BulkRequest,
  given: unknown,
  index: number,
  parking: Parking | null,
): Promise<GivenReport> {
  const item = itemSchema.safeParse(given, { error: plainly });
  if (!item.success) throw bodyProblem(bodyErrors(item.error), itemProblems);
  const { project, note, source, eventId } = item.data;
  const place = await (parking ? openedPlaceOf : placeOf)(store, project);
  const name = 'reachMilestone' as const;
  const fields = fieldsOf(commandFields[name], item.data);
  // a repeat of the call names each item the same way
  const own = commandBase({ ...request, requestKey: `${request.requestKey}-${index}` });
  const base = reportedBase(own, { source, eventId }, { name, fields, note });
  const report = { base, name, fields, note };
  if ('projectId' in place) return { ...report, ...place };
  if (!parking) throw noProjectWith(place.reference);
  return { ...report, ...place, parking };
}
