import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** A request id that a client or proxy may choose; it is copied into logs and responses unchanged. */
const requestIdPattern = /^[A-Za-z0-9._:-]{1,100}$/;

/** Polled every few seconds by monitoring; logged only when they fail. */
const quietPaths = new Set(['/livez', '/readyz', '/metrics']);

/** Gives each request its id, and returns it in the response. */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.get('X-Request-Id');
  const id = given !== undefined && requestIdPattern.test(given) ? given : randomUUID();
  request.id = id;
  response.set('X-Request-Id', id);
  next();
};

/**
 * Logs one line for each response: who asked for what, how it ended and how long it took. No bodies, no credentials.
 */
export function accessLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    // the request's own logger names the request by its id alone
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId', responseTime: 'ms' },
    genReqId: (request) => request.id,
    customLogLevel: (request, response, error) => {
      if (error || response.statusCode >= 500) return 'error';
      return quietPaths.has(request.url) ? 'debug' : 'info';
    },
    customSuccessMessage: (request, response) =>
      `${request.method} ${pathOf(request.url)} ${response.statusCode}`,
    customErrorMessage: (request, response) =>
      `${request.method} ${pathOf(request.url)} ${response.statusCode}`,
    customProps: (_request, response) => {
      const { route, caller } = (response as Response).locals;
      return { route, apiKey: caller?.id };
    },
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: pathOf(request.url),
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}

/** Leaves the query out: it may name people, while the path holds opaque ids only. */
function pathOf(url: string | undefined): string {
  return url?.split('?', 1)[0] ?? '';
}
