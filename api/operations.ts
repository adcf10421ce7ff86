import { z } from 'zod';
import { uncertaintyText } from '../people/calendar-years';
import { standstillTexts } from './operations/standstills';
import { checkReadiness } from './operations/readiness';
import { defineRoute } from './context/context';

const livenessSchema = z.strictObject({ status: z.literal('alive') }).meta({ id: 'Liveness' });

const alive: z.input<typeof livenessSchema> = { status: 'alive' };

const partSchema = z.enum(['up', 'down']);
const readinessSchema = z
  .strictObject({
    status: z.enum(['ready', 'not-ready', 'draining']),
    mongodb: partSchema.optional(),
    temporal: partSchema.optional(),
    warnings: z
      .array(z.string())
      .meta({ description: 'What somebody has to look after; none of it makes the API unready' }),
  })
  .meta({
    id: 'Readiness',
    description: 'Which part does not answer, when one does not; the parts are not asked while it drains',
  });

const draining: z.input<typeof readinessSchema> = { status: 'draining', warnings: [] };

/** Routes beside the API proper: health, metrics, the document. */
export const operationRoutes = [
  defineRoute({
    operationId: 'getLiveness',
    method: 'get',
    path: '/livez',
    tag: 'Operations',
    scope: null,
    summary: 'Whether the process runs',
    responses: { 200: { description: 'It does', schema: livenessSchema } },
    example: { status: 200, answer: { status: 'alive' } },
    handler: () => ({ status: 200, body: alive }),
  }),
  defineRoute({
    operationId: 'getReadiness',
    method: 'get',
    path: '/readyz',
    tag: 'Operations',
    scope: null,
    summary: 'Whether MongoDB and Temporal answer',
    responses: {
      200: { description: 'Both do', schema: readinessSchema },
      503: { description: 'One does not, or the process is about to end', schema: readinessSchema },
    },
    example: { status: 200, answer: { status: 'ready', mongodb: 'up', temporal: 'up', warnings: [] } },
    handler: async (_request, { store, client, isDraining, calendarYears, standstills }) => {
      // no waiting here: balancers have only seconds to turn to other processes
      if (isDraining()) return { status: 503, body: draining };
      const { isReady, mongodb, temporal } = await checkReadiness(store, client);
      const status = isReady ? 'ready' : 'not-ready';
      // calendar gaps and standstills are in the database, which is not waited for while it is down
      const [years, counts] =
        mongodb === 'up' ? [await calendarYears.uncertain(), await standstills.counts()] : [[], {}];
      const body: z.input<typeof readinessSchema> = {
        status,
        mongodb,
        temporal,
        warnings: [...years.map(uncertaintyText), ...standstillTexts(counts)],
      };
      return status === 'ready' ? { status: 200, body } : { status: 503, body };
    },
  }),
  defineRoute({
    operationId: 'getMetrics',
    method: 'get',
    path: '/metrics',
    tag: 'Operations',
    scope: null,
    summary: 'Metrics for Prometheus',
    description: 'Needs no API key, as scrapers expect: keep it off the public network at the proxy.',
    responses: {
      200: { description: 'In the text format of Prometheus', schema: z.string(), mediaType: 'text/plain' },
    },
    example: { status: 200, answer: 'process_cpu_seconds_total 1.25\n' },
    handler: async (_request, { metrics }) => ({
      status: 200,
      body: await metrics.metrics(),
      headers: { 'Content-Type': metrics.contentType },
    }),
  }),
  defineRoute({
    operationId: 'getDocument',
    method: 'get',
    path: '/openapi.json',
    tag: 'Operations',
    scope: null,
    summary: 'This document',
    responses: {
      200: { description: 'OpenAPI 3.1', schema: z.record(z.string(), z.unknown()).meta({ id: 'Document' }) },
    },
    example: { status: 200, answer: { openapi: '3.1.0' } },
    handler: (_request, { document }) => ({ status: 200, body: document() }),
  }),
];
