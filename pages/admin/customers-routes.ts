import { z } from 'zod';
import type { RouteDeps } from '../../api/context/context';
import { defineRoute } from '../../api/context/context';
import { cursorsOf } from '../../api/kit/cursors';
import { etagOf } from '../../api/kit/etag';
import { Problem } from '../../api/kit/problems/problems';
import type { RouteRequest } from '../../api/kit/route';
import { toldToProjects } from '../../api/v1/customers/archive-changes';
import { customers } from '../../api/v1/customers/customer-records';
import { replaceRecord } from '../../api/v1/records/directory-records';
import type { Customer } from '../../contracts/wire/customers';
import { customerSchema } from '../../contracts/wire/customers';
import { idSchema } from '../../contracts/wire/directory';
import { searchSchema } from '../../contracts/wire/lists';
import { byName } from '../../people/name-order';
import { namesOf } from '../../people/remembered-people';
import type { Versioned } from '../../store/directory';
import { wordsOf } from '../../store/lists/search-text';
import { pageAnswer } from '../kit/page-answer';
import { onPages } from '../kit/page-responses';
import type { Session } from '../kit/session';
import { formKey } from '../kit/session';
import { redirect } from '../sign-in/routes';
import type { CustomerPage, CustomersAsked, TypedCustomer } from './customers-page';
import { customerAdminPage, customerFieldNames, customersPage } from './customers-page';
import { customersTexts } from './customers-texts';
import {
  adminResponses,
  forAdministrators,
  forAdministratorsForm,
  noSuch,
  oneResponses,
  readResponses,
} from './for-administrators';
import { cursorSchema, requestIdSchema } from './mend-routes';
import { adminAddresses } from './parts';
import { everybody } from './people-asked';

const path = adminAddresses.customers;
const params = z.strictObject({ customerId: idSchema.meta({ description: 'Id of the customer' }) });
const exampleParams = { customerId: 'acme' };
const cursors = cursorsOf(z.strictObject({ key: z.union([z.string(), z.number()]), id: z.string() }));
const aPage = 50;
const shownChanges = 50;

const customerShape = Object.fromEntries(
  customerFieldNames.map((name) => [
    name,
    z
      .string()
      .max(10_000)
      .default('')
      .meta({ description: `The field \`${name}\` of the customer, as text` }),
  ]),
) as Record<(typeof customerFieldNames)[number], z.ZodDefault<z.ZodString>>;

/** Who looks after which customer. */
export const customersPageRoutes = [
  defineRoute({
    operationId: 'getAdminCustomers',
    method: 'get',
    path,
    ...onPages,
    summary: 'All customers by name, with who looks after each',
    description: 'For administrators. It shows nothing else of a customer, and changes nothing.',
    query: z.strictObject({
      q: searchSchema.or(z.literal('')).optional().catch('').meta({
        description: 'Words that a customer has in one of its names, a number, a tag or a reference',
      }),
      owner: z
        .enum(['all', 'nobody'])
        .default('all')
        .catch('all')
        .meta({ description: 'All customers, or those that nobody looks after' }),
      cursor: cursorSchema,
    }),
    responses: readResponses,
    example: { status: 303, answer: '' },
    handler: ({ query: { q = '', owner, cursor }, browser }, deps) =>
      forAdministrators(deps, browser, 'customers', async ({ person }) =>
        pageAnswer(200, await listShown(deps, person, { q, owner }, cursor)),
      ),
  }),
  defineRoute({
    operationId: 'getAdminCustomer',
    method: 'get',
    path: `${path}/{customerId}`,
    ...onPages,
    summary: 'Who looks after a customer, and its class, as a form; and who changed them',
    description: 'For administrators. It changes nothing.',
    params,
    query: z.strictObject({
      done: z.literal('saved').optional().catch(undefined).meta({ description: 'What was just done' }),
    }),
    responses: oneResponses,
    example: { params: exampleParams, status: 303, answer: '' },
    handler: ({ params: { customerId }, query: { done }, browser }, deps) =>
      forAdministrators(deps, browser, 'customers', async (session) => {
        const found = await deps.store.customers.read(customerId);
        if (!found) return noSuch(session, 'customers');
        return pageAnswer(200, await oneShown(deps, session, found, { isSaved: done !== undefined }));
      }),
  }),
  defineRoute({
    operationId: 'changeCustomerByForm',
    method: 'post',
    path: `${path}/{customerId}`,
    ...onPages,
    summary: 'Change who looks after a customer, its class, or whether it is active',
    description:
      'For administrators. When somebody else has changed the customer meanwhile, nothing is saved, and the form says who.',
    params,
    body: z.object({
      requestId: requestIdSchema,
      revision: z.string().max(20).default('').meta({ description: 'The version that the form was made of' }),
      ...customerShape,
    }),
    responses: adminResponses,
    example: { params: exampleParams, body: { class: 'A' }, status: 303, answer: '' },
    handler: ({ params: { customerId }, body, browser, log }, deps) =>
      forAdministratorsForm(deps, { browser, right: 'customers', requestId: body.requestId }, (session) =>
        saved(deps, session, customerId, { ...body, log }),
      ),
  }),
];

