import { z } from 'zod';
import {
  longestParkedDays,
  mostParked,
  parkedIdSchema,
  parkedListQuerySchema,
  parkedPageSchema,
  parkedReportSchema,
} from '../../../contracts/wire/parked-reports';
import type { ParkedReportOnWire } from '../../../contracts/wire/parked-reports';
import { referenceOf } from '../../../contracts/wire/references';
import type { ParkedReport } from '../../../store/parked-reports';
import { parkedView } from '../../commands/parked-view';
import { defineRoute } from '../../context/context';
import { cursorsOf, pageOf } from '../../kit/cursors';
import { Problem } from '../../kit/problems/problems';
import { ok } from '../../kit/route';

/** Reports that wait for projects which nobody has opened yet. */

const path = '/v1/parked-reports';
const params = z.strictObject({ id: parkedIdSchema });
const cursors = cursorsOf(z.strictObject({ atMs: z.number(), id: z.string() }));

export const exampleParkedId = 'parked-9c56cc51b374c3ba189210d5b6d4bf57';

const example: ParkedReportOnWire = {
  id: exampleParkedId,
  status: 'waiting',
  reference: { system: 'crm', id: '4711' },
  name: 'reachMilestone',
  facts: {
    milestone: 'meeting-agreed',
    evidence: 'crm:meeting/2207',
    occurredAt: '2026-03-04T06:30:00.000Z',
  },
  hasNote: false,
  actor: 'key:crm',
  source: 'crm',
  commandId: 'api-0c9d2f5e-30ab-4f0e-8d5c-1b7a9a3e6f21',
  tell: 'sample-manager-east',
  parkedAt: '2026-03-04T06:31:12.000Z',
  expiresAt: '2026-04-03T06:31:12.000Z',
  endedAt: null,
  projectId: null,
  operationId: null,
  refusal: null,
};

export const parkedReportRoutes = [
  defineRoute({
    operationId: 'listParkedReports',
    method: 'get',
    path,
    tag: 'Reports',
    scope: 'projects:read',
    summary: 'List parked reports',
    description:
      `A report that names a reference which no project has is parked when its request says so by \`park\` and \`tell\`: for up to ${longestParkedDays} days, ` +
      `up to ${mostParked} of a reference. When a project is opened with the reference, or gets it, it gets the reports in the order in which they came. ` +
      'The newest first; those that have ended are listed for 90 days.',
    query: parkedListQuerySchema,
    responses: { 200: { description: 'A page', schema: parkedPageSchema, headers: ['Link'] } },
    example: {
      query: { status: 'waiting', limit: 20 },
      status: 200,
      answer: { items: [example], nextCursor: null, next: null },
    },
    handler: async ({ query: { cursor, limit, status, reference } }, { store }) => {
      const filter = {
        ...(status !== undefined && { status }),
        ...(reference !== undefined && { reference: referenceOf(reference) }),
      };
      const query = { status, reference };
      const list = [path, query];
      const after = cursors.read(cursor, list);
      const found = await store.parkedReports.list(filter, { after, limit: limit + 1 });
      const positionOf = ({ parkedAtMs: atMs, id }: ParkedReport) => ({ atMs, id });
      return pageOf({ path, query, limit, cursors, list }, found, positionOf, parkedView);
    },
  }),
  defineRoute({
    operationId: 'getParkedReport',
    method: 'get',
    path: `${path}/{id}`,
    tag: 'Reports',
    scope: 'projects:read',
    summary: 'Get a parked report',
    params,
    responses: { 200: { description: 'Found', schema: parkedReportSchema } },
    problems: ['unknown-parked-report'],
    example: { params: { id: example.id }, status: 200, answer: example },
    handler: async ({ params: { id } }, { store }) => {
      const found = await store.parkedReports.read(id);
      if (!found) throw unknown(id);
      return ok(parkedView(found));
    },
  }),
  defineRoute({
    operationId: 'withdrawParkedReport',
    method: 'post',
    path: `${path}/{id}/withdrawal`,
    tag: 'Reports',
    scope: 'reports:write',
    summary: 'Take back a report that waits',
    description: 'No project gets it. Taking it back once more changes nothing.',
    params,
    responses: { 200: { description: 'Taken back', schema: parkedReportSchema } },
    problems: ['unknown-parked-report', 'parked-report-ended'],
    example: {
      params: { id: example.id },
      status: 200,
      answer: { ...example, status: 'withdrawn', endedAt: '2026-03-05T02:00:00.000Z' },
    },
    handler: async ({ params: { id } }, { store }) => {
      const withdrawn = await store.parkedReports.withdraw(id, Date.now());
      const found = withdrawn ?? (await store.parkedReports.read(id));
      if (!found) throw unknown(id);
      if (found.status === 'withdrawn') return ok(parkedView(found));
      throw new Problem('parked-report-ended', `The report "${id}" waits no more: ${found.status}.`);
    },
  }),
];

function unknown(id: string): Problem {
  return new Problem('unknown-parked-report', `There is no parked report "${id}".`);
}
