import { z } from 'zod';
import {
  archiveViewSchema,
  factOf,
  factPageSchema,
  newFactSchema,
  shownFactSchema,
} from '../../../contracts/wire/customer-people-wire';
import type { PersonalFact } from '../../../contracts/wire/customer-people';
import { idSchema } from '../../../contracts/wire/directory';
import { toInstant } from '../../../contracts/wire/wire';
import type { WrittenFact } from '../../../store/customer-people';
import type { Store } from '../../../store/store';
import { defineRoute } from '../../context/context';
import { exampleCustomerPerson } from '../../examples/examples';
import { generatedId } from '../../kit/generated-id';
import { defineList, isIn } from '../../kit/lists';
import { Problem } from '../../kit/problems/problems';
import { exportedList } from './archive-exports';
import { noteView } from './archive-access';
import { ofCustomerPerson, personWithRight } from './customer-people';

const personParams = z.strictObject({ id: idSchema });
const factParams = z.strictObject({ id: idSchema, factId: idSchema });

export const exampleFactId = 'fact-0123456789abcdef0123';

const exampleFact = {
  id: exampleFactId,
  personId: exampleCustomerPerson.id,
  customerId: exampleCustomerPerson.customerId,
  kind: 'liking' as const,
  text: 'Walks the line before every meeting, and likes to be joined',
  on: null,
  source: 'Visit of 20 February',
  basis: 'legitimate-interest' as const,
};
const shownExample = {
  ...exampleFact,
  revision: 1,
  writtenBy: 'lin-yu-ting',
  writtenAt: '2026-02-20T08:00:00.000Z',
};
const { id: _id, personId: _person, customerId: _customer, ...givenExample } = exampleFact;

/** A fact as the API shows it. */
export function shownFact({ writtenAtMs, ...fact }: WrittenFact): z.input<typeof shownFactSchema> {
  return { ...fact, writtenAt: toInstant(writtenAtMs) };
}

/** @throws Problem when there is no such fact about the person */
async function writtenFact(store: Store, personId: string, factId: string): Promise<WrittenFact> {
  const found = (await store.personalFacts.ofPeople([personId])).find(({ id }) => id === factId);
  if (found) return found;
  throw new Problem('unknown-fact', `There is no fact "${factId}" about "${personId}".`);
}

const viewsPath = '/v1/archive-views';

const viewList = defineList({
  path: viewsPath,
  name: 'ArchiveView',
  item: archiveViewSchema,
  filters: {
    person: isIn('personId', 'is', idSchema.meta({ description: 'Only views of this customer person' })),
  },
  orders: { at: 'atMs' },
  usualOrder: '-at',
});

const about =
  'Only those with a role in a running project of the customer may, and their managers; a key without a person needs ' +
  'the scope alone.';

