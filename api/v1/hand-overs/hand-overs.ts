import { z } from 'zod';
import {
  answerSchema,
  decisionSchema,
  handOverListQuerySchema,
  handOverListSchema,
  handOverPreviewSchema,
  handOverSchema,
  holdingPageSchema,
  previewSchema,
  saidSchema,
  startHandOverSchema,
  startedSchema,
} from '../../../contracts/wire/hand-overs';
import { idSchema } from '../../../contracts/wire/directory';
import type { HandOverPayloads } from '../../../contracts/sandbox/hand-over-run';
import { pageQuerySchema } from '../../../contracts/wire/project-requests';
import { holdingsOfPerson, planFor } from '../../../queries/hand-over/hand-over-plan';
import { unplacedPart } from '../../../domain/hand-over/hand-over';
import { cursorsOf, pageOf } from '../../kit/cursors';
import { exampleHandOver, exampleHandOverId, exampleHolding } from '../../examples/example-hand-over';
import { examplePerson } from '../../examples/examples';
import { giveAnswer } from './hand-over-answers';
import { generatedId } from '../../kit/generated-id';
import { planRequestOf, requireHandOver, requireReceiver } from './hand-over-requests';
import { countsOf, holdingView, itemView, partView, previewOf, summaryOf } from './hand-over-view';
import type { ProblemCode } from '../../kit/problems/problem-codes';
import { Problem } from '../../kit/problems/problems';
import type { RouteRequest } from '../../kit/route';
import type { RouteDeps } from '../../context/context';
import { ok } from '../../kit/route';
import { defineRoute } from '../../context/context';

const params = z.strictObject({ id: idSchema.meta({ description: 'Id of the hand-over' }) });
const exampleParams = { id: exampleHandOverId };
const lastPage = { nextCursor: null, next: null };

const listCursors = cursorsOf(z.strictObject({ startedAtMs: z.int(), id: z.string() }));
const itemCursors = cursorsOf(z.string());
const holdingCursors = cursorsOf(z.string());

const saidResponses = {
  200: { description: 'Carried out', schema: saidSchema },
  202: {
    description: 'Kept, not carried out yet: the hand-over shows it once it is',
    schema: saidSchema,
    headers: ['Location'],
  },
} as const;
const saidProblems: readonly ProblemCode[] = [
  'unknown-hand-over',
  'hand-over-ended',
  'hand-over-planning',
  'not-a-receiver',
  'hand-over-answered',
  'temporal-unavailable',
];

