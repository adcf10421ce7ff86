import { z } from 'zod';
import type { CustomerDuplicateOnWire } from '../../../contracts/wire/customer-duplicates';
import {
  customerDuplicateSchema,
  duplicateStates,
  mergeCustomersSchema,
  pairIdSchema,
} from '../../../contracts/wire/customer-duplicates';
import { idSchema } from '../../../contracts/wire/directory';
import { flagSchema, namesSchema } from '../../../contracts/wire/lists';
import { toInstant, toInstantOrNull } from '../../../contracts/wire/wire';
import { isApplication } from '../../../domain/project/model/actors';
import type { Decided } from '../../../duplicates/decide-duplicates';
import { linkedPair, separatedPair, undonePair } from '../../../duplicates/decide-duplicates';
import type { CustomerDuplicate } from '../../../store/customer-duplicates';
import type { Store } from '../../../store/store';
import { defineRoute } from '../../context/context';
import { exampleCustomer } from '../../examples/examples';
import { defineList, filter, isIn, isOneOf } from '../../kit/lists';
import { Problem } from '../../kit/problems/problems';
import { ok } from '../../kit/route';
import { everyCustomer, requireRight } from './archive-access';
import { exportedList } from './archive-exports';

/** Customers that may be one: what was found, and what somebody decides. */

const path = '/v1/customer-duplicates';
const params = z.strictObject({ id: pairIdSchema });
const keptId = exampleCustomer.id;
const duplicateId = `${keptId}-2`;

/** The pair of the document's examples. */
export const examplePairId = `${keptId}~${duplicateId}`;

const open: CustomerDuplicateOnWire = {
  id: examplePairId,
  customers: [
    { id: keptId, name: exampleCustomer.name },
    { id: duplicateId, name: exampleCustomer.name.toUpperCase() },
  ],
  state: 'open',
  score: 0.9,
  reasons: [
    { code: 'same-name', value: null },
    { code: 'same-domain', value: 'example.com' },
  ],
  into: null,
  automatic: false,
  foundAt: '2026-03-04T06:31:12.000Z',
  decidedBy: null,
  decidedAt: null,
};
const decided = { decidedBy: 'key:crm', decidedAt: '2026-03-05T02:00:00.000Z' };
const merged: CustomerDuplicateOnWire = { ...open, state: 'merged', into: keptId, ...decided };
const different: CustomerDuplicateOnWire = { ...open, state: 'different', ...decided };

const duplicateList = defineList({
  path,
  name: 'CustomerDuplicate',
  item: customerDuplicateSchema,
  filters: {
    state: isOneOf(
      'state',
      namesSchema(duplicateStates).meta({
        description: 'Only pairs in this state, or in one of several with commas between them',
      }),
    ),
    customer: filter(
      idSchema.meta({ description: 'Only pairs that this customer is part of' }),
      async (value, { customerDuplicates }) => {
        const pairs = await customerDuplicates.ofCustomer(value);
        return { conditions: [{ field: 'pairId', op: 'in', value: pairs.map(({ pairId }) => pairId) }] };
      },
    ),
    automatic: filter(
      flagSchema.meta({ description: 'Only pairs that were linked with nobody looking, or only others' }),
      (value) => ({ conditions: [{ field: 'isAutomatic', op: 'is', value: value ? 1 : 0 }] }),
    ),
    scoreFrom: isIn(
      'score',
      'from',
      z.coerce.number().min(0).max(1).meta({ description: 'Only pairs with this score or more' }),
    ),
  },
  orders: { score: 'score', foundAt: 'foundAtMs' },
  usualOrder: '-score',
});

