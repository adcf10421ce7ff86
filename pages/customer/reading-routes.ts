import { z } from 'zod';
import { idSchema } from '../../contracts/wire/directory';
import { noteView } from '../../api/v1/customers/archive-access';
import { defineRoute } from '../../api/context/context';
import type { RouteDeps } from '../../api/context/context';
import { cursorsOf } from '../../api/kit/cursors';
import { exampleFactId } from '../../api/v1/customers/personal-facts';
import { exampleCustomer, exampleCustomerPerson } from '../../api/examples/examples';
import type { Browser } from '../../api/kit/route';
import type { Person } from '../../contracts/wire/directory';
import type { TimelinePlace } from '../../queries/customer/customer-timeline';
import { customerView, seenCustomer, timelineView } from '../../queries/customer/customer-view';
import { myCustomers } from '../../queries/customer/my-customers';
import { myDrafts } from '../../queries/customer/my-drafts';
import { personView } from '../../queries/customer/person-view';
import { recordChanges } from '../../queries/customer/record-changes';
import { searchSchema } from '../../contracts/wire/lists';
import { unknownLink } from '../act/answers';
import { pageAnswer } from '../kit/page-answer';
import { onPages, page, signInFirst } from '../kit/page-responses';
import { sessionOf } from '../kit/session';
import { toSignIn } from '../sign-in/routes';
import { customerAddress, factAddress, personAddress } from './addresses';
import { customerPage, timelinePage } from './customer-page';
import { historyPage } from './history-page';
import { myCustomersPage } from './my-customers-page';
import { personPage } from './person-page';

const responses = {
  200: page('The page, in the language of the person'),
  303: signInFirst,
  404: page('There is nothing of this name, or nothing that the person may see'),
} as const;

const customerParams = z.strictObject({ id: idSchema.meta({ description: 'Id of the customer' }) });
const personParams = customerParams.extend({
  personId: idSchema.meta({ description: 'Id of somebody at the customer' }),
});
const factParams = personParams.extend({
  factId: idSchema.meta({ description: 'Id of what is known of them' }),
});
const exampleParams = { id: exampleCustomer.id };
const examplePerson = { id: exampleCustomer.id, personId: exampleCustomerPerson.id };
const savedSchema = z.string().max(5).optional().meta({ description: 'That a form was just saved' });
const beforeSchema = z.coerce
  .number()
  .int()
  .min(1)
  .optional()
  .catch(undefined)
  .meta({ description: 'The revision before which the page begins' });

const places = cursorsOf(z.strictObject({ key: z.union([z.string(), z.number()]), id: z.string() }));

/** A page for whoever has signed in and may see what it is about; null: they may not, or there is nothing. */
async function shown(deps: RouteDeps, browser: Browser, show: (reader: Person) => Promise<string | null>) {
  const session = await sessionOf(deps.store, browser);
  if (!session) return toSignIn(browser, deps);
  const body = await show(session.person);
  return body === null ? pageAnswer(404, unknownLink(session.person.language)) : pageAnswer(200, body);
}

