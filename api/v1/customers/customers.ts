import { z } from 'zod';
import {
  changeCustomerSchema,
  newCustomerSchema,
  replaceCustomerSchema,
  replacedCustomer,
  shownCustomerSchema,
} from '../../../contracts/wire/customers-wire';
import { customerPathSchema } from '../../../contracts/wire/references';
import type { Customer } from '../../../contracts/wire/customers';
import { exportedList } from './archive-exports';
import { everyCustomer, requireRight } from './archive-access';
import { customerKnown, customers, customerWithRight, withKnownProjects } from './customer-records';
import { shown, withMergedInto } from './merged-into';
import { createRecord, getRecord, idFor, replaceRecord } from '../records/directory-records';
import { toldToProjects } from './archive-changes';
import { customerList } from './customer-list';
import { exampleCustomer } from '../../examples/examples';
import { isApplication } from '../../../domain/project/model/actors';
import { defineRoute } from '../../context/context';
import { historyRoute } from '../records/history-route';

const params = z.strictObject({ id: customerPathSchema });
const { id: exampleId, ...exampleFields } = exampleCustomer;
const shownExample = { ...exampleCustomer, mergedInto: null };

/** Routes for the company's customers. */
export const customerRoutes = [
  defineRoute({
    operationId: 'createCustomer',
    method: 'post',
    path: '/v1/customers',
    tag: 'Customers',
    scope: 'customers:write',
    summary: 'Create a customer',
    description:
      'The id may be left out; then one is made. Whoever is named in X-Milepost-Actor owns the relation, unless the body ' +
      'says who does.',
    body: newCustomerSchema,
    responses: {
      201: { description: 'Created', schema: shownCustomerSchema, headers: ['ETag', 'Location'] },
    },
    problems: ['id-taken', 'reference-taken'],
    example: { body: exampleCustomer, status: 201, answer: { ...shownExample, revision: 1 } },
    handler: ({ body, requestKey, hasKey, actor }, { store }) => {
      const id = idFor(customers, body.id, requestKey);
      const ownerId = body.ownerId ?? (isApplication(actor) ? null : actor);
      const given = withKnownProjects({ ...body, id, ownerId }, null);
      const isGenerated = body.id === undefined;
      return shown(store, createRecord(customers, store, given, { isGenerated, hasKey, actor }));
    },
  }),
  defineRoute({
    operationId: 'listCustomers',
    method: 'get',
    path: '/v1/customers',
    tag: 'Customers',
    scope: 'customers:read',
    exported: exportedList('/v1/customers'),
    summary: 'List customers',
    description:
      'All filters that are given hold together. A cursor belongs to its filters and its order. Duplicates of others are ' +
      'left out unless `merged` is true. The list is for programs: nobody who is named in X-Milepost-Actor may see all ' +
      'customers.',
    query: customerList.query,
    responses: { 200: { description: 'A page', schema: customerList.schema, headers: ['Link'] } },
    problems: ['not-your-customer'],
    example: {
      query: { active: 'true', limit: 20 },
      status: 200,
      answer: { items: [{ ...shownExample, revision: 1 }], nextCursor: null, next: null },
    },
    handler: async ({ query, actor }, { store }) => {
      await requireRight(store, everyCustomer, actor, 'see-customer');
      return customerList.page(
        query,
        store,
        async (request) => {
          const { rows, next } = await store.customers.page(request);
          return { rows: await withMergedInto(store, rows), next };
        },
        (customer) => customer,
      );
    },
  }),
  defineRoute({
    operationId: 'getCustomer',
    method: 'get',
    path: '/v1/customers/{id}',
    tag: 'Customers',
    scope: 'customers:read',
    summary: 'Get a customer',
    description:
      'A duplicate shows in `mergedInto` who is kept in its place. The reference of a duplicate, in place of an id, leads to ' +
      'the one that is kept.',
    params,
    responses: { 200: { description: 'Found', schema: shownCustomerSchema, headers: ['ETag'] } },
    problems: ['unknown-customer', 'not-your-customer'],
    example: { params: { id: exampleId }, status: 200, answer: { ...shownExample, revision: 1 } },
    handler: async ({ params: { id }, actor }, { store }) => {
      await customerWithRight(store, id, actor, 'see-customer');
      return shown(store, getRecord(customers, store, id));
    },
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
    problems: ['unknown-customer', 'reference-taken', 'not-your-customer'],
    example: {
      params: { id: exampleId },
      headers: { 'If-Match': '"1"' },
      body: { ...exampleFields, class: 'A' },
      status: 200,
      answer: { ...shownExample, class: 'A', revision: 2 },
    },
    handler: async ({ params: { id }, body, ifMatch, actor, log }, deps) => {
      const { store } = deps;
      const known = await store.customers.read(id);
      if (known) await requireRight(store, known, actor, 'change-customer');
      const given = {
        ...(body.id !== undefined && { id: body.id }),
        ...(body.revision !== undefined && { revision: body.revision }),
      };
      const replaced = (record: Customer) => withKnownProjects(replacedCustomer(body, record), record);
      const request = { params: { id }, ifMatch, actor, given, replaced };
      return shown(store, toldToProjects(deps, log, replaceRecord(customers, store, request)));
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
    problems: ['unknown-customer', 'reference-taken', 'not-your-customer'],
    example: {
      params: { id: exampleId },
      headers: { 'If-Match': '*' },
      body: { class: 'A', references: [{ system: 'crm', id: 'account/815' }] },
      status: 200,
      answer: {
        ...shownExample,
        class: 'A',
        references: [{ system: 'crm', id: 'account/815' }],
        revision: 3,
      },
    },
    handler: async ({ params: { id }, body, ifMatch, actor, log }, deps) => {
      const { store } = deps;
      const known = await store.customers.read(id);
      if (known) await requireRight(store, known, actor, 'change-customer');
      const replaced = (record: Customer) => withKnownProjects(replacedCustomer(body, record), record);
      const request = { params: { id }, ifMatch, actor, given: {}, replaced };
      return shown(store, toldToProjects(deps, log, replaceRecord(customers, store, request)));
    },
  }),
  historyRoute(customers, {
    operationId: 'listCustomerChanges',
    tag: 'Customers',
    scope: 'customers:read',
    id: params.shape.id,
    example: { id: exampleId, actor: 'key:crm', change: { field: 'class', from: 'B', to: 'A' } },
    exported: exportedList(`${customers.path}/{id}/history`, async ({ params: { id } }, store) => ({
      customer: await customerKnown(store, String(id)),
    })),
    before: async (id, actor, store) => {
      await customerWithRight(store, id, actor, 'see-customer');
    },
  }),
];
