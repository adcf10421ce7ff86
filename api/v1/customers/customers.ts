import { z } from 'zod';
import {
  changeCustomerSchema,
  newCustomerSchema,
  replaceCustomerSchema,
  replacedCustomer,
  shownCustomerSchema,
} from '../../../contracts/wire/customers-wire';
import { customerPathSchema } from '../../../contracts/wire/references';
import { customers, withKnownProjects } from './customer-records';
import { createRecord, getRecord, idFor, replaceRecord } from '../records/directory-records';
import { toldToProjects } from './archive-changes';
import { customerList } from './customer-list';
import { exampleCustomer } from '../../examples/examples';
import { defineRoute } from '../../context/context';
import { historyRoute } from '../records/history-route';

const params = z.strictObject({ id: customerPathSchema });
const { id: exampleId, ...exampleFields } = exampleCustomer;

/** Routes for the company's customers. */
export const customerRoutes = [
  defineRoute({
    operationId: 'createCustomer',
    method: 'post',
    path: '/v1/customers',
    tag: 'Customers',
    scope: 'customers:write',
    summary: 'Create a customer',
    description: 'The id may be left out; then one is made.',
    body: newCustomerSchema,
    responses: {
      201: { description: 'Created', schema: shownCustomerSchema, headers: ['ETag', 'Location'] },
    },
    problems: ['id-taken', 'reference-taken'],
    example: { body: exampleCustomer, status: 201, answer: { ...exampleCustomer, revision: 1 } },
    handler: ({ body, requestKey, hasKey, actor }, { store }) => {
      const id = idFor(customers, body.id, requestKey);
      return createRecord(customers, store, withKnownProjects({ ...body, id }, null), {
        isGenerated: body.id === undefined,
        hasKey,
        actor,
      });
    },
  }),
  defineRoute({
    operationId: 'listCustomers',
    method: 'get',
    path: '/v1/customers',
    tag: 'Customers',
    scope: 'customers:read',
    summary: 'List customers',
    description: 'All filters that are given hold together. A cursor belongs to its filters and its order.',
    query: customerList.query,
    responses: { 200: { description: 'A page', schema: customerList.schema, headers: ['Link'] } },
    example: {
      query: { active: 'true', limit: 20 },
      status: 200,
      answer: { items: [{ ...exampleCustomer, revision: 1 }], nextCursor: null, next: null },
    },
    handler: ({ query }, { store }) =>
      customerList.page(
        query,
        store,
        (request) => store.customers.page(request),
        (customer) => customer,
      ),
  }),
  defineRoute({
    operationId: 'getCustomer',
    method: 'get',
    path: '/v1/customers/{id}',
    tag: 'Customers',
    scope: 'customers:read',
    summary: 'Get a customer',
    params,
    responses: { 200: { description: 'Found', schema: shownCustomerSchema, headers: ['ETag'] } },
    problems: ['unknown-customer'],
    example: { params: { id: exampleId }, status: 200, answer: { ...exampleCustomer, revision: 1 } },
    handler: ({ params: { id } }, { store }) => getRecord(customers, store, id),
  }),
  defineRoute({
    operationId: 'replaceCustomer',
    method: 'put',
    path: '/v1/customers/{id}',
    tag: 'Customers',
    scope: 'customers:write',
    summary: 'Replace a customer',
    description:
      'Send the record, and in If-Match the ETag of the version that was read. Fields that the body need not name stay ' +
      'as they are when it leaves them out, and are emptied by null. Another region counts when the ' +
      'next role is given to somebody.',
    params,
    body: replaceCustomerSchema,
    ifMatch: true,
    responses: { 200: { description: 'Replaced', schema: shownCustomerSchema, headers: ['ETag'] } },
    problems: ['unknown-customer', 'reference-taken'],
    example: {
      params: { id: exampleId },
      headers: { 'If-Match': '"1"' },
      body: { ...exampleFields, class: 'A' },
      status: 200,
      answer: { ...exampleCustomer, class: 'A', revision: 2 },
    },
    handler: ({ params: { id }, body, ifMatch, actor, log }, deps) => {
      const given = {
        ...(body.id !== undefined && { id: body.id }),
        ...(body.revision !== undefined && { revision: body.revision }),
      };
      return toldToProjects(
        deps,
        log,
        replaceRecord(customers, deps.store, {
          params: { id },
          ifMatch,
          actor,
          given,
          replaced: (record) => withKnownProjects(replacedCustomer(body, record), record),
        }),
      );
    },
  }),
  defineRoute({
    operationId: 'changeCustomer',
    method: 'patch',
    path: '/v1/customers/{id}',
    tag: 'Customers',
    scope: 'customers:write',
    summary: 'Change some fields of a customer',
    description:
      'Send what changes, and in If-Match the ETag of the version that was read. A customer is never deleted: with ' +
      '`active` false no project is opened any more, and those that run go on.',
    params,
    body: changeCustomerSchema,
    ifMatch: true,
    responses: { 200: { description: 'Changed', schema: shownCustomerSchema, headers: ['ETag'] } },
    problems: ['unknown-customer', 'reference-taken'],
    example: {
      params: { id: exampleId },
      headers: { 'If-Match': '*' },
      body: { class: 'A', references: [{ system: 'crm', id: 'account/815' }] },
      status: 200,
      answer: {
        ...exampleCustomer,
        class: 'A',
        references: [{ system: 'crm', id: 'account/815' }],
        revision: 3,
      },
    },
    handler: ({ params: { id }, body, ifMatch, actor, log }, deps) =>
      toldToProjects(
        deps,
        log,
        replaceRecord(customers, deps.store, {
          params: { id },
          ifMatch,
          actor,
          given: {},
          replaced: (record) => withKnownProjects(replacedCustomer(body, record), record),
        }),
      ),
  }),
  historyRoute(customers, {
    operationId: 'listCustomerChanges',
    tag: 'Customers',
    scope: 'customers:read',
    id: params.shape.id,
    example: { id: exampleId, actor: 'key:crm', change: { field: 'class', from: 'B', to: 'A' } },
  }),
];
