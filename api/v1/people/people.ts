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
import { queueOffers } from '../../../people/availability';
import { concernedBy } from '../../../people/weekly-schedules';
import type { NotificationsOf, Versioned } from '../../../store/directory';
import type { Store } from '../../../store/store';
import type { Records } from '../records/directory-records';
import { createRecord, getRecord, idFor, replaceRecord } from '../records/directory-records';
import { checkDeactivation, deactivationQuerySchema, handOverOnDeactivation } from './deactivation';
import { requestNotificationsOf } from '../../../worker/housekeeping/due-notifications';
import { peopleList } from './record-lists';
import { examplePerson } from '../../examples/examples';
import type { FieldError } from '../../kit/problems/problems';
import { requireScope } from '../../kit/authentication';
import { Problem } from '../../kit/problems/problems';
import type { RouteRequest } from '../../kit/route';
import type { RouteDeps } from '../../context/context';
import { defineRoute } from '../../context/context';
import { historyRoute } from '../records/history-route';

/** Whoever becomes available is offered the queue once. */
const offersNow: NotificationsOf = (before, after) => queueOffers(before, after, Date.now());

const people: Records<Person> = {
  path: '/v1/people',
  one: 'person',
  unknown: 'unknown-person',
  of: ({ people: directory }) => ({
    ...directory,
    create: (record, changedBy) => directory.create(record, offersNow, changedBy),
    replace: (record, revision, changedBy) => replaceOutsideCircles(directory, record, revision, changedBy),
  }),
  async check({ id, managerId, absences, calendar }, store): Promise<FieldError[]> {
    const named = [managerId, ...absences.map(({ substituteId }) => substituteId)];
    const others = [...new Set(named.filter((each) => each !== null && each !== id))];
    const found =
      others.length > 0 ? await store.people.readMany(others.filter((each) => each !== null)) : [];
    const known = new Set(found.map((person) => person.id));
    const unfit = (pointer: string, personId: string | null, as: 'manager' | 'substitute'): FieldError[] => {
      if (personId === id) return [{ pointer, detail: `Nobody is their own ${as}.` }];
      if (personId === null || known.has(personId)) return [];
      return [{ pointer, detail: `There is no person "${personId}" to be the ${as}.` }];
    };
    const circle = managerId === null ? null : await circleOf(store, id, managerId);
    const isKnown = calendar === null || (await store.calendars.read(calendar)) !== null;
    return [
      ...(isKnown ? [] : [{ pointer: '#/calendar', detail: `There is no calendar "${calendar}".` }]),
      ...unfit('#/managerId', managerId, 'manager'),
      ...(circle === null ? [] : [circleError(circle)]),
      ...absences.flatMap(({ substituteId }, index) =>
        unfit(`#/absences/${index}/substituteId`, substituteId, 'substitute'),
      ),
    ];
  },
};

/** An answer about a person, as the wire has it. */
function shown<Answer extends { readonly body: Versioned<Person> }>(answer: Answer) {
  return { ...answer, body: shownPerson(answer.body) };
}

/**
 * The line of managers from somebody back to themselves that a new manager would close; null when there is none. In a
 * circle nobody at the top would be answerable for the rest.
 */
async function circleOf(
  { people: directory }: Pick<Store, 'people'>,
  id: string,
  managerId: string,
): Promise<string[] | null> {
  if (managerId === id) return null;
  const line = [id];
  // an existing circle that does not pass through this person is not this change's fault
  for (let next: string | null = managerId; next !== null && !line.includes(next);) {
    line.push(next);
    next = (await directory.read(next))?.managerId ?? null;
    if (next === id) return [...line, id];
  }
  return null;
}

function circleError(circle: readonly string[]): FieldError {
  const detail = `They would manage each other in a circle: ${circle.join(' → ')}.`;
  return { pointer: '#/managerId', detail };
}

/**
 * Replaces a record. Two people may be made each other's manager at the same moment, and both checks pass: so the
 * circle is checked again after writing, and a new manager who closed one is removed.
 *
 * @throws Problem when the change was undone
 */
async function replaceOutsideCircles(
  directory: Store['people'],
  record: Person,
  revision: number,
  actor?: string,
): Promise<Versioned<Person> | null> {
  const before = await directory.read(record.id);
  const after = await directory.replace(record, revision, offersNow, actor);
  const { id, managerId } = record;
  if (!after || !before || managerId === null || before.managerId === managerId) return after;
  const circle = await circleOf({ people: directory }, id, managerId);
  if (circle === null) return after;
  const { revision: _, ...was } = before;
  await directory.replace(was, after.revision, undefined, actor);
  const error = circleError(circle);
  throw new Problem('unknown-reference', error.detail, { errors: [error] });
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
    handler: async ({ body, requestKey, hasKey, actor, log }, deps) => {
      const id = idFor(people, body.id, requestKey);
      const record = { ...body, id, addressProblem: null };
      const created = await createRecord(people, deps.store, record, {
        isGenerated: body.id === undefined,
        hasKey,
        actor,
      });
      await requestNotificationsOf(deps, id, log);
      await deps.weeklySchedules.follow(concernedBy(null, record), log);
      return shown(created);
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

/** Changes a record, and does what follows for projects, emails and schedules. */
async function changePerson(
  request: ChangeRequest,
  deps: RouteDeps,
  given: { readonly id?: string; readonly revision?: number },
  replaced: (before: Person) => Person,
) {
  const { params, query, body, ifMatch, actor, caller, log } = request;
  const { id } = params;
  if (query.handOver === 'start') requireScope(caller, 'hand-overs:write');
  const before = await deps.store.people.read(id);
  const active = body.active ?? before?.active ?? true;
  await checkDeactivation(deps, { id, active }, query);
  const changed = await replaceRecord(people, deps.store, {
    params: { id },
    ifMatch,
    actor,
    given,
    replaced,
  });
  await requestNotificationsOf(deps, id, log);
  const { timeZone, calendar } = changed.body;
  const isElsewhere = before?.timeZone !== timeZone || before.calendar !== calendar;
  if (isElsewhere) await deps.calendarChanges.begin(log);
  await deps.weeklySchedules.follow(concernedBy(before, changed.body), log);
  const link = await handOverOnDeactivation(request, deps, { id, active }, query);
  return shown({ ...changed, headers: { ...changed.headers, ...link } });
}
