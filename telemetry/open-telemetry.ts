import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Resource } from '@opentelemetry/resources';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base';
import { OpenTelemetryWorkflowClientInterceptor } from '@temporalio/interceptors-opentelemetry/lib/client';
import { OpenTelemetryActivityInboundInterceptor } from '@temporalio/interceptors-opentelemetry/lib/worker';
import { readTraceparent } from '../contracts/sandbox/cause';
import type { Traces, TraceSettings } from './tracing';

/** Spans keep what happened and how long it took; the words of errors may quote what somebody sent. */
class WordlessProcessor extends BatchSpanProcessor {
  override onEnd(span: ReadableSpan): void {
    span.events.splice(0);
    delete span.status.message;
    super.onEnd(span);
  }
}

/** Loaded only where something is traced, see `traces.ts`. */
export function openTraces({ endpoint, headers, serviceName, ratio }: TraceSettings): Traces {
  const random = new RandomIdGenerator();
  /** The span of a workflow has the id that the workflow has told others. */
  let givenSpanId: string | undefined;
  const provider = new BasicTracerProvider({
    resource: new Resource({ 'service.name': serviceName }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    idGenerator: {
      generateTraceId: () => random.generateTraceId(),
      generateSpanId: () => givenSpanId ?? random.generateSpanId(),
    },
    spanProcessors: [
      new WordlessProcessor(new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, headers: { ...headers } })),
    ],
  });
  provider.register({
    contextManager: new AsyncLocalStorageContextManager().enable(),
    propagator: new W3CTraceContextPropagator(),
  });
  const tracer = provider.getTracer('milepost');
  return {
    request(request, response, next) {
      const outer = propagation.extract(ROOT_CONTEXT, request.headers);
      const { method } = request;
      const span = tracer.startSpan(method, { kind: SpanKind.SERVER }, outer);
      span.setAttribute('milepost.request_id', request.id);
      response.on('close', () => {
        const { route = 'none' } = response.locals;
        const { statusCode } = response;
        span.updateName(`${method} ${route}`);
        span.setAttributes({
          'http.request.method': method,
          'http.route': route,
          'http.response.status_code': statusCode,
        });
        if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      });
      response.locals.within = (run) => context.with(trace.setSpan(outer, span), run);
      next();
    },
    clientInterceptor: new OpenTelemetryWorkflowClientInterceptor({ tracer }),
    activities: (of) => ({ inbound: new OpenTelemetryActivityInboundInterceptor(of, { tracer }) }),
    sinks: {
      trace: {
        handled: {
          callDuringReplay: false,
          fn(_info, { parent, trace: own, name, workflowId, startedAtMs }) {
            const outer = propagation.extract(ROOT_CONTEXT, { traceparent: parent });
            givenSpanId = readTraceparent(own)?.spanId;
            const span = tracer.startSpan(name, { startTime: startedAtMs }, outer);
            givenSpanId = undefined;
            span.setAttribute('temporalWorkflowId', workflowId);
            span.end();
          },
        },
      },
    },
    spanned: (name, run) =>
      tracer.startActiveSpan(name, { kind: SpanKind.CLIENT }, async (span) => {
        try {
          return await run();
        } catch (error) {
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
        }
      }),
    stop: () => provider.shutdown(),
  };
}
