import { z } from 'zod';
import {
  newPersonSchema,
  personPageSchema,
  replacePersonSchema,
  shownPersonSchema,
} from '../../contracts/directory-wire';
import type { Person } from '../../contracts/directory';
import { idSchema } from '../../contracts/directory';
import { pageQuerySchema } from '../../contracts/project-requests';
import type { Records } from '../directory-records';
import { createRecord, getRecord, idFor, listRecords, replaceRecord } from '../directory-records';
import { examplePerson } from '../examples';
import type { FieldError } from '../problems';
import { defineRoute } from '../route';

const people: Records<Person> = {
  path: '/v1/people',
  one: 'person',
  unknown: 'unknown-person',
  of: (store) => store.people,
  async check({ id, managerId }, store): Promise<FieldError[]> {
    if (managerId === null) return [];
    const pointer = '#/managerId';
    if (managerId === id) return [{ pointer, detail: 'Nobody is their own manager.' }];
    if (await store.people.read(managerId)) return [];
    return [{ pointer, detail: `There is no person "${managerId}" to be the manager.` }];
  },
};

const params = z.strictObject({ id: idSchema });
const { id: exampleId, ...exampleFields } = examplePerson;

/** People of the company. */
export const peopleRoutes = [
  defineRoute({
    operationId: 'createPerson',
    method: 'post',
    path: '/v1/people',
    tag: 'People',
    scope: 'admin',
    summary: 'Create a person',
    description: 'The id may be left out; then one is made. Create managers before those who report to them.',
    body: newPersonSchema,
    responses: { 201: { description: 'Created', schema: shownPersonSchema, headers: ['ETag', 'Location'] } },
    problems: ['id-taken', 'unknown-reference'],
    example: { body: examplePerson, status: 201, answer: { ...examplePerson, revision: 1 } },
    handler: ({ body, requestKey }, { store }) => {
      const id = idFor(people, body.id, requestKey);
      return createRecord(people, store, { ...body, id }, body.id === undefined);
    },
  }),
  defineRoute({
    operationId: 'listPeople',
    method: 'get',
    path: '/v1/people',
    tag: 'People',
    scope: 'projects:read',
    summary: 'List people, by id',
    query: pageQuerySchema,
    responses: { 200: { description: 'A page', schema: personPageSchema, headers: ['Link'] } },
    example: {
      query: { limit: 20 },
      status: 200,
      answer: { items: [{ ...examplePerson, revision: 1 }], nextCursor: null, next: null },
    },
    handler: ({ query }, { store }) => listRecords(people, store, query),
  }),
  defineRoute({
    operationId: 'getPerson',
    method: 'get',
    path: '/v1/people/{id}',
    tag: 'People',
    scope: 'projects:read',
    summary: 'Get a person',
    params,
    responses: { 200: { description: 'Found', schema: shownPersonSchema, headers: ['ETag'] } },
    problems: ['unknown-person'],
    example: { params: { id: exampleId }, status: 200, answer: { ...examplePerson, revision: 1 } },
    handler: ({ params: { id } }, { store }) => getRecord(people, store, id),
  }),
  defineRoute({
    operationId: 'replacePerson',
    method: 'put',
    path: '/v1/people/{id}',
    tag: 'People',
    scope: 'admin',
    summary: 'Replace a person',
    description:
      'Send the whole record, and in If-Match the ETag of the version that was read. A person who is not active ' +
      'gets no tasks and no mail.',
    params,
    body: replacePersonSchema,
    ifMatch: true,
    responses: { 200: { description: 'Replaced', schema: shownPersonSchema, headers: ['ETag'] } },
    problems: ['unknown-person', 'unknown-reference'],
    example: {
      params: { id: exampleId },
      headers: { 'If-Match': '"1"' },
      body: { ...exampleFields, capacity: 8 },
      status: 200,
      answer: { ...examplePerson, capacity: 8, revision: 2 },
    },
    handler: ({ params: { id }, body: { revision, ...body }, ifMatch }, { store }) => {
      const given = {
        ...(body.id !== undefined && { id: body.id }),
        ...(revision !== undefined && { revision }),
      };
      return replaceRecord(people, store, { params: { id }, ifMatch, given, record: { ...body, id } });
    },
  }),
];
