import { z } from 'zod';
import { mostReports } from '../../../contracts/wire/bulk-reports';
import { orProblem, sendReports } from '../../commands/bulk-reports';
import { parkingOf } from '../../commands/parked-reports';
import { commandResponse } from '../../commands/report-command';
import type { GivenReport } from '../../commands/report-batch';
import { answerBatch, bulkReportSchema } from '../../commands/report-batch';
import type { RouteDeps } from '../../context/context';
import { defineRoute } from '../../context/context';
import { exampleProjectId } from '../../examples/example-project';
import { Problem } from '../../kit/problems/problems';
import { jsonOf } from '../../kit/request-body';
import type { RouteRequest } from '../../kit/route';
import type { EventContext } from './cloud-event';
import { batchType, eventOfHeaders, eventOfObject, eventType, reportOfEvent } from './cloud-event';
import {
  parkedAnswer,
  parkingProblems,
  parkingResponses,
  parkQuerySchema,
  usualProblems,
} from './command-routes';
import { milestoneProblems } from './reports';

const attribute = (description: string) => z.string().min(1).meta({ description });

const eventSchema = z
  .looseObject({
    specversion: z.literal('1.0'),
    id: attribute('Of the event in its source: with `source` it makes a repeat known'),
    source: attribute('Who sends it, such as `/crm/taipei`'),
    type: attribute('What has happened: the table `cloudEvents` of the playbook says what it means'),
    subject: z.string().optional(),
    time: z.iso
      .datetime({ offset: true })
      .optional()
      .meta({ description: 'When it happened; by default now' }),
    data: z.unknown().optional(),
  })
  .meta({ id: 'CloudEvent', description: 'CloudEvents 1.0 in structured mode' });

const example = {
  specversion: '1.0',
  id: 'meeting-2207',
  source: '/crm/taipei',
  type: 'com.example.phone.call-ended',
  subject: exampleProjectId,
} as const;

const headers = z.object({
  'ce-specversion': z.literal('1.0').optional().meta({ description: 'In binary mode: `1.0`' }),
  'ce-id': z.string().optional().meta({ description: 'In binary mode: `id`' }),
  'ce-source': z.string().optional().meta({ description: 'In binary mode: `source`' }),
  'ce-type': z.string().optional().meta({ description: 'In binary mode: `type`' }),
  'ce-subject': z.string().optional().meta({ description: 'In binary mode: `subject`, percent-encoded' }),
  'ce-time': z.string().optional().meta({ description: 'In binary mode: `time`' }),
});

/** Room for the most events of 16 kB in a list. */
const longestBytes = 8 * 1024 * 1024;

/** Events of other systems that report what happened in projects. */
export const cloudEventRoutes = [
  defineRoute({
    operationId: 'receiveCloudEvents',
    method: 'post',
    path: '/v1/cloudevents',
    tag: 'Reports',
    scope: 'reports:write',
    summary: 'Report by CloudEvents',
    description:
      'CloudEvents 1.0, in structured mode (`application/cloudevents+json`), in binary mode (headers `ce-…` beside the ' +
      `data in JSON), or up to ${mostReports} of them in a list (\`application/cloudevents-batch+json\`). The table ` +
      '`cloudEvents` of the playbook says by the `type` which milestone or contact an event reports, where it names the ' +
      'project, and where its evidence is. `source` and `id` make a repeat known for the whole life of the project. One ' +
      'event is answered like a single report, a list with the fate of each.',
    bytes: {
      mediaType: 'application/json',
      longest: longestBytes,
      headers,
      others: {
        [eventType]: { schema: eventSchema, example },
        [batchType]: { schema: z.array(eventSchema).min(1).max(mostReports), example: [example] },
      },
    },
    body: z
      .custom<Uint8Array | undefined>((body) => body === undefined || body instanceof Uint8Array)
      .meta({ override: {}, description: 'In binary mode: the data of the event, any JSON' }),
    query: parkQuerySchema,
    waits: true,
    responses: {
      200: parkingResponses[200],
      202: parkingResponses[202],
      207: { description: 'Of a list: the fate of each', schema: bulkReportSchema },
    },
    problems: [
      ...usualProblems,
      ...milestoneProblems,
      ...parkingProblems,
      'malformed-json',
      'invalid-event',
      'unknown-event-type',
      'event-incomplete',
    ],
    example: {
      headers: {
        'ce-specversion': '1.0',
        'ce-id': example.id,
        'ce-source': example.source,
        'ce-type': example.type,
        'ce-subject': exampleProjectId,
      },
      body: Buffer.from(JSON.stringify({ seconds: 312 })),
      status: 200,
      answer: {
        projectId: exampleProjectId,
        commandId: 'event-2c26b46b68ffc68ff99b453c1d304134-9f86d081884c7d659a2feaa0c55ad015',
        revision: 9,
        status: 'open',
        stage: 'plan',
        repeated: false,
      },
    },
    handler: async (request, deps) => {
      const { body, log, requestId } = request;
      const type = mediaTypeOf(request);
      const given =
        body === undefined || body.length === 0 ? undefined : jsonOf(Buffer.from(body), contentType(request));
      const tables = await deps.store.playbooks.cloudEvents();
      const parking = await parkingOf(deps.store, request.query);
      if (type === batchType) {
        return answerBatch(deps, await reportsOf(request, deps, given, { tables, parking }), request);
      }
      const event = type === eventType ? eventOfObject(given) : eventOfHeaders(request.headers, given);
      const report = await reportOfEvent(deps, request, event, { tables, parking });
      if ('reference' in report) return parkedAnswer(deps, report);
      const [fate] = await sendReports(deps, [report], request);
      log.debug({ requestId, commandId: report.base.commandId }, 'a CloudEvent was reported');
      if (!fate) throw new Error('A report has no answer.');
      if (fate.kind === 'refused') throw fate.problem;
      return commandResponse(report.projectId, report.base, fate);
    },
  }),
];

type EventRequest = RouteRequest<unknown, unknown, Uint8Array | undefined>;

function reportsOf(
  request: EventRequest,
  deps: RouteDeps,
  given: unknown,
  context: EventContext,
): Promise<GivenReport[]> {
  if (!Array.isArray(given) || given.length === 0 || given.length > mostReports) {
    throw new Problem('invalid-event', `A batch is a list of 1 to ${mostReports} events.`);
  }
  return Promise.all(
    (given as unknown[]).map((each) => {
      const read = async () => reportOfEvent(deps, request, eventOfObject(each), context);
      return orProblem(read());
    }),
  );
}

function contentType({ headers: given }: EventRequest): string | undefined {
  const type = given['content-type'];
  return typeof type === 'string' ? type : undefined;
}

function mediaTypeOf(request: EventRequest): string {
  const [type = ''] = (contentType(request) ?? '').split(';');
  return type.trim().toLowerCase();
}