export const customerDuplicateRoutes = [
  defineRoute({
    operationId: 'listCustomerDuplicates',
    method: 'get',
    path,
    tag: 'Customers',
    scope: 'customers:read',
    exported: exportedList(path),
    summary: 'List customers that may be one',
    description:
      'After a customer, or somebody there, was written, others are looked for that may be the same: by reference, company ' +
      'number, domain, phone and name, with legal forms, width, traditional and simplified characters folded. Two are ' +
      'linked with nobody looking only when a reference is the same, or a number with a right check digit, and their names ' +
      'agree; the same name alone never links. All others wait here for somebody, the likeliest first. ' +
      'The list is for programs: nobody who is named in X-Milepost-Actor may see all customers.',
    query: duplicateList.query,
    responses: { 200: { description: 'A page', schema: duplicateList.schema, headers: ['Link'] } },
    problems: ['not-your-customer'],
    example: {
      query: { state: 'open', limit: 20 },
      status: 200,
      answer: { items: [open], nextCursor: null, next: null },
    },
    handler: async ({ query, actor }, { store }) => {
      await requireRight(store, everyCustomer, actor, 'see-customer');
      return duplicateList.page(
        query,
        store,
        async (request) => {
          const { rows, next } = await store.customerDuplicates.page(request);
          return { rows: await viewsOf(store, rows), next };
        },
        (pair) => pair,
      );
    },
  }),
  defineRoute({
    operationId: 'mergeCustomers',
    method: 'post',
    path: `${path}/{id}/merge`,
    tag: 'Customers',
    scope: 'customers:write',
    summary: 'Link two customers as one',
    description:
      'The other of the two becomes a duplicate of `into`. Neither record changes: it is a link, and `undo` takes it back. ' +
      'Emails, pages, lists and filters of all projects with the duplicate show the one that is kept from now on, new ' +
      'projects are opened with that, and a reference of the duplicate leads to it. No project is told, and nobody gets an ' +
      'email. Saying it again changes nothing.',
    params,
    body: mergeCustomersSchema,
    responses: { 200: { description: 'Linked', schema: customerDuplicateSchema } },
    problems: ['unknown-duplicate', 'not-your-customer', 'merged-elsewhere', 'merge-circle'],
    example: { params: { id: open.id }, body: { into: keptId }, status: 200, answer: merged },
    handler: async ({ params: { id }, body: { into }, actor }, { store }) => {
      await requireBoth(store, id, actor);
      return answer(store, id, await linkedPair(store, id, { intoId: into, by: actor }));
    },
  }),
  defineRoute({
    operationId: 'separateCustomers',
    method: 'post',
    path: `${path}/{id}/different`,
    tag: 'Customers',
    scope: 'customers:write',
    summary: 'Say that two customers are two',
    description:
      'They are not asked about again, unless something speaks for it that did not then. A link between them is taken back.',
    params,
    responses: { 200: { description: 'They are two', schema: customerDuplicateSchema } },
    problems: ['unknown-duplicate', 'not-your-customer'],
    example: { params: { id: open.id }, status: 200, answer: different },
    handler: async ({ params: { id }, actor }, { store }) => {
      await requireBoth(store, id, actor);
      return answer(store, id, await separatedPair(store, id, actor));
    },
  }),
  defineRoute({
    operationId: 'undoCustomerDecision',
    method: 'post',
    path: `${path}/{id}/undo`,
    tag: 'Customers',
    scope: 'customers:write',
    summary: 'Take back what was decided of two customers',
    description:
      'Everything is as it was before: the link is gone, and the pair is open. Two that were linked with nobody looking are ' +
      'different for good.',
    params,
    responses: { 200: { description: 'Taken back', schema: customerDuplicateSchema } },
    problems: ['unknown-duplicate', 'not-your-customer'],
    example: { params: { id: open.id }, status: 200, answer: open },
    handler: async ({ params: { id }, actor }, { store }) => {
      await requireBoth(store, id, actor);
      return answer(store, id, await undonePair(store, id, actor));
    },
  }),
];

/** @throws Problem when a person may not change one of both */
async function requireBoth(store: Store, pairId: string, actor: string): Promise<void> {
  if (isApplication(actor)) return;
  for (const customer of await store.customers.readMany(pairId.split('~'))) {
    await requireRight(store, customer, actor, 'change-customer');
  }
}

async function answer(store: Store, pairId: string, decision: Decided) {
  switch (decision.kind) {
    case 'done': {
      const [view] = await viewsOf(store, [decision.pair]);
      if (view) return ok(view);
      throw unknownPair(pairId);
    }
    case 'unknown':
      throw unknownPair(pairId);
    case 'not-of-pair': {
      const detail = `must be one of both customers of the pair "${pairId}"`;
      throw new Problem('invalid-body', `The customer that is kept ${detail}.`, {
        errors: [{ pointer: '#/into', detail }],
      });
    }
    case 'linked-elsewhere': {
      const { customerId, intoId } = decision;
      throw new Problem('merged-elsewhere', `"${customerId}" is a duplicate of "${intoId}" already.`);
    }
    case 'circle': {
      const { customerId, intoId } = decision;
      throw new Problem('merge-circle', `"${customerId}" is a duplicate of "${intoId}".`);
    }
  }
}

function unknownPair(pairId: string): Problem {
  return new Problem('unknown-duplicate', `There is no pair "${pairId}".`);
}

async function viewsOf(
  { customers }: Pick<Store, 'customers'>,
  pairs: readonly CustomerDuplicate[],
): Promise<CustomerDuplicateOnWire[]> {
  const found = await customers.readMany([
    ...new Set(pairs.flatMap(({ oneId, otherId }) => [oneId, otherId])),
  ]);
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return pairs.map(({ pairId, oneId, otherId, state, score, reasons, intoId, ...pair }) => ({
    id: pairId,
    customers: [oneId, otherId].map((id) => ({ id, name: names.get(id) ?? null })),
    state,
    score,
    reasons: reasons.map(({ code, value = null }) => ({ code: code as ReasonCode, value })),
    into: intoId,
    automatic: pair.isAutomatic,
    foundAt: toInstant(pair.foundAtMs),
    decidedBy: pair.decidedBy,
    decidedAt: toInstantOrNull(pair.decidedAtMs),
  }));
}

type ReasonCode = CustomerDuplicateOnWire['reasons'][number]['code'];