/** Routes that pass what one person holds on to others. */
export const handOverRoutes = [
  defineRoute({
    operationId: 'previewHandOver',
    method: 'post',
    path: '/v1/hand-overs/preview',
    tag: 'Hand-overs',
    scope: 'hand-overs:read',
    summary: 'Say who would get what, and change nothing',
    description:
      'Projects go to whoever is named, and the others by rule: to somebody with the roles, who works with the ' +
      'customer already, or is the least loaded of the team. The start plans anew, as things stand then.',
    body: handOverPreviewSchema,
    responses: { 200: { description: 'The plan', schema: previewSchema } },
    problems: ['unknown-reference', 'nothing-to-hand-over'],
    example: {
      body: { fromPersonId: examplePerson.id },
      status: 200,
      answer: previewOf(
        examplePerson.id,
        [exampleHolding],
        [
          {
            projectId: exampleHolding.projectId,
            receiverId: null,
            reason: 'nobody-with-roles',
            overCapacity: false,
          },
        ],
      ),
    },
    handler: async ({ body }, { store }) => {
      const request = await planRequestOf(store, body);
      const { held, placements } = await planFor(store, request, Date.now());
      return ok(previewOf(body.fromPersonId, held, placements));
    },
  }),
  defineRoute({
    operationId: 'startHandOver',
    method: 'post',
    path: '/v1/hand-overs',
    tag: 'Hand-overs',
    scope: 'hand-overs:write',
    summary: "Hand a person's projects over",
    description:
      'Each receiver is asked once for everything. Silence and refusals go to their manager. What is accepted moves ' +
      'with all that it has, and its clocks run on. One hand-over runs for a person at a time.',
    body: startHandOverSchema,
    responses: {
      202: { description: 'Started', schema: startedSchema, headers: ['Location'] },
      200: { description: 'One runs for this person already', schema: startedSchema, headers: ['Location'] },
    },
    problems: ['unknown-reference', 'nothing-to-hand-over', 'temporal-unavailable'],
    example: {
      body: { fromPersonId: examplePerson.id, reason: 'leaving' },
      status: 202,
      answer: { id: exampleHandOverId, fromPersonId: examplePerson.id },
    },
    handler: async ({ body, actor, requestKey }, { store, handOvers }) => {
      const handOverId = generatedId('hand-over', requestKey);
      const request = await planRequestOf(store, body);
      const { reason, fromPersonId } = body;
      const started = await handOvers.start({ ...request, handOverId, reason, requestedBy: actor });
      const answer = {
        body: { id: started.id, fromPersonId },
        headers: { Location: `/v1/hand-overs/${started.id}` },
      };
      return started.isNew ? { status: 202, ...answer } : { status: 200, ...answer };
    },
  }),
  defineRoute({
    operationId: 'listHandOvers',
    method: 'get',
    path: '/v1/hand-overs',
    tag: 'Hand-overs',
    scope: 'hand-overs:read',
    summary: 'List hand-overs, the newest first',
    query: handOverListQuerySchema,
    responses: { 200: { description: 'A page', schema: handOverListSchema, headers: ['Link'] } },
    example: {
      query: { person: examplePerson.id, limit: 20 },
      status: 200,
      answer: { items: [summaryOf(exampleHandOver)], ...lastPage },
    },
    handler: async ({ query: { cursor, limit, person } }, { store }) => {
      const filter = { person };
      const after = listCursors.read(cursor, filter);
      const found = await store.handOvers.list({ fromPersonId: person }, { after, limit: limit + 1 });
      return pageOf(
        { path: '/v1/hand-overs', query: filter, limit, cursors: listCursors, list: filter },
        found,
        ({ id, startedAtMs }) => ({ id, startedAtMs }),
        summaryOf,
      );
    },
  }),
  defineRoute({
    operationId: 'getHandOver',
    method: 'get',
    path: '/v1/hand-overs/{id}',
    tag: 'Hand-overs',
    scope: 'hand-overs:read',
    summary: 'Say how far a hand-over is',
    description: 'Who was asked, what they answered, how much has moved; and a page of its projects.',
    params,
    query: pageQuerySchema,
    responses: { 200: { description: 'Found', schema: handOverSchema, headers: ['Link'] } },
    problems: ['unknown-hand-over'],
    example: {
      params: exampleParams,
      query: { limit: 20 },
      status: 200,
      answer: { ...summaryOf(exampleHandOver), parts: [], items: [], ...lastPage },
    },
    handler: async ({ params: { id }, query: { cursor, limit } }, { store }) => {
      const record = await requireHandOver(store, id);
      const after = itemCursors.read(cursor, id);
      const found = await store.handOvers.items(id, { after, limit: limit + 1 });
      const page = pageOf(
        { path: `/v1/hand-overs/${id}`, query: {}, limit, cursors: itemCursors, list: id },
        found,
        ({ projectId }) => projectId,
        itemView,
      );
      const body = { ...summaryOf(record), parts: record.state.parts.map(partView), ...page.body };
      return { ...page, body };
    },
  }),
  defineRoute({
    operationId: 'answerHandOver',
    method: 'post',
    path: '/v1/hand-overs/{id}/answers',
    tag: 'Hand-overs',
    scope: 'hand-overs:write',
    summary: 'Accept or decline what is to be taken over',
    description:
      'An answer counts once, for everything that goes to the person. A decline goes to the manager.',
    params,
    body: answerSchema,
    waits: true,
    responses: saidResponses,
    problems: [...saidProblems, 'unknown-reference'],
    example: {
      params: exampleParams,
      body: { personId: examplePerson.id, answer: 'accept' },
      status: 200,
      answer: { id: exampleHandOverId, status: 'running' },
    },
    handler: async ({ params: { id }, body, actor, requestKey: noteKey, waitMs }, deps) => {
      const record = await requireHandOver(deps.store, id);
      const { personId: receiverId = actor, answer, note } = body;
      return said(id, await giveAnswer(deps, record, { receiverId, answer, actor, note, noteKey, waitMs }));
    },
  }),
  defineRoute({
    operationId: 'decideHandOver',
    method: 'post',
    path: '/v1/hand-overs/{id}/decisions',
    tag: 'Hand-overs',
    scope: 'hand-overs:write',
    summary: 'Decide who takes over',
    description: 'It moves at once: whoever is named is not asked again.',
    params,
    body: decisionSchema,
    waits: true,
    responses: saidResponses,
    problems: [...saidProblems, 'unknown-reference', 'receiver-missing'],
    example: {
      params: exampleParams,
      body: { receiverId: null, toPersonId: examplePerson.id },
      status: 200,
      answer: { id: exampleHandOverId, status: 'running' },
    },
    handler: async ({ params: { id }, body, actor, waitMs }, { store, handOvers }) => {
      const record = await requireHandOver(store, id);
      const { receiverId, toPersonId } = body;
      if (toPersonId !== null) await requireReceiver(store, toPersonId);
      const payload: HandOverPayloads['decideHandOver'] = {
        partId: receiverId ?? unplacedPart,
        toPersonId,
        actor,
      };
      return said(id, await handOvers.tell(record, 'decideHandOver', payload, { waitMs }));
    },
  }),
  defineRoute({
    operationId: 'cancelHandOver',
    method: 'post',
    path: '/v1/hand-overs/{id}/cancellation',
    tag: 'Hand-overs',
    scope: 'hand-overs:write',
    summary: 'Call a hand-over off',
    description: 'Before anybody has accepted.',
    params,
    body: z.strictObject({}).meta({ id: 'CancelHandOver' }),
    waits: true,
    responses: saidResponses,
    problems: ['unknown-hand-over', 'hand-over-ended', 'hand-over-accepted', 'temporal-unavailable'],
    example: {
      params: exampleParams,
      body: {},
      status: 200,
      answer: { id: exampleHandOverId, status: 'cancelled' },
    },
    handler: async ({ params: { id }, actor, waitMs }, { store, handOvers }) => {
      const record = await requireHandOver(store, id);
      return said(id, await handOvers.tell(record, 'cancelHandOver', { actor }, { waitMs }));
    },
  }),
  defineRoute({
    operationId: 'listHoldings',
    method: 'get',
    path: '/v1/people/{id}/holdings',
    tag: 'People',
    scope: 'hand-overs:read',
    summary: 'Say what a person holds',
    description:
      'Projects that the person leads or led, and running ones in which they have a role or an open task: what a ' +
      'hand-over moves.',
    params: z.strictObject({ id: idSchema }),
    query: pageQuerySchema,
    responses: { 200: { description: 'A page', schema: holdingPageSchema, headers: ['Link'] } },
    problems: ['unknown-person'],
    example: {
      params: { id: examplePerson.id },
      query: { limit: 20 },
      status: 200,
      answer: { counts: countsOf([exampleHolding]), items: [holdingView(exampleHolding)], ...lastPage },
    },
    handler: listHoldings,
  }),
];