/** The pages about customers that only show. */
export const customerReadingRoutes = [
  defineRoute({
    operationId: 'getMyCustomers',
    method: 'get',
    path: '/customers',
    ...onPages,
    summary: "The customers that the browser's person may see",
    query: z.strictObject({
      q: searchSchema.or(z.literal('')).optional().catch('').meta({
        description: 'Words that a customer has in one of its names, a number, a tag or a reference',
      }),
      cursor: z.string().max(1000).optional().meta({ description: 'Where the page begins' }),
    }),
    responses: { 200: responses[200], 303: signInFirst },
    example: { status: 303, answer: '' },
    handler: async ({ query: { q = '', cursor }, browser }, deps) => {
      const session = await sessionOf(deps.store, browser);
      if (!session) return toSignIn(browser, deps);
      const reader = session.person;
      const list = `/customers?q=${q}`;
      const after = places.read(cursor, list);
      const [found, drafts] = await Promise.all([
        myCustomers(deps.store, reader, { search: q, after, nowMs: Date.now() }),
        myDrafts(deps.store, reader, Date.now()),
      ]);
      const next = found.next && places.write(found.next, list);
      return pageAnswer(
        200,
        myCustomersPage({
          ...{ reader, found, search: q, isFirst: after === undefined, next },
          drafts: drafts.filter(({ draft: { address } }) => address.startsWith('/customers/')),
        }),
      );
    },
  }),
  defineRoute({
    operationId: 'getCustomerPage',
    method: 'get',
    path: '/customers/{id}',
    ...onPages,
    summary: 'A customer: who decides there, what was said last, projects, and all that is known',
    description: 'For those who stand in some way to the customer; nobody else learns that there is one.',
    params: customerParams,
    query: z.strictObject({ saved: savedSchema }),
    responses,
    example: { params: exampleParams, status: 303, answer: '' },
    handler: ({ params: { id }, query: { saved }, browser }, deps) =>
      shown(deps, browser, async (reader) => {
        const view = await customerView(deps.store, id, reader, Date.now());
        return view && customerPage({ view, reader, isSaved: saved !== undefined });
      }),
  }),
  defineRoute({
    operationId: 'getCustomerTimelinePage',
    method: 'get',
    path: '/customers/{id}/timeline',
    ...onPages,
    summary: 'What was said with a customer in all its projects, the newest first',
    params: customerParams,
    query: z.strictObject({
      after: z.string().max(200).optional().meta({ description: 'The exchange after which the page begins' }),
    }),
    responses,
    example: { params: exampleParams, status: 303, answer: '' },
    handler: ({ params: { id }, query, browser }, deps) =>
      shown(deps, browser, async (reader) => {
        const asked = { nowMs: Date.now(), after: placeOf(query.after) };
        const view = await timelineView(deps.store, id, reader, asked);
        return view && timelinePage({ view, reader });
      }),
  }),
  defineRoute({
    operationId: 'getCustomerHistoryPage',
    method: 'get',
    path: '/customers/{id}/history',
    ...onPages,
    summary: 'Who changed what of a customer, and when',
    params: customerParams,
    query: z.strictObject({ before: beforeSchema }),
    responses,
    example: { params: exampleParams, status: 303, answer: '' },
    handler: ({ params: { id }, query, browser }, deps) =>
      shown(deps, browser, async (reader) => {
        const seen = await seenCustomer(deps.store, id, reader, Date.now());
        if (!seen?.rights.has('see-customer')) return null;
        const { revision, name } = seen.customer;
        const asked = { id, revision, customerId: id };
        const found = await recordChanges(deps.store, deps.store.customers, asked, query.before ?? null);
        return historyPage({ reader, name, address: customerAddress(id), found });
      }),
  }),
  defineRoute({
    operationId: 'getCustomerPersonPage',
    method: 'get',
    path: '/customers/{id}/people/{personId}',
    ...onPages,
    summary: 'Somebody at a customer, and what is personal for those who may see it',
    description: 'That somebody outside the team sees what is personal is put on record before it is shown.',
    params: personParams,
    query: z.strictObject({ saved: savedSchema }),
    responses,
    example: { params: examplePerson, status: 303, answer: '' },
    handler: ({ params: { id: customerId, personId }, query: { saved }, browser }, deps) =>
      shown(deps, browser, async (reader) => {
        const view = await personView(deps.store, { customerId, personId }, reader, Date.now());
        if (!view) return null;
        const { facts, stands } = view;
        const seen = { viewerId: reader.id, customerId, personId, through: 'page' };
        if (facts) await noteView(deps.store, stands, seen);
        return personPage({ view, reader, isSaved: saved !== undefined });
      }),
  }),
  defineRoute({
    operationId: 'getCustomerPersonHistoryPage',
    method: 'get',
    path: '/customers/{id}/people/{personId}/history',
    ...onPages,
    summary: 'Who changed what of somebody at a customer, and when',
    params: personParams,
    query: z.strictObject({ before: beforeSchema }),
    responses,
    example: { params: examplePerson, status: 303, answer: '' },
    handler: ({ params: { id: customerId, personId }, query, browser }, deps) =>
      shown(deps, browser, async (reader) => {
        const view = await personView(deps.store, { customerId, personId }, reader, Date.now());
        if (!view) return null;
        const { revision, name } = view.person;
        const asked = { id: personId, revision, customerId };
        const found = await recordChanges(deps.store, deps.store.customerPeople, asked, query.before ?? null);
        return historyPage({ reader, name, address: personAddress(customerId, personId), found });
      }),
  }),
  defineRoute({
    operationId: 'getPersonalFactHistoryPage',
    method: 'get',
    path: '/customers/{id}/people/{personId}/facts/{factId}/history',
    ...onPages,
    summary:
      'Who wrote what is known of somebody beside their work, when, from where, and what it was before',
    description: 'That somebody outside the team sees it is put on record before it is shown.',
    params: factParams,
    query: z.strictObject({ before: beforeSchema }),
    responses,
    example: { params: { ...examplePerson, factId: exampleFactId }, status: 303, answer: '' },
    handler: ({ params: { id: customerId, personId, factId }, query, browser }, deps) =>
      shown(deps, browser, async (reader) => {
        const view = await personView(deps.store, { customerId, personId }, reader, Date.now());
        const fact = view?.facts?.find((each) => each.id === factId);
        if (!view || !fact) return null;
        await noteView(deps.store, view.stands, {
          ...{ viewerId: reader.id, customerId, personId, through: 'page' },
        });
        const asked = { id: factId, revision: fact.revision, customerId };
        const found = await recordChanges(deps.store, deps.store.personalFacts, asked, query.before ?? null);
        return historyPage({
          ...{ reader, name: view.person.name, found },
          address: personAddress(customerId, personId),
          pages: `${factAddress(customerId, personId, factId)}/history`,
        });
      }),
  }),
];

/** The place in an address of the timeline; null when it is none. */
function placeOf(text: string | undefined): TimelinePlace | null {
  const [, atMs, revision, where] = /^(\d{1,16}):(\d{1,9}):(.+)$/u.exec(text ?? '') ?? [];
  if (atMs === undefined || revision === undefined || where === undefined) return null;
  return { atMs: Number(atMs), revision: Number(revision), in: where };
}
