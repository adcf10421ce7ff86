import { z } from 'zod';
import { accessSchema, eraseSchema, erasureSchema } from '../../../contracts/wire/erasures';
import { idSchema } from '../../../contracts/wire/directory';
import { languageQuerySchema, toInstant, toInstantOrNull } from '../../../contracts/wire/wire';
import type { Erasure } from '../../../store/erasures';
import type { Store } from '../../../store/store';
import { tellProjectsOf } from '../../../worker/housekeeping/archive-changes';
import { beginErasure, forgetPerson } from '../../../worker/housekeeping/erasures';
import { defineRoute } from '../../context/context';
import { exampleCustomer, exampleCustomerPerson } from '../../examples/examples';
import { generatedId } from '../../kit/generated-id';
import { defineList, isIn } from '../../kit/lists';
import { Problem } from '../../kit/problems/problems';
import { requireRight } from './archive-access';
import { exportedList, exportScope, noteExport } from './archive-exports';
import { personWithRight } from './customer-people';
import { customerKnown } from './customer-records';
import type { Everything } from './everything';
import { everythingOf } from './everything';
import { asPage } from './everything-page';

const personParams = z.strictObject({ id: idSchema });
const params = z.strictObject({ erasureId: idSchema });

export const exampleErasureId = 'erasure-0123456789abcdef0123';

const exampleErasure = {
  id: exampleErasureId,
  customerId: exampleCustomer.id,
  requestedBy: 'key:crm',
  reason: 'Letter of 2 March, answered by legal',
  requestedAt: '2026-03-03T08:00:00.000Z',
  doneAt: null,
  found: {},
};

function shownErasure({ requestedAtMs, doneAtMs, ...rest }: Erasure): z.input<typeof erasureSchema> {
  return { ...rest, requestedAt: toInstant(requestedAtMs), doneAt: toInstantOrNull(doneAtMs) };
}

const erasuresPath = '/v1/erasures';

const erasureList = defineList({
  path: erasuresPath,
  name: 'Erasure',
  item: erasureSchema,
  filters: {
    customer: isIn(
      'customerId',
      'is',
      idSchema.meta({ description: 'Only those of people of this customer' }),
    ),
  },
  orders: { requestedAt: 'requestedAtMs' },
  usualOrder: '-requestedAt',
});