/** Routes for what is known of people beside their work, and for who has seen it. */
export const personalFactRoutes = [
  defineRoute({
    operationId: 'listPersonalFacts',
    method: 'get',
    path: '/v1/customer-people/{id}/facts',
    tag: 'Customer people',
    scope: 'personal-facts:read',
    exported: exportedList('/v1/customer-people/{id}/facts', ofCustomerPerson),
    summary: 'List what is known of a person',
    description: `${about} Whoever is not in the team of the customer is put down in the audit log before the answer.`,
    params: personParams,
    responses: { 200: { description: 'All of them', schema: factPageSchema } },
    problems: ['unknown-customer-person', 'not-your-customer'],
    example: { params: { id: exampleFact.personId }, status: 200, answer: { items: [shownExample] } },
    handler: async ({ params: { id }, actor }, { store }) => {
      const { person, stands } = await personWithRight(store, id, actor, 'see-personal');
      const facts = await store.personalFacts.ofPeople([id]);
      const view = { viewerId: actor, customerId: person.customerId, personId: id, through: 'api' };
      await noteView(store, stands, view);
      return { status: 200, body: { items: facts.map(shownFact) } };
    },
  }),
  defineRoute({
    operationId: 'addPersonalFact',
    method: 'post',
    path: '/v1/customer-people/{id}/facts',
    tag: 'Customer people',
    scope: 'personal-facts:write',
    summary: 'Write what is known of a person',
    description: `${about} Each fact says from where it comes and on what ground it is kept; who wrote it is put down.`,
    params: personParams,
    body: newFactSchema,
    responses: { 201: { description: 'Written', schema: shownFactSchema } },
    problems: ['unknown-customer-person', 'not-your-customer'],
    example: { params: { id: exampleFact.personId }, body: givenExample, status: 201, answer: shownExample },
    handler: async ({ params: { id }, body, requestKey, actor }, { store }) => {
      const { person } = await personWithRight(store, id, actor, 'write-personal');
      const factId = generatedId('fact', requestKey);
      const fact: PersonalFact = factOf(body, { id: factId, personId: id, customerId: person.customerId });
      // null: the same request has written it before its answer was lost
      await store.personalFacts.create(fact, actor);
      return { status: 201, body: shownFact(await writtenFact(store, id, factId)) };
    },
  }),
  defineRoute({
    operationId: 'replacePersonalFact',
    method: 'put',
    path: '/v1/customer-people/{id}/facts/{factId}',
    tag: 'Customer people',
    scope: 'personal-facts:write',
    summary: 'Correct what is known of a person',
    description: about,
    params: factParams,
    body: newFactSchema,
    responses: { 200: { description: 'Corrected', schema: shownFactSchema } },
    problems: ['unknown-customer-person', 'unknown-fact', 'not-your-customer', 'revision-mismatch'],
    example: {
      params: { id: exampleFact.personId, factId: exampleFact.id },
      body: givenExample,
      status: 200,
      answer: { ...shownExample, revision: 2 },
    },
    handler: async ({ params: { id, factId }, body, actor }, { store }) => {
      await personWithRight(store, id, actor, 'write-personal');
      const before = await writtenFact(store, id, factId);
      const { customerId, revision } = before;
      const changed = factOf(body, { id: factId, personId: id, customerId });
      if (!(await store.personalFacts.replace(changed, revision, actor))) {
        throw new Problem('revision-mismatch', 'The fact was changed in this moment: read it again.');
      }
      return { status: 200, body: shownFact(await writtenFact(store, id, factId)) };
    },
  }),
  defineRoute({
    operationId: 'removePersonalFact',
    method: 'delete',
    path: '/v1/customer-people/{id}/facts/{factId}',
    tag: 'Customer people',
    scope: 'personal-facts:write',
    summary: 'Remove what is known of a person',
    description: `${about} Its history goes with it.`,
    params: factParams,
    responses: { 200: { description: 'As it was', schema: shownFactSchema } },
    problems: ['unknown-customer-person', 'unknown-fact', 'not-your-customer'],
    example: {
      params: { id: exampleFact.personId, factId: exampleFact.id },
      status: 200,
      answer: shownExample,
    },
    handler: async ({ params: { id, factId }, actor }, { store }) => {
      await personWithRight(store, id, actor, 'write-personal');
      const removed = await writtenFact(store, id, factId);
      await store.personalFacts.forget(factId);
      return { status: 200, body: shownFact(removed) };
    },
  }),
  defineRoute({
    operationId: 'listArchiveViews',
    method: 'get',
    path: viewsPath,
    tag: 'Customer people',
    scope: 'personal-facts:audit',
    exported: exportedList(viewsPath),
    summary: 'List who has seen personal facts, and who exported what',
    description:
      'The audit log, the newest first: every view by somebody outside the team of the customer, and whatever anybody took ' +
      'away as a file. Nobody can change it.',
    query: viewList.query,
    responses: { 200: { description: 'A page', schema: viewList.schema, headers: ['Link'] } },
    example: {
      query: { person: exampleFact.personId, limit: 20 },
      status: 200,
      answer: {
        items: [
          {
            id: '5f0c1d4e-8d7e-4b5a-9a63-0c6f0c1d4e8d',
            at: '2026-03-02T08:00:00.000Z',
            viewerId: 'key:crm',
            customerId: exampleFact.customerId,
            personId: exampleFact.personId,
            through: 'api',
            list: null,
            filter: {},
          },
          {
            id: '0d6a7c1e-52f3-4a0e-8f0c-4e8d7e8d5f0c',
            at: '2026-03-02T07:00:00.000Z',
            viewerId: 'key:crm',
            customerId: null,
            personId: null,
            through: 'export',
            list: '/v1/customers',
            filter: { region: 'North' },
          },
        ],
        nextCursor: null,
        next: null,
      },
    },
    handler: ({ query }, { store }) =>
      viewList.page(
        query,
        store,
        (request) => store.archiveViews.page(request),
        ({ atMs, ...view }) => ({ ...view, at: toInstant(atMs) }),
      ),
  }),
];
