import { z } from 'zod';
import { customerContactSchema, newCustomerContactSchema } from '../../../contracts/wire/customer-contacts';
import { customerPathSchema } from '../../../contracts/wire/references';
import { toInstant } from '../../../contracts/wire/wire';
import type { NamedReport } from '../../commands/bulk-reports';
import { isStillToCome } from '../../../domain/project/model/commands';
import { placeOf } from '../../commands/named-project';
import { answerBatch, bulkReportSchema } from '../../commands/report-batch';
import { commandBase, reportedBase } from '../../commands/report-command';
import { defineRoute } from '../../context/context';
import { exampleCustomer, exampleCustomerPerson, examplePerson } from '../../examples/examples';
import { exampleProjectId } from '../../examples/example-project';
import { defineList } from '../../kit/lists';
import type { FieldError } from '../../kit/problems/problems';
import { Problem } from '../../kit/problems/problems';
import type { CustomerContact } from '../../../store/customer-contacts';
import type { Store } from '../../../store/store';
import { exportedList } from './archive-exports';
import { customerKnown, customerWithRight } from './customer-records';

const params = z.strictObject({ id: customerPathSchema });
const path = '/v1/customers/{id}/contacts' as const;

/** A contact as the API shows it. */
export function shownContact({
  occurredAtMs,
  recordedAtMs,
  ...rest
}: CustomerContact): z.input<typeof customerContactSchema> {
  const { projectIds, personIds } = rest;
  return {
    ...rest,
    projectIds: [...projectIds],
    personIds: [...personIds],
    occurredAt: toInstant(occurredAtMs),
    recordedAt: toInstant(recordedAtMs),
  };
}

/** What is wrong with the projects and people that a body names, all at once. */
async function unfitIn(
  store: Store,
  customerId: string,
  {
    projectIds,
    personIds,
  }: { readonly projectIds: readonly string[]; readonly personIds: readonly string[] },
): Promise<FieldError[]> {
  const [projects, people, same] = await Promise.all([
    store.projects.readMany(projectIds),
    store.customerPeople.readMany(personIds),
    store.customerLinks.allOf(customerId),
  ]);
  const isSame = (id: string | undefined): boolean => id !== undefined && same.includes(id);
  const customerOf = new Map(projects.map(({ projectId, deal }) => [projectId, deal?.customerId]));
  const employerOf = new Map(people.map((person) => [person.id, person.customerId]));
  const of = (pointer: string, detail: string): FieldError => ({ pointer, detail });
  return [
    ...projectIds.flatMap((projectId, index) =>
      isSame(customerOf.get(projectId))
        ? []
        : [of(`#/projects/${index}`, `"${projectId}" is no project with the customer "${customerId}".`)],
    ),
    ...personIds.flatMap((personId, index) =>
      isSame(employerOf.get(personId))
        ? []
        : [of(`#/people/${index}`, `"${personId}" is not among the people of the customer "${customerId}".`)],
    ),
  ];
}

const contactList = defineList({
  path: '/v1/customers/{id}/contacts',
  name: 'CustomerContact',
  item: customerContactSchema,
  filters: {},
  orders: { occurredAt: 'occurredAtMs' },
  usualOrder: '-occurredAt',
});

const exampleContact = {
  id: 'api-3f1c0a9b',
  customerId: exampleCustomer.id,
  kind: 'visit' as const,
  occurredAt: '2026-03-02T03:00:00.000Z',
  recordedAt: '2026-03-02T09:30:00.000Z',
  actor: examplePerson.id,
  evidence: 'crm:visit/2207',
  note: 'Both lines, one budget.',
  projectIds: [exampleProjectId],
  personIds: [exampleCustomerPerson.id],
};