type HoldingsRequest = RouteRequest<{ id: string }, z.output<typeof pageQuerySchema>, undefined>;

async function listHoldings({ params: { id }, query }: HoldingsRequest, { store }: RouteDeps) {
  const { cursor, limit } = query;
  const afterId = holdingCursors.read(cursor, id);
  const held = await holdingsOfPerson(store, id);
  if (held.length === 0 && !(await store.people.read(id))) {
    throw new Problem('unknown-person', `There is no person "${id}".`);
  }
  // the last page's last entry may have been handed over since: then the list starts over
  const begin = afterId === undefined ? 0 : held.findIndex(({ projectId }) => projectId === afterId) + 1;
  const page = pageOf(
    { path: `/v1/people/${id}/holdings`, query: {}, limit, cursors: holdingCursors, list: id },
    held.slice(begin, begin + limit + 1),
    ({ projectId }) => projectId,
    holdingView,
  );
  return { ...page, body: { counts: countsOf(held), ...page.body } };
}

type CommandAnswer = Awaited<ReturnType<RouteDeps['handOvers']['tell']>>;

function said(id: string, { kind, status }: CommandAnswer) {
  const body = { id, status };
  return kind === 'answered'
    ? ({ status: 200, body } as const)
    : ({ status: 202, headers: { Location: `/v1/hand-overs/${id}` }, body } as const);
}