/** Routes by which a person at a customer gets to know what is known of them, and is erased. */
export const erasureRoutes = [
  defineRoute({
    operationId: 'getEverythingAboutCustomerPerson',
    method: 'get',
    path: '/v1/customer-people/{id}/everything',
    tag: 'Customer people',
    scope: 'personal-facts:read',
    exported: { scope: exportScope, always: true },
    summary: 'Get everything about a person at a customer',
    description:
      'All that is kept of one person, to be given to them: the record and the facts with their history, contacts, notes ' +
      'that name them, and who has seen what is personal. ' +
      'Who asks needs the right to export beside that to see what is personal, and is put down in the audit log.',
    params: personParams,
    responses: {
      200: {
        description: 'Everything',
        schema: accessSchema,
      },
    },
    problems: ['unknown-customer-person', 'not-your-customer'],
    example: {
      params: { id: exampleCustomerPerson.id },
      status: 200,
      answer: {
        person: { ...exampleCustomerPerson, revision: 1 },
        facts: [],
        history: [],
        factHistory: [],
        contacts: [],
        mentions: [],
        views: [],
      },
    },
    handler: async ({ params: { id }, actor }, { store }) => ({
      status: 200,
      body: await everythingFor(store, id, actor),
    }),
  }),
  defineRoute({
    operationId: 'getEverythingAboutCustomerPersonAsPage',
    method: 'get',
    path: '/v1/customer-people/{id}/everything.html',
    tag: 'Customer people',
    scope: 'personal-facts:read',
    exported: { scope: exportScope, always: true },
    summary: 'Get everything about a person at a customer as a page',
    description: 'The same to print and to read.',
    params: personParams,
    query: z.strictObject({ language: languageQuerySchema }),
    responses: { 200: { description: 'Everything', schema: z.string(), mediaType: 'text/html' } },
    problems: ['unknown-customer-person', 'not-your-customer'],
    example: {
      params: { id: exampleCustomerPerson.id },
      query: { language: 'zh-TW' },
      status: 200,
      answer: '<!doctype html><html lang="zh-TW">…</html>',
    },
    handler: async ({ params: { id }, query, actor }, { store }) => ({
      status: 200,
      body: asPage(await everythingFor(store, id, actor), query.language),
    }),
  }),
  defineRoute({
    operationId: 'eraseCustomerPerson',
    method: 'post',
    path: '/v1/customer-people/{id}/erase',
    tag: 'Customer people',
    scope: 'personal-facts:erase',
    summary: 'Erase a person at a customer',
    description:
      'The record, the facts and their history are gone with the answer. What others wrote is looked through after it: ' +
      'addresses and numbers of the person are taken out wherever they stand, the name where it is about this customer. ' +
      'Numbers stay what they were: a contact stays a contact, with somebody who is not named. Nothing of it can be ' +
      'brought back, and another system that sends the person again creates them again: erase them there first.',
    params: personParams,
    body: eraseSchema,
    responses: { 202: { description: 'Begun', schema: erasureSchema, headers: ['Location'] } },
    problems: ['unknown-customer-person', 'not-your-customer'],
    example: {
      params: { id: exampleCustomerPerson.id },
      body: { reason: exampleErasure.reason },
      status: 202,
      answer: exampleErasure,
    },
    handler: async ({ params: { id: personId }, body, actor, requestKey, log }, deps) => {
      const { store } = deps;
      const id = generatedId('erasure', requestKey);
      // a repeat after a crash: the person may be gone by now
      if ((await store.erasures.read(id)) === null) {
        const { person } = await personWithRight(store, personId, actor, 'write-personal');
        const pseudonym = generatedId('erased', requestKey);
        const requestedAtMs = Date.now();
        const { reason } = body;
        await beginErasure(store, person, { id, pseudonym, requestedBy: actor, reason, requestedAtMs });
      }
      const erasure = await store.erasures.read(id);
      if (!erasure) throw new Error(`The erasure ${id} is gone.`);
      const { customerId } = erasure;
      await tellProjectsOf(deps, await forgetPerson(store, { personId, customerId }), log);
      return { status: 202, body: shownErasure(erasure), headers: { Location: `/v1/erasures/${id}` } };
    },
  }),
  defineRoute({
    operationId: 'listErasures',
    method: 'get',
    path: erasuresPath,
    tag: 'Customer people',
    scope: 'personal-facts:audit',
    exported: exportedList(erasuresPath),
    summary: 'List erasures',
    description: 'The newest first.',
    query: erasureList.query,
    responses: { 200: { description: 'A page', schema: erasureList.schema, headers: ['Link'] } },
    example: {
      query: { limit: 20 },
      status: 200,
      answer: { items: [exampleErasure], nextCursor: null, next: null },
    },
    handler: ({ query }, { store }) =>
      erasureList.page(query, store, (request) => store.erasures.page(request), shownErasure),
  }),
  defineRoute({
    operationId: 'getErasure',
    method: 'get',
    path: '/v1/erasures/{erasureId}',
    tag: 'Customer people',
    scope: 'personal-facts:audit',
    summary: 'Get an erasure',
    params,
    responses: { 200: { description: 'Found', schema: erasureSchema } },
    problems: ['unknown-erasure'],
    example: { params: { erasureId: exampleErasure.id }, status: 200, answer: exampleErasure },
    handler: async ({ params: { erasureId } }, { store }) => {
      const erasure = await store.erasures.read(erasureId);
      if (!erasure) throw new Problem('unknown-erasure', `There is no erasure "${erasureId}".`);
      return { status: 200, body: shownErasure(erasure) };
    },
  }),
];

/** @throws Problem when whoever asks may not */
async function everythingFor(store: Store, personId: string, actor: string): Promise<Everything> {
  const { person } = await personWithRight(store, personId, actor, 'see-personal');
  const { customerId } = person;
  await requireRight(store, await customerKnown(store, customerId), actor, 'export');
  const list = `/v1/customer-people/${encodeURIComponent(personId)}/everything`;
  await noteExport(store, { viewerId: actor, customerId, personId, through: 'access', list });
  return everythingOf(store, person);
}
