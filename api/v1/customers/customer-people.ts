import { z } from 'zod';
import {
  changeCustomerPersonSchema,
  newCustomerPersonSchema,
  replaceCustomerPersonSchema,
  replacedCustomerPerson,
  shownCustomerPersonSchema,
} from '../../../contracts/wire/customer-people-wire';
import type { CustomerPerson } from '../../../contracts/wire/customer-people';
import { presences } from '../../../contracts/wire/customer-people';
import { idSchema } from '../../../contracts/wire/directory';
import { namesSchema } from '../../../contracts/wire/lists';
import { committeeRoles } from '../../../domain/playbook/facts';
import type { ArchiveRight } from '../../../domain/archive/rights';
import { leadsTo } from '../../../store/line-above';
import type { Store } from '../../../store/store';
import { defineRoute } from '../../context/context';
import { exampleCustomerPerson } from '../../examples/examples';
import { defineList, hasTheReference, isIn, isOneOf, searchIn } from '../../kit/lists';
import type { FieldError } from '../../kit/problems/problems';
import { Problem } from '../../kit/problems/problems';
import type { Records } from '../records/directory-records';
import { createRecord, getRecord, idFor, replaceRecord } from '../records/directory-records';
import { historyRoute } from '../records/history-route';
import type { ExportRequest } from './archive-exports';
import { exportedList } from './archive-exports';
import { everyCustomer, requireRight } from './archive-access';
import { toldToProjects } from './archive-changes';
import { customerKnown } from './customer-records';
import { withReferences } from './record-references';

export const people: Records<CustomerPerson> = {
  path: '/v1/customer-people',
  one: 'customer person',
  unknown: 'unknown-customer-person',
  of: ({ customerPeople: records, references }) =>
    withReferences({ kind: 'customer-person', one: 'customer person', records, references }),
  async check(person, store) {
    const customer = await store.customers.read(person.customerId);
    const unknown = { pointer: '#/customerId', detail: `There is no customer "${person.customerId}".` };
    return [...(customer ? [] : [unknown]), ...(await unfitSuperior(store, person))];
  },
};

async function unfitSuperior(
  store: Store,
  { id, customerId, reportsToId }: CustomerPerson,
): Promise<FieldError[]> {
  if (reportsToId === null) return [];
  const pointer = '#/reportsToId';
  /** Undefined: nobody of this customer. */
  const aboveOf = async (each: string): Promise<string | null | undefined> => {
    const person = await store.customerPeople.read(each);
    return person?.customerId === customerId ? person.reportsToId : undefined;
  };
  const first = reportsToId === id ? null : await aboveOf(reportsToId);
  const isCircle =
    reportsToId === id || (await leadsTo(first ?? null, id, async (each) => (await aboveOf(each)) ?? null));
  if (isCircle) return [{ pointer, detail: `"${reportsToId}" reports to "${id}" already.` }];
  const detail = `There is no "${reportsToId}" among the people of the customer "${customerId}".`;
  return first === undefined ? [{ pointer, detail }] : [];
}

/** The people of customers, by all that somebody may look for. */
const customerPersonList = defineList({
  path: people.path,
  name: 'CustomerPerson',
  item: shownCustomerPersonSchema,
  filters: {
    q: searchIn(
      'people that have each of these words in their name, its reading, their position, a way to reach them or a ' +
        'reference (`system:id`)',
    ),
    customer: isIn('customerId', 'is', idSchema.meta({ description: 'Only people of this customer' })),
    presence: isOneOf(
      'presence',
      namesSchema(presences).meta({
        description:
          'Only people who are there, gone or deceased, or one of several with commas between them',
      }),
    ),
    reference: hasTheReference('customer-person', 'recordId', 'crm:contact/4711'),
  },
  orders: { id: 'recordId', name: 'nameKey' },
  usualOrder: 'id',
});

