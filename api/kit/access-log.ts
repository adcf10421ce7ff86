import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { isRequestId, readTraceparent } from '../../contracts/sandbox/cause';
import { because } from '../../telemetry/cause';

declare module 'express-serve-static-core' {
  interface Request {
    /** The request id. */
    id: string;
    /** Logs with the request id. */
    log: Logger;
  }
  interface Locals {
    /** Of a request that was answered with a problem. */
    problemCode?: string;
  }
}

/** Polled every few seconds by monitoring; logged only when they fail. */
const quietRoutes = new Set<string | undefined>(['/livez', '/readyz', '/metrics']);

/** Answers that say when to come again, and mean no fault of ours. */
const unavailable = 503;

/**
 * Gives each request its id, and returns it in the response: the one that the client or a proxy has chosen, else that of
 * the trace it belongs to, else a new one. All that follows from the request carries it.
 */
export function requestId(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const given = request.get('X-Request-Id');
    const traceId = readTraceparent(request.get('traceparent') ?? '')?.traceId;
    const id = given !== undefined && isRequestId(given) ? given : (traceId ?? randomUUID());
    request.id = id;
    request.log = logger.child({ requestId: id });
    response.set('X-Request-Id', id);
    because({ requestId: id }, next);
  };
}

/**
 * Logs one line for each response: who asked for what, how it ended and how long it took. No bodies, no credentials, and
 * no address: a path may hold the key of an email's link, or what another system calls somebody.
 */
export const accessLog: RequestHandler = (request, response, next) => {
  const startedAtMs = performance.now();
  response.on('close', () => {
    const { method } = request;
    const { route, caller, problemCode, projectId } = response.locals;
    const { statusCode: status } = response;
    const line = {
      ...{ method, route, status, apiKey: caller?.id, projectId, code: problemCode },
      ms: Math.round(performance.now() - startedAtMs),
      ...(!response.writableFinished && { gone: true }),
    };
    const text = `${method} ${route ?? 'none'} ${status}`;
    if (status === unavailable && route === '/readyz') request.log.warn(line, text);
    else if (status >= 500) request.log.error(line, text);
    else if (quietRoutes.has(route)) request.log.debug(line, text);
    else request.log.info(line, text);
  });
  next();
};
