import { z } from 'zod';
import {
  changePersonSchema,
  newPersonSchema,
  replacedPerson,
  replacePersonSchema,
  shownPerson,
  shownPersonSchema,
} from '../../../contracts/wire/directory-wire';
import type { Person } from '../../../contracts/wire/directory';
import { idSchema } from '../../../contracts/wire/directory';
import type { Versioned } from '../../../store/directory';
import { getRecord, idFor } from '../records/directory-records';
import { deactivationQuerySchema } from './deactivation';
import { changePersonRecord, createPersonRecord, people } from './person-changes';
import { peopleList } from './record-lists';
import { examplePerson } from '../../examples/examples';
import { administratorRole } from '../../../domain/administration/rights';
import type { Caller } from '../../kit/authentication';
import { requireScope } from '../../kit/authentication';
import type { RouteRequest } from '../../kit/route';
import type { RouteDeps } from '../../context/context';
import { defineRoute } from '../../context/context';
import { historyRoute } from '../records/history-route';

/** An answer about a person, as the wire has it. */
function shown<Answer extends { readonly body: Versioned<Person> }>(answer: Answer) {
  return { ...answer, body: shownPerson(answer.body) };
}

const params = z.strictObject({ id: idSchema });
const { id: exampleId, ...exampleFields } = examplePerson;
const exampleAnswer = { ...examplePerson, addressProblem: null, revision: 1 };

/** Routes for the company's people. */
export const peopleRoutes = [
  defineRoute({
    operationId: 'createPerson',
    method: 'post',
    path: '/v1/people',
    tag: 'People',
    scope: 'people:write',
    summary: 'Create a person',
    description:
      'The id may be left out; then one is made. Create managers before those who report to them. Somebody who is ' +
      'there and has roles is offered what waits in the queue for them, in one mail. Whoever has somebody below gets ' +
      'the weekly review of their projects, and whoever leads projects and has a manager its mirror on Friday.',
    body: newPersonSchema,
    responses: { 201: { description: 'Created', schema: shownPersonSchema, headers: ['ETag', 'Location'] } },
    problems: ['id-taken', 'unknown-reference'],
    example: { body: examplePerson, status: 201, answer: exampleAnswer },
    handler: async ({ body, requestKey, hasKey, actor, caller, log }, deps) => {
      const id = idFor(people, body.id, requestKey);
      const record = { ...body, id, addressProblem: null };
      requireToMakeAdministrators(caller, null, record);
      const isGenerated = body.id === undefined;
      return shown(await createPersonRecord(deps, record, { isGenerated, hasKey, actor, log }));
    },
  }),
  defineRoute({
    operationId: 'listPeople',
    method: 'get',
    path: '/v1/people',
    tag: 'People',
    scope: 'people:read',
    summary: 'List people',
    query: peopleList.query,
    responses: { 200: { description: 'A page', schema: peopleList.schema, headers: ['Link'] } },
    example: {
      query: { limit: 20 },
      status: 200,
      answer: { items: [exampleAnswer], nextCursor: null, next: null },
    },
    handler: ({ query }, { store }) =>
      peopleList.page(query, store, (request) => store.people.page(request), shownPerson),
  }),
  defineRoute({
    operationId: 'getPerson',
    method: 'get',
    path: '/v1/people/{id}',
    tag: 'People',
    scope: 'people:read',
    summary: 'Get a person',
    params,
    responses: { 200: { description: 'Found', schema: shownPersonSchema, headers: ['ETag'] } },
    problems: ['unknown-person'],
    example: { params: { id: exampleId }, status: 200, answer: exampleAnswer },
    handler: async ({ params: { id } }, { store }) => shown(await getRecord(people, store, id)),
  }),
  defineRoute({
    operationId: 'replacePerson',
    method: 'put',
    path: '/v1/people/{id}',
    tag: 'People',
    scope: 'people:write',
    summary: 'Replace a person',
    description:
      'Send the record, and in If-Match the ETag of the version that was read. Fields that the body need not name stay ' +
      'as they are when it leaves them out, and are emptied by null. A person who is not active ' +
      'gets no tasks and no mail; for one who is absent, the substitute or the manager gets the emails. Somebody who ' +
      'still holds projects or tasks is deactivated only when these are handed over: the Link header of the answer ' +
      'then leads to the hand-over. Somebody who becomes available (active again, back, with another role, with room, ' +
      'with an address that works) is offered what waits in the queue for them, in one mail; at the end of an absence ' +
      'that comes automatically, on the morning after. With another time zone or calendar, what is ahead in their running ' +
      'projects is planned anew, within seconds. With another address, or switched off, they are signed out everywhere.',
    params,
    query: deactivationQuerySchema,
    body: replacePersonSchema,
    ifMatch: true,
    responses: { 200: { description: 'Replaced', schema: shownPersonSchema, headers: ['ETag', 'Link'] } },
    problems: ['unknown-person', 'unknown-reference', 'person-holds', 'temporal-unavailable'],
    example: {
      params: { id: exampleId },
      headers: { 'If-Match': '"1"' },
      body: { ...exampleFields, capacity: 8 },
      status: 200,
      answer: { ...exampleAnswer, capacity: 8, revision: 2 },
    },
    handler: (request, deps) => {
      const { body } = request;
      const given = {
        ...(body.id !== undefined && { id: body.id }),
        ...(body.revision !== undefined && { revision: body.revision }),
      };
      // only the store knows whether email reaches the address: the body merely repeats what was read
      return changePerson(request, deps, given, (record) => replacedPerson(body, record));
    },
  }),
  defineRoute({
    operationId: 'changePerson',
    method: 'patch',
    path: '/v1/people/{id}',
    tag: 'People',
    scope: 'people:write',
    summary: 'Change some fields of a person',
    description:
      'Send what changes, and in If-Match the ETag of the version that was read. What follows is the same as when the ' +
      'whole record is replaced. A person is never deleted: `active` false is what becomes of somebody who has left.',
    params,
    query: deactivationQuerySchema,
    body: changePersonSchema,
    ifMatch: true,
    responses: { 200: { description: 'Changed', schema: shownPersonSchema, headers: ['ETag', 'Link'] } },
    problems: ['unknown-person', 'unknown-reference', 'person-holds', 'temporal-unavailable'],
    example: {
      params: { id: exampleId },
      headers: { 'If-Match': '*' },
      body: { capacity: 12 },
      status: 200,
      answer: { ...exampleAnswer, capacity: 12, revision: 3 },
    },
    handler: (request, deps) =>
      changePerson(request, deps, {}, (record) =>
        // what the body leaves out stays, and so it does here
        replacedPerson(request.body as Parameters<typeof replacedPerson>[0], record),
      ),
  }),
  historyRoute(people, {
    operationId: 'listPersonChanges',
    tag: 'People',
    scope: 'people:read',
    id: params.shape.id,
    example: { id: exampleId, actor: 'key:hr', change: { field: 'capacity', from: 10, to: 8 } },
  }),
];

