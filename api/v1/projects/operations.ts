import { z } from 'zod';
import { receiptSchema } from '../../../contracts/wire/projects';
import { instantSchema, longestWaitSeconds, projectIdSchema, toInstant } from '../../../contracts/wire/wire';
import type { ProjectState } from '../../../domain/project/model/state';
import { shownStatus } from '../../../domain/project/model/state';
import type { Operation, Outcome } from '../../commands/operation';
import { operationId, outcomeOf, readOperationId } from '../../commands/operation';
import { untilShown } from '../../commands/until-shown';
import { defineRoute } from '../../context/context';
import { exampleProjectId } from '../../examples/example-project';
import { Problem, problemDocument, problemSchema } from '../../kit/problems/problems';
import { ok } from '../../kit/route';

const operationSchema = z
  .strictObject({
    id: z.string(),
    projectId: projectIdSchema,
    commandId: z.string().meta({ description: 'Names the command in the timeline' }),
    requestId: z.string().nullable().meta({
      description: 'The request that brought it: as in logs, in Temporal and in the emails it causes',
    }),
    status: z.enum(['pending', 'done', 'refused']).meta({
      description:
        '`pending`: kept, and neither carried out nor refused yet. `done`: `receipt` and `events` say what followed. ' +
        '`refused`: `problem` says why',
    }),
    receipt: receiptSchema.nullable().meta({ description: 'The project right after the command' }),
    events: z
      .array(z.strictObject({ revision: z.int(), at: instantSchema, type: z.string() }))
      .meta({ description: 'What the command led to, in order; the timeline has the facts' }),
    problem: problemSchema.nullable().meta({ description: 'What the command would have been answered' }),
  })
  .meta({
    id: 'Operation',
    description: 'What becomes of a command that was kept and not carried out at once',
  });

const example: Operation = {
  projectId: exampleProjectId,
  commandId: 'api-0c9d2f5e-30ab-4f0e-8d5c-1b7a9a3e6f21',
};

/** What became of commands that were answered with 202. */
export const commandOperationRoutes = [
  defineRoute({
    operationId: 'getOperation',
    method: 'get',
    path: '/v1/operations/{operationId}',
    tag: 'Reports',
    scope: 'projects:read',
    summary: 'Get what became of a command',
    description: 'Of one that was answered with 202.',
    params: z.strictObject({
      operationId: z.string().max(1000).meta({ description: '`operationId` of the answer with status 202' }),
    }),
    query: z.strictObject({
      wait: z.coerce
        .number()
        .int()
        .min(0)
        .max(longestWaitSeconds)
        .default(0)
        .meta({ description: 'How many seconds to wait for the end of the operation' }),
    }),
    responses: { 200: { description: 'As far as it is known', schema: operationSchema } },
    problems: ['unknown-operation'],
    example: {
      params: { operationId: operationId(example) },
      query: { wait: 20 },
      status: 200,
      answer: {
        id: operationId(example),
        ...example,
        requestId: null,
        status: 'done',
        receipt: { ...example, revision: 9, status: 'open', stage: 'plan', repeated: false },
        events: [{ revision: 9, at: '2026-03-04T06:31:12.000Z', type: 'milestoneReached' }],
        problem: null,
      },
    },
    handler: async ({ params, query: { wait }, signal, requestId }, { store }) => {
      const operation = readOperationId(params.operationId);
      if (!operation)
        throw new Problem('unknown-operation', `There is no operation "${params.operationId}".`);
      const isOver = ({ kind }: Outcome): boolean => kind !== 'pending';
      const outcome = await untilShown(() => outcomeOf(store, operation), isOver, {
        longestMs: wait * 1_000,
        signal,
      });
      return ok(operationView(operation, outcome, requestId));
    },
  }),
];

function operationView(
  operation: Operation,
  outcome: Outcome,
  requestId: string,
): z.input<typeof operationSchema> {
  const named = { id: operationId(operation), ...operation, requestId: operation.requestId ?? null };
  const pending = { ...named, receipt: null, events: [], problem: null };
  switch (outcome.kind) {
    case 'pending':
      return { ...pending, status: 'pending' };
    case 'refused':
      return { ...pending, status: 'refused', problem: problemDocument(outcome.problem, requestId) };
    case 'done': {
      const events = outcome.events.map(({ revision, atMs, type }) => ({
        revision,
        at: toInstant(atMs),
        type,
      }));
      return { ...pending, status: 'done', receipt: receiptAfter(operation, outcome.state), events };
    }
  }
}

function receiptAfter(
  { projectId, commandId }: Operation,
  state: ProjectState,
): z.input<typeof receiptSchema> {
  const status = shownStatus(state);
  if (status === 'new') throw new Error(`Project ${projectId} has carried out "${commandId}" unopened.`);
  const { revision, deal } = state;
  return { projectId, commandId, revision, status, stage: deal?.stage ?? null, repeated: false };
}
