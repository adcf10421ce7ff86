import type { Context } from '@temporalio/activity';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { ActivityInterceptors, InjectedSinks } from '@temporalio/worker';
import type { RequestHandler } from 'express';
import type { TraceSinks } from '../contracts/sandbox/cause';

declare module 'express-serve-static-core' {
  interface Locals {
    /** Runs something as part of the request's span; absent while nothing is traced. */
    within?: <T>(run: () => T) => T;
  }
}

/** Where spans go. */
export interface TraceSettings {
  /** Of a collector that takes OTLP over HTTP as JSON, without `/v1/traces`. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  /** Which part of the requests is traced that belong to no trace yet, from 0 to 1. */
  readonly ratio: number;
}

/** Makes spans of what this process does. */
export interface Traces {
  /** Makes the span of each request, within the trace of its `traceparent`. */
  readonly request: RequestHandler;
  readonly clientInterceptor: WorkflowClientInterceptor;
  readonly activities: (context: Context) => ActivityInterceptors;
  readonly sinks: InjectedSinks<TraceSinks>;
  /** Runs something in a span of its own. */
  spanned<T>(name: string, run: () => Promise<T>): Promise<T>;
  /** Sends what waits. */
  stop(): Promise<void>;
}
