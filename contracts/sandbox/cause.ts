import type { Headers } from '@temporalio/common';
import { defaultPayloadConverter } from '@temporalio/common';
import type { Sinks } from '@temporalio/workflow';
import { fnv1a } from '../../domain/fnv1a';

/**
 * What made something happen, as it travels with messages to workflows and from there to activities: in headers, which
 * Temporal UI shows and which no replay compares. Empty: the clock, or a program that has said nothing.
 */
export interface Cause {
  /** The request to the API. Of several, their ids with commas between. */
  readonly requestId?: string;
  /** The span that it belongs to, as a `traceparent` of W3C Trace Context; absent while nothing is traced. */
  readonly trace?: string;
}

/** The header with the request id. */
export const requestIdHeader = 'milepost-request-id';

/** The header of Temporal's own interceptors for OpenTelemetry: a map with `traceparent`. */
export const traceHeader = '_tracer-data';

/** An id of a request that a client or a proxy may choose; it is copied into logs, histories and emails unchanged. */
const requestIdPattern = /^[A-Za-z0-9._:-]{1,100}$/;

/** Version 00, which is what every later version can be read as. */
const traceparentPattern = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** The most requests that one effect names: a backlog may have come from many. */
const mostRequests = 10;

/** Whether somebody else's name of a request can be used as it is. */
export function isRequestId(text: string): boolean {
  return requestIdPattern.test(text);
}

/** The parts of a `traceparent`; null when it is none. */
export function readTraceparent(text: string): { readonly traceId: string; readonly spanId: string } | null {
  const [, traceId = '', spanId = ''] = traceparentPattern.exec(text) ?? [];
  const isNone = /^0*$/.test(traceId) || /^0*$/.test(spanId) || text.startsWith('ff');
  return isNone ? null : { traceId, spanId };
}

/** The ids of the requests behind something, the first of them first. */
export function requestIdsOf({ requestId }: Cause): readonly string[] {
  return requestId === undefined ? [] : requestId.split(',');
}

/** What the headers of a message or an activity say of its cause; whatever has another form is left out. */
export function causeOf(headers: Headers): Cause {
  const requestId = textOf(headers, requestIdHeader);
  const trace = (valueOf(headers, traceHeader) as { traceparent?: unknown } | null | undefined)?.traceparent;
  const isKnown = requestId?.split(',').every(isRequestId) === true;
  const isTraced = typeof trace === 'string' && readTraceparent(trace) !== null;
  return { ...(isKnown && { requestId }), ...(isTraced && { trace }) };
}

/** Headers that say the same. */
export function headersOf({ requestId, trace }: Cause): Headers {
  const payload = (value: unknown) => defaultPayloadConverter.toPayload(value);
  return {
    ...(requestId !== undefined && { [requestIdHeader]: payload(requestId) }),
    ...(trace !== undefined && { [traceHeader]: payload({ traceparent: trace }) }),
  };
}

/**
 * A span within another one, as a `traceparent`. Its id follows from the other and a name, so that a replay gives the
 * same: workflows have no random numbers to spare.
 */
export function spanWithin(trace: string, name: string): string {
  const hex = (offset: number): string => fnv1a(`${trace}/${name}`, offset).toString(16).padStart(8, '0');
  const [version, traceId, , flags] = trace.split('-');
  return [version, traceId, hex(0x811c9dc5) + hex(0x01234567), flags].join('-');
}

/** A span of a workflow, for whoever makes spans of it outside. */
export interface WorkflowSpan {
  readonly parent: string;
  readonly trace: string;
  readonly name: string;
  readonly workflowId: string;
  /** Epoch milliseconds. */
  readonly startedAtMs: number;
}

/** How workflows report their spans to the worker. */
export interface TraceSinks extends Sinks {
  readonly trace: { handled(span: WorkflowSpan): void };
}

/** The cause of what follows from several things; it belongs to the trace of the first. */
export function together(causes: readonly Cause[]): Cause {
  const requestIds = [...new Set(causes.flatMap(requestIdsOf))].slice(0, mostRequests);
  const trace = causes.find((cause) => cause.trace !== undefined)?.trace;
  return {
    ...(requestIds.length > 0 && { requestId: requestIds.join(',') }),
    ...(trace !== undefined && { trace }),
  };
}

/** Whether nothing is known of a cause. */
export function isUnknown({ requestId, trace }: Cause): boolean {
  return requestId === undefined && trace === undefined;
}

function textOf(headers: Headers, name: string): string | undefined {
  const value = valueOf(headers, name);
  return typeof value === 'string' ? value : undefined;
}

/** A header of another program may hold anything: no message fails for it. */
function valueOf(headers: Headers, name: string): unknown {
  const payload = headers[name];
  if (!payload) return undefined;
  try {
    return defaultPayloadConverter.fromPayload(payload);
  } catch {
    return undefined;
  }
}
