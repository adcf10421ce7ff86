import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Upper bounds in seconds: an update takes tens of milliseconds, waiting for a worker up to some seconds. */
const buckets = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

/** Metrics of one API: its own registry, so that several APIs can run in one process. */
export interface Metrics {
  readonly registry: Registry;
  /** Observes each answer by method, declared path and status. */
  readonly observe: RequestHandler;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'milepost_http_request_duration_seconds',
    help: 'How long requests took, by the declared path of their route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets,
    registers: [registry],
  });
  return {
    registry,
    observe: (request, response, next) => {
      const stop = seconds.startTimer();
      response.on('close', () => {
        // a made-up path must not create a new time series
        const route = response.locals.route ?? 'none';
        stop({ method: request.method, route, status: response.statusCode });
      });
      next();
    },
  };
}
