import { z } from 'zod';
import {
  newCustomerSchema,
  customerPageSchema,
  replaceCustomerSchema,
  replacedCustomer,
  shownCustomerSchema,
} from '../../../contracts/wire/directory-wire';
import type { Customer } from '../../../contracts/wire/directory';
import { idSchema } from '../../../contracts/wire/directory';
import { pageQuerySchema } from '../../../contracts/wire/project-requests';
import type { Records } from './directory-records';
import { createRecord, getRecord, idFor, listRecords, replaceRecord } from './directory-records';
import { exampleCustomer } from '../../examples/examples';
import { defineRoute } from '../../context/context';

const customers: Records<Customer> = {
  path: '/v1/customers',
  one: 'customer',
  unknown: 'unknown-customer',
  of: (store) => store.customers,
  check: () => Promise.resolve([]),
};

const params = z.strictObject({ id: idSchema });
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
    problems: ['id-taken'],
    example: { body: exampleCustomer, status: 201, answer: { ...exampleCustomer, revision: 1 } },
    handler: ({ body, requestKey, hasKey }, { store }) => {
      const id = idFor(customers, body.id, requestKey);
      return createRecord(customers, store, { ...body, id }, { isGenerated: body.id === undefined, hasKey });
    },
  }),
  defineRoute({
    operationId: 'listCustomers',
    method: 'get',
    path: '/v1/customers',
    tag: 'Customers',
    scope: 'customers:read',
    summary: 'List customers, by id',
    query: pageQuerySchema,
    responses: { 200: { description: 'A page', schema: customerPageSchema, headers: ['Link'] } },
    example: {
      query: { limit: 20 },
      status: 200,
      answer: { items: [{ ...exampleCustomer, revision: 1 }], nextCursor: null, next: null },
    },
    handler: ({ query }, { store }) => listRecords(customers, store, query),
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
    problems: ['unknown-customer'],
    example: {
      params: { id: exampleId },
      headers: { 'If-Match': '"1"' },
      body: { ...exampleFields, class: 'A' },
      status: 200,
      answer: { ...exampleCustomer, class: 'A', revision: 2 },
    },
    handler: ({ params: { id }, body, ifMatch }, { store }) => {
      const given = {
        ...(body.id !== undefined && { id: body.id }),
        ...(body.revision !== undefined && { revision: body.revision }),
      };
      return replaceRecord(customers, store, {
        params: { id },
        ifMatch,
        given,
        replaced: (record) => replacedCustomer(body, record),
      });
    },
  }),
];