/** @throws Problem when whoever asks may not, or there is nobody with the id */
export async function personWithRight(store: Store, personId: string, actor: string, right: ArchiveRight) {
  const person = await store.customerPeople.read(personId);
  if (!person) {
    throw new Problem('unknown-customer-person', `There is no customer person "${personId}".`);
  }
  const customer = await customerKnown(store, person.customerId);
  return { person, stands: await requireRight(store, customer, actor, right) };
}

/** Whose data a request about one person is about. */
export async function ofCustomerPerson({ params: { id } }: ExportRequest, store: Store) {
  const personId = String(id);
  const customerId = (await store.customerPeople.read(personId))?.customerId ?? '';
  return { customer: await customerKnown(store, customerId), personId };
}

const params = z.strictObject({ id: idSchema });
const { id: exampleId, ...exampleFields } = exampleCustomerPerson;
const shown = { ...exampleCustomerPerson, revision: 1 };

/** Routes for the people of customers. */
export const customerPersonRoutes = [
  defineRoute({
    operationId: 'createCustomerPerson',
    method: 'post',
    path: '/v1/customer-people',
    tag: 'Customer people',
    scope: 'customers:write',
    summary: 'Create a person at a customer',
    description: `The id may be left out; then one is made. Parts in the buying committee: ${committeeRoles.join(', ')}.`,
    body: newCustomerPersonSchema,
    responses: {
      201: { description: 'Created', schema: shownCustomerPersonSchema, headers: ['ETag', 'Location'] },
    },
    problems: ['id-taken', 'reference-taken', 'not-your-customer'],
    example: { body: exampleCustomerPerson, status: 201, answer: shown },
    handler: async ({ body, requestKey, hasKey, actor, log }, deps) => {
      const { store } = deps;
      const customer = await store.customers.read(body.customerId);
      if (customer) await requireRight(store, customer, actor, 'change-people');
      const id = idFor(people, body.id, requestKey);
      const isGenerated = body.id === undefined;
      const creating = createRecord(people, store, { ...body, id }, { isGenerated, hasKey, actor });
      return toldToProjects(deps, log, creating);
    },
  }),
  defineRoute({
    operationId: 'listCustomerPeople',
    method: 'get',
    path: '/v1/customer-people',
    tag: 'Customer people',
    scope: 'customers:read',
    exported: exportedList(people.path, async ({ query }, store) => ({
      customer: await customerMeant(store, 'customer' in query ? query.customer : undefined),
    })),
    summary: 'List people at customers',
    description:
      'All filters that are given hold together. For a person named in X-Milepost-Actor `customer` is needed, and ' +
      'must be one of theirs.',
    query: customerPersonList.query,
    responses: { 200: { description: 'A page', schema: customerPersonList.schema, headers: ['Link'] } },
    problems: ['not-your-customer'],
    example: {
      query: { customer: exampleCustomerPerson.customerId, limit: 20 },
      status: 200,
      answer: { items: [shown], nextCursor: null, next: null },
    },
    handler: async ({ query, actor }, { store }) => {
      await requireRight(store, await customerMeant(store, query['customer']), actor, 'see-people');
      return customerPersonList.page(
        query,
        store,
        (request) => store.customerPeople.page(request),
        (person) => person,
      );
    },
  }),
  defineRoute({
    operationId: 'getCustomerPerson',
    method: 'get',
    path: '/v1/customer-people/{id}',
    tag: 'Customer people',
    scope: 'customers:read',
    summary: 'Get a person at a customer',
    params,
    responses: { 200: { description: 'Found', schema: shownCustomerPersonSchema, headers: ['ETag'] } },
    problems: ['unknown-customer-person', 'not-your-customer'],
    example: { params: { id: exampleId }, status: 200, answer: shown },
    handler: async ({ params: { id }, actor }, { store }) => {
      await personWithRight(store, id, actor, 'see-people');
      return getRecord(people, store, id);
    },
  }),
  defineRoute({
    operationId: 'replaceCustomerPerson',
    method: 'put',
    path: '/v1/customer-people/{id}',
    tag: 'Customer people',
    scope: 'customers:write',
    summary: 'Replace a person at a customer',
    description:
      'Send the record, and in If-Match the ETag of the version that was read. Fields that the body need not name stay ' +
      'as they are when it leaves them out, and are emptied by null. The customer stays: somebody who changes ' +
      'companies is another person there.',
    params,
    body: replaceCustomerPersonSchema,
    ifMatch: true,
    responses: { 200: { description: 'Replaced', schema: shownCustomerPersonSchema, headers: ['ETag'] } },
    problems: ['unknown-customer-person', 'reference-taken', 'not-your-customer'],
    example: {
      params: { id: exampleId },
      headers: { 'If-Match': '"1"' },
      body: { ...exampleFields, position: 'Works manager' },
      status: 200,
      answer: { ...shown, position: 'Works manager', revision: 2 },
    },
    handler: async ({ params: { id }, body, ifMatch, actor, log }, deps) => {
      const { store } = deps;
      const { person } = await personWithRight(store, id, actor, 'change-people');
      if (body.customerId !== undefined && body.customerId !== person.customerId) {
        const detail = `must be "${person.customerId}", or be left out: somebody who changes companies is another person there`;
        throw new Problem('invalid-body', `The customer of a person stays.`, {
          errors: [{ pointer: '#/customerId', detail }],
        });
      }
      const given = {
        ...(body.id !== undefined && { id: body.id }),
        ...(body.revision !== undefined && { revision: body.revision }),
      };
      const replaced = (record: CustomerPerson): CustomerPerson => replacedCustomerPerson(body, record);
      const replacing = replaceRecord(people, store, { params: { id }, ifMatch, actor, given, replaced });
      return toldToProjects(deps, log, replacing);
    },
  }),
  defineRoute({
    operationId: 'changeCustomerPerson',
    method: 'patch',
    path: '/v1/customer-people/{id}',
    tag: 'Customer people',
    scope: 'customers:write',
    summary: 'Change some fields of a person at a customer',
    description:
      'Send what changes, and in If-Match the ETag of the version that was read. With `presence` gone or deceased ' +
      'nothing is planned with them any more.',
    params,
    body: changeCustomerPersonSchema,
    ifMatch: true,
    responses: { 200: { description: 'Changed', schema: shownCustomerPersonSchema, headers: ['ETag'] } },
    problems: ['unknown-customer-person', 'reference-taken', 'not-your-customer'],
    example: {
      params: { id: exampleId },
      headers: { 'If-Match': '*' },
      body: { presence: 'gone', presenceSince: '2026-03-01' },
      status: 200,
      answer: { ...shown, presence: 'gone', presenceSince: '2026-03-01', revision: 3 },
    },
    handler: async ({ params: { id }, body, ifMatch, actor, log }, deps) => {
      const { store } = deps;
      await personWithRight(store, id, actor, 'change-people');
      const replaced = (record: CustomerPerson): CustomerPerson => replacedCustomerPerson(body, record);
      const replacing = replaceRecord(people, store, { params: { id }, ifMatch, actor, given: {}, replaced });
      return toldToProjects(deps, log, replacing);
    },
  }),
  historyRoute(people, {
    operationId: 'listCustomerPersonChanges',
    tag: 'Customer people',
    scope: 'customers:read',
    id: params.shape.id,
    example: {
      id: exampleId,
      actor: 'key:crm',
      change: { field: 'position', from: 'Plant manager', to: 'Works manager' },
    },
    exported: exportedList(`${people.path}/{id}/history`, ofCustomerPerson),
    before: async (id, actor, store) => {
      await personWithRight(store, id, actor, 'see-people');
    },
  }),
];

/** The customer that a list asks for; without one it is a list of all. */
async function customerMeant(
  store: Store,
  customerId: unknown,
): Promise<{ id: string; ownerId: string | null }> {
  if (typeof customerId !== 'string') return everyCustomer;
  return customerKnown(store, customerId);
}