/** Contacts with a customer. */
export const customerContactRoutes = [
  defineRoute({
    operationId: 'recordCustomerContact',
    method: 'post',
    path,
    tag: 'Customers',
    scope: 'reports:write',
    summary: 'Record a contact with a customer',
    description:
      'One exchange for several projects at once, with those people of the customer who took part. It is kept with the ' +
      'customer, and recorded in each project that is named: it counts for their clocks. Each project has its own answer. ' +
      'A repeat with the same `source` and `eventId`, or the same Idempotency-Key, has no further effect.',
    params,
    body: newCustomerContactSchema,
    waits: true,
    responses: {
      207: {
        description: 'Kept, with the fate of each report',
        schema: z
          .strictObject({ contact: customerContactSchema, reports: bulkReportSchema })
          .meta({ id: 'RecordedCustomerContact' }),
      },
    },
    problems: [
      'unknown-customer',
      'not-your-customer',
      'unknown-reference',
      'unknown-project',
      'occurred-in-future',
    ],
    example: {
      params: { id: exampleCustomer.id },
      body: {
        kind: 'visit',
        occurredAt: '2026-03-02T03:00:00.000Z',
        evidence: 'crm:visit/2207',
        note: 'Both lines, one budget.',
        projects: [exampleProjectId],
        people: [exampleCustomerPerson.id],
      },
      status: 207,
      answer: {
        contact: exampleContact,
        reports: {
          counts: { done: 1, accepted: 0, parked: 0, refused: 0, failed: 0 },
          items: [
            {
              index: 0,
              status: 200,
              receipt: {
                projectId: exampleProjectId,
                commandId: 'api-3f1c0a9b',
                revision: 12,
                status: 'open',
                stage: 'visit',
                repeated: false,
              },
              accepted: null,
              parked: null,
              problem: null,
            },
          ],
        },
      },
    },
    handler: async (request, deps) => {
      const { body, actor } = request;
      const { store } = deps;
      const customer = await customerWithRight(store, request.params.id, actor, 'see-customer');
      const projectIds = await Promise.all(body.projects.map((name) => projectCalledIn(store, name)));
      const personIds = body.people;
      const errors = await unfitIn(store, customer.id, { projectIds, personIds });
      if (errors.length > 0) {
        throw new Problem('unknown-reference', errors.map(({ detail }) => detail).join(' '), { errors });
      }
      const { kind, note, evidence = null, occurredAt } = body;
      const own = commandBase(request);
      const occurredAtMs = occurredAt === undefined ? own.at : Date.parse(occurredAt);
      const fields = {
        kind,
        ...(evidence !== null && { evidence }),
        ...(occurredAt !== undefined && { occurredAtMs }),
      };
      if (isStillToCome(occurredAtMs, own.at)) {
        throw new Problem(
          'occurred-in-future',
          'A contact can only be recorded once it has happened: occurredAt is in the future.',
        );
      }
      const base = reportedBase(own, body, {
        name: 'recordContact',
        fields: { ...fields, projectIds, personIds },
        note,
      });
      const contact = await store.customerContacts.keep({
        ...{ id: base.commandId, customerId: customer.id, kind, occurredAtMs, recordedAtMs: own.at, actor },
        ...{ evidence, note: note ?? null, projectIds, personIds },
      });
      const reports = contact.projectIds.map((projectId): NamedReport => ({
        projectId,
        // notes are named after commands, and each project has its own
        base: { ...base, commandId: `${base.commandId}-${projectId}` },
        name: 'recordContact',
        fields: { ...fields, occurredAtMs: contact.occurredAtMs },
        note,
      }));
      const { status, body: answered, ...rest } = await answerBatch(deps, reports, request);
      return { status, body: { contact: shownContact(contact), reports: answered }, ...rest };
    },
  }),
  defineRoute({
    operationId: 'listCustomerContacts',
    method: 'get',
    path,
    tag: 'Customers',
    scope: 'customers:read',
    exported: exportedList(path, async ({ params: { id } }, store) => ({
      customer: await customerKnown(store, String(id)),
    })),
    summary: 'List contacts with a customer',
    description:
      'Those that were recorded with the customer, or with one that is linked as the same, the newest first. What was reported to one project alone stands in ' +
      'its timeline.',
    params,
    query: contactList.query,
    responses: { 200: { description: 'A page', schema: contactList.schema, headers: ['Link'] } },
    problems: ['unknown-customer', 'not-your-customer'],
    example: {
      params: { id: exampleCustomer.id },
      query: { limit: 20 },
      status: 200,
      answer: { items: [exampleContact], nextCursor: null, next: null },
    },
    handler: async ({ params: { id }, query, actor }, { store }) => {
      const customer = await customerWithRight(store, id, actor, 'see-customer');
      const same = await store.customerLinks.allOf(customer.id);
      const ofCustomer = { field: 'customerId', op: 'in' as const, value: same };
      return contactList.page(
        query,
        store,
        (asked) => store.customerContacts.page({ ...asked, conditions: [ofCustomer] }),
        shownContact,
        `/v1/customers/${encodeURIComponent(customer.id)}/contacts`,
      );
    },
  }),
];

async function projectCalledIn(store: Store, name: string): Promise<string> {
  const place = await placeOf(store, name);
  return 'projectId' in place ? place.projectId : name;
}