type AnyRequest = RouteRequest<unknown, unknown, unknown>;

async function saved(
  deps: RouteDeps,
  session: Session,
  customerId: string,
  { log, ...typed }: TypedCustomer & { readonly revision: string } & Pick<AnyRequest, 'log'>,
) {
  const { store } = deps;
  const before = await store.customers.read(customerId);
  if (!before) return noSuch(session, 'customers');
  const texts = customersTexts(session.person.language);
  const again = async (status: 409 | 422, now: Versioned<Customer>, more: Partial<CustomerPage>) =>
    pageAnswer(status, await oneShown(deps, session, now, { typed, ...more }));
  const reason = typed.classReason.trim();
  const read = customerSchema
    .pick({ ownerId: true, class: true, classReason: true, active: true })
    .safeParse({
      ownerId: typed.ownerId === '' ? null : typed.ownerId,
      class: typed.class,
      classReason: reason === '' ? null : reason.replaceAll(/\r\n?/g, '\n'),
      active: typed.active === 'on',
    });
  if (!read.success) {
    const names = new Set(read.error.issues.map(({ path: [name] }) => name));
    const wrong = customerFieldNames.filter((name) => names.has(name));
    return again(422, before, { faults: Object.fromEntries(wrong.map((name) => [name, texts.hints[name]])) });
  }
  try {
    const replacing = replaceRecord(customers, store, {
      params: { id: customerId },
      ifMatch: etagOf(/^[1-9]\d{0,8}$/.test(typed.revision) ? Number(typed.revision) : 0),
      ...{ actor: session.person.id, given: {} },
      replaced: (present) => ({ ...present, ...read.data }),
    });
    await toldToProjects(deps, log, replacing);
    return redirect(`${path}/${encodeURIComponent(customerId)}?done=saved`);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'unknown-reference')
      return again(422, before, { faults: { ownerId: texts.notTaken } });
    if (error.code !== 'revision-mismatch') throw error;
    const now = (await store.customers.read(customerId)) ?? before;
    const since = await store.customers.history(customerId, { afterRevision: now.revision - 1, limit: 1 });
    const actor = since[0]?.actor ?? '';
    const by = (await store.people.read(actor))?.name ?? actor;
    return again(409, now, { alert: texts.changedMeanwhile(by) });
  }
}

async function listShown(
  { store }: Pick<RouteDeps, 'store'>,
  reader: Session['person'],
  asked: CustomersAsked,
  cursor: string | undefined,
): Promise<string> {
  const list = `${path}?${new URLSearchParams({ ...asked }).toString()}`;
  const after = cursors.read(cursor, list);
  const meant = async (ids: readonly string[]): Promise<ReadonlySet<string>> => {
    const found = await store.customers.readMany([...ids]);
    return new Set(found.filter(({ ownerId }) => ownerId === null).map(({ id }) => id));
  };
  const { rows, next } = await store.customers.page({
    ...{ conditions: [], words: wordsOf(asked.q), after, limit: aPage },
    order: { field: 'nameKey', descending: false },
    ...(asked.owner === 'nobody' && { among: { field: 'recordId', meant } }),
  });
  const people = await store.people.readMany([...new Set(rows.flatMap(({ ownerId }) => ownerId ?? []))]);
  return customersPage({
    ...{ reader, asked, customers: rows, isFirst: after === undefined },
    next: next && cursors.write(next, list),
    personName: namesOf(people),
  });
}

async function oneShown(
  deps: Pick<RouteDeps, 'store'>,
  session: Session,
  customer: Versioned<Customer>,
  more: Partial<CustomerPage>,
): Promise<string> {
  const { store } = deps;
  const [all, changes] = await Promise.all([
    everybody(deps),
    store.customers.history(customer.id, {
      afterRevision: Math.max(0, customer.revision - shownChanges),
      limit: shownChanges,
    }),
  ]);
  const { person: reader } = session;
  return customerAdminPage({
    ...{ reader, customer, revision: customer.revision, faults: {}, isSaved: false },
    typed: {
      ownerId: customer.ownerId ?? '',
      class: customer.class,
      classReason: customer.classReason ?? '',
      active: customer.active ? 'on' : '',
    },
    colleagues: all.filter(({ active }) => active).sort(byName(reader.language)),
    ...{ changes: [...changes].reverse(), personName: namesOf(all), formKey: formKey(session) },
    ...more,
  });
}