type ChangeRequest = RouteRequest<
  { readonly id: string },
  z.output<typeof deactivationQuerySchema>,
  { readonly active?: boolean | undefined }
>;

/** Changes a record as a request asks for. */
async function changePerson(
  request: ChangeRequest,
  deps: RouteDeps,
  given: { readonly id?: string; readonly revision?: number },
  replaced: (before: Person) => Person,
) {
  const { params, query, body, ifMatch, actor, caller, log, requestKey } = request;
  if (query.handOver === 'start') requireScope(caller, 'hand-overs:write');
  const { id } = params;
  const before = await deps.store.people.read(id);
  if (before) requireToMakeAdministrators(caller, before, replaced(before));
  const asked = { id, ifMatch, actor, given, replaced, log, requestKey, handOver: query.handOver };
  return shown(await changePersonRecord(deps, { ...asked, active: body.active }));
}

/**
 * An administrator can make keys that may do everything. So nobody becomes one, and none gets another address to sign in
 * with, by a key that may not do everything itself.
 *
 * @throws Problem `scope-missing`
 */
function requireToMakeAdministrators(
  caller: Caller,
  before: Pick<Person, 'roles' | 'email'> | null,
  after: Pick<Person, 'roles' | 'email'>,
): void {
  const isOne = after.roles.includes(administratorRole);
  const wasOne = before?.roles.includes(administratorRole) === true;
  if (isOne && !(wasOne && before.email === after.email)) requireScope(caller, 'admin');
}
