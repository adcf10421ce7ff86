import { z } from 'zod';
import {
  retentionPreviewSchema,
  retentionQuerySchema,
  retentionRunSchema,
  runRetentionSchema,
} from '../../../contracts/wire/retention';
import { toInstant } from '../../../contracts/wire/wire';
import type { RetentionDay } from '../../../domain/archive/retention';
import {
  eraseForgotten,
  lookForForgotten,
  retentionDay,
  retentionReason,
} from '../../../worker/housekeeping/retention';
import type { RouteDeps } from '../../context/context';
import { defineRoute } from '../../context/context';
import { exampleCustomerPerson } from '../../examples/examples';
import { cursorsOf } from '../../kit/cursors';
import { invalidBody, Problem } from '../../kit/problems/problems';
import { exportedList } from './archive-exports';
import { everyCustomer, requireRight } from './archive-access';
import { exampleErasureId } from './erasures';

const path = '/v1/retention';
const places = cursorsOf(z.string());
const placesOfRuns = cursorsOf(z.string(), 'body');

const example = {
  years: 5,
  since: '2021-03-01T16:00:00.000Z',
  looked: 812,
  kept: { 'running-project': 640, contact: 171 },
};

const lacksRule =
  'Say how many years: this installation has no rule of its own (MILEPOST_FORGET_AFTER_YEARS is not set).';

const rule =
  'The rule: no project runs with the customer, none of its tasks is open, no potential project has a day ahead, and ' +
  'for so many years no project ended, no contact took place, and the record of the person was there. What is linked ' +
  "as the same customer counts as one. Days are the company's.";

/** How the rule stands now, by the years that somebody asks for or the installation has set. */
function dayOf(
  { retention }: RouteDeps,
  asked: number | undefined,
): { years: number; day: RetentionDay } | null {
  const years = asked ?? retention.years;
  return years === undefined ? null : { years, day: retentionDay(years, retention.zone, Date.now()) };
}

/** Routes of the rule by which people at customers are erased. */
export const retentionRoutes = [
  defineRoute({
    operationId: 'previewRetention',
    method: 'get',
    path,
    tag: 'Customer people',
    scope: 'retention:read',
    exported: exportedList(path),
    summary: 'Preview whom the retention rule erases',
    description:
      `${rule} Changes nothing. One page looks at 2,000 people at most, so it may have no entries and yet a next one; ` +
      'the counts of all pages add up. Programs alone may ask, since it is about all customers.',
    query: retentionQuerySchema,
    responses: { 200: { description: 'A page', schema: retentionPreviewSchema, headers: ['Link'] } },
    problems: ['not-your-customer'],
    example: {
      query: { years: 5, limit: 20 },
      status: 200,
      answer: {
        ...example,
        items: [
          {
            personId: exampleCustomerPerson.id,
            customerId: exampleCustomerPerson.customerId,
            name: exampleCustomerPerson.name,
            last: 'contact',
            lastAt: '2019-06-03T02:00:00.000Z',
          },
        ],
        nextCursor: null,
        next: null,
      },
    },
    handler: async ({ query, actor }, deps) => {
      await requireRight(deps.store, everyCustomer, actor, 'see-people');
      const found = dayOf(deps, query.years);
      if (!found) {
        throw new Problem('invalid-parameters', lacksRule, {
          errors: [{ parameter: 'years', detail: lacksRule }],
        });
      }
      const { years, day } = found;
      const list = { path, years };
      const afterId = places.read(query.cursor, list);
      const look = await lookForForgotten(deps.store, day, { afterId, limit: query.limit });
      const nextCursor = look.lastId === null ? null : places.write(look.lastId, list);
      const asked = new URLSearchParams({
        years: String(years),
        cursor: nextCursor ?? '',
        limit: String(query.limit),
      });
      const next = nextCursor === null ? null : `${path}?${asked.toString()}`;
      return {
        status: 200,
        headers: next === null ? {} : { Link: `<${next}>; rel="next"` },
        body: {
          ...{ years, since: toInstant(day.sinceMs) },
          items: look.people.map(({ person: { id, customerId, name }, last: { what, atMs } }) => ({
            ...{ personId: id, customerId, name },
            ...{ last: what, lastAt: toInstant(atMs) },
          })),
          ...{ looked: look.looked, kept: look.kept, nextCursor, next },
        },
      };
    },
  }),
  defineRoute({
    operationId: 'runRetention',
    method: 'post',
    path,
    tag: 'Customer people',
    scope: 'retention:run',
    summary: 'Erase whom the retention rule no longer keeps',
    description:
      `${rule} Each person is looked at once more right before, and erased as by \`eraseCustomerPerson\`: every erasure ` +
      'is on record. Send the request again with `nextCursor` until that is null. A repeat erases nobody twice.',
    body: runRetentionSchema,
    responses: { 202: { description: 'Begun', schema: retentionRunSchema } },
    problems: ['not-your-customer'],
    example: {
      body: { years: 50 },
      status: 202,
      answer: { ...example, years: 50, erasures: [exampleErasureId], nextCursor: null },
    },
    handler: async ({ body, actor, requestKey }, deps) => {
      await requireRight(deps.store, everyCustomer, actor, 'change-people');
      const found = dayOf(deps, body.years);
      if (!found) throw invalidBody([{ pointer: '#/years', detail: lacksRule }]);
      const { years, day } = found;
      const list = { path, years };
      const { erasureIds, looked, kept, lastId } = await eraseForgotten(
        deps.store,
        day,
        { afterId: placesOfRuns.read(body.cursor, list), limit: body.limit },
        { key: requestKey, requestedBy: actor, reason: retentionReason(years, day, deps.retention.zone) },
      );
      return {
        status: 202,
        body: {
          ...{ years, since: toInstant(day.sinceMs), erasures: [...erasureIds], looked, kept },
          nextCursor: lastId === null ? null : placesOfRuns.write(lastId, list),
        },
      };
    },
  }),
];
