import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { loadTracing } from '../../config/tracing';
import type { Traces } from '../../telemetry/traces';
import { startTraces } from '../../telemetry/traces';
import { eventually } from '../support/eventually';
import type { WholeFlow } from './whole-flow';
import { opening, startFlow } from './whole-flow';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly events?: readonly unknown[];
}

/** A collector, as OpenTelemetry's takes spans by HTTP. */
const spans: Span[] = [];
const collector = createServer((request, response) => {
  void json(request).then((body: any) => {
    for (const { scopeSpans } of body.resourceSpans)
      for (const scope of scopeSpans) spans.push(...scope.spans);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
  });
});

let flow: WholeFlow;
let traces: Traces | null;
beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const { port } = collector.address() as AddressInfo;
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/` };
  traces = startTraces(loadTracing('milepost-test', env));
  flow = await startFlow({ level: 'warn', traces });
}, 60_000);
afterAll(async () => {
  await flow.stop();
  await traces?.stop();
  collector.close();
  collector.closeAllConnections();
});

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const caller = '00f067aa0ba902b7';

/** The names of a span and of those that it is in, innermost first. */
function pathOf(span: Span | undefined): string[] {
  if (!span) return [];
  return [span.name, ...pathOf(spans.find(({ spanId }) => spanId === span.parentSpanId))];
}

describe('a trace', () => {
  it("goes on from its caller's to the mail server, through workflow and activity", async () => {
    await flow.post('/v1/projects', opening, { traceparent: `00-${traceId}-${caller}-01` });

    const smtp = await eventually(() => spans.find(({ name }) => name === 'SMTP'), 20_000);

    const path = pathOf(smtp);
    expect(path[0]).toBe('SMTP');
    expect(path).toEqual([
      'SMTP',
      'RunActivity:sendMail',
      'salesProject/open',
      expect.stringMatching(/^UpdateWorkflowWithStart|^UpdateWithStart/),
      'POST /v1/projects',
    ]);
    expect(spans.find(({ name }) => name === 'POST /v1/projects')?.parentSpanId).toBe(caller);
    const own = spans.filter((span) => span.traceId === traceId);
    expect(own.map(({ name }) => name)).toContain('RunActivity:record');
    for (const { events = [] } of own) expect(events).toEqual([]);
  }, 40_000);
});

describe('the settings of traces', () => {
  it('trace nothing by default, and load nothing for it', () => {
    expect(loadTracing('milepost-api', {})).toBeNull();
    expect(startTraces(null)).toBeNull();
  });

  it('are those of OpenTelemetry', () => {
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example/',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20x,tenant=a',
      OTEL_TRACES_SAMPLER_ARG: '0.1',
    };

    expect(loadTracing('milepost-api', env)).toEqual({
      endpoint: 'https://collector.example',
      headers: { authorization: 'Bearer x', tenant: 'a' },
      serviceName: 'milepost-api',
      ratio: 0.1,
    });
    expect(() => loadTracing('x', { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' })).toThrow(/must be an http/);
  });
});
