import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** A request id that a client or a proxy may choose: it goes into logs and answers as it is. */
const requestIdPattern = /^[A-Za-z0-9._:-]{1,100}$/;

/** Asked every few seconds by whoever runs the process; of no interest unless they fail. */
const quietPaths = new Set(['/livez', '/readyz', '/metrics']);

/** Gives each request its id, and says it in the answer. */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.get('X-Request-Id');
  const id = given !== undefined && requestIdPattern.test(given) ? given : randomUUID();
  request.id = id;
  response.set('X-Request-Id', id);
  next();
};

/** One line for each answered request: who asked what, how it ended, how long it took. No bodies, no credentials. */
export function accessLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    // the request's own logger names it by its id alone
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

/** Queries may name people; the path holds opaque ids only. */
function pathOf(url: string | undefined): string {
  return url?.split('?', 1)[0] ?? '';
}
