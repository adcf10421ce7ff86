import type { RequestHandler } from 'express';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { Registry } from 'prom-client';
import { Counter, Histogram } from 'prom-client';
import { processRegistry } from '../../telemetry/process-registry';

/** Upper bounds in seconds: an update takes tens of milliseconds, waiting for a worker up to some seconds. */
const buckets = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** Metrics of one API: its own registry, so that several APIs can run in one process. */
export interface Metrics {
  readonly registry: Registry;
  /** Observes each answer by method, declared path and status, and problems by their code. */
  readonly observe: RequestHandler;
  /** Observes each message to a workflow. */
  readonly interceptor: WorkflowClientInterceptor;
  /** Counts a command that a project has refused. */
  readonly refused: (code: string) => void;
}

/** Those that routes have, or that are answered for all of them; a client may send any. */
const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export function createMetrics(): Metrics {
  const registry = processRegistry();
  const registers = [registry];
  const seconds = new Histogram({
    name: 'milepost_http_request_duration_seconds',
    help: 'How long requests took, by the declared path of their route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets,
    registers,
  });
  const problems = new Counter({
    name: 'milepost_http_problems_total',
    help: 'Requests that were answered with a problem, by its code',
    labelNames: ['code'] as const,
    registers,
  });
  const refusals = new Counter({
    name: 'milepost_refusals_total',
    help: 'Commands that projects have refused, by the code of the refusal',
    labelNames: ['code'] as const,
    registers,
  });
  const messages = new Histogram({
    name: 'milepost_temporal_request_duration_seconds',
    help: 'How long messages to workflows took until the server had answered',
    labelNames: ['operation', 'outcome'] as const,
    buckets,
    registers,
  });
  const timed = async <T>(operation: string, call: () => Promise<T>): Promise<T> => {
    const stop = messages.startTimer({ operation });
    try {
      const given = await call();
      stop({ outcome: 'answered' });
      return given;
    } catch (error) {
      stop({ outcome: 'failed' });
      throw error;
    }
  };
  return {
    registry,
    refused: (code) => refusals.inc({ code }),
    interceptor: {
      startWithDetails: (input, next) => timed('start', () => next(input)),
      startUpdate: (input, next) => timed('update', () => next(input)),
      startUpdateWithStart: (input, next) => timed('update-with-start', () => next(input)),
      signal: (input, next) => timed('signal', () => next(input)),
      signalWithStart: (input, next) => timed('signal-with-start', () => next(input)),
    },
    observe: (request, response, next) => {
      const stop = seconds.startTimer();
      response.on('close', () => {
        // a made-up path must not create a new time series, nor a made-up method
        const { route = 'none', problemCode } = response.locals;
        const method = knownMethods.has(request.method) ? request.method : 'other';
        stop({ method, route, status: response.statusCode });
        // problems are a fixed list
        if (problemCode !== undefined) problems.inc({ code: problemCode });
      });
      next();
    },
  };
}
