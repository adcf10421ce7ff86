import { z } from 'zod';
import {
  newPersonSchema,
  personPageSchema,
  replacedPerson,
  replacePersonSchema,
  shownPerson,
  shownPersonSchema,
} from '../../../contracts/wire/directory-wire';
import type { Person } from '../../../contracts/wire/directory';
import { idSchema } from '../../../contracts/wire/directory';
import { pageQuerySchema } from '../../../contracts/wire/project-requests';
import { queueOffers } from '../../../people/availability';
import { concernedBy } from '../../../people/weekly-schedules';
import type { NotificationsOf, Versioned } from '../../../store/directory';
import type { Store } from '../../../store/store';
import type { Records } from './directory-records';
import { createRecord, getRecord, idFor, listRecords, replaceRecord } from './directory-records';
import { checkDeactivation, deactivationQuerySchema, handOverOnDeactivation } from './deactivation';
import { requestNotificationsOf } from '../../../worker/housekeeping/due-notifications';
import { examplePerson } from '../../examples/examples';
import type { FieldError } from '../../kit/problems/problems';
import { requireScope } from '../../kit/authentication';
import { Problem } from '../../kit/problems/problems';
import { defineRoute } from '../../context/context';

/** Whoever becomes available is offered the queue once. */
const offersNow: NotificationsOf = (before, after) => queueOffers(before, after, Date.now());

const people: Records<Person> = {
  path: '/v1/people',
  one: 'person',
  unknown: 'unknown-person',
  of: ({ people: directory }) => ({
    ...directory,
    create: (record) => directory.create(record, offersNow),
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

/** The records, together with who changes one. */
function peopleChangedBy(actor: string): Records<Person> {
  return {
    ...people,
    of: ({ people: directory }) => ({
      ...directory,
      replace: (record, revision) => replaceOutsideCircles(directory, record, revision, actor),
    }),
  };
}

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
  actor: string,
): Promise<Versioned<Person> | null> {
  const before = await directory.read(record.id);
  const after = await directory.replace(record, revision, offersNow, actor);
  const { id, managerId } = record;
  if (!after || !before || managerId === null || before.managerId === managerId) return after;
  const circle = await circleOf({ people: directory }, id, managerId);
  if (circle === null) return after;
  const { revision: _, ...was } = before;
  await directory.replace(was, after.revision);
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
    handler: async ({ body, requestKey, hasKey, log }, deps) => {
      const id = idFor(people, body.id, requestKey);
      const record = { ...body, id, addressProblem: null };
      const created = await createRecord(people, deps.store, record, {
        isGenerated: body.id === undefined,
        hasKey,
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
    summary: 'List people, by id',
    query: pageQuerySchema,
    responses: { 200: { description: 'A page', schema: personPageSchema, headers: ['Link'] } },
    example: {
      query: { limit: 20 },
      status: 200,
      answer: { items: [exampleAnswer], nextCursor: null, next: null },
    },
    handler: async ({ query }, { store }) => {
      const { body, ...answer } = await listRecords(people, store, query);
      return { ...answer, body: { ...body, items: body.items.map(shownPerson) } };
    },
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
    handler: async (request, deps) => {
      const { params, query, body, ifMatch } = request;
      const { id } = params;
      const given = {
        ...(body.id !== undefined && { id: body.id }),
        ...(body.revision !== undefined && { revision: body.revision }),
      };
      const { active } = body;
      if (query.handOver === 'start') requireScope(request.caller, 'hand-overs:write');
      await checkDeactivation(deps, { id, active }, query);
      const before = await deps.store.people.read(id);
      const replaced = await replaceRecord(peopleChangedBy(request.actor), deps.store, {
        params: { id },
        ifMatch,
        given,
        // only the store knows whether email reaches the address: the body merely repeats what was read
        replaced: (record) => replacedPerson(body, record),
      });
      await requestNotificationsOf(deps, id, request.log);
      const { timeZone, calendar } = replaced.body;
      const isElsewhere = before?.timeZone !== timeZone || before.calendar !== calendar;
      if (isElsewhere) await deps.calendarChanges.begin(request.log);
      await deps.weeklySchedules.follow(concernedBy(before, replaced.body), request.log);
      const link = await handOverOnDeactivation(request, deps, { id, active }, query);
      return shown({ ...replaced, headers: { ...replaced.headers, ...link } });
    },
  }),
];
